package wildrydes.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import wildrydes.kernel.client.Channel;
import wildrydes.kernel.client.KernelClient;

/** Clients that come and go: each is heard at once, on every socket. */
class ConnectionsTest {

    /** Less than a client that asks again would take. */
    private static final Duration SOON = Duration.ofSeconds(20);

    @Test
    void everyNewClientIsHeard() throws Exception {
        connect(25);
    }

    @Test
    @Tag("slow")
    void fiveHundredNewClientsAreHeard() throws Exception {
        connect(500);
    }

    private static void connect(int times) throws IOException {
        try (var kernel = new TestKernel()) {
            for (int time = 0; time < times; time++) {
                try (KernelClient client = KernelClient.connect(kernel.connectionFile())) {
                    client.awaitReady(SOON);
                    assertThat(client.request(Channel.CONTROL, "kernel_info_request", Map.of(), SOON))
                            .as("connection %d", time)
                            .isPresent();
                    assertThat(client.beats(SOON)).as("heartbeat %d", time).isTrue();
                }
            }
        }
    }
}
