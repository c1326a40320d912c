package wildrydes.bench.cloud;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.ExpiredIteratorException;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

/** Reads a shard from its beginning. */
final class ShardReader {

    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    private final KinesisClient client;
    private final String stream;
    private final String shard;
    private @Nullable String next;

    ShardReader(KinesisClient client, String stream, int index) {
        this.client = client;
        this.stream = stream;
        this.shard = String.format("shardId-%012d", index);
        this.next = iterator();
    }

    private @Nullable String iterator() {
        return client.getShardIterator(request ->
                        request.streamName(stream).shardId(shard).shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                .shardIterator();
    }

    /** How many records one more call reads; 0 at the end, or where the clock, which runs fast here, has ended the iterator. */
    int readOn() {
        String from = next;
        while (from != null) {
            String iterator = from;
            try {
                GetRecordsResponse answer = client.getRecords(request -> request.shardIterator(iterator));
                next = answer.nextShardIterator();
                return answer.records().size();
            } catch (ProvisionedThroughputExceededException e) {
                LockSupport.parkNanos(PAUSE_NANOS);
            } catch (ExpiredIteratorException e) {
                from = null;
            }
        }
        return 0;
    }
}
