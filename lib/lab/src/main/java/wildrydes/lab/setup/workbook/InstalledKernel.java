package wildrydes.lab.setup.workbook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import wildrydes.lab.LabException;
import wildrydes.lab.cloud.CloudProgram;
import wildrydes.lab.setup.machine.Machine;
import wildrydes.lab.setup.machine.Phases;
import wildrydes.lab.setup.machine.Program;
import wildrydes.lab.setup.python.PythonEnvironment;

/** The project's kernel in a Python environment, installed there by the kernel's own jar. */
public final class InstalledKernel {

    private static final String NOTE = "kernel.facts";
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Project project;
    private final Machine machine;
    private final PythonEnvironment environment;

    public InstalledKernel(Project project, Machine machine, PythonEnvironment environment) {
        this.project = project;
        this.machine = machine;
        this.environment = environment;
    }

    /** Whether it was installed from these very jars for this JDK. */
    public boolean upToDate() {
        Path note = environment.note(NOTE);
        try {
            return Files.exists(specification())
                    && Files.exists(note)
                    && Files.readString(note).equals(facts());
        } catch (IOException e) {
            // Installing again is harmless.
            return false;
        }
    }

    /**
     * Installs it.
     *
     * @return what the kernel said last
     * @throws LabException if it cannot be installed
     */
    public String install(Phases.Progress progress) {
        List<String> command = List.of(
                machine.java().toString(),
                "-jar",
                project.kernelJar().toString(),
                "--install",
                "--prefix",
                environment.prefix().toString(),
                "--class-path",
                project.classPath(),
                "--env",
                CloudProgram.VARIABLE + "=" + project.cloud());
        try {
            Program.Outcome outcome = new Program(command).run(PATIENCE, progress::now);
            if (outcome.failed()) {
                throw new LabException("The kernel could not be installed: " + String.join(" ", outcome.lines()));
            }
            Files.createDirectories(environment.note(NOTE).getParent());
            Files.writeString(environment.note(NOTE), facts());
            return outcome.lines().isEmpty()
                    ? "installed"
                    : outcome.lines().get(outcome.lines().size() - 1);
        } catch (IOException e) {
            throw new LabException(
                    "The kernel could not be installed in " + environment.prefix() + " (" + e.getMessage()
                            + "). Build it by ./mvnw, and see whether that folder can be written to.",
                    e);
        }
    }

    /** Jupyter's description of the kernel. */
    public Path specification() {
        return environment.kernels().resolve("java").resolve("kernel.json");
    }

    /** The files that the installed description names and that are not there, as words of its command. */
    public List<String> missingFiles() {
        try {
            var missing = new ArrayList<String>();
            JsonNode command =
                    new ObjectMapper().readTree(specification().toFile()).path("argv");
            for (int i = 0; i < command.size(); i++) {
                String word = command.path(i).asText();
                boolean classPath = i > 0 && command.path(i - 1).asText().equals("-cp");
                if (i == 0 || classPath) {
                    Pattern.compile(Pattern.quote(File.pathSeparator))
                            .splitAsStream(word)
                            .filter(file -> !Files.exists(Path.of(file)))
                            .forEach(missing::add);
                }
            }
            return missing;
        } catch (IOException e) {
            throw new LabException(
                    "The kernel's description " + specification() + " cannot be read (" + e.getMessage()
                            + "). Delete it and run ./mvnw again.",
                    e);
        }
    }

    /** What an installation depends on. */
    private String facts() throws IOException {
        var files = new ArrayList<Path>();
        files.add(project.kernelJar());
        files.add(project.kernelJar().resolveSibling("kernel.args"));
        files.add(project.answersJar());
        try (Stream<Path> libraries = Files.list(project.answersJar().resolveSibling("lib"))) {
            libraries.sorted().forEach(files::add);
        }
        var facts = new StringBuilder(machine.java() + " " + Runtime.version() + "\n");
        facts.append(project.root()).append('\n');
        for (Path file : files) {
            facts.append(project.root().relativize(file));
            if (Files.exists(file)) {
                facts.append(' ').append(Files.size(file)).append(' ').append(Files.getLastModifiedTime(file));
            }
            facts.append('\n');
        }
        return facts.toString();
    }
}
