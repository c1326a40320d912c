package wildrydes.cloud.kinesis;

import static org.assertj.core.api.Assertions.assertThat;
import static wildrydes.cloud.kinesis.Refused.refused;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.model.DescribeLimitsResponse;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.MinimumThroughputBillingCommitmentInputStatus;
import software.amazon.awssdk.services.kinesis.model.MinimumThroughputBillingCommitmentOutput;
import software.amazon.awssdk.services.kinesis.model.MinimumThroughputBillingCommitmentOutputStatus;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;
import software.amazon.awssdk.services.kinesis.model.StreamDescriptionSummary;
import software.amazon.awssdk.services.kinesis.model.StreamMode;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;
import wildrydes.cloud.store.Store;

/** Modes, record sizes, warm throughput, and the account's limits and settings. */
class CapacityTest {

    private static final String INVALID = "InvalidArgumentException";
    private static final String LIMIT = "LimitExceededException";

    @TempDir
    Path folder;

    private ServedKinesis kinesis;

    @BeforeEach
    void open() {
        kinesis = new ServedKinesis(folder);
    }

    @AfterEach
    void close() {
        kinesis.close();
    }

    @Test
    void aStreamKeepsItsShardsWhenItsModeIsSwitched() {
        kinesis.stream("w", 3);
        mode("w", StreamMode.ON_DEMAND);
        StreamDescriptionSummary during = kinesis.summary("w");
        assertThat(during.streamStatus()).isEqualTo(StreamStatus.UPDATING);
        assertThat(during.streamModeDetails().streamMode()).isEqualTo(StreamMode.PROVISIONED);

        kinesis.time.pass(Streams.CHANGE);

        StreamDescriptionSummary after = kinesis.summary("w");
        assertThat(after.streamStatus()).isEqualTo(StreamStatus.ACTIVE);
        assertThat(after.streamModeDetails().streamMode()).isEqualTo(StreamMode.ON_DEMAND);
        assertThat(after.openShardCount()).isEqualTo(3);
        refused(
                () -> mode("w", StreamMode.ON_DEMAND),
                INVALID,
                "Stream w under account 000000000000 is in stream mode ON_DEMAND already.");
    }

    @Test
    void aModeIsSwitchedTwiceInADay() {
        kinesis.stream("w", 1);
        mode("w", StreamMode.ON_DEMAND);
        kinesis.time.pass(Streams.CHANGE);
        mode("w", StreamMode.PROVISIONED);
        kinesis.time.pass(Streams.CHANGE);
        refused(
                () -> mode("w", StreamMode.ON_DEMAND),
                LIMIT,
                "Stream w under account 000000000000 has reached the limit of 2 switches of its mode in 24 hours.");
        kinesis.time.pass(Duration.ofHours(24));
        mode("w", StreamMode.ON_DEMAND);
    }

    @Test
    void anAccountHasFiftyOnDemandStreamsAtMost() {
        for (int i = 0; i < 50; i++) {
            onDemand("stream" + i, null);
        }
        String sentence =
                "This request would exceed the limit of 50 on-demand streams for the account 000000000000 in us-east-1.";
        refused(() -> onDemand("more", null), LIMIT, sentence);
        kinesis.stream("w", 1);
        refused(() -> mode("w", StreamMode.ON_DEMAND), LIMIT, sentence);
        kinesis.time.pass(Duration.ofSeconds(1));
        DescribeLimitsResponse limits = kinesis.client.describeLimits();
        assertThat(limits.onDemandStreamCount()).isEqualTo(50);
        assertThat(limits.onDemandStreamCountLimit()).isEqualTo(50);
        assertThat(limits.openShardCount()).isEqualTo(1);
        assertThat(limits.shardLimit()).isEqualTo(20_000);
    }

    @Test
    void atMostFiveStreamsAreCreatedAtATime() {
        for (int i = 0; i < 5; i++) {
            create("stream" + i);
        }
        refused(
                () -> create("more"),
                LIMIT,
                "The account 000000000000 has 5 streams in state CREATING, which is the limit. Wait until one of them"
                        + " is ACTIVE.");
        kinesis.time.pass(Streams.CHANGE);
        create("more");
    }

    private void create(String name) {
        kinesis.client.createStream(request -> request.streamName(name).shardCount(1));
    }

    @Test
    void recordsOfUpToTenMebibytesAreTakenWhereTheStreamAllowsThem() {
        kinesis.stream("w", 1);
        refused(
                () -> put((1 << 20) + 1),
                "ValidationException",
                "1 validation error detected: Value 'java.nio.HeapByteBuffer[pos=0 lim=1048577 cap=1048577]' at 'data'"
                        + " failed to satisfy constraint: Member must have length less than or equal to 1048576");
        kinesis.client.updateMaxRecordSize(
                request -> request.streamARN(ServedKinesis.arn("w")).maxRecordSizeInKiB(10_240));
        assertThat(kinesis.summary("w").maxRecordSizeInKiB()).isEqualTo(1024);
        kinesis.time.pass(Streams.CHANGE);
        assertThat(kinesis.summary("w").maxRecordSizeInKiB()).isEqualTo(10_240);

        put(10 << 20);

        GetRecordsResponse page = kinesis.read(kinesis.iterator("w", ShardIteratorType.TRIM_HORIZON));
        assertThat(page.records().get(0).data().asByteArray()).hasSize(10 << 20);
        String rate = "Rate exceeded for shard shardId-000000000000 in stream w under account 000000000000.";
        for (int second = 0; second < 10; second++) {
            refused(() -> put(1), "ProvisionedThroughputExceededException", rate);
            kinesis.time.pass(Duration.ofSeconds(1));
        }
        put(1);
        refused(
                () -> kinesis.client.updateMaxRecordSize(
                        request -> request.streamARN(ServedKinesis.arn("w")).maxRecordSizeInKiB(10_241)),
                "ValidationException",
                "1 validation error detected: Value '10241' at 'maxRecordSizeInKiB' failed to satisfy constraint: Member"
                        + " must have value less than or equal to 10240");
        refused(
                () -> kinesis.client.updateMaxRecordSize(request -> request.maxRecordSizeInKiB(1024)),
                INVALID,
                "Either StreamARN or StreamName should be provided.");
    }

