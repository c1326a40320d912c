package wildrydes.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wildrydes.kernel.api.CellId;
import wildrydes.kernel.api.CellListener;
import wildrydes.kernel.client.ExecuteOptions;
import wildrydes.kernel.client.Execution;
import wildrydes.kernel.client.RunningCell;

class ListenersTest {

    private static final List<String> NEWS = new CopyOnWriteArrayList<>();

    @TempDir
    private Path folder;

    /** Registered as a service by a test. */
    public static final class Noting implements CellListener {

        @Override
        public void before(CellId cell) {
            note("before", cell);
            System.out.print("before ");
        }

        @Override
        public void after(CellId cell) {
            note("after", cell);
            System.out.print("after ");
        }

        @Override
        public void rerun(CellId earlier) {
            note("rerun", earlier);
        }

        @Override
        public void repeated(CellId running) {
            note("repeated", running);
        }

        @Override
        public void interrupted(CellId cell) {
            note("interrupted", cell);
        }

        private static void note(String what, CellId cell) {
            NEWS.add(what + " " + cell.cell().orElse("?") + " "
                    + CellId.current().map(cell::equals).orElse(false));
        }
    }

    /** Registered as a service by a test. */
    public static final class Failing implements CellListener {

        @Override
        public void before(CellId cell) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("listener at fault");
        }
    }

    @BeforeEach
    void forget() {
        NEWS.clear();
    }

    @Test
    void listenersAreToldAndPrintForTheCell() throws Exception {
        try (var kernel = kernel(Noting.class.getName())) {
            kernel.shell.on("print", () -> {
                System.out.print("cell ");
                return null;
            });
            ExecuteOptions cell = ExecuteOptions.defaults().withCellId("c1");

            Execution first = kernel.client().execute("print", cell);
            kernel.client().execute("print", cell.withCellId("c2"));
            kernel.client().execute("print", cell);

            assertThat(first.stdout()).isEqualTo("before cell after ");
            assertThat(NEWS)
                    .containsExactly(
                            "before c1 true",
                            "after c1 true",
                            "before c2 true",
                            "after c2 true",
                            "rerun c1 false",
                            "before c1 true",
                            "after c1 true");
        }
    }

    @Test
    void listenersAreToldOfAnInterruptWhileTheCellRuns() throws Exception {
        try (var kernel = kernel(Noting.class.getName())) {
            var told = new CountDownLatch(1);
            kernel.shell.on("endless", () -> {
                System.out.println("begun");
                try {
                    told.await();
                } catch (InterruptedException e) {
                    // As code does that does not want to be interrupted.
                    told.await();
                }
                return null;
            });
            RunningCell cell =
                    kernel.client().start("endless", ExecuteOptions.defaults().withCellId("c1"));
            cell.awaitOutputs(outputs -> outputs.toString().contains("begun"), Duration.ofSeconds(30));
            kernel.client().interrupt();
            for (int moment = 0; !NEWS.contains("interrupted c1 true"); moment++) {
                assertThat(moment).as("The news are: " + NEWS).isLessThan(1000);
                kernel.client().kernelInfo();
            }
            told.countDown();

            assertThat(cell.await().status()).isEqualTo(Execution.Status.OK);
        }
    }

    @Test
    void listenersAreToldAtOnceThatARunningCellIsAskedForAgain() throws Exception {
        try (var kernel = kernel(Noting.class.getName())) {
            var told = new CountDownLatch(1);
            kernel.shell.on("live", () -> {
                System.out.println("begun");
                told.await();
                return null;
            });
            ExecuteOptions sameCell = ExecuteOptions.defaults().withCellId("c1");
            RunningCell cell = kernel.client().start("live", sameCell);
            cell.awaitOutputs(outputs -> outputs.toString().contains("begun"), Duration.ofSeconds(30));

            RunningCell other =
                    kernel.client().start("1", ExecuteOptions.defaults().withCellId("c2"));
            RunningCell anonymous = kernel.client().start("2", ExecuteOptions.defaults());
            RunningCell again = kernel.client().start("3", sameCell);
            for (int moment = 0; !NEWS.contains("repeated c1 true"); moment++) {
                assertThat(moment).as("The news are: " + NEWS).isLessThan(1000);
                kernel.client().kernelInfo();
            }
            told.countDown();

            assertThat(List.of(cell.await(), other.await(), anonymous.await(), again.await()))
                    .extracting(Execution::status)
                    .containsOnly(Execution.Status.OK);
            assertThat(NEWS).filteredOn(news -> news.startsWith("repeated")).hasSize(1);
        }
    }

    @Test
    void aListenerThatFailsIsLoggedAndHarmsNoCell() throws Exception {
        try (var kernel = kernel("no.such.Listener", Failing.class.getName(), Noting.class.getName())) {
            Execution cell = kernel.client().execute("1");

            assertThat(cell.resultText()).isEqualTo("1");
            assertThat(NEWS).containsExactly("before ? true", "after ? true");
            assertThat(kernel.log())
                    .contains("A cell listener on the notebook's class path cannot be loaded.")
                    .contains("The cell listener " + Failing.class.getName() + " failed.")
                    .contains("listener at fault");
        }
    }

    @Test
    void acellHasTheNotebooksIdWhereItIsSent() throws Exception {
        try (var kernel = new TestKernel(folder)) {
            kernel.shell.on("id", () -> CellId.current().flatMap(CellId::cell));

            assertThat(kernel.client()
                            .execute("id", ExecuteOptions.defaults().withCellId("c7"))
                            .resultText())
                    .isEqualTo(Optional.of("c7").toString());
            assertThat(kernel.client().execute("id").resultText())
                    .isEqualTo(Optional.empty().toString());
        }
    }

    private TestKernel kernel(String... listeners) throws Exception {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.write(services.resolve(CellListener.class.getName()), List.of(listeners));
        var kernel = new TestKernel(folder);
        var loader = new URLClassLoader(new URL[] {folder.toUri().toURL()}, ListenersTest.class.getClassLoader());
        kernel.libraries(() -> loader);
        return kernel;
    }
}
