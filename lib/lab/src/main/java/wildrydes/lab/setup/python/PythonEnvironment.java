package wildrydes.lab.setup.python;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import wildrydes.lab.LabException;
import wildrydes.lab.cloud.Reasons;
import wildrydes.lab.setup.machine.Machine;
import wildrydes.lab.setup.machine.Program;

/**
 * The folder of packages and programs that JupyterLab lives in.
 *
 * @param prefix its folder
 * @param windows whether it is laid out as on Windows
 * @param given whether somebody else made it, as Binder does
 */
public record PythonEnvironment(Path prefix, boolean windows, boolean given) {

    /** The environment variable that names an environment to use instead of one of our own. */
    public static final String VARIABLE = "WILDRYDES_PYTHON_ENV";

    /** The name in {@code binder/environment.yml}. */
    private static final String CONDA_NAME = "wildrydes";

    /** A note that is there while nobody changes the environment: a change that was cut off leaves none. */
    private static final String WHOLE = "whole";

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /**
     * The environment to use: the one that {@value #VARIABLE} names, Binder's, the active conda environment if it was
     * made from {@code binder/environment.yml}, and else our own. Other active environments belong to other work, which
     * these pins could break.
     *
     * @param own the folder of our own
     */
    public static PythonEnvironment of(Machine machine, Path own) {
        Optional<String> given = Stream.of(
                        machine.variable(VARIABLE),
                        machine.variable("NB_PYTHON_PREFIX"),
                        machine.variable("CONDA_DEFAULT_ENV").equals(CONDA_NAME)
                                ? machine.variable("CONDA_PREFIX")
                                : "")
                .filter(prefix -> !prefix.isBlank())
                .findFirst();
        return given.map(prefix ->
                        new PythonEnvironment(Path.of(prefix).toAbsolutePath().normalize(), machine.windows(), true))
                .orElseGet(() -> new PythonEnvironment(own, machine.windows(), false));
    }

    /** Where its programs lie. */
    public Path programs() {
        return prefix.resolve(windows ? "Scripts" : "bin");
    }

    /** Its interpreter. */
    public Path python() {
        if (!windows) {
            return programs().resolve("python");
        }
        // A conda environment keeps it at the top, a virtual one among the programs.
        Path top = prefix.resolve("python.exe");
        return Files.exists(top) ? top : programs().resolve("python.exe");
    }

    /** A file of ours in it. */
    public Path note(String name) {
        return prefix.resolve("share").resolve("wildrydes").resolve(name);
    }

    /** Where Jupyter finds the kernels of this environment. */
    public Path kernels() {
        return prefix.resolve("share").resolve("jupyter").resolve("kernels");
    }

    public boolean exists() {
        return Files.isExecutable(python());
    }

    /** What runs in it: the interpreter with these arguments. */
    public Program run(String... arguments) {
        return new Program(Stream.concat(Stream.of(python().toString()), Stream.of(arguments))
                .toList());
    }

    /** Whether nobody was stopped while making it or while unpacking packages in it; unknown of a given one. */
    public boolean whole() {
        return given || Files.exists(note(WHOLE));
    }

    /** Whether packages can be installed in it. One that was half made, or does not run any more, has to be made again. */
    public boolean ready() {
        try {
            return exists()
                    && whole()
                    && !run("-m", "pip", "--version").run(PATIENCE, line -> {}).failed();
        } catch (IOException e) {
            // It does not run, whatever the reason.
            return false;
        }
    }

    /** Notes that a change begins: until {@link #endChange} the environment is not whole. */
    void beginChange() throws IOException {
        Files.deleteIfExists(note(WHOLE));
    }

    void endChange() throws IOException {
        Files.createDirectories(note(WHOLE).getParent());
        Files.writeString(note(WHOLE), "");
    }

    /**
     * Makes it, over whatever is left of an earlier one.
     *
     * @throws LabException if it cannot be made, or if it should be there already
     */
    public void make(Python python) {
        if (given) {
            throw new LabException("The environment " + prefix + " has no " + prefix.relativize(python())
                    + " with pip. Make it, or unset what names it (" + VARIABLE
                    + ", NB_PYTHON_PREFIX or CONDA_DEFAULT_ENV) to have one made in .venv.");
        }
        List<String> command = Stream.concat(
                        python.command().stream(), Stream.of("-m", "venv", "--clear", prefix.toString()))
                .toList();
        try {
            Program.Outcome outcome = new Program(command).run(PATIENCE, line -> {});
            if (outcome.failed() || !exists()) {
                throw new LabException("The environment " + prefix + " could not be made by " + python + ": "
                        + last(outcome.lines()) + " Remove " + prefix + " and run ./mvnw again.");
            }
            endChange();
        } catch (IOException e) {
            throw new LabException(
                    "The environment " + prefix + " could not be made by " + python + " (" + Reasons.of(e)
                            + "). See whether its folder can be written to, then run ./mvnw again.",
                    e);
        }
    }

    private static String last(List<String> lines) {
        String line = lines.isEmpty()
                ? "it said nothing"
                : lines.get(lines.size() - 1).strip();
        return line.endsWith(".") ? line : line + ".";
    }
}
