package wildrydes.cloud.kinesis;

import static org.assertj.core.api.Assertions.assertThat;
import static wildrydes.cloud.kinesis.Refused.refused;
import static wildrydes.cloud.kinesis.ServedKinesis.SHARD;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResultEntry;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

/** What a shard takes and gives in a second, and for how long it keeps records. */
class ShardLimitsTest {

    private static final String THROTTLED = "ProvisionedThroughputExceededException";
    private static final String SENTENCE =
            "Rate exceeded for shard shardId-000000000000 in stream w under account 000000000000.";

    @TempDir
    Path folder;

    private ServedKinesis kinesis;

    @BeforeEach
    void open() {
        kinesis = new ServedKinesis(folder);
        kinesis.stream("w", 1);
    }

    @AfterEach
    void close() {
        kinesis.close();
    }

    @Test
    void ofTwelveHundredRecordsInASecondAThousandAreTaken() {
        assertThat(put(500, 10).failedRecordCount()).isZero();
        assertThat(put(400, 10).failedRecordCount()).isZero();
        PutRecordsResponse third = put(300, 10);

        assertThat(third.failedRecordCount()).isEqualTo(200);
        assertThat(third.records().get(99).shardId()).isEqualTo(SHARD);
        assertThat(third.records().get(100))
                .isEqualTo(PutRecordsResultEntry.builder()
                        .errorCode(THROTTLED)
                        .errorMessage(SENTENCE)
                        .build());
        refused(() -> kinesis.put("w", "k", "x"), THROTTLED, SENTENCE);
        assertThat(kinesis.all("w", SHARD)).hasSize(1000);

        kinesis.time.pass(Duration.ofSeconds(1));
        assertThat(put(500, 10).failedRecordCount()).isZero();
    }

    @Test
    void aSecondsMebibyteCountsKeysToo() {
        kinesis.put("w", "k", "x".repeat((1 << 20) - 1 - 101));
        refused(() -> kinesis.put("w", "k", "x".repeat(101)), THROTTLED, SENTENCE);
        kinesis.put("w", "k", "x".repeat(100));
    }

    @Test
    void theSixthReadInASecondIsRefused() {
        String iterator = kinesis.iterator("w", ShardIteratorType.LATEST);
        for (int i = 0; i < 5; i++) {
            iterator = kinesis.read(iterator).nextShardIterator();
        }
        String sixth = iterator;
        refused(() -> kinesis.read(sixth), THROTTLED, SENTENCE);

        kinesis.time.pass(Duration.ofSeconds(1));
        kinesis.read(sixth);
    }

    @Test
    void afterAFullAnswerNothingIsReadForFiveSeconds() {
        for (int i = 0; i < 11; i++) {
            kinesis.put("w", "k", "x".repeat((1 << 20) - 1));
            kinesis.time.pass(Duration.ofSeconds(1));
        }
        GetRecordsResponse full = kinesis.read(kinesis.iterator("w", ShardIteratorType.TRIM_HORIZON));
        assertThat(full.records()).hasSize(10);
        assertThat(full.millisBehindLatest()).isPositive();
        for (int second = 0; second < 5; second++) {
            refused(() -> kinesis.read(full.nextShardIterator()), THROTTLED, SENTENCE);
            kinesis.time.pass(Duration.ofSeconds(1));
        }

        assertThat(kinesis.read(full.nextShardIterator()).records()).hasSize(1);
    }

    @Test
    void atMostTenThousandRecordsAreAnswered() {
        for (int i = 0; i < 11; i++) {
            put(500, 1);
            put(500, 1);
            kinesis.time.pass(Duration.ofSeconds(1));
        }

        GetRecordsResponse page = kinesis.read(kinesis.iterator("w", ShardIteratorType.TRIM_HORIZON));

        assertThat(page.records()).hasSize(10_000);
        assertThat(page.millisBehindLatest()).isEqualTo(2000);
        assertThat(kinesis.read(page.nextShardIterator()).records()).hasSize(1000);
    }

    @Test
    void iteratorsAreLimitedWhileTimeFlows() {
        for (int i = 0; i < 5; i++) {
            kinesis.time.pass(Duration.ofMillis(1));
            kinesis.iterator("w", ShardIteratorType.LATEST);
        }
        kinesis.time.pass(Duration.ofMillis(1));
        refused(() -> kinesis.iterator("w", ShardIteratorType.LATEST), THROTTLED, SENTENCE);
    }

    @Test
    void recordsAreKeptForADay() throws IOException {
        kinesis.put("w", "k", "old");
        kinesis.time.pass(Duration.ofHours(2));
        kinesis.store.checkpoint();
        kinesis.put("w", "k", "young");
        kinesis.store.checkpoint();
        assertThat(files()).hasSize(2);
        kinesis.time.pass(Duration.ofHours(22));
        assertThat(ServedKinesis.texts(kinesis.all("w", SHARD))).containsExactly("old", "young");

        kinesis.time.pass(Duration.ofMillis(1));
        assertThat(ServedKinesis.texts(kinesis.all("w", SHARD))).containsExactly("young");
        kinesis.store.checkpoint();
        assertThat(files()).hasSize(1);

        kinesis.time.pass(Duration.ofDays(2));
        assertThat(kinesis.all("w", SHARD)).isEmpty();
        kinesis.store.checkpoint();
        assertThat(files()).isEmpty();
    }

    @Test
    void aStreamThatIsGoneLeavesNoFiles() throws IOException {
        kinesis.put("w", "k", "x");
        kinesis.store.checkpoint();
        assertThat(files()).hasSize(1);
        kinesis.client.deleteStream(request -> request.streamName("w"));
        kinesis.time.pass(Streams.CHANGE);

        kinesis.store.checkpoint();

        assertThat(folder.resolve("kinesis/1")).doesNotExist();
    }

    private List<Path> files() throws IOException {
        try (java.util.stream.Stream<Path> found = Files.walk(folder.resolve("kinesis"))) {
            return found.filter(Files::isRegularFile).toList();
        }
    }

    private PutRecordsResponse put(int records, int size) {
        List<PutRecordsRequestEntry> entries = new ArrayList<>();
        for (int i = 0; i < records; i++) {
            entries.add(PutRecordsRequestEntry.builder()
                    .partitionKey("k")
                    .data(SdkBytes.fromByteArray(new byte[size]))
                    .build());
        }
        return kinesis.client.putRecords(request -> request.streamName("w").records(entries));
    }
}
