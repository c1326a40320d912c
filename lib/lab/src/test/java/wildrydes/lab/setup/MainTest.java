package wildrydes.lab.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import wildrydes.lab.cloud.CloudHome;
import wildrydes.lab.setup.machine.Machine;
import wildrydes.lab.setup.machine.OperatingSystem;
import wildrydes.lab.setup.machine.Phases;
import wildrydes.lab.setup.workbook.LabServer;
import wildrydes.lab.setup.workbook.Project;

/** The whole of set-up, on a project and with a Python, a pip, a kernel and a JupyterLab that are scripted. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = Scripts.NEEDS_SHELL)
@Timeout(120)
class MainTest {

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Project project;
    private Path runtime;
    private Map<String, String> variables;

    @BeforeEach
    void build() throws IOException {
        project = TempProject.in(folder);
        runtime = folder.resolve("runtime");
        Path programs = folder.resolve("programs");
        variables = Map.of("PATH", programs.toString(), "JUPYTER_RUNTIME_DIR", runtime.toString());
        Path interpreter = Scripts.write(folder.resolve("interpreter"), """
                case "$2 $3" in
                pip\\ install)
                  [ ! -e '%1$s/no-network' ] || { echo 'ERROR: Could not install: NewConnectionError'; exit 1; }
                  echo 'Collecting six==1.17.0'
                  echo 'Installing collected packages: six';;
                jupyterlab\\ --version) echo 4.6.6;;
                jupyterlab\\ *) [ ! -e '%1$s/no-jupyter' ] || { echo 'Port 8888 is taken'; exit 3; }
                  exec '%2$s' -cp '%3$s' %4$s '%5$s' "$@";;
                webbrowser\\ *) echo "$3" >'%1$s/browsed';;
                esac""".formatted(
                        folder,
                        Machine.here().java(),
                        Path.of("target", "test-classes").toAbsolutePath(),
                        ScriptedJupyter.class.getName(),
                        runtime));
        Scripts.pythonMaking(programs.resolve("python3"), "3.12.1", interpreter);
    }

    @AfterEach
    void stop() {
        LabServer.showing(project.work(), runtime).forEach(LabServer::stop);
    }

    private int run(String... arguments) {
        var printed = new PrintStream(out, true, StandardCharsets.UTF_8);
        var place = new Main.Place(
                project,
                new Machine(OperatingSystem.LINUX, variables, folder),
                new CloudHome(folder.resolve("home")),
                printed,
                new Phases(printed, false));
        return Main.execute(place, new PrintStream(err, true, StandardCharsets.UTF_8), arguments);
    }

    /** What was printed since the last time, with every time as {@code 0.0 s}. */
    private String printed() {
        String text = out.toString(StandardCharsets.UTF_8);
        out.reset();
        return text.replaceAll(" +\\d+\\.\\d s", " 0.0 s").replace("\r\n", "\n");
    }

    private String complaint() {
        String text = err.toString(StandardCharsets.UTF_8);
        err.reset();
        return text.replace("\r\n", "\n");
    }

    @Test
    void aWrongCommandLineIsOneSentence() {
        assertThat(run("opne")).isEqualTo(2);
        assertThat(complaint())
                .isEqualTo("\"opne\" is no command or option of wildrydes. Its commands are open, install, doctor,"
                        + " stop, reset, fresh and variables.\n");
        assertThat(run("doctor", "--quick")).isEqualTo(2);
        assertThat(complaint())
                .isEqualTo("\"--quick\" is no command or option of wildrydes doctor. Run: wildrydes doctor --help\n");
        assertThat(run("fresh")).isEqualTo(2);
        assertThat(complaint()).isEqualTo("Missing required parameter: 'NN'. Run: wildrydes fresh --help\n");
        assertThat(run("reset")).isEqualTo(2);
        assertThat(complaint()).isEqualTo("Missing required option: '--yes'. Run: wildrydes reset --help\n");
        assertThat(run("reset", "--yes=false")).isEqualTo(2);
        assertThat(complaint()).isEqualTo("Nothing was removed, since --yes says no. Run: wildrydes reset --help\n");
        assertThat(printed()).isEmpty();
    }

    @Test
    void withoutACommandOrWithHelpItSaysWhatItCanDo() {
        assertThat(run()).isZero();
        assertThat(printed())
                .startsWith("Usage: wildrydes [-hV] COMMAND\nOpens the Wild Rydes workbook and looks after it.\n")
                .contains("  open ", "  install ", "  doctor ", "  stop ", "  reset ", "  fresh ", "  variables ");
        assertThat(run("fresh", "--help")).isZero();
        assertThat(printed()).contains("Usage: wildrydes fresh [-hV] NN", "The notebook's number, for example 01.");
        assertThat(run("--version")).isZero();
        assertThat(printed()).isEqualTo("Wild Rydes workbook (not packed)\n");
        assertThat(complaint()).isEmpty();
    }

    @Test
    void installSetsEverythingUpAndASecondTimeNothingIsLeftToDo() throws IOException {
        assertThat(run("install")).as(complaint()).isZero();
        Path environment = project.environment();
        assertThat(printed()).isEqualTo("""
                Python 0.0 s  Python 3.12.1 (%s/programs/python3) in the environment %s
                Python packages 0.0 s  1 of binder/requirements.txt installed
                Java kernel 0.0 s  Installed the kernel.
                Local AWS 0.0 s  trained for quicker starts
                Notebooks 0.0 s  00-set-up.ipynb, 01-stream.ipynb copied to %s
                """.formatted(folder, environment, project.work()));
        assertThat(environment.resolve("bin").resolve("wildrydes")).isExecutable();
        assertThat(environment.resolve("share/jupyter/lab/settings/overrides.json"))
                .content()
                .contains("\"fetchNews\": \"false\"");

        Files.writeString(folder.resolve("no-network"), "");
        assertThat(run("install")).isZero();
        assertThat(printed()).isEqualTo("""
                Python packages 0.0 s  unchanged in %s
                Java kernel 0.0 s  unchanged
                Local AWS 0.0 s  unchanged
                Notebooks 0.0 s  all are in %s
                """.formatted(environment, project.work()));

        assertThat(run("doctor")).isZero();
        assertThat(printed()).doesNotContain("problem");
    }

    @Test
    void withoutANetworkTheFirstTimeTheNextStepIsNamedAndTheNextTimeGoesOn() throws IOException {
        Files.writeString(folder.resolve("no-network"), "");
        assertThat(run("install")).isEqualTo(1);
        assertThat(printed()).endsWith("Python packages 0.0 s  failed\n");
        assertThat(complaint())
                .startsWith("The Python packages could not be downloaded, because their index")
                .contains("then run ./mvnw again.")
                .hasLineCount(1);

        Files.delete(folder.resolve("no-network"));
        assertThat(run("install")).isZero();
        assertThat(printed()).startsWith("Python 0.0 s  in the environment " + project.environment());
    }

    @Test
    void aSetUpThatWasStoppedWhileUnpackingIsMadeAnew() throws IOException {
        assertThat(run("install")).isZero();
        printed();
        Files.delete(project.environment().resolve("share/wildrydes/whole"));
        Files.writeString(project.environment().resolve("half a package"), "");

        assertThat(run("install")).isZero();

        assertThat(printed()).contains("/programs/python3) in the environment", "1 of binder/requirements.txt");
        assertThat(project.environment().resolve("half a package")).doesNotExist();
    }

    @Test
    void anArchiveThatCannotBeMadeStopsNobody() throws IOException {
        TempProject.write(project.cloud().resolve("cloud.jar"), "no jar");

        assertThat(run("install")).isZero();

        assertThat(printed()).contains("; the cloud starts without it, only later.", "copied to");
    }

    @Test
    void doctorEndsWithOneWhereSomethingIsWrong() {
        assertThat(run("doctor")).isEqualTo(1);
        assertThat(printed())
                .contains("problem   JupyterLab  JupyterLab is not installed. Run ./mvnw to install it.")
                .contains("ok        JDK         Java ");
    }

    @Test
    void freshSetsANotebookBack() {
        assertThat(run("fresh", "1")).isZero();
        assertThat(printed()).isEqualTo("work/01-stream.ipynb is there now; there was none before.\n");
        assertThat(run("fresh", "9")).isEqualTo(1);
        assertThat(complaint())
                .isEqualTo("There is no notebook \"9\". There are 00-set-up, 01-stream; name one by its number, for"
                        + " example: wildrydes fresh 01\n");
    }

    @Test
    void variablesAreForAShell() {
        assertThat(run("variables")).isZero();
        assertThat(printed())
                .contains("export AWS_PROFILE='wildrydes'\n", "export PATH='")
                .endsWith("'\n");
    }

    @Test
    void stopSaysWhereNothingRuns() {
        assertThat(run("stop")).isZero();
        assertThat(printed())
                .isEqualTo("No JupyterLab is running on " + project.work()
                        + ".\nNo cloud is running, and none has run in " + folder.resolve("home") + " yet.\n");
    }

    @Test
    void openStaysUntilJupyterLabIsStopped() throws Exception {
        CompletableFuture<Integer> open = CompletableFuture.supplyAsync(() -> run("open", "--no-browser"));
        awaitOpen(open);
        String first = printed();
        String address = LabServer.showing(project.work(), runtime).get(0).address("lab/tree/00-set-up.ipynb");
        assertThat(first)
                .contains("JupyterLab 0.0 s  ready\n")
                .endsWith("\nThe workbook is open. Open this address in a browser:\n\n    " + address
                        + "\n\nPress Control-C here to end it.\n");
        assertThat(Files.readAllLines(runtime.resolve("asked.txt")))
                .contains(
                        "--ServerApp.root_dir=" + project.work(),
                        "--LabApp.default_url=/lab/tree/00-set-up.ipynb",
                        "--no-browser");

        variables = Map.of("PATH", variables.get("PATH"), "JUPYTER_RUNTIME_DIR", runtime.toString(), "DISPLAY", ":0");
        assertThat(run("open")).isZero();
        assertThat(printed())
                .endsWith("\nThe workbook is open already in the browser. Its address:\n\n    " + address + "\n\n");
        assertThat(folder.resolve("browsed")).hasContent(address);

        assertThat(run("stop")).isZero();
        assertThat(printed()).matches("(?s)JupyterLab, process \\d+, was stopped with 2 kernels\\.\nNo cloud is .*");
        assertThat(open.get()).isZero();
    }

    private void awaitOpen(CompletableFuture<Integer> open) throws InterruptedException {
        while (!out.toString(StandardCharsets.UTF_8).contains("Press Control-C")) {
            assertThat(open.isDone()).as(err.toString(StandardCharsets.UTF_8)).isFalse();
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    @Test
    void aJupyterLabThatDoesNotStartIsQuoted() throws IOException {
        Files.writeString(folder.resolve("no-jupyter"), "");

        assertThat(run("open", "--no-browser")).isEqualTo(1);

        assertThat(printed()).endsWith("JupyterLab 0.0 s  failed\n");
        Path log = project.environment().resolve("share/wildrydes/jupyterlab.log");
        assertThat(complaint())
                .isEqualTo("JupyterLab ended with code 3: Port 8888 is taken. All of it is in " + log + ".\n");
    }

    @Test
    void aMistakeOfOursIsNotHidden() throws IOException {
        variables = Map.of("PATH", variables.get("PATH"), "NB_PYTHON_PREFIX", "\u0000");

        assertThat(run("variables")).isEqualTo(1);
        assertThat(complaint()).contains("InvalidPathException", "at wildrydes.lab.setup.");
    }

    @Test
    void commandsAreNamedInTheOrderOfTheirUse() {
        run("--help");
        assertThat(printed()
                        .lines()
                        .dropWhile(line -> !line.equals("Commands:"))
                        .skip(1))
                .extracting(line -> line.strip().split(" ")[0])
                .containsSubsequence(List.of("open", "install", "doctor", "stop", "reset", "fresh", "variables"));
    }
}
