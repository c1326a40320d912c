package wildrydes.lab.setup.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import wildrydes.lab.setup.Scripts;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = Scripts.NEEDS_SHELL)
class ProgramTest {

    private static final Duration LONG = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    private static Program shell(String script) {
        return new Program(List.of("sh", "-c", script));
    }

    @Test
    void itsLinesAreToldAsTheyComeAndItsCodeIsKept() throws IOException {
        var told = new ArrayList<String>();

        Program.Outcome outcome = shell("echo one; echo two >&2; exit 3").run(LONG, told::add);

        assertThat(outcome).isEqualTo(new Program.Outcome(3, List.of("one", "two")));
        assertThat(outcome.failed()).isTrue();
        assertThat(told).containsExactly("one", "two");
        assertThat(shell(":").run(LONG, told::add).failed()).isFalse();
    }

    @Test
    void itRunsWithItsVariablesInItsFolder() throws IOException {
        Program program =
                new Program(List.of("sh", "-c", "echo $A $B; pwd -P"), Map.of("A", "1"), folder).with("B", "2");

        assertThat(program.run(LONG, line -> {}).lines())
                .containsExactly("1 2", folder.toRealPath().toString());
    }

    @Test
    void itHasNothingToReadAndCannotWaitForAnAnswer() throws IOException {
        assertThat(shell("read answer; echo \"<$answer>\"")
                        .run(LONG, line -> {})
                        .lines())
                .containsExactly("<>");
    }

    @Test
    void aProgramThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> new Program(List.of("no-such-program")).run(LONG, line -> {}))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no-such-program");
    }

    @Test
    @Timeout(60)
    void afterItsLimitItIsEndedWithWhatItStarted() throws Exception {
        Path child = folder.resolve("child");
        Program program = shell("sleep 300 & echo $! >" + child + "; echo waiting; wait");
        var told = new ArrayList<String>();

        assertThatThrownBy(() -> program.run(Duration.ofSeconds(1), told::add))
                .isInstanceOf(IOException.class)
                .hasMessage("sh did not end within 1 s");

        assertThat(told).containsExactly("waiting");
        awaitEnd(Long.parseLong(Files.readString(child).strip()));
    }

    @Test
    @Timeout(60)
    void itEndsWithTheProcessThatRanIt() throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process runner = new ProcessBuilder(
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Runner.class.getName(),
                        "echo $$; exec sleep 300")
                .start();
        var printed = new BufferedReader(new InputStreamReader(runner.getInputStream()));
        long child = Long.parseLong(printed.readLine());

        runner.toHandle().destroy();

        assertThat(runner.waitFor()).isNotZero();
        assertThat(printed.readLine()).isNull();
        awaitEnd(child);
    }

    /** Runs a line of shell, says what that says, and says how it ended. */
    static final class Runner {

        private Runner() {}

        public static void main(String[] arguments) throws IOException {
            System.out.println(shell(arguments[0]).run(LONG, System.out::println));
        }
    }

    @Test
    @Timeout(60)
    void whatItLeavesRunningIsNotWaitedForWhereNobodyListens() throws Exception {
        Path child = folder.resolve("child");

        assertThat(shell("sleep 300 & echo $! >" + child).succeeds(LONG)).isTrue();
        assertThat(shell("exit 1").succeeds(LONG)).isFalse();
        assertThat(shell("exec sleep 2").succeeds(Duration.ofMillis(1))).isFalse();

        ProcessHandle.of(Long.parseLong(Files.readString(child).strip()))
                .orElseThrow()
                .destroyForcibly();
    }

    private static void awaitEnd(long pid) throws Exception {
        var process = ProcessHandle.of(pid);
        if (process.isPresent()) {
            process.get().onExit().get();
        }
    }
}
