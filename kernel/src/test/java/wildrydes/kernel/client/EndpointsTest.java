package wildrydes.kernel.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class EndpointsTest {

    /** From there on Linux lends ports to outgoing connections. */
    private static final int LENT = 32_768;

    @Test
    void freePortsDifferAndNoneIsLentToOutgoingConnectionsMeanwhile() throws IOException {
        Endpoints free = Endpoints.free();

        assertThat(List.of(free.shell(), free.control(), free.stdin(), free.iopub(), free.heartbeat()))
                .doesNotHaveDuplicates()
                .allMatch(port -> port < LENT);
    }
}
