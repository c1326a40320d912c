package wildrydes.lab;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.ChildShard;
import software.amazon.awssdk.services.kinesis.model.ExpiredIteratorException;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.kinesis.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;
import wildrydes.lab.cloud.Control;

/**
 * A reader's place in one shard. It keeps to the shard's limits of five reads and 2 MB a second by letting a second of cloud
 * time pass, and survives an iterator that has expired.
 */
final class ShardReader {

    /** The most that AWS gives in one answer. */
    private static final int LIMIT = 10_000;
    /** After a read of 10 MB, the most there is, a shard refuses for five seconds. */
    private static final int MOST_SECONDS = 10;

    /**
     * Where to begin.
     *
     * @param time of {@code AT_TIMESTAMP}; when {@code LATEST} was chosen
     */
    record Start(ShardIteratorType type, Optional<Instant> time) {

        static Start trimHorizon() {
            return new Start(ShardIteratorType.TRIM_HORIZON, Optional.empty());
        }

        static Start latest(Instant now) {
            return new Start(ShardIteratorType.LATEST, Optional.of(now));
        }

        static Start at(Instant time) {
            return new Start(ShardIteratorType.AT_TIMESTAMP, Optional.of(time));
        }

        /**
         * Where to go on when the iterator has expired before anything was read. LATEST would pass over what has come
         * since; its time loses nothing, but what came earlier in the same millisecond is read, too.
         */
        Start again() {
            return type == ShardIteratorType.LATEST ? new Start(ShardIteratorType.AT_TIMESTAMP, time) : this;
        }
    }

    private final KinesisClient kinesis;
    private final Control control;
    private final String stream;
    private final String shard;
    private Start start;
    private @Nullable String iterator;
    private @Nullable String lastNumber;
    private List<ChildShard> children = List.of();
    private boolean asked;
    private long millisBehind;
    private final ReadBudget budget = new ReadBudget();

    ShardReader(KinesisClient kinesis, Control control, String stream, String shard, Start start) {
        this.kinesis = kinesis;
        this.control = control;
        this.stream = stream;
        this.shard = shard;
        this.start = start;
        this.iterator = iterator();
        this.start = start.again();
    }

    /** One GetRecords; nothing when the shard is closed and read to its end. */
    List<StreamRecord> poll() {
        return iterator == null ? List.of() : take(read(iterator));
    }

    /**
     * What a live view reads, which moves no clock: as much as is there, but leaves one of the shard's reads to others. A
     * refusal ends it until the next look.
     *
     * @param now cloud time
     */
    List<StreamRecord> look(Instant now) {
        List<StreamRecord> records = new ArrayList<>();
        budget.begin(now);
        try {
            do {
                if (iterator != null) {
                    budget.read();
                    records.addAll(take(ask(iterator)));
                }
            } while (iterator != null && !atTip() && budget.left() > 1);
        } catch (ProvisionedThroughputExceededException e) {
            budget.refused();
        }
        return records;
    }

    /** Asks once, and once more where the iterator has expired: it lives for five minutes. */
    private GetRecordsResponse ask(String from) {
        try {
            return kinesis.getRecords(b -> b.shardIterator(from).limit(LIMIT));
        } catch (ExpiredIteratorException e) {
            String anew = iterator();
            return kinesis.getRecords(b -> b.shardIterator(anew).limit(LIMIT));
        }
    }

    private List<StreamRecord> take(GetRecordsResponse answer) {
        asked = true;
        iterator = answer.nextShardIterator();
        children = answer.hasChildShards() ? answer.childShards() : List.of();
        millisBehind = answer.millisBehindLatest();
        List<StreamRecord> records = answer.records().stream()
                .map(record -> StreamRecord.of(stream, shard, record))
                .toList();
        if (!records.isEmpty()) {
            lastNumber = records.get(records.size() - 1).sequenceNumber();
        }
        return records;
    }

    /** Whether it has been asked, and nothing newer was there at the last poll. */
    boolean atTip() {
        return asked && millisBehind == 0;
    }

    /** How old the newest record is that it has not read, in milliseconds, as of the last read; 0 where there is none. */
    long millisBehind() {
        return millisBehind;
    }

    /** The number of the record read last; empty before the first one. */
    String lastNumber() {
        return lastNumber == null ? "" : lastNumber;
    }

    /** What it has used of the shard's five reads a second. */
    ReadBudget budget() {
        return budget;
    }

    /** Whether the shard takes nothing in any more and is read to its end. */
    boolean atEnd() {
        return iterator == null;
    }

    /** The shards that came of this one; known at its end. With all parents, of which there are two after a merge. */
    List<ChildShard> children() {
        return children;
    }

    String shard() {
        return shard;
    }

    private GetRecordsResponse read(String from) {
        String position = from;
        for (int waited = 0; ; waited++) {
            try {
                String asked = position;
                return kinesis.getRecords(b -> b.shardIterator(asked).limit(LIMIT));
            } catch (ProvisionedThroughputExceededException e) {
                if (waited == MOST_SECONDS) {
                    throw e;
                }
                control.skip(Duration.ofSeconds(1));
            } catch (ExpiredIteratorException e) {
                if (waited == MOST_SECONDS) {
                    throw e;
                }
                position = iterator();
            }
        }
    }

    private String iterator() {
        GetShardIteratorRequest.Builder request =
                GetShardIteratorRequest.builder().streamName(stream).shardId(shard);
        if (lastNumber != null) {
            request.shardIteratorType(ShardIteratorType.AFTER_SEQUENCE_NUMBER).startingSequenceNumber(lastNumber);
        } else {
            request.shardIteratorType(start.type());
            start.time()
                    .filter(time -> start.type() == ShardIteratorType.AT_TIMESTAMP)
                    .ifPresent(request::timestamp);
        }
        return kinesis.getShardIterator(request.build()).shardIterator();
    }
}
