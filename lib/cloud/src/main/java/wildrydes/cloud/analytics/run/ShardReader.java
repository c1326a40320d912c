package wildrydes.cloud.analytics.run;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.model.ChildShard;
import software.amazon.awssdk.services.kinesis.model.ExpiredIteratorException;
import software.amazon.awssdk.services.kinesis.model.GetRecordsRequest;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.kinesis.model.GetShardIteratorResponse;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

/** Reads one shard, and holds what was read and not taken yet. */
final class ShardReader {

    private static final int MOST_RECORDS = 10_000;

    private final RoleCalls calls;
    private final String stream;
    private final String role;
    private final String shard;
    private final Set<String> parents;
    private final Deque<Arrival> waiting = new ArrayDeque<>();
    private ShardPosition taken;
    private @Nullable String iterator;
    /** Whether there is nothing behind what was read, for ever. */
    private boolean atEnd;

    private long millisBehind;
    /** Up to when all is known, where nothing was left. */
    private long checked = Long.MIN_VALUE;

    /**
     * A reader of a shard.
     *
     * @param stream ARN
     * @param parents ids of the shards that this one came of
     */
    ShardReader(
            RoleCalls calls, String stream, String role, String shard, Set<String> parents, ShardPosition position) {
        this.calls = calls;
        this.stream = stream;
        this.role = role;
        this.shard = shard;
        this.parents = parents;
        this.taken = position;
        this.atEnd = position.ended();
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
        return !atEnd && waiting.isEmpty();
    }

    /** Whether it was never read. */
    boolean untouched() {
        return iterator == null && !atEnd;
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
        if (atEnd) {
            return Long.MAX_VALUE;
        }
        Arrival last = waiting.peekLast();
        long read = last == null ? taken.arrival() : last.arrivalMillis();
        return millisBehind == 0 ? Math.max(read, checked) : read;
    }

    /** What a read gave. */
    record Page(long bytes, List<ChildShard> children) {}

    /**
     * Asks for more.
     *
     * @param now milliseconds since 1970
     * @throws RuntimeException what Kinesis or the policies say
     */
    Page read(long now) {
        String from = iterator == null ? newIterator() : iterator;
        GetRecordsResponse answer;
        try {
            answer = get(from);
        } catch (ExpiredIteratorException e) {
            answer = get(newIterator());
        }
        iterator = answer.nextShardIterator();
        millisBehind = answer.millisBehindLatest() == null ? 0 : answer.millisBehindLatest();
        checked = now;
        long bytes = 0;
        for (Record record : answer.records()) {
            Arrival arrival = Arrival.of(shard, record);
            bytes += arrival.data().length;
            waiting.add(arrival);
        }
        if (iterator == null) {
            atEnd = true;
            if (waiting.isEmpty()) {
                taken = taken.end();
            }
        }
        return new Page(bytes, answer.childShards());
    }

    private GetRecordsResponse get(String from) {
        return calls.call(
                GetRecordsRequest.builder()
                        .streamARN(stream)
                        .shardIterator(from)
                        .limit(MOST_RECORDS)
                        .build(),
                role);
    }

    private String newIterator() {
        GetShardIteratorRequest.Builder request =
                GetShardIteratorRequest.builder().streamARN(stream).shardId(shard);
        Arrival last = waiting.peekLast();
        String after = last == null ? taken.after() : last.sequenceNumber();
        if (after != null) {
            request.shardIteratorType(ShardIteratorType.AFTER_SEQUENCE_NUMBER).startingSequenceNumber(after);
        } else if (taken.since() == Long.MIN_VALUE) {
            request.shardIteratorType(ShardIteratorType.TRIM_HORIZON);
        } else {
            request.shardIteratorType(ShardIteratorType.AT_TIMESTAMP).timestamp(Instant.ofEpochMilli(taken.since()));
        }
        GetShardIteratorResponse answer = calls.call(request.build(), role);
        iterator = answer.shardIterator();
        return iterator;
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
        Arrival last = waiting.peekLast();
        ShardPosition read = last == null ? taken : taken.read(last);
        return atEnd || (!wanted.ended() && (millisBehind == 0 || read.reaches(wanted)));
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
        if (atEnd && waiting.isEmpty()) {
            taken = taken.end();
        }
    }
}
