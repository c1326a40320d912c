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
import wildrydes.kernel.client.RunningCell;

/** A cell that takes all memory fails; the kernel lives on. The limit is for tests that hang. */
@Timeout(value = 180, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ExhaustedHeapTest {

    private static final Duration LONG = Duration.ofSeconds(90);

    @TempDir
    private Path folder;

    @Test
    void aCellThatKeepsAllMemoryFailsAndMayGiveItBack() {
        try (var kernel = JavaKernel.start(folder, "-Xmx96m")) {
            kernel.client().execute("var hoard = new ArrayList<byte[]>();");

            for (int size : new int[] {1_000_000, 1_000, 16}) {
                Execution hoarding = kernel.client()
                        .execute(
                                "while (true) hoard.add(new byte[" + size + "]);",
                                ExecuteOptions.defaults().withBudget(LONG));
                System.out.println(size + " " + hoarding.error() + " " + hoarding.duration());
            }
            Execution giving = kernel.client()
                    .execute("hoard = null;", ExecuteOptions.defaults().withBudget(LONG));
            System.out.println(giving.error() + " " + giving.duration());

            System.out.println(kernel.client().execute("1 + 1").resultText());
            assertThat(kernel.client().execute("1 + 1").resultText()).isEqualTo("2");
        }
    }

    @Test
    void aThreadThatKeepsAllMemoryIsTold() {
        try (var kernel = JavaKernel.start(folder, "-Xmx96m")) {
            RunningCell cell =
                    kernel.client().start("""
                    var hoarder = new Thread(() -> {
                        var hoard = new ArrayList<int[]>();
                        while (true) hoard.add(new int[10_000]);
                    }, "hoarder");
                    hoarder.start();
                    hoarder.join();
                    """, ExecuteOptions.defaults().withBudget(LONG));

            Execution ended = cell.await();
            System.out.println(ended.error() + ended.stderr());
            assertThat(ended.stderr()).contains("In thread hoarder: ").contains("OutOfMemoryError");
            assertThat(kernel.client().execute("1 + 1").resultText()).isEqualTo("2");
        }
    }
}
