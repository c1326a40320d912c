package wildrydes.cloud.kinesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.model.MetricsName;
import software.amazon.awssdk.services.kinesis.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;
import wildrydes.cloud.ledger.Metering;
import wildrydes.cloud.metrics.MetricId;
import wildrydes.cloud.metrics.MetricStore;
import wildrydes.cloud.metrics.Metrics;
import wildrydes.cloud.metrics.Summary;
import wildrydes.cloud.store.Store;

/** What CloudWatch gets to know of a stream: {@code AWS/Kinesis}. */
class StreamMetricsTest {

    private static final String STREAM = "wildrydes";

    @TempDir
    Path folder;

    private final ManualTime time = new ManualTime(ServedKinesis.START);
    private Store books;
    private MetricStore metrics;
    private ServedKinesis kinesis;

    @BeforeEach
    void open() throws Exception {
        books = new Store(folder.resolve("metrics"));
        metrics = new MetricStore(books, time, Metering.none());
        books.recover();
        kinesis = new ServedKinesis(new Store(folder.resolve("kinesis")), time, Metering.none(), metrics);
        kinesis.stream(STREAM, 2);
    }

    @AfterEach
    void close() throws Exception {
        kinesis.close();
        metrics.close();
        books.close();
    }

    private Summary whole(String metric, String unit) {
        return of(metric, unit, Map.of("StreamName", STREAM));
    }

    /** All samples of the last hour; none at all is an empty summary. */
    private Summary of(String metric, String unit, Map<String, String> dimensions) {
        long until = time.instant().getEpochSecond() + 3600;
        var read = metrics.read(
                MetricId.of("AWS/Kinesis", metric, dimensions), unit, until - until % 3600 - 3600, until, 60);
        Summary all = new Summary();
        read.values().forEach(all::add);
        return all;
    }

    private void put(String key, int bytes) {
        kinesis.client.putRecord(
                request -> request.streamName(STREAM).partitionKey(key).data(SdkBytes.fromByteArray(new byte[bytes])));
    }

    private void putAll(int records) {
        List<PutRecordsRequestEntry> entries = new ArrayList<>();
        for (int i = 0; i < records; i++) {
            entries.add(PutRecordsRequestEntry.builder()
                    .explicitHashKey("0")
                    .partitionKey("k")
                    .data(SdkBytes.fromByteArray(new byte[99]))
                    .build());
        }
        kinesis.client.putRecords(request -> request.streamName(STREAM).records(entries));
    }

    @Test
    void singleRecordsAreCounted() {
        put("key", 97);
        put("key", 7);

        assertThat(whole("PutRecord.Success", "Count").samples()).isEqualTo(2);
        assertThat(whole("PutRecord.Success", "Count").average()).isEqualTo(1);
        assertThat(whole("PutRecord.Bytes", "Bytes").sum()).isEqualTo(110);
        assertThat(whole("PutRecord.Latency", "Milliseconds").samples()).isEqualTo(2);
        assertThat(whole("IncomingRecords", "Count").sum()).isEqualTo(2);
        assertThat(whole("IncomingBytes", "Bytes").sum()).isEqualTo(110);
        assertThat(whole("WriteProvisionedThroughputExceeded", "Count").samples())
                .isEqualTo(2);
        assertThat(whole("WriteProvisionedThroughputExceeded", "Count").sum()).isZero();
    }

    @Test
    void batchesAreCountedAndWhatTheShardsRefusedOfThem() {
        for (int i = 0; i < 3; i++) {
            putAll(400);
        }

        assertThat(whole("PutRecords.Success", "Count").sum()).isEqualTo(3);
        assertThat(whole("PutRecords.TotalRecords", "Count").sum()).isEqualTo(1200);
        assertThat(whole("PutRecords.SuccessfulRecords", "Count").sum()).isEqualTo(1000);
        assertThat(whole("PutRecords.ThrottledRecords", "Count").sum()).isEqualTo(200);
        assertThat(whole("PutRecords.FailedRecords", "Count").sum()).isZero();
        assertThat(whole("PutRecords.Bytes", "Bytes").sum()).isEqualTo(100_000);
        assertThat(whole("PutRecords.Latency", "Milliseconds").samples()).isEqualTo(3);
        assertThat(whole("IncomingRecords", "Count").sum()).isEqualTo(1000);
        assertThat(whole("IncomingBytes", "Bytes").sum()).isEqualTo(100_000);
        assertThat(whole("WriteProvisionedThroughputExceeded", "Count").sum()).isEqualTo(200);
        assertThat(whole("WriteProvisionedThroughputExceeded", "Count").most()).isEqualTo(200);
    }

