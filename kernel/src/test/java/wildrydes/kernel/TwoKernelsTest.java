package wildrydes.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import wildrydes.kernel.client.ExecuteOptions;
import wildrydes.kernel.client.Execution;
import wildrydes.kernel.client.RunningCell;

/** Two kernels at once, as with two open notebooks. The limit is for tests that hang. */
@Timeout(value = 120, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TwoKernelsTest {

    @TempDir
    private Path folder;

    @Test
    void eachHasItsOwnStateOutputAndInterrupts() throws Exception {
        try (var one = JavaKernel.start(folder);
                var two = JavaKernel.start(folder)) {
            one.client().execute("int x = 1;");
            two.client().execute("int x = 2;");
            RunningCell endless =
                    one.client().start("System.out.println(\"one \" + x); while (true) {}", ExecuteOptions.defaults());
            endless.awaitOutputs(outputs -> !outputs.isEmpty(), Duration.ofSeconds(60));

            Execution beside = two.client().execute("System.out.println(\"two \" + x); x");
            assertThat(beside.stdout()).isEqualTo("two 2\n");
            assertThat(beside.resultText()).isEqualTo("2");

            one.client().interrupt();
            assertThat(endless.await().stdout()).isEqualTo("one 1\n");
            assertThat(one.client().execute("x").resultText()).isEqualTo("1");
        }
        // Both write to one history.
        assertThat(Files.readString(folder.resolve("history")))
                .contains("int x = 1;")
                .contains("int x = 2;");
    }
}
