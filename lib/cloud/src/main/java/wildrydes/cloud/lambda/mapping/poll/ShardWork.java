package wildrydes.cloud.lambda.mapping.poll;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.lambda.mapping.Checkpoint;
import wildrydes.cloud.lambda.mapping.Settings;
import wildrydes.cloud.reading.ShardCursor;
import wildrydes.cloud.reading.ShardPosition;
import wildrydes.cloud.reading.ShardRecord;
import wildrydes.cloud.reading.ShardedStream;

/**
 * One shard at work: what was read of it and is not processed, and how far all was.
 *
 * @param <R> its records
 */
final class ShardWork<R extends ShardRecord> {

    /** Behind one that is tried again and again, others may be processed; so far a shard may get ahead of it. */
    private static final int MOST_UNFINISHED = 100_000;

    private final String shard;
    private final Set<String> parents;
    private final Settings settings;
    private final ShardCursor<R> cursor;
    private final LongSupplier numbers;
    private final List<Lane> lanes = new ArrayList<>();
    /** What was read and may not be processed, in the order of the shard. */
    private final Deque<Item> unfinished = new ArrayDeque<>();

    private ShardPosition read;
    private ShardPosition processed;
    private @Nullable Window window;
    /** Up to when every record is known. */
    private Instant known = Instant.MIN;

    /**
     * @param position how far it was processed
     * @param window the one that was open then; null where none was
     * @param numbers gives numbers for batches
     */
    ShardWork(
            ShardedStream<R> stream,
            ShardedStream.Node node,
            Settings settings,
            ShardPosition position,
            Checkpoint.@Nullable OpenWindow window,
            LongSupplier numbers) {
        this.shard = node.shard();
        this.parents = node.parents();
        this.settings = settings;
        this.cursor = new ShardCursor<>(stream, shard, position.ended());
        this.read = position;
        this.processed = position;
        this.numbers = numbers;
        this.window = window == null || settings.tumblingSeconds() == 0
                ? null
                : Window.restored(window, Duration.ofSeconds(settings.tumblingSeconds()));
        // The state of a window goes from batch to batch, so there can be only one at a time.
        int wanted = settings.tumblingSeconds() > 0 ? 1 : settings.parallelization();
        for (int i = 0; i < wanted; i++) {
            lanes.add(new Lane());
        }
    }

    String shard() {
        return shard;
    }

    Set<String> parents() {
        return parents;
    }

    /** Whether all that there will ever be is processed. */
    boolean ended() {
        return cursor.atEnd() && unfinished.isEmpty() && window == null;
    }

    boolean untouched() {
        return cursor.untouched();
    }

    boolean atEnd() {
        return cursor.atEnd();
    }

    /** Whether more records could be of use now. */
    boolean wantsMore() {
        int open = 0;
        long bytes = 0;
        for (Item item : unfinished) {
            open += item.done() ? 0 : 1;
            bytes += item.json().length;
        }
        return !cursor.atEnd()
                && open < settings.batchSize() * lanes.size()
                && bytes < (long) Lane.MOST_BYTES * lanes.size()
                && unfinished.size() < MOST_UNFINISHED;
    }

    /**
     * Reads once.
     *
     * @param items makes an item of a record, or null of one that the function is not to get
     * @return how many records came, those among them that it gets, and new shards
     */
    Read read(Instant now, Function<R, @Nullable Item> items) {
        ShardedStream.Page<R> page = cursor.read(read);
        int kept = 0;
        for (R record : page.records()) {
            read = read.read(record);
            Item item = items.apply(record);
            if (item != null) {
                kept++;
                unfinished.add(item);
                lanes.get(Math.floorMod(item.key().hashCode(), lanes.size())).add(item);
            }
        }
        if (page.millisBehind() == 0 || cursor.atEnd()) {
            known = now;
        } else if (!page.records().isEmpty()) {
            known = Instant.ofEpochMilli(read.arrival());
        }
        return new Read(page.records().size(), kept, page.children());
    }

    /** What a read gave. */
    record Read(int records, int kept, List<ShardedStream.Node> children) {}

    /** A batch that is due, and the lane that it is in. */
    record Due(Batch batch, Lane lane) {}

    /** The batches that are due, at most one a lane. */
    List<Due> due(Instant now) {
        closeWindow();
        List<Due> due = new ArrayList<>();
        for (Lane lane : lanes) {
            if (lane.first() == null) {
                form(lane, now);
            }
            Batch batch = lane.first();
            if (batch != null && !batch.notBefore().isAfter(now)) {
                due.add(new Due(batch, lane));
            }
        }
        return due;
    }

    private void closeWindow() {
        Window open = window;
        Lane lane = lanes.get(0);
        if (open == null || lane.first() != null) {
            return;
        }
        Item next = lane.next();
        boolean over = next == null ? cursor.atEnd() || !known.isBefore(open.end()) : !open.has(next.arrival());
        if (over || open.early()) {
            lane.push(new Batch(numbers.getAsLong(), null, shard, List.of(), open, true, 0));
        }
    }

    private void form(Lane lane, Instant now) {
        Item first = lane.next();
        if (first == null) {
            return;
        }
        Window open = window;
        if (settings.tumblingSeconds() > 0 && open == null) {
            open = Window.at(first.arrival(), Duration.ofSeconds(settings.tumblingSeconds()));
        }
        Lane.Portion portion = lane.portion(settings.batchSize(), open, Payloads.around(open));
        boolean complete = portion.full() || cursor.atEnd() || (open != null && !known.isBefore(open.end()));
        if (complete || !now.isBefore(first.read().plus(settings.window()))) {
            window = open;
            lane.form(new Batch(numbers.getAsLong(), null, shard, portion.items(), open, false, 0));
        }
    }

    /** When something may be due next; null where nothing waits. */
    @Nullable
    Instant next() {
        Instant next = null;
        for (Lane lane : lanes) {
            Instant due = lane.due(settings.window());
            if (due != null && (next == null || due.isBefore(next))) {
                next = due;
            }
        }
        return next;
    }

    /** The window has been closed, or given up. */
    void closed() {
        window = null;
    }

    /** How far everything is processed. */
    Checkpoint checkpoint(String mapping, String identity) {
        for (Item first = unfinished.peek(); first != null && first.done(); first = unfinished.peek()) {
            processed = new ShardPosition(
                    processed.since(), first.id(), first.arrival().toEpochMilli(), false);
            unfinished.remove();
        }
        if (unfinished.isEmpty()) {
            processed = ended() ? read.end() : read;
        }
        Window open = window;
        return new Checkpoint(mapping, shard, identity, processed, open == null ? null : open.saved());
    }
}
