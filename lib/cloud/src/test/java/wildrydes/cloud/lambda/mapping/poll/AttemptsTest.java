package wildrydes.cloud.lambda.mapping.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AttemptsTest {

    private static final Instant NOW = Instant.parse("2026-03-02T09:14:36Z");

    private final Attempts attempts = new Attempts();

    private void failed(String error) {
        Batch batch = new Batch(attempts.number(), null, "shardId-000000000000", List.of(), null, false, 1);
        attempts.add(NOW, batch, "FunctionError", error, "id");
    }

    @Test
    void aLongErrorIsCutOffSinceThousandsAreKept() {
        failed("x".repeat(6 << 20));
        failed("kaboom");

        assertThat(attempts.known().attempts())
                .extracting(Attempts.Attempt::error)
                .containsExactly("x".repeat(1_000) + " ...", "kaboom");
    }

    @Test
    void theNewestThousandAreKeptAndTheOthersCounted() {
        for (int i = 0; i < 1_003; i++) {
            failed("number " + i);
        }

        Attempts.Known known = attempts.known();
        assertThat(known.dropped()).isEqualTo(3);
        assertThat(known.attempts()).hasSize(1_000);
        assertThat(known.attempts().get(0).error()).isEqualTo("number 3");
        assertThat(known.fates()).hasSize(1_000);
    }
}
