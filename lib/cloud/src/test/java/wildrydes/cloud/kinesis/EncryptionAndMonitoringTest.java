package wildrydes.cloud.kinesis;

import static org.assertj.core.api.Assertions.assertThat;
import static wildrydes.cloud.kinesis.Refused.refused;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.kinesis.model.DisableEnhancedMonitoringResponse;
import software.amazon.awssdk.services.kinesis.model.EnableEnhancedMonitoringResponse;
import software.amazon.awssdk.services.kinesis.model.EncryptionType;
import software.amazon.awssdk.services.kinesis.model.MetricsName;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;
import wildrydes.cloud.store.Store;

/** What is said of a stream's encryption, and which metrics its shards have. */
class EncryptionAndMonitoringTest {

    private static final String INVALID = "InvalidArgumentException";
    private static final String KEY = "alias/aws/kinesis";

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
    void aStreamIsEncryptedWhenItsUpdateIsDone() {
        assertThat(kinesis.put("w", "k", "x").encryptionType()).isNull();
        start(KEY);
        assertThat(kinesis.summary("w").streamStatus()).isEqualTo(StreamStatus.UPDATING);
        assertThat(kinesis.summary("w").encryptionType()).isEqualTo(EncryptionType.NONE);
        kinesis.time.pass(Streams.CHANGE);
        assertThat(kinesis.summary("w").encryptionType()).isEqualTo(EncryptionType.KMS);
        assertThat(kinesis.summary("w").keyId()).isEqualTo(KEY);
        assertThat(kinesis.put("w", "k", "x").encryptionType()).isEqualTo(EncryptionType.KMS);

        stop(KEY);
        kinesis.time.pass(Streams.CHANGE);
        assertThat(kinesis.summary("w").encryptionType()).isEqualTo(EncryptionType.NONE);
        assertThat(kinesis.summary("w").keyId()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "12345678-1234-1234-1234-123456789012",
                "alias/MyAliasName",
                "arn:aws:kms:us-east-1:123456789012:key/12345678-1234-1234-1234-123456789012",
                "arn:aws:kms:us-east-1:123456789012:alias/MyAliasName"
            })
    void keysHaveTheFormsThatKmsGivesThem(String key) {
        start(key);
        kinesis.time.pass(Streams.CHANGE);
        assertThat(kinesis.summary("w").keyId()).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"MyAliasName", "arn:aws:kms:us-east-1:123456789012:key/alias", "alias/", "arn:aws:s3:::x"})
    void otherKeysAreNone(String key) {
        refused(() -> start(key), INVALID, "KeyId " + key + " is not the id, ARN or alias of a KMS key.");
    }

    @Test
    void whatCannotBeAskedOfEncryptionIsExplained() {
        refused(
                () -> kinesis.client.startStreamEncryption(request ->
                        request.streamName("w").encryptionType("NONE").keyId(KEY)),
                INVALID,
                "The only valid EncryptionType for this operation is KMS.");
        refused(
                () -> stop(KEY),
                INVALID,
                "Stream w under account 000000000000 is not encrypted with KeyId alias/aws/kinesis.");
        for (int i = 0; i < 25; i++) {
            start(KEY);
            kinesis.time.pass(Streams.CHANGE);
        }
        refused(
                () -> start(KEY),
                "LimitExceededException",
                "Stream w under account 000000000000 has reached the limit of 25 starts of its encryption in 24 hours.");
        kinesis.time.pass(Duration.ofHours(24));
        start(KEY);
    }

    @Test
    void metricsOfShardsAreEnabledAndDisabled() {
        EnableEnhancedMonitoringResponse enabled = kinesis.client.enableEnhancedMonitoring(request ->
                request.streamName("w").shardLevelMetrics(MetricsName.INCOMING_BYTES, MetricsName.OUTGOING_RECORDS));
        assertThat(enabled.currentShardLevelMetrics()).isEmpty();
        assertThat(enabled.desiredShardLevelMetrics())
                .containsExactlyInAnyOrder(MetricsName.INCOMING_BYTES, MetricsName.OUTGOING_RECORDS);
        assertThat(enabled.streamARN()).isEqualTo(ServedKinesis.arn("w"));
        assertThat(metrics()).isEmpty();
        refused(
                () -> kinesis.client.disableEnhancedMonitoring(
                        request -> request.streamName("w").shardLevelMetrics(MetricsName.ALL)),
                "ResourceInUseException",
                "Stream w under account 000000000000 not ACTIVE, instead in state UPDATING");
        kinesis.time.pass(Streams.CHANGE);
        assertThat(metrics()).containsExactlyInAnyOrder(MetricsName.INCOMING_BYTES, MetricsName.OUTGOING_RECORDS);

        kinesis.client.enableEnhancedMonitoring(
                request -> request.streamName("w").shardLevelMetrics(MetricsName.ALL));
        kinesis.time.pass(Streams.CHANGE);
        assertThat(metrics()).hasSize(7);
        kinesis.close();
        kinesis = new ServedKinesis(new Store(folder), new ManualTime(kinesis.time.instant()));
        DisableEnhancedMonitoringResponse disabled = kinesis.client.disableEnhancedMonitoring(
                request -> request.streamName("w").shardLevelMetrics(MetricsName.ALL));
        assertThat(disabled.currentShardLevelMetrics()).hasSize(7);
        assertThat(disabled.desiredShardLevelMetrics()).isEmpty();
        kinesis.time.pass(Streams.CHANGE);
        assertThat(metrics()).isEmpty();
        refused(
                () -> kinesis.client.enableEnhancedMonitoring(
                        request -> request.streamName("w").shardLevelMetricsWithStrings("Everything")),
                "ValidationException",
                "1 validation error detected: Value '[Everything]' at 'shardLevelMetrics' failed to satisfy constraint:"
                        + " Member must satisfy constraint: [Member must satisfy enum value set: [IncomingBytes,"
                        + " IncomingRecords, OutgoingBytes, OutgoingRecords, WriteProvisionedThroughputExceeded,"
                        + " ReadProvisionedThroughputExceeded, IteratorAgeMilliseconds, ALL]]");
    }

    private List<MetricsName> metrics() {
        return kinesis.summary("w").enhancedMonitoring().get(0).shardLevelMetrics();
    }

    private void start(String key) {
        kinesis.client.startStreamEncryption(
                request -> request.streamName("w").encryptionType("KMS").keyId(key));
    }

    private void stop(String key) {
        kinesis.client.stopStreamEncryption(
                request -> request.streamName("w").encryptionType("KMS").keyId(key));
    }
}