    private void put(int size) {
        kinesis.client.putRecord(request ->
                request.streamName("w").partitionKey("k").data(SdkBytes.fromByteArrayUnsafe(new byte[size])));
    }

    @Test
    void warmThroughputGivesAnOnDemandStreamAShardForEachMebibyteASecond() {
        refused(
                () -> onDemand("w", 10),
                INVALID,
                "WarmThroughputMiBps is only supported for accounts with MinimumThroughputBillingCommitment enabled.");
        commit(MinimumThroughputBillingCommitmentInputStatus.ENABLED);
        onDemand("w", 10);
        assertThat(kinesis.summary("w").openShardCount()).isEqualTo(10);
        assertThat(kinesis.summary("w").warmThroughput().targetMiBps()).isEqualTo(10);

        kinesis.client.updateStreamWarmThroughput(
                request -> request.streamName("w").warmThroughputMiBps(12));
        for (int round = 0; round < 4; round++) {
            kinesis.time.pass(Streams.CHANGE);
        }
        StreamDescriptionSummary summary = kinesis.summary("w");
        assertThat(summary.streamStatus()).isEqualTo(StreamStatus.ACTIVE);
        assertThat(summary.openShardCount()).isEqualTo(12);
        assertThat(summary.warmThroughput().currentMiBps()).isEqualTo(12);
        refused(
                () -> kinesis.client.updateStreamWarmThroughput(
                        request -> request.streamName("w").warmThroughputMiBps(10_241)),
                INVALID,
                "WarmThroughputMiBps 10241 is larger than the limit of 10240.");
        kinesis.stream("p", 1);
        refused(
                () -> kinesis.client.updateStreamWarmThroughput(
                        request -> request.streamName("p").warmThroughputMiBps(5)),
                INVALID,
                "WarmThroughputMiBps must not be specified when the stream mode is PROVISIONED.");
    }

    @Test
    void aCommitmentHoldsForADayAtLeast() {
        assertThat(settings().status()).isEqualTo(MinimumThroughputBillingCommitmentOutputStatus.DISABLED);
        MinimumThroughputBillingCommitmentOutput enabled =
                commit(MinimumThroughputBillingCommitmentInputStatus.ENABLED);
        assertThat(enabled.status()).isEqualTo(MinimumThroughputBillingCommitmentOutputStatus.ENABLED);
        assertThat(enabled.startedAt()).isEqualTo(ServedKinesis.START);
        assertThat(enabled.earliestAllowedEndAt()).isEqualTo(ServedKinesis.START.plus(Duration.ofHours(24)));

        commit(MinimumThroughputBillingCommitmentInputStatus.DISABLED);
        assertThat(settings().status())
                .isEqualTo(MinimumThroughputBillingCommitmentOutputStatus.ENABLED_UNTIL_EARLIEST_ALLOWED_END);
        kinesis.close();
        kinesis = new ServedKinesis(new Store(folder), new ManualTime(kinesis.time.instant()));
        kinesis.time.pass(Duration.ofHours(24));
        assertThat(settings().status()).isEqualTo(MinimumThroughputBillingCommitmentOutputStatus.DISABLED);
        assertThat(settings().endedAt()).isEqualTo(ServedKinesis.START.plus(Duration.ofHours(24)));
    }

    private MinimumThroughputBillingCommitmentOutput settings() {
        return kinesis.client.describeAccountSettings(request -> {}).minimumThroughputBillingCommitment();
    }

    private MinimumThroughputBillingCommitmentOutput commit(MinimumThroughputBillingCommitmentInputStatus status) {
        return kinesis.client
                .updateAccountSettings(
                        request -> request.minimumThroughputBillingCommitment(commitment -> commitment.status(status)))
                .minimumThroughputBillingCommitment();
    }

    private void onDemand(String name, @Nullable Integer warm) {
        kinesis.client.createStream(request -> request.streamName(name)
                .streamModeDetails(mode -> mode.streamMode(StreamMode.ON_DEMAND))
                .warmThroughputMiBps(warm));
        kinesis.time.pass(Streams.CHANGE);
    }

    private void mode(String name, StreamMode mode) {
        kinesis.client.updateStreamMode(request ->
                request.streamARN(ServedKinesis.arn(name)).streamModeDetails(details -> details.streamMode(mode)));
    }
}
