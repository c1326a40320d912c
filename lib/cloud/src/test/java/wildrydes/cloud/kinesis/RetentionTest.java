package wildrydes.cloud.kinesis;

import static org.assertj.core.api.Assertions.assertThat;
import static wildrydes.cloud.kinesis.Refused.refused;
import static wildrydes.cloud.kinesis.ServedKinesis.SHARD;
import static wildrydes.cloud.kinesis.ServedKinesis.texts;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wildrydes.cloud.store.Store;

/** For how long records are kept. */
class RetentionTest {

    private static final String INVALID = "InvalidArgumentException";

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
    void aLongerRetentionKeepsWhatHasNotExpired() {
        kinesis.put("w", "k", "expired");
        kinesis.time.pass(Duration.ofHours(23));
        kinesis.put("w", "k", "kept");
        kinesis.time.pass(Duration.ofHours(2));
        increase(48);
        assertThat(kinesis.summary("w").retentionPeriodHours()).isEqualTo(48);
        assertThat(texts(kinesis.all("w", SHARD))).containsExactly("kept");

        kinesis.time.pass(Duration.ofHours(45));
        assertThat(texts(kinesis.all("w", SHARD))).containsExactly("kept");
        kinesis.time.pass(Duration.ofHours(1).plusMillis(1));
        assertThat(kinesis.all("w", SHARD)).isEmpty();
    }

    @Test
    void aShorterRetentionHoldsAtOnceAndForEver() {
        increase(48);
        kinesis.put("w", "k", "old");
        kinesis.time.pass(Duration.ofHours(30));
        assertThat(texts(kinesis.all("w", SHARD))).containsExactly("old");
        decrease(24);
        assertThat(kinesis.all("w", SHARD)).isEmpty();
        increase(48);
        assertThat(kinesis.all("w", SHARD)).isEmpty();
    }

    @Test
    void itSurvivesARestart() {
        increase(8760);
        kinesis.close();
        kinesis = new ServedKinesis(new Store(folder), new ManualTime(kinesis.time.instant()));
        assertThat(kinesis.summary("w").retentionPeriodHours()).isEqualTo(8760);
    }

    @Test
    void whatItCannotBeIsExplained() {
        refused(
                () -> increase(23),
                INVALID,
                "Minimum allowed retention period is 24 hours. Requested retention period (23 hours) is too short.");
        refused(
                () -> decrease(23),
                INVALID,
                "Minimum allowed retention period is 24 hours. Requested retention period (23 hours) is too short.");
        refused(
                () -> increase(8761),
                INVALID,
                "Maximum allowed retention period is 8760 hours. Requested retention period (8761 hours) is too long.");
        refused(
                () -> decrease(25),
                INVALID,
                "Requested retention period (25 hours) for stream w can not be longer than existing retention period"
                        + " (24 hours). Use IncreaseRetentionPeriod API.");
        increase(48);
        refused(
                () -> increase(47),
                INVALID,
                "Requested retention period (47 hours) for stream w can not be shorter than existing retention period"
                        + " (48 hours). Use DecreaseRetentionPeriod API.");
        refused(
                () -> increase(-1),
                "ValidationException",
                "1 validation error detected: Value '-1' at 'retentionPeriodHours' failed to satisfy constraint: Member"
                        + " must have value greater than or equal to 1");
        refused(
                () -> kinesis.client.increaseStreamRetentionPeriod(
                        request -> request.streamName("none").retentionPeriodHours(25)),
                "ResourceNotFoundException",
                "Stream none under account 000000000000 not found.");
    }

    private void increase(int hours) {
        kinesis.client.increaseStreamRetentionPeriod(
                request -> request.streamName("w").retentionPeriodHours(hours));
    }

    private void decrease(int hours) {
        kinesis.client.decreaseStreamRetentionPeriod(
                request -> request.streamName("w").retentionPeriodHours(hours));
    }
}
