package wildrydes.cloud.kinesis;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.kinesis.model.ChildShard;
import software.amazon.awssdk.services.kinesis.model.SubscribeToShardEvent;
import software.amazon.awssdk.services.kinesis.model.SubscribeToShardEventStream;
import wildrydes.cloud.clock.CloudTime;
import wildrydes.cloud.ledger.Usage;
import wildrydes.cloud.store.Page;
import wildrydes.cloud.store.TapeRecord;
import wildrydes.cloud.wire.EventSink;
import wildrydes.cloud.wire.EventSource;

/**
 * One consumer's subscription to a shard: pushes what comes into the shard, for five minutes of cloud time. It neither lets time
 * pass nor keeps it from passing: what is there is pushed at once, whatever the clock does.
 */
final class Subscription implements EventSource {

    /** docs.aws.amazon.com/kinesis/latest/APIReference/API_SubscribeToShard.html. */
    static final Duration LIFE = Duration.ofMinutes(5);

    /** In one event, unless a record alone is larger; this much is in memory for each client that reads slowly. */
    private static final int EVENT_BYTES = 256 << 10;

    private static final int EVENT_RECORDS = 10_000;
    private static final String OUT = "kinesis:fan-out";
    private static final String ON_DEMAND_OUT = "kinesis:on-demand-fan-out";

    private final Subscriptions all;
    private final Stream stream;
    private final Shard shard;
    private final Consumer consumer;
    private final PushWindow window;
    private final EventSink sink;
    private final Instant until;
    private final Runnable wake = this::wake;
    private long position;
    private long behind;
    private volatile boolean takenOver;
    private CloudTime.@Nullable Scheduled end;
    private CloudTime.@Nullable Scheduled room;
    private Instant roomAt = Instant.MIN;

    /** @param position of the first record to be pushed */
    Subscription(
            Subscriptions all,
            Stream stream,
            Shard shard,
            Consumer consumer,
            PushWindow window,
            EventSink sink,
            long position,
            Instant now) {
        this.all = all;
        this.stream = stream;
        this.shard = shard;
        this.consumer = consumer;
        this.window = window;
        this.sink = sink;
        this.position = position;
        this.until = now.plus(LIFE);
    }

    Consumer consumer() {
        return consumer;
    }

    Shard shard() {
        return shard;
    }

    void begin() {
        shard.bell().add(wake);
        end = all.time().schedule(until, wake);
    }

    /** Has it look again soon, on another thread. */
    void wake() {
        sink.wake();
    }

    /** Another subscription of the same consumer has begun. */
    void takenOver() {
        takenOver = true;
        wake();
    }

    @Override
    public Next next() {
        requireCurrent();
        Instant now = all.time().instant();
        if (!now.isBefore(until)) {
            return Next.END;
        }
        long most = Math.min(EVENT_BYTES, window.room(now.getEpochSecond()));
        if (most <= 0) {
            awaitRoom(now);
            return Next.NOTHING;
        }
        long horizon = stream.horizon(now);
        boolean closed = !shard.isOpen(); // asked before reading, so that what still came in is not left out
        Page page = shard.tape().read(position, EVENT_RECORDS, most, horizon);
        if (shard.tape().outdated(horizon)) {
            all.store().checkpointSoon();
        }
        position = page.next();
        behind = RecordOutlet.behind(page, now);
        boolean last = closed && !page.more();
        if (page.records().isEmpty() && !last) {
            return Next.NOTHING;
        }
        count(page.bytes());
        all.metrics(stream)
                .pushed(now, stream, shard, consumer.name(), page.records().size(), page.bytes(), behind);
        List<ChildShard> children = last ? RecordOutlet.children(stream, shard) : List.of();
        SubscribeToShardEvent event = event(page.records(), children, last, now);
        return last ? Next.last(event) : Next.of(event);
    }

    private void requireCurrent() {
        if (takenOver) {
            throw all.errors().ofConsumers().subscribed(stream.name(), shard.id(), consumer.name());
        }
        if (!stream.works()) {
            throw all.errors().noStream(stream.name());
        }
        if (!consumer.activeIn(stream)) {
            throw all.errors().ofConsumers().none(consumer.name(), stream.name());
        }
    }

    private void awaitRoom(Instant now) {
        if (!roomAt.isAfter(now)) {
            roomAt = Instant.ofEpochSecond(now.getEpochSecond() + 1);
            room = all.time().schedule(roomAt, wake);
        }
    }

    private void count(long bytes) {
        window.pushed(bytes);
        if (bytes > 0) {
            String item = stream.traits().onDemand() ? ON_DEMAND_OUT : OUT;
            all.metering().used(new Usage(item, all.arn(stream, consumer), bytes));
        }
    }

    private SubscribeToShardEvent event(
            List<TapeRecord> records, List<ChildShard> children, boolean last, Instant now) {
        SubscribeToShardEvent.Builder event = SubscribeToShardEventStream.subscribeToShardEventBuilder()
                .records(records.stream()
                        .map(record -> RecordOutlet.record(shard, record))
                        .toList())
                .millisBehindLatest(behind);
        if (last) {
            return event.childShards(children).build();
        }
        long arrival = records.isEmpty()
                ? now.toEpochMilli()
                : records.get(records.size() - 1).arrivalMillis();
        return event.continuationSequenceNumber(
                        shard.number(Math.max(0, position - 1), arrival).toString())
                .build();
    }

    @Override
    public SdkPojo pulse() {
        return event(List.of(), List.of(), false, all.time().instant());
    }

    @Override
    public void closed(long sent) {
        shard.bell().remove(wake);
        for (CloudTime.Scheduled planned : new CloudTime.Scheduled[] {end, room}) {
            if (planned != null) {
                planned.cancel();
            }
        }
        all.ended(this);
    }
}
