package wildrydes.cloud.lambda.mapping;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.store.Fields;

/**
 * How a mapping works (docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html). Those that streams alone have keep their defaults at queues.
 *
 * @param batchSize 1 to 10,000 records
 * @param windowSeconds how long records are gathered for a batch; 0 to 300
 * @param parallelization batches of one shard at a time; 1 to 10
 * @param retries after the first attempt; {@link #FOREVER} until the records expire
 * @param maximumAgeSeconds of records; {@link #FOREVER} for as long as the stream has them
 * @param bisect whether a batch that fails is halved
 * @param tumblingSeconds length of windows with state; 0 for none
 * @param onFailure ARN of where discarded batches are reported; null for nowhere
 * @param filters patterns, of which a record must meet one; empty for all records
 * @param reportsItems whether the function says which records have failed
 * @param concurrency most batches of a queue at a time; null for no such limit
 * @param counted whether its events are counted in CloudWatch
 */
public record Settings(
        int batchSize,
        int windowSeconds,
        int parallelization,
        int retries,
        int maximumAgeSeconds,
        boolean bisect,
        int tumblingSeconds,
        @Nullable String onFailure,
        List<String> filters,
        boolean reportsItems,
        @Nullable Integer concurrency,
        boolean counted) {

    /** Stands for no limit. */
    public static final int FOREVER = -1;

    public Settings {
        filters = List.copyOf(filters);
    }

    static Settings usual(SourceKind kind) {
        return new Settings(
                kind.stream() ? 100 : 10, 0, 1, FOREVER, FOREVER, false, 0, null, List.of(), false, null, false);
    }

    /** How long records are gathered for a batch. */
    public Duration window() {
        return Duration.ofSeconds(windowSeconds);
    }

    void write(DataOutput to) throws IOException {
        to.writeInt(batchSize);
        to.writeInt(windowSeconds);
        to.writeInt(parallelization);
        to.writeInt(retries);
        to.writeInt(maximumAgeSeconds);
        to.writeBoolean(bisect);
        to.writeInt(tumblingSeconds);
        Fields.optional(to, onFailure);
        Fields.texts(to, filters);
        to.writeBoolean(reportsItems);
        to.writeInt(concurrency == null ? 0 : concurrency);
        to.writeBoolean(counted);
    }

    static Settings read(DataInput from) throws IOException {
        return new Settings(
                from.readInt(),
                from.readInt(),
                from.readInt(),
                from.readInt(),
                from.readInt(),
                from.readBoolean(),
                from.readInt(),
                Fields.optional(from),
                Fields.texts(from),
                from.readBoolean(),
                limit(from.readInt()),
                from.readBoolean());
    }

    private static @Nullable Integer limit(int written) {
        return written == 0 ? null : written;
    }
}
