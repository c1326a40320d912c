package wildrydes.cloud.kinesis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.kinesis.model.MinimumThroughputBillingCommitmentInputStatus;
import software.amazon.awssdk.services.kinesis.model.ScalingType;
import software.amazon.awssdk.services.kinesis.model.StreamMode;
import wildrydes.cloud.ledger.Metering;
import wildrydes.cloud.ledger.Running;
import wildrydes.cloud.ledger.Usage;
import wildrydes.cloud.store.Store;

/** What streams cost by the hour as they change. */
class StreamCostsTest {

    @TempDir
    Path folder;

    /** What a meter was told: how many of each item run for each stream. */
    private static final class Told implements Metering {
        final Map<String, Long> counts = new TreeMap<>();

        @Override
        public void all(String item, Collection<Running> running) {
            counts.keySet().removeIf(key -> key.startsWith(item + " "));
            running.forEach(one -> runs(item, one.resource(), one.count()));
        }

        @Override
        public void runs(String item, String resource, long count) {
            String key = item + " " + resource.substring(resource.lastIndexOf('/') + 1);
            if (count == 0) {
                counts.remove(key);
            } else {
                counts.put(key, count);
            }
        }

        @Override
        public void used(Usage usage) {}
    }

    private final Told running = new Told();

    @Test
    void shardsCostFromTheMomentOfTheirResharding() {
        try (ServedKinesis kinesis = open(new ManualTime(ServedKinesis.START))) {
            kinesis.client.createStream(request -> request.streamName("w").shardCount(2));
            assertThat(running.counts).isEmpty();
            kinesis.time.pass(Streams.CHANGE);
            assertThat(running.counts).containsOnly(Map.entry("kinesis:shard-hours w", 2L));

            kinesis.client.updateShardCount(
                    request -> request.streamName("w").targetShardCount(3).scalingType(ScalingType.UNIFORM_SCALING));
            assertThat(running.counts).containsOnly(Map.entry("kinesis:shard-hours w", 2L));
            kinesis.time.pass(Streams.CHANGE);
            assertThat(running.counts).containsOnly(Map.entry("kinesis:shard-hours w", 4L));
            kinesis.time.pass(Streams.CHANGE);
            assertThat(running.counts).containsOnly(Map.entry("kinesis:shard-hours w", 3L));

            kinesis.client.deleteStream(request -> request.streamName("w"));
            assertThat(running.counts).isEmpty();
        }
    }

    @Test
    void aLongRetentionCostsByShardAndByWhatIsOlderThanAWeek() throws IOException {
        ManualTime time = new ManualTime(ServedKinesis.START);
        try (ServedKinesis kinesis = open(time)) {
            kinesis.stream("w", 2);
            kinesis.put("w", "k", "x".repeat(10_000));
            kinesis.store.checkpoint();
            kinesis.client.increaseStreamRetentionPeriod(
                    request -> request.streamName("w").retentionPeriodHours(240));
            assertThat(running.counts).containsEntry("kinesis:extended-retention-hours w", 2L);
            time.pass(Duration.ofDays(7));
            assertThat(running.counts).doesNotContainKey("kinesis:long-retention w");
            time.pass(Duration.ofHours(1));
            assertThat(running.counts.get("kinesis:long-retention w")).isBetween(10_000L, 11_000L);
        }
        running.counts.clear();
        ManualTime later = new ManualTime(time.instant());
        try (ServedKinesis reopened = open(later)) {
            assertThat(reopened).isNotNull();
            assertThat(running.counts).containsEntry("kinesis:extended-retention-hours w", 2L);
            assertThat(running.counts).containsKey("kinesis:long-retention w");
            later.pass(Duration.ofDays(3));
            assertThat(running.counts).doesNotContainKey("kinesis:long-retention w");
        }
    }

    @Test
    void aSwitchOfModeChangesWhatIsPaidFor() {
        try (ServedKinesis kinesis = open(new ManualTime(ServedKinesis.START))) {
            kinesis.stream("w", 2);
            kinesis.client.updateStreamMode(request -> request.streamARN(ServedKinesis.arn("w"))
                    .streamModeDetails(mode -> mode.streamMode(StreamMode.ON_DEMAND)));
            kinesis.time.pass(Streams.CHANGE);
            assertThat(running.counts).containsOnly(Map.entry("kinesis:on-demand-hours w", 1L));

            commit(kinesis, MinimumThroughputBillingCommitmentInputStatus.ENABLED);
            assertThat(running.counts).containsOnly(Map.entry("kinesis:committed-hours *", 1L));
            commit(kinesis, MinimumThroughputBillingCommitmentInputStatus.DISABLED);
            assertThat(running.counts).containsOnly(Map.entry("kinesis:committed-hours *", 1L));
            kinesis.time.pass(Duration.ofHours(24));
            assertThat(running.counts).containsOnly(Map.entry("kinesis:on-demand-hours w", 1L));
        }
    }

    private static void commit(ServedKinesis kinesis, MinimumThroughputBillingCommitmentInputStatus status) {
        kinesis.client.updateAccountSettings(
                request -> request.minimumThroughputBillingCommitment(commitment -> commitment.status(status)));
    }

    private ServedKinesis open(ManualTime time) {
        return new ServedKinesis(new Store(folder), time, running);
    }
}
