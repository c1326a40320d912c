package wildrydes.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import wildrydes.kernel.client.Execution;

class KernelTest {

    @Test
    void aCellsLastExpressionIsItsResult() throws Exception {
        try (var kernel = new TestKernel()) {
            Execution cell = kernel.client().execute("1 + 1");

            assertThat(cell.status()).isEqualTo(Execution.Status.OK);
            assertThat(cell.resultText()).isEqualTo("1 + 1");
            assertThat(cell.count()).isEqualTo(1);
        }
    }

    @Test
    void aHundredThousandLinesArriveAllInOrder() throws Exception {
        try (var kernel = new TestKernel()) {
            kernel.shell.on("lines", () -> {
                for (int line = 0; line < 100_000; line++) {
                    System.out.println("line number " + line);
                }
                return null;
            });
            for (int i = 0; i < 200; i++) kernel.client().execute("1 + 1");
            long t0 = System.nanoTime();
            for (int i = 0; i < 200; i++) kernel.client().execute("1 + 1");
            System.err.println("1+1 " + (System.nanoTime() - t0) / 200e6);
            for (int i = 0; i < 5; i++) {
                t0 = System.nanoTime();
                Execution cell = kernel.client().execute("lines");
                System.err.println("lines " + (System.nanoTime() - t0) / 1e6);
                assertThat(cell.stdout().lines()).hasSize(100_000);
            }
            assertThat(kernel.log()).isEmpty();
        }
    }
}
