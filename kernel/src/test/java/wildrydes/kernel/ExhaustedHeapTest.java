package wildrydes.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import wildrydes.kernel.client.ExecuteOptions;
import wildrydes.kernel.client.Execution;
import wildrydes.kernel.client.KernelProcess;
import wildrydes.kernel.client.Output;

/** A cell that takes all memory fails; the kernel lives on. The limit is for tests that hang. */
@Timeout(value = 180, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ExhaustedHeapTest {

    private static final Duration LONG = Duration.ofSeconds(90);

    @TempDir
    private Path folder;

    @Test
    void whatACellTookMayBeGivenBack() {
        try (var kernel = JavaKernel.start(folder, "-Xmx96m")) {
            run(kernel, "var hoard = new ArrayList<byte[]>();");
            Output.ErrorOutput full = run(kernel, "while (true) hoard.add(new byte[100_000]);")
                    .error()
                    .orElseThrow();

            assertThat(full.ename()).isEqualTo("OutOfMemoryError");
            assertThat(full.traceback())
                    .last()
                    .asString()
                    .startsWith("The 9")
                    .endsWith("MB of memory that this kernel may use are full. Set variables that hold much to null, or"
                            + " restart the kernel. To give it more, put -Xmx into its kernel.json.");
            assertThat(run(kernel, "hoard = null;").error()).isEmpty();
            assertThat(run(kernel, "System.out.println(\"again\"); 1 + 1"))
                    .returns("2", Execution::resultText)
                    .returns("again\n", Execution::stdout);
        }
    }

    @Test
    void memoryMayRunOutAgain() {
        try (var kernel = JavaKernel.start(folder, "-Xmx96m")) {
            run(kernel, "var hoard = new ArrayList<byte[]>();");
            for (int time = 0; time < 3; time++) {
                assertThat(run(kernel, "while (true) hoard.add(new byte[100_000]);")
                                .error())
                        .hasValueSatisfying(ExhaustedHeapTest::isOutOfMemory);
                assertThat(run(kernel, "hoard.clear();").error()).isEmpty();
                assertThat(run(kernel, "1 + 1").resultText()).isEqualTo("2");
            }
        }
    }

    @Test
    void whoTakesWhatTheKernelKeptBackGivesItBackOrIsToldToRestart() {
        try (var kernel = JavaKernel.start(folder, "-Xmx96m")) {
            run(kernel, "var hoard = new ArrayList<byte[]>();");
            for (int time = 0; time < 2; time++) {
                assertThat(run(kernel, "while (true) hoard.add(new byte[1_000]);")
                                .error())
                        .hasValueSatisfying(ExhaustedHeapTest::isOutOfMemory);
            }

            run(kernel, "hoard.clear();")
                    .error()
                    .ifPresent(error -> assertThat(error.evalue())
                            .contains("no cell can be compiled any more. Restart the kernel."));
            kernel.restart();
            assertThat(run(kernel, "1 + 1").resultText()).isEqualTo("2");
        }
    }

    @Test
    void aThreadThatTakesAllMemoryIsTold() {
        try (var kernel = JavaKernel.start(folder, "-Xmx96m")) {
            Execution ended = run(kernel, """
                    var hoarder = new Thread(() -> {
                        var hoard = new ArrayList<int[]>();
                        while (true) hoard.add(new int[10_000]);
                    }, "hoarder");
                    hoarder.start();
                    hoarder.join();
                    """);

            // Whoever asks for memory next finds none: it may be the thread, or the cell that waits for it.
            if (ended.error().isEmpty()) {
                assertThat(ended.stderr()).contains("In thread hoarder: ").contains("OutOfMemoryError");
            } else {
                assertThat(ended.error().get().ename()).isEqualTo("OutOfMemoryError");
            }
            assertThat(run(kernel, "1 + 1").resultText()).isEqualTo("2");
        }
    }

    private static void isOutOfMemory(Output.ErrorOutput error) {
        assertThat(error.ename()).as(String.join("\n", error.traceback())).isEqualTo("OutOfMemoryError");
    }

    private static Execution run(KernelProcess kernel, String code) {
        return kernel.client().execute(code, ExecuteOptions.defaults().withBudget(LONG));
    }
}
