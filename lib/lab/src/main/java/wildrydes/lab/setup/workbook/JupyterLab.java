package wildrydes.lab.setup.workbook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import wildrydes.lab.LabException;
import wildrydes.lab.cloud.Reasons;
import wildrydes.lab.setup.machine.Machine;
import wildrydes.lab.setup.machine.Phases;
import wildrydes.lab.setup.python.PythonEnvironment;

/** JupyterLab on the learner's notebooks, as a child of this process. */
public final class JupyterLab implements AutoCloseable {

    /** No greeting, no news, no look for updates: a learner begins with the notebook, also without a network. */
    private static final String SETTINGS = """
            {
              "@jupyterlab/apputils-extension:notification": {
                "checkForUpdates": false,
                "fetchNews": "false"
              }
            }
            """;

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration END = Duration.ofSeconds(10);
    private static final long LOOK_MILLIS = 50;

    private final Process process;
    private final LabServer server;

    private JupyterLab(Process process, LabServer server) {
        this.process = process;
        this.server = server;
    }

    /** How JupyterLab is started. */
    public record Start(Project project, Machine machine, PythonEnvironment environment, TerminalVariables variables) {

        /** Where JupyterLab writes what it does. */
        Path log() {
            return environment.note("jupyterlab.log");
        }

        List<String> command(String page, boolean browser) {
            var command = new ArrayList<String>(List.of(
                    environment.python().toString(),
                    "-m",
                    "jupyterlab",
                    "--ServerApp.root_dir=" + project.work(),
                    "--LabApp.default_url=/" + page,
                    "--LabApp.extension_manager=readonly",
                    // Control-C ends it without a question.
                    "--ServerApp.answer_yes=True"));
            if (!machine.windows()) {
                // Without a say, terminals are login shells, which on many systems begin by setting PATH anew.
                command.add("--ServerApp.terminado_settings={'shell_command': ['" + shell() + "']}");
            }
            if (!browser) {
                command.add("--no-browser");
            }
            if (machine.variable("USER").equals("root")
                    || System.getProperty("user.name").equals("root")) {
                command.add("--allow-root");
            }
            return command;
        }

        /** The person's own shell, within a string of Python. */
        private String shell() {
            String own = machine.variable("SHELL");
            return (own.isEmpty() ? "/bin/sh" : own).replace("\\", "\\\\").replace("'", "\\'");
        }
    }

    /** Writes JupyterLab's settings for everybody who uses the environment, where it has none. */
    public static void settings(PythonEnvironment environment) {
        Path file = environment.prefix().resolve("share/jupyter/lab/settings/overrides.json");
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(file.getParent());
                Path half = file.resolveSibling("overrides.json.new");
                Files.writeString(half, SETTINGS);
                Files.move(half, file, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new LabException(
                    "JupyterLab's settings " + file + " cannot be written (" + Reasons.of(e)
                            + "). See whether that folder can be written to.",
                    e);
        }
    }

    /**
     * Starts it and returns when it can be opened.
     *
     * @param page what it shows first
     * @param browser whether it opens a browser
     * @throws LabException if it does not start
     */
    public static JupyterLab start(Start start, String page, boolean browser, Phases.Progress progress) {
        var builder = new ProcessBuilder(start.command(page, browser))
                .directory(start.project().root().toFile())
                .redirectErrorStream(true)
                .redirectOutput(start.log().toFile());
        builder.environment().clear();
        builder.environment().putAll(start.machine().environment());
        start.variables().toUnset().forEach(builder.environment()::remove);
        builder.environment().putAll(start.variables().toSet());
        try {
            Files.createDirectories(start.log().getParent());
            Process process = builder.start();
            // With nothing to read, it cannot wait for an answer from a terminal.
            process.getOutputStream().close();
            return new JupyterLab(process, awaitServer(start, process, progress));
        } catch (IOException e) {
            throw new LabException("JupyterLab could not be started (" + Reasons.of(e) + "). Run: wildrydes doctor", e);
        }
    }

    private static LabServer awaitServer(Start start, Process process, Phases.Progress progress) throws IOException {
        long began = System.nanoTime();
        progress.now("starting");
        try {
            while (System.nanoTime() - began < PATIENCE.toNanos()) {
                if (process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                    throw new LabException("JupyterLab ended with code " + process.exitValue() + ": "
                            + lastWords(start.log()) + " All of it is in " + start.log() + ".");
                }
                Optional<LabServer> server =
                        LabServer.showing(
                                        start.project().work(), start.machine().jupyterRuntime())
                                .stream()
                                .filter(one -> one.pid() == process.pid())
                                .findFirst();
                if (server.isPresent()) {
                    return server.get();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroy();
            throw new LabException("Interrupted while JupyterLab started.", e);
        }
        process.destroyForcibly();
        throw new LabException("JupyterLab could not be opened within " + PATIENCE.toSeconds()
                + " seconds; what it did is in " + start.log() + ".");
    }

    private static String lastWords(Path log) throws IOException {
        return Files.readAllLines(log).stream()
                .filter(line -> !line.isBlank())
                .reduce((first, second) -> second)
                .map(String::strip)
                .map(words -> words.endsWith(".") ? words : words + ".")
                .orElse("it said nothing.");
    }

    /** The server that runs in it. */
    public LabServer server() {
        return server;
    }

    /** Returns when it has ended. @return its exit code */
    public int await() throws InterruptedException {
        return process.waitFor();
    }

    /** Ends it with its kernels. */
    @Override
    public void close() {
        if (!process.isAlive()) {
            return;
        }
        process.destroy();
        try {
            if (!process.waitFor(END.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
