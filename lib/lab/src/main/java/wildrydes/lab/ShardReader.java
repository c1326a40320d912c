package wildrydes.lab;

import java.time.Duration;
import java.time.Instant;
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
     * @param time for {@code AT_TIMESTAMP} only
     */
    record Start(ShardIteratorType type, Optional<Instant> time) {

        static Start at(ShardIteratorType type) {
            return new Start(type, Optional.empty());
        }
    }

    private final KinesisClient kinesis;
    private final Control control;
    private final String stream;
    private final String shard;
    private final Start start;
    private @Nullable String iterator;
    private @Nullable String lastNumber;
    private List<ChildShard> children = List.of();
    private long millisBehind;

    ShardReader(KinesisClient kinesis, Control control, String stream, String shard, Start start) {
        this.kinesis = kinesis;
        this.control = control;
        this.stream = stream;
        this.shard = shard;
        this.start = start;
        this.iterator = iterator();
    }

    /** One GetRecords; nothing when the shard is closed and read to its end. */
    List<StreamRecord> poll() {
        if (iterator == null) {
            return List.of();
        }
        GetRecordsResponse answer = read(iterator);
        iterator = answer.nextShardIterator();
        children = answer.hasChildShards() ? answer.childShards() : List.of();
        millisBehind = answer.millisBehindLatest();
        List<StreamRecord> records = answer.records().stream()
                .map(record -> StreamRecord.of(shard, record))
                .toList();
        if (!records.isEmpty()) {
            lastNumber = records.get(records.size() - 1).sequenceNumber();
        }
        return records;
    }

    /** Whether nothing newer was there at the last poll. */
    boolean atTip() {
        return millisBehind == 0;
    }

    /** Whether the shard takes nothing in any more and is read to its end. */
    boolean atEnd() {
        return iterator == null;
    }

    /** The shards that came of this one; known at its end. */
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
            start.time().ifPresent(request::timestamp);
        }
        return kinesis.getShardIterator(request.build()).shardIterator();
    }
}
