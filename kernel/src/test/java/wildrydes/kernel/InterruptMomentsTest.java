package wildrydes.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import wildrydes.kernel.client.Channel;
import wildrydes.kernel.client.ExecuteOptions;
import wildrydes.kernel.client.Execution;
import wildrydes.kernel.client.KernelProcess;
import wildrydes.kernel.client.RunningCell;

/** An interrupt means the cell that the front end has sent, at whatever moment it arrives. The limit is for tests that hang. */
@Timeout(value = 120, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class InterruptMomentsTest {

    private static final int TIMES = 200;

    @TempDir
    private static Path folder;

    private static KernelProcess kernel;

    @BeforeAll
    static void start() {
        kernel = JavaKernel.start(folder);
        kernel.client().execute("int kept = 42;");
    }

    @AfterAll
    static void end() {
        kernel.close();
    }

    @Test
    void noneIsLostWheneverItArrives() {
        for (int time = 0; time < TIMES; time++) {
            RunningCell cell =
                    kernel.client().start("int round = " + time + "; while (true) {}", ExecuteOptions.defaults());
            // From before the kernel has read the cell, over its compilation, to long after it has begun.
            pause(time * 100_000L);
            kernel.client().interrupt();

            Execution ended = cell.await();
            assertThat(ended.overrun()).as("interrupt %d was lost", time).isFalse();
            assertThat(ended.error().orElseThrow().ename()).isEqualTo("Interrupted");
        }
        assertThat(kernel.client().execute("kept").resultText()).isEqualTo("42");
    }

    @Test
    void oneThatComesTooLateHarmsNoOther() {
        for (int time = 0; time < TIMES; time++) {
            RunningCell cell = kernel.client().start("kept + " + time, ExecuteOptions.defaults());
            pause(time * 50_000L);
            kernel.client().send(Channel.CONTROL, "interrupt_request", Map.of());
            Execution ended = cell.await();
            assertThat(ended.error().map(error -> error.ename()).orElse("Interrupted"))
                    .isEqualTo("Interrupted");
            // Whoever asked has its answer before the next cell is sent.
            kernel.client().request(Channel.CONTROL, "kernel_info_request", Map.of());

            assertThat(kernel.client().execute("1 + " + time).resultText()).isEqualTo(String.valueOf(1 + time));
        }
    }

    private static void pause(long nanos) {
        long begin = System.nanoTime();
        while (System.nanoTime() - begin < nanos) {
            Thread.onSpinWait();
        }
    }
}
