package wildrydes.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wildrydes.kernel.client.ExecuteOptions;
import wildrydes.kernel.client.Execution;
import wildrydes.kernel.client.KernelProcess;
import wildrydes.kernel.client.KernelSpec;
import wildrydes.kernel.client.Launch;
import wildrydes.kernel.client.RunningCell;

/** The kernel as a process of its own. */
class ProgramTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    @Test
    void itEndsWithCodeZeroAndHasPrintedNothing() throws Exception {
        try (var kernel = start(Map.of())) {
            assertThat(kernel.client().execute("1 + 1").resultText()).isEqualTo("1 + 1");
            kernel.client().shutdown(false);

            assertThat(kernel.awaitExit(LONG)).hasValue(0);
            assertThat(kernel.stdout()).isEmpty();
            assertThat(kernel.stderr()).isEmpty();
            assertThat(Files.readString(folder.resolve("history"))).contains("1 + 1");
            assertThat(folder.resolve("log")).doesNotExist();
        }
    }

    @Test
    void aCellThatCallsExitIsAnsweredBeforeTheProcessEnds() {
        try (var kernel = start(Map.of())) {
            Execution cell = kernel.client().execute("exit");

            assertThat(cell.stdout()).isEqualTo("last words\n");
            assertThat(cell.status()).isEqualTo(Execution.Status.ERROR);
            assertThat(cell.error().orElseThrow().ename()).isEqualTo("SystemExit");
            assertThat(cell.reply().content())
                    .containsEntry(
                            "evalue",
                            "The program called System.exit, which ends this Java process and with it all variables of"
                                    + " the notebook. Jupyter starts a new kernel: take the call out and run the cells"
                                    + " from the top.");
            assertThat(kernel.awaitExit(LONG)).hasValue(3);
        }
    }

    @Test
    void aSignalIsSaidToTheRunningCell() {
        try (var kernel = start(Map.of())) {
            RunningCell cell = kernel.client().start("endless", ExecuteOptions.defaults());
            cell.awaitOutputs(outputs -> !outputs.isEmpty(), LONG);

            ProcessHandle.of(kernel.pid()).orElseThrow().destroy();

            assertThat(cell.await().error().orElseThrow().ename()).isEqualTo("KernelEnded");
            assertThat(kernel.awaitExit(LONG)).isPresent();
        }
    }

    @Test
    void itEndsWithTheProcessThatStartedIt() throws Exception {
        Process parent = new ProcessBuilder(command("--sit")).start();
        try (var kernel = start(Map.of("JPY_PARENT_PID", String.valueOf(parent.pid())))) {
            assertThat(kernel.client().execute("1").resultText()).isEqualTo("1");

            parent.destroyForcibly();

            assertThat(kernel.awaitExit(LONG)).hasValue(0);
        } finally {
            parent.destroyForcibly();
        }
    }

    @Test
    void whatKeepsItFromStartingIsPrinted() throws Exception {
        Path missing = folder.resolve("none.json");

        Ended ended = run(command(missing.toString()));

        assertThat(ended.code).isEqualTo(1);
        assertThat(ended.printed)
                .isEqualTo("There is no connection file " + missing
                        + ". Start the kernel from Jupyter, which writes one.\n");
    }

    @Test
    void aJavaThatCannotCompileIsNamed() throws Exception {
        List<String> command = command("any.json");
        command.addAll(1, List.of("--limit-modules", "java.se"));

        Ended ended = run(command);

        assertThat(ended.code).isEqualTo(1);
        assertThat(ended.printed)
                .isEqualTo(
                        "This Java (" + System.getProperty("java.home") + ") cannot compile, because it is a runtime"
                                + " (JRE) without the module jdk.jshell. Install a JDK, 17 or newer, and run the kernel with it.\n");
    }

    @Test
    void aRehearsalRunsTheKernelAndLeavesNoTrace() throws Exception {
        Ended ended = run(command("--rehearse"));

        assertThat(ended.code).isZero();
        assertThat(ended.printed).isEmpty();
        assertThat(folder.resolve("history")).doesNotExist();
    }

    @Test
    void wrongArgumentsAreExplained() throws Exception {
        Ended ended = run(command("--fly"));

        assertThat(ended.code).isEqualTo(2);
        assertThat(ended.printed).contains("--fly").endsWith("See java -jar kernel.jar --help.\n");
    }

    private KernelProcess start(Map<String, String> env) {
        return KernelProcess.start(
                KernelSpec.of(command("{connection_file}")),
                Launch.defaults().withEnv(environment()).withEnv(env));
    }

    private Map<String, String> environment() {
        return Map.of(
                "WILDRYDES_KERNEL_LOG", folder.resolve("log").toString(),
                "WILDRYDES_KERNEL_HISTORY", folder.resolve("history").toString());
    }

    private static List<String> command(String argument) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:TieredStopAtLevel=1");
        command.add("-cp");
        command.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        command.add(ScriptedMain.class.getName());
        command.add(argument);
        return command;
    }

    private Ended run(List<String> command) throws Exception {
        Path printed = folder.resolve("printed");
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(printed.toFile());
        builder.environment().putAll(environment());
        Process process = builder.start();
        try {
            process.getOutputStream().close();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return new Ended(process.exitValue(), Files.readString(printed, StandardCharsets.UTF_8));
        } finally {
            process.destroyForcibly();
        }
    }

    private record Ended(int code, String printed) {}
}
