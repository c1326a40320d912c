package wildrydes.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wildrydes.kernel.client.ExecuteOptions;
import wildrydes.kernel.client.Execution;
import wildrydes.kernel.client.KernelClient;

/**
 * Thousands of cells in one kernel. JShell keeps the text and the class of every piece that it has compiled; the bounds are a
 * little above that, and below what a value, an output or a thread that is kept by mistake would add.
 */
@Tag("slow")
class SoakTest {

    private static final int EARLY = 1_000;

    /** The time grows with the square of it, since JShell looks through all its classes for each piece: 10,000 take half an hour. */
    private static final int LATE = Integer.getInteger("soak.cells", 3_000);

    /** Bytes of the heap that a cell may leave behind, and of the metaspace. */
    private static final long HEAP = 20_000;

    private static final long METASPACE = 2_500;

    private static final String MEASURE = """
            System.gc(); System.gc();
            var used = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
            var meta = java.lang.management.ManagementFactory.getMemoryPoolMXBeans().stream()
                    .filter(pool -> pool.getName().startsWith("Metaspace"))
                    .mapToLong(pool -> pool.getUsage().getUsed()).sum();
            var loaded = java.lang.management.ManagementFactory.getClassLoadingMXBean().getLoadedClassCount();
            used + " " + meta + " " + loaded + " " + Thread.getAllStackTraces().size()""";

    private static final String[] CELLS = {
        "%d + 1",
        "int x = %d;",
        "System.out.println(%d);",
        "x = x + %d;",
        "new byte[%d]",
        "for (int i = 0; i < 3; i++) System.out.print(i + %d);",
        "var thread = new Thread(() -> System.out.println(%d)); thread.start(); thread.join();"
    };

    @TempDir
    private Path folder;

    @Test
    void aCellLeavesNothingBehindButItsCode() {
        try (var kernel = JavaKernel.start(folder, "-Xmx384m")) {
            run(kernel.client(), 0, EARLY);
            long[] early = measure(kernel.client());
            run(kernel.client(), EARLY, LATE);
            long[] late = measure(kernel.client());

            System.out.printf(
                    "A cell leaves %d bytes of heap and %d of metaspace; %d classes, %d threads more.%n",
                    (late[0] - early[0]) / (LATE - EARLY),
                    (late[1] - early[1]) / (LATE - EARLY),
                    late[2] - early[2],
                    late[3] - early[3]);
            assertThat((late[0] - early[0]) / (LATE - EARLY)).as("heap").isLessThan(HEAP);
            assertThat((late[1] - early[1]) / (LATE - EARLY)).as("metaspace").isLessThan(METASPACE);
            assertThat(late[2] - early[2]).as("classes").isLessThan(2L * (LATE - EARLY));
            assertThat(late[3] - early[3]).as("threads").isLessThan(3);
        }
    }

    private static void run(KernelClient client, int from, int to) {
        for (int cell = from; cell < to; cell++) {
            Execution done = client.execute(String.format(CELLS[cell % CELLS.length], cell));
            assertThat(done.error()).isEmpty();
        }
    }

    private static long[] measure(KernelClient client) {
        String measured = client.execute(MEASURE, ExecuteOptions.defaults()).resultText();
        return Arrays.stream(measured.split(" ")).mapToLong(Long::parseLong).toArray();
    }
}
