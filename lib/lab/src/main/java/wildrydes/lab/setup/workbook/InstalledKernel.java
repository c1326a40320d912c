package wildrydes.lab.setup.workbook;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import wildrydes.lab.LabException;
import wildrydes.lab.cloud.CloudProgram;
import wildrydes.lab.cloud.Reasons;
import wildrydes.lab.setup.machine.Machine;
import wildrydes.lab.setup.machine.Phases;
import wildrydes.lab.setup.machine.Program;
import wildrydes.lab.setup.python.PythonEnvironment;

/** The project's kernel in a Python environment, installed there by the kernel's own jar. */
public final class InstalledKernel {

    private static final String MAIN = "wildrydes.kernel.Main";
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
                    && argv().contains(MAIN)
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
                throw new LabException(failure(outcome));
            }
            Files.createDirectories(environment.note(NOTE).getParent());
            Files.writeString(environment.note(NOTE), facts());
            return outcome.lines().isEmpty()
                    ? "installed"
                    : outcome.lines().get(outcome.lines().size() - 1);
        } catch (IOException e) {
            throw new LabException(
                    "The Java kernel could not be installed in " + environment.prefix() + " (" + Reasons.of(e)
                            + "). See whether that folder can be written to, then run ./mvnw again.",
                    e);
        }
    }

    /** The kernel's own sentences name the next step; where it did not come to speak, the build is at fault. */
    private static String failure(Program.Outcome outcome) {
        Optional<String> said = outcome.lines().stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .findFirst();
        boolean spoke = said.isPresent() && !said.get().startsWith("Error: ");
        String words = said.orElse("it ended with code " + outcome.code() + " and said nothing");
        return "The Java kernel could not be installed: " + words + (words.endsWith(".") ? "" : ".")
                + (spoke ? "" : " Build it anew by ./mvnw clean, then run ./mvnw again.");
    }

    /** Jupyter's description of the kernel. */
    public Path specification() {
        return environment.kernels().resolve("java").resolve("kernel.json");
    }

    /** Whether Jupyter would start this project's kernel, and not another one of the same name. */
    public boolean ours() {
        return Files.exists(specification()) && command().contains(MAIN);
    }

    /** The files that the installed description names and that are not there, as words of its command. */
    public List<String> missingFiles() {
        List<String> command = command();
        int classPath = command.indexOf("-cp") + 1;
        return Stream.concat(
                        command.stream().limit(1),
                        Pattern.compile(Pattern.quote(File.pathSeparator)).splitAsStream(command.get(classPath)))
                .distinct()
                .filter(file -> !Files.exists(Path.of(file)))
                .toList();
    }

    private List<String> command() {
        try {
            return argv();
        } catch (IOException e) {
            throw new LabException(
                    "The kernel's description " + specification() + " cannot be read (" + Reasons.of(e)
                            + "). Delete it and run ./mvnw again.",
                    e);
        }
    }

    private List<String> argv() throws IOException {
        var words = new ArrayList<String>();
        new ObjectMapper().readTree(specification().toFile()).path("argv").forEach(word -> words.add(word.asText()));
        return words;
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
