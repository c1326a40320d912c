package wildrydes.cloud.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class QueuedEventTest {

    private static QueuedEvent event(int payload) {
        Instant now = Instant.parse("2026-03-02T09:14:36Z");
        return new QueuedEvent(
                "id", new Target("process", null), "function", new byte[payload], null, now, 0, 0, now, null);
    }

    @Test
    void anEventTakesMemoryEvenWithoutAnyPayload() {
        assertThat(event(0).bytes()).isEqualTo(1024);
        assertThat(event(1_000_000).bytes()).isEqualTo(1_001_024);
    }
}
