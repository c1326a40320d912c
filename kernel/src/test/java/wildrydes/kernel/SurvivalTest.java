package wildrydes.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;
import wildrydes.kernel.client.ExecuteOptions;
import wildrydes.kernel.client.Execution;
import wildrydes.kernel.client.KernelProcess;
import wildrydes.kernel.client.Output;
import wildrydes.kernel.client.RunningCell;

/** Whatever a cell does to the process that it shares with the kernel, the next one runs. The limit is for tests that hang. */
@Timeout(value = 120, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SurvivalTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    private static Path folder;

    private static KernelProcess kernel;

    @BeforeAll
    static void start() {
        kernel = JavaKernel.start(folder);
        ok("int kept = 1;");
    }

    @AfterAll
    static void end() {
        kernel.close();
    }

    /** What no test may leave behind: a kernel that forgets, or prints in the wrong place. */
    @AfterEach
    void theNextCellRuns() throws Exception {
        Execution next = ok("System.out.println(\"out\"); System.err.println(\"err\"); kept");
        assertThat(next.stdout()).isEqualTo("out\n");
        assertThat(next.stderr()).isEqualTo("err\n");
        assertThat(next.resultText()).isEqualTo("1");
        assertThat(kernel.stdout()).isEmpty();
        assertThat(kernel.stderr()).isEmpty();
    }

    @Test
    void streamsMayBeReplaced() {
        ok("System.setOut(new PrintStream(OutputStream.nullOutputStream())); System.setErr(null); System.setIn(null);");
    }

    @Test
    void streamsMayBeClosed() {
        Execution cell =
                ok("System.out.close(); System.err.close(); System.in.close(); System.out.println(\"after\");");

        assertThat(cell.stdout()).isEqualTo("after\n");
    }

    @Test
    void theEndOfTheProcessIsNotForCells() {
        assertThat(failure("System.exit(3);").ename()).isEqualTo("Exit");
        assertThat(failure("Runtime.getRuntime().exit(3);").ename()).isEqualTo("Exit");
        assertThat(failure("Runtime.getRuntime().halt(3);").ename()).isEqualTo("Exit");
    }

    @Test
    void anEndlessRecursionEnds() {
        Output.ErrorOutput error = failure("int deeper(int n) { return deeper(n + 1) + 1; }\ndeeper(0)");

        assertThat(error.ename()).isEqualTo("StackOverflowError");
        assertThat(error.traceback()).hasSizeLessThan(30);
    }

    @Test
    void anEndlessRecursionInAThreadIsTold() {
        Execution cell = ok("class Deep { static int er(int n) { return er(n + 1) + 1; } }\n"
                + "var thread = new Thread(() -> Deep.er(0), \"diver\"); thread.start(); thread.join();");

        assertThat(cell.stderr()).contains("In thread diver: ").contains("StackOverflowError");
    }

    @Test
    void thousandsOfThreadsPrintWithoutALoss() {
        Execution cell = ok("""
                var threads = new ArrayList<Thread>();
                for (int i = 0; i < 3000; i++) {
                    int number = i;
                    var thread = new Thread(() -> System.out.println(number));
                    thread.start();
                    threads.add(thread);
                }
                for (var thread : threads) thread.join();
                """);

        assertThat(cell.stdout().lines().map(Integer::valueOf).sorted().toList())
                .isEqualTo(IntStream.range(0, 3000).boxed().collect(Collectors.toList()));
    }

    @Test
    void aCellMayTakeAwayItsContextClassLoader() {
        ok("Thread.currentThread().setContextClassLoader(null);");
        assertThat(ok("Thread.currentThread().getContextClassLoader() != null").resultText())
                .isEqualTo("true");
    }

    @Test
    void aDeadlockCanBeLeft() {
        RunningCell cell = kernel.client().start("""
                        var left = new Object();
                        var right = new Object();
                        var both = new CyclicBarrier(2);
                        var other = new Thread(() -> {
                            synchronized (right) {
                                try { both.await(); } catch (Exception e) { throw new IllegalStateException(e); }
                                synchronized (left) { }
                            }
                        });
                        other.setDaemon(true);
                        other.start();
                        synchronized (left) {
                            both.await();
                            System.out.println("locked");
                            synchronized (right) { }
                        }
                        """, ExecuteOptions.defaults());
        cell.awaitOutputs(outputs -> !outputs.isEmpty(), LONG);
        kernel.client().interrupt();

        assertThat(cell.await().error().orElseThrow().evalue()).contains("cannot be stopped and still runs");
    }

    @Test
    void theLanguageAndTheZoneMayChange() {
        try {
            ok("Locale.setDefault(Locale.forLanguageTag(\"ar-EG-u-nu-arab\"));"
                    + " TimeZone.setDefault(TimeZone.getTimeZone(\"Asia/Kathmandu\"));");
            assertThat(failure("int x = \"a\";").traceback()).anyMatch(line -> line.contains("int x = \"a\";"));
            ok("Locale.setDefault(Locale.forLanguageTag(\"tr\"));");
            assertThat(ok("%time 6 * 7").resultText()).isEqualTo("42");
            assertThat(failure("throw new IllegalStateException(\"in line\");").traceback())
                    .anyMatch(line -> line.contains("at cell line 1"));
            ok("Locale.setDefault(Locale.JAPAN);");
            assertThat(failure("undefined + 1").ename()).isEqualTo("CompileError");
            assertThat(failure("void f() { nowhere(); } f();").ename()).isEqualTo("CompileError");
            assertThat(kernel.client().complete("\"a\".isEmp", 9).matches()).contains("isEmpty()");
        } finally {
            ok("Locale.setDefault(Locale.ROOT);");
        }
    }

    @Test
    void theHandlerOfTheProcessMayChange() {
        Execution cell = ok("""
                Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> System.out.println("own: " + thrown.getMessage()));
                var failing = new Thread(() -> { throw new IllegalStateException("x"); });
                failing.start();
                failing.join();
                """);
        assertThat(cell.stdout()).isEqualTo("own: x\n");
        ok("Thread.setDefaultUncaughtExceptionHandler(null);");
    }

    @Test
    void aCellMayInterruptEveryThread() {
        for (int i = 0; i < 20; i++) {
            // Its own thread among them: what it does next may be interrupted, the cell after it may not.
            kernel.client().execute("""
                    for (int i = 0; i < 50; i++) {
                        Thread.getAllStackTraces().keySet().forEach(Thread::interrupt);
                        System.out.println(i);
                    }
                    """);
            assertThat(ok("1 + 1").resultText()).isEqualTo("2");
        }
        assertThat(kernel.client().beats(LONG)).isTrue();
    }

    @Test
    void aCleanerPrints() {
        Execution cell = ok("""
                var cleaned = new CountDownLatch(1);
                java.lang.ref.Cleaner.create().register(new Object(), () -> {
                    System.out.println("cleaned");
                    cleaned.countDown();
                });
                while (!cleaned.await(10, TimeUnit.MILLISECONDS)) System.gc();
                """);

        assertThat(cell.stdout()).isEqualTo("cleaned\n");
    }

    @Test
    void whatAThreadDoesNotCatchIsShownBelowItsCell() {
        Execution cell = ok("""
                var failing = new Thread(() -> {
                    throw new IllegalStateException("lost");
                }, "loser");
                failing.start();
                failing.join();
                """);

        assertThat(cell.stderr())
                .contains("In thread loser: ")
                .contains("IllegalStateException: lost")
                .contains("at cell line 2");
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21, disabledReason = "Java has virtual threads from 21 on.")
    void whatAVirtualThreadDoesNotCatchIsShownBelowItsCell() {
        Execution cell = ok("Thread.ofVirtual().name(\"feather\").start(() -> {\n"
                + "    throw new IllegalStateException(\"lost\");\n"
                + "}).join();");

        assertThat(cell.stderr()).contains("In thread feather: ").contains("IllegalStateException: lost");
    }

    @Test
    void tenMegabytesArriveWhole() {
        Execution cell = ok("var megabyte = \"0123456789abcdef\".repeat(65_536);\n"
                + "for (int i = 0; i < 10; i++) System.out.print(megabyte);");

        assertThat(cell.stdout()).hasSize(10 << 20);
    }

    static Execution ok(String code) {
        Execution cell = kernel.client().execute(code);
        assertThat(cell.error()).as(code).isEmpty();
        assertThat(cell.status()).isEqualTo(Execution.Status.OK);
        return cell;
    }

    private static Output.ErrorOutput failure(String code) {
        return kernel.client().execute(code).error().orElseThrow(() -> new AssertionError("Did not fail: " + code));
    }
}
