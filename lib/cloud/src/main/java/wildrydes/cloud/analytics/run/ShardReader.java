package wildrydes.cloud.analytics.run;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import wildrydes.cloud.reading.Arrival;
import wildrydes.cloud.reading.ShardCursor;
import wildrydes.cloud.reading.ShardPosition;
import wildrydes.cloud.reading.ShardedStream;

/** Reads one shard, and holds what was read and not taken yet. */
final class ShardReader {

    private final String shard;
    private final Set<String> parents;
    private final Deque<Arrival> waiting = new ArrayDeque<>();
    private final ShardCursor<Arrival> cursor;
    private ShardPosition taken;

    private long millisBehind;
    /** Up to when all is known, where nothing was left. */
    private long checked = Long.MIN_VALUE;

    /** @param parents ids of the shards that this one came of */
    ShardReader(ShardedStream<Arrival> stream, String shard, Set<String> parents, ShardPosition position) {
        this.shard = shard;
        this.parents = parents;
        this.taken = position;
        this.cursor = new ShardCursor<>(stream, shard, position.ended());
        this.millisBehind = position.ended() ? 0 : 1;
    }

    String shard() {
        return shard;
    }

    Set<String> parents() {
        return parents;
    }

    /** How far records were taken. */
    ShardPosition position() {
        return taken;
    }

    /** Whether there is nothing left to take, for ever. */
    boolean ended() {
        return taken.ended();
    }

    /** Whether it is worth asking for more. */
    boolean readable() {
        return !cursor.atEnd() && waiting.isEmpty();
    }

    /** Whether it was never read. */
    boolean untouched() {
        return cursor.untouched();
    }

    boolean hasWaiting() {
        return !waiting.isEmpty();
    }

    /** How far the last read was behind the newest record; 0 where there was nothing left. */
    long millisBehind() {
        return millisBehind;
    }

    /** Up to when all records of this shard are known, in milliseconds since 1970. */
    long knownUntil() {
        if (cursor.atEnd()) {
            return Long.MAX_VALUE;
        }
        Arrival last = waiting.peekLast();
        long read = last == null ? taken.arrival() : last.arrivalMillis();
        return millisBehind == 0 ? Math.max(read, checked) : read;
    }

    /** How far it was read. */
    private ShardPosition last() {
        Arrival last = waiting.peekLast();
        return last == null ? taken : taken.read(last);
    }

    /** What a read gave. */
    record Page(long bytes, List<ShardedStream.Node> children) {}

    /**
     * Asks for more.
     *
     * @param now milliseconds since 1970
     * @throws RuntimeException what Kinesis or the policies say
     */
    Page read(long now) {
        ShardedStream.Page<Arrival> answer = cursor.read(last());
        millisBehind = answer.millisBehind();
        checked = now;
        long bytes = 0;
        for (Arrival arrival : answer.records()) {
            bytes += arrival.data().length;
            waiting.add(arrival);
        }
        if (cursor.atEnd() && waiting.isEmpty()) {
            taken = taken.end();
        }
        return new Page(bytes, answer.children());
    }

    /** Takes what has arrived up to a moment. */
    List<Arrival> takeUntil(long arrivalMillis) {
        List<Arrival> all = new ArrayList<>(waiting.size());
        for (Arrival next = waiting.peek();
                next != null && next.arrivalMillis() <= arrivalMillis;
                next = waiting.peek()) {
            all.add(waiting.remove());
        }
        took(all);
        return all;
    }

    /** Whether everything up to a position was read, or will never be there. */
    boolean reaches(ShardPosition wanted) {
        ShardPosition read = last();
        return cursor.atEnd() || (!wanted.ended() && (millisBehind == 0 || read.reaches(wanted)));
    }

    /** Takes what is not behind a position. */
    List<Arrival> takeUntil(ShardPosition wanted) {
        List<Arrival> all = new ArrayList<>();
        for (Arrival next = waiting.peek();
                next != null && !wanted.before(next.sequenceNumber());
                next = waiting.peek()) {
            all.add(waiting.remove());
        }
        took(all);
        return all;
    }

    private void took(List<Arrival> all) {
        if (!all.isEmpty()) {
            taken = taken.read(all.get(all.size() - 1));
        }
        if (cursor.atEnd() && waiting.isEmpty()) {
            taken = taken.end();
        }
    }
}
