package wildrydes.kernel.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wildrydes.kernel.help.Completeness;
import wildrydes.kernel.help.Completions;

/** Cells end when they are interrupted, and the session goes on. The limit is for tests that hang, not a measure. */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class InterruptTest {

    /** What a cell does first, so that the test knows that it runs. */
    private static final String ANNOUNCE = "System.setProperty(\"wildrydes.test.running\", \"yes\");\n";

    private static Cells cells;

    @BeforeAll
    static void open() {
        cells = new Cells();
    }

    @AfterAll
    static void close() {
        cells.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "while (true) {}",
                "for (;;) { kept++; }",
                "Thread.sleep(1_000_000);",
                "new CountDownLatch(1).await();",
                "new CompletableFuture<Integer>().get()",
                "Thread.currentThread().join();",
                "new PipedInputStream(new PipedOutputStream()).read()",
                "while (true) { try { Thread.sleep(1_000_000); } catch (InterruptedException e) { kept++; } }",
                "class Spinner { void spin() { for (;;) {} } }\nnew Spinner().spin();",
                "new Object() { public String toString() { while (true) {} } }"
            })
    void whatEverACellDoesItEnds(String code) throws Exception {
        cells.value("int kept = 1;");

        assertThat(interrupted(code))
                .returns("Interrupted", CellResult.Failed::ename)
                .returns("The cell was interrupted.", CellResult.Failed::evalue);
        assertThat(cells.value("kept > 0")).isEqualTo("true");
    }

    @Test
    void codeThatCannotBeStoppedIsLeftBehind() throws Exception {
        cells.value("var taken = new Object(); var held = new CountDownLatch(1); var release = new CountDownLatch(1);\n"
                + "var holder = new Thread(() -> { synchronized (taken) { held.countDown();\n"
                + "  try { release.await(); } catch (InterruptedException e) { return; } } });\n"
                + "holder.start(); held.await();");

        CompletableFuture<CellResult> result =
                CompletableFuture.supplyAsync(() -> cells.run("synchronized (taken) { }"));
        while (Thread.getAllStackTraces().keySet().stream().noneMatch(InterruptTest::isBlocked)) {
            Thread.sleep(1);
        }
        cells.interrupt();

        assertThat(((CellResult.Failed) result.get()).evalue())
                .isEqualTo("The cell was interrupted, but its code cannot be stopped and still runs in the background."
                        + " You can go on; to end it, restart the kernel.");
        assertThat(cells.value("1 + 1")).isEqualTo("2");
        assertThat(cells.value("release.countDown(); holder.join(); holder.isAlive()"))
                .isEqualTo("false");
    }

    @Test
    void threadsOfTheCellLiveOn() throws Exception {
        cells.value("var calls = new LinkedBlockingQueue<Integer>(); var echoes = new LinkedBlockingQueue<Integer>();\n"
                + "var echo = new Thread(() -> { try { while (true) echoes.add(calls.take()); }\n"
                + "  catch (InterruptedException e) { return; } });\necho.setDaemon(true); echo.start();");
        interrupted("while (true) {}");

        assertThat(cells.value("calls.add(42); echoes.take()")).isEqualTo("42");
    }

    @Test
    void anInterruptWhileTheCellCompilesIsNotLost() {
        // Analysis holds the lock that the cell needs to compile: the interrupt arrives while it waits.
        CompletableFuture<CellResult> result = new CompletableFuture<>();
        var runner = new Thread(() -> result.complete(cells.run("int neverSet = 1; while (true) {}")));
        cells.value("int before = 1;");
        cells.shell.whileNothingCompiles(() -> {
            runner.start();
            while (runner.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
            cells.interrupt();
        });

        assertThat(result.join())
                .isInstanceOfSatisfying(
                        CellResult.Failed.class,
                        failed -> assertThat(failed.ename()).isEqualTo("Interrupted"));
    }

    @Test
    void withoutACellNothingHappens() {
        cells.interrupt();

        assertThat(cells.value("1 + 1")).isEqualTo("2");
    }

    @Test
    void aStatementThatTakesTooLongIsStopped() {
        var options = ShellOptions.DEFAULT.withStatementLimit(Duration.ofMillis(50));
        try (var limited = new Cells(options)) {
            assertThat(limited.failure("while (true) {}"))
                    .returns("TimedOut", CellResult.Failed::ename)
                    .returns(
                            "The cell took longer than IJAVA_TIMEOUT allows and was stopped.",
                            CellResult.Failed::evalue);
            assertThat(limited.value("1 + 1")).isEqualTo("2");
        }
    }

    @Test
    void theFrontEndIsServedWhileACellRuns() throws Exception {
        System.clearProperty("wildrydes.test.running");
        CompletableFuture<CellResult> result = CompletableFuture.supplyAsync(
                () -> cells.run("var busy = List.of(1);\n" + ANNOUNCE + "while (true) {}"));
        awaitRunning();

        assertThat(cells.shell.complete("busy.isE", 8).matches())
                .extracting(Completions.Match::text)
                .containsExactly("isEmpty()");
        assertThat(cells.shell.inspect("busy", 4, 0)).isPresent();
        assertThat(cells.shell.completeness("1 + 1")).isEqualTo(new Completeness.Complete());
        assertThat(result).isNotDone();
        cells.interrupt();
        assertThat(result.get()).isInstanceOf(CellResult.Failed.class);
    }

    /** Runs a cell, interrupts it once its code runs, and says how it failed. */
    private static CellResult.Failed interrupted(String code) throws Exception {
        System.clearProperty("wildrydes.test.running");
        CompletableFuture<CellResult> result = CompletableFuture.supplyAsync(() -> cells.run(ANNOUNCE + code));
        awaitRunning();
        cells.interrupt();
        return (CellResult.Failed) result.get();
    }

    private static boolean isBlocked(Thread thread) {
        return thread.getName().startsWith("cell ") && thread.getState() == Thread.State.BLOCKED;
    }

    private static void awaitRunning() throws InterruptedException {
        while (System.getProperty("wildrydes.test.running") == null) {
            Thread.sleep(1);
        }
    }
}
