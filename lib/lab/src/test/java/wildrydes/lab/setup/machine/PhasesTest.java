package wildrydes.lab.setup.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import wildrydes.lab.LabException;

class PhasesTest {

    /** Tells when something that is waited for was printed. */
    private static final class Screen extends ByteArrayOutputStream {

        private final String awaited;
        private final CountDownLatch seen = new CountDownLatch(1);

        Screen(String awaited) {
            this.awaited = awaited;
        }

        @Override
        public synchronized void write(byte[] bytes, int from, int length) {
            super.write(bytes, from, length);
            if (toString().contains(awaited)) {
                seen.countDown();
            }
        }

        String await() {
            try {
                seen.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            return awaited;
        }

        /** With every time as {@code 0.0 s}. */
        String text() {
            return toString().replaceAll(" +\\d+\\.\\d s", " 0.0 s").replace("\r\n", "\n");
        }
    }

    /** Whose lines do not move: no phase here is that long. */
    private static Phases still(Screen screen, boolean terminal) {
        return new Phases(new PrintStream(screen, true), terminal, Duration.ofHours(1));
    }

    private static Phases moving(Screen screen, boolean terminal) {
        return new Phases(new PrintStream(screen, true), terminal, Duration.ofMillis(20));
    }

    @Test
    void aShortPhaseIsOneLineWithItsTimeAndItsResult() {
        var screen = new Screen("never");

        still(screen, false).run("Notebooks", progress -> {
            progress.now("copying");
            return "all are there";
        });
        still(screen, true).run("Java kernel", progress -> "unchanged");

        assertThat(screen.text()).isEqualTo("Notebooks 0.0 s  all are there\nJava kernel 0.0 s  unchanged\n");
    }

    @Test
    void onATerminalALongPhaseMovesInItsLineAndLeavesNothingBehind() {
        String doing = "copying something with a very long name " + "o".repeat(60);
        var screen = new Screen("copying");

        moving(screen, true).run("Notebooks", progress -> {
            progress.now(doing);
            screen.await();
            return "done";
        });

        String[] shown = screen.text().split("\r");
        assertThat(shown[0]).isEmpty();
        assertThat(screen.toString().split("\r")[1]).hasSizeLessThan(80).contains("  copying something with a very");
        assertThat(shown[shown.length - 2]).isBlank().hasSizeLessThan(80);
        assertThat(shown[shown.length - 1]).isEqualTo("Notebooks 0.0 s  done\n");
    }

    @Test
    void elsewhereALongPhaseGivesASignOfLifeInALineOfItsOwn() {
        var screen = new Screen("...");

        moving(screen, false).run("Notebooks", progress -> {
            progress.now("copying");
            screen.await();
            return "done";
        });

        assertThat(screen.text()).startsWith("Notebooks 0.0 s  copying ...\n").endsWith("\nNotebooks 0.0 s  done\n");
    }

    @Test
    void aPhaseThatFailsSaysSoAndPassesTheReasonOn() {
        var screen = new Screen("never");

        assertThatThrownBy(() -> still(screen, false).run("Python", progress -> {
                    throw new LabException("There is none.");
                }))
                .isInstanceOf(LabException.class)
                .hasMessage("There is none.");
        assertThatThrownBy(() -> still(screen, true).run("Python", progress -> {
                    throw new IllegalStateException("A mistake of ours");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(screen.text()).isEqualTo("Python 0.0 s  failed\nPython 0.0 s  failed\n");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "There a process that is ended has no last words.")
    void aPhaseThatAPersonStopsSaysSo() throws Exception {
        Process process = new ProcessBuilder(
                        Machine.here().java().toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Endless.class.getName())
                .start();
        var printed = new BufferedReader(new InputStreamReader(process.getInputStream()));
        assertThat(printed.readLine()).isEqualTo("begun");

        process.toHandle().destroy();

        assertThat(printed.readLine()).matches("Python +\\d+\\.\\d s  stopped");
        assertThat(printed.readLine()).isNull();
        assertThat(process.waitFor()).isNotZero();
    }

    /** Runs a phase that has no end. */
    static final class Endless {

        private Endless() {}

        public static void main(String[] arguments) {
            new Phases(System.out, false, Duration.ofHours(1)).run("Python", progress -> {
                System.out.println("begun");
                new Screen("never").await();
                return "done";
            });
        }
    }
}
