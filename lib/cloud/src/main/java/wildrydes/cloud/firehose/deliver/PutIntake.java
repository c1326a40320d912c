package wildrydes.cloud.firehose.deliver;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.reading.ShardPosition;
import wildrydes.cloud.store.Page;
import wildrydes.cloud.store.TapeRecord;

/** Records that were put into a delivery stream. */
final class PutIntake implements Intake {

    private static final int MOST_RECORDS = 50_000;
    private static final long MOST_BYTES = 16 << 20;
    /** AWS keeps no record for longer. */
    private static final Duration LIFE = Duration.ofHours(24);

    private final Inboxes inboxes;
    private final long stream;
    private long position;
    private long arrival;
    private boolean more;

    /** @param positions up to where records were delivered */
    PutIntake(Inboxes inboxes, long stream, Map<String, ShardPosition> positions) {
        this.inboxes = inboxes;
        this.stream = stream;
        ShardPosition known = positions.get(Item.PUT);
        String after = known == null ? null : known.after();
        this.position = after == null ? 0 : Long.parseLong(after);
        this.arrival = known == null ? 0 : known.arrival();
    }

    @Override
    public void take(Instant now, Consumer<Item> to) {
        Page page = inboxes.read(
                stream, position + 1, MOST_RECORDS, MOST_BYTES, now.minus(LIFE).toEpochMilli());
        for (TapeRecord record : page.records()) {
            to.accept(new Item(
                    Item.PUT, String.valueOf(record.position()), 0, true, "", record.arrivalMillis(), record.data()));
            arrival = record.arrivalMillis();
        }
        position = Math.max(position, page.next() - 1);
        more = page.more();
    }

    @Override
    public @Nullable Instant next(Instant now) {
        return more ? now : null;
    }

    @Override
    public Map<String, ShardPosition> positions() {
        return position == 0
                ? Map.of()
                : Map.of(Item.PUT, new ShardPosition(Long.MIN_VALUE, String.valueOf(position), arrival, false));
    }

    @Override
    public String identity() {
        return "";
    }

    @Override
    public @Nullable Long millisBehind() {
        return null;
    }

    @Override
    public void delivered(Map<String, ShardPosition> positions) {
        ShardPosition known = positions.get(Item.PUT);
        String after = known == null ? null : known.after();
        if (after != null) {
            inboxes.delivered(stream, Long.parseLong(after));
        }
    }
}