    @Test
    void aRefusedRecordIsNoSuccess() {
        putAll(500);
        putAll(500);
        assertThat(catchThrowable(() -> kinesis.client.putRecord(request -> request.streamName(STREAM)
                        .explicitHashKey("0")
                        .partitionKey("k")
                        .data(SdkBytes.fromUtf8String("x")))))
                .isInstanceOf(ProvisionedThroughputExceededException.class);

        assertThat(whole("PutRecord.Success", "Count").samples()).isEqualTo(1);
        assertThat(whole("PutRecord.Success", "Count").sum()).isZero();
        assertThat(whole("WriteProvisionedThroughputExceeded", "Count").sum()).isEqualTo(1);
    }

    @Test
    void readsAreCountedWithTheAgeOfWhatWasRead() {
        put("a", 10);
        time.pass(Duration.ofSeconds(30));
        put("a", 10);
        String shard = kinesis.client
                .putRecord(
                        request -> request.streamName(STREAM).partitionKey("a").data(SdkBytes.fromUtf8String("last")))
                .shardId();
        String iterator = kinesis.iterator(STREAM, shard, ShardIteratorType.TRIM_HORIZON);
        kinesis.client.getRecords(request -> request.shardIterator(iterator).limit(1));
        assertThat(whole("GetRecords.IteratorAgeMilliseconds", "Milliseconds").most())
                .isEqualTo(30_000);

        kinesis.client.getRecords(request -> request.shardIterator(iterator));
        assertThat(whole("GetRecords.IteratorAgeMilliseconds", "Milliseconds").samples())
                .isEqualTo(2);
        assertThat(whole("GetRecords.IteratorAgeMilliseconds", "Milliseconds").sum())
                .isEqualTo(30_000);
        assertThat(whole("GetRecords.Records", "Count").sum()).isEqualTo(4);
        assertThat(whole("GetRecords.Bytes", "Bytes").sum()).isEqualTo(11 + 11 + 11 + 5);
        assertThat(whole("GetRecords.Success", "Count").average()).isEqualTo(1);

        for (int i = 0; i < 3; i++) {
            kinesis.client.getRecords(request -> request.shardIterator(iterator));
        }
        assertThat(catchThrowable(() -> kinesis.read(iterator)))
                .isInstanceOf(ProvisionedThroughputExceededException.class);
        assertThat(whole("GetRecords.Success", "Count").samples()).isEqualTo(6);
        assertThat(whole("GetRecords.Success", "Count").sum()).isEqualTo(5);
        assertThat(whole("ReadProvisionedThroughputExceeded", "Count").sum()).isEqualTo(1);
        assertThat(whole("GetRecords.Latency", "Milliseconds").samples()).isEqualTo(6);
    }

    @Test
    void shardsAreMeasuredApartWhenThatIsAskedFor() {
        Map<String, String> first = Map.of("StreamName", STREAM, "ShardId", ServedKinesis.SHARD);
        putAll(3);
        assertThat(of("IncomingRecords", "Count", first).samples()).isZero();
        kinesis.client.enableEnhancedMonitoring(request ->
                request.streamName(STREAM).shardLevelMetrics(MetricsName.INCOMING_RECORDS, MetricsName.OUTGOING_BYTES));
        time.pass(Duration.ofMinutes(1));

        putAll(3);
        kinesis.client.putRecord(request -> request.streamName(STREAM)
                .partitionKey("k")
                .explicitHashKey("0")
                .data(SdkBytes.fromUtf8String("x")));
        kinesis.read(kinesis.iterator(STREAM, ShardIteratorType.TRIM_HORIZON));
        assertThat(of("IncomingRecords", "Count", first).sum()).isEqualTo(4);
        assertThat(of("OutgoingBytes", "Bytes", first).sum()).isEqualTo(602);
        assertThat(of("IncomingBytes", "Bytes", first).samples()).isZero();
        assertThat(whole("IncomingRecords", "Count").sum()).isEqualTo(7);

        kinesis.client.enableEnhancedMonitoring(
                request -> request.streamName(STREAM).shardLevelMetrics(MetricsName.ALL));
        time.pass(Duration.ofMinutes(1));
        putAll(3);
        assertThat(of("IncomingBytes", "Bytes", first).sum()).isEqualTo(300);
        assertThat(of("WriteProvisionedThroughputExceeded", "Count", first).samples())
                .isEqualTo(1);
        assertThat(of("IncomingBytes", "Bytes", Map.of("StreamName", STREAM, "ShardId", "shardId-000000000001"))
                        .samples())
                .isZero();
    }

    @Test
    void nothingIsMeasuredWhereNobodyKeepsIt() {
        Metrics none = Metrics.none();
        none.of("AWS/Kinesis", Map.of()).add(ServedKinesis.START, "IncomingRecords", "Count", 1);
        none.charged("AWS/Kinesis", Map.of()).add(ServedKinesis.START, "IncomingRecords", "Count", 1);
        assertThat(metrics.since(ServedKinesis.START)).isEmpty();
    }
}
