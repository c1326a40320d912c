package wildrydes.lab.setup.machine;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import wildrydes.lab.cloud.HomeFolder;

/**
 * The computer as set-up sees it.
 *
 * @param system what it runs
 * @param environment environment variables
 * @param home the person's home folder
 */
public record Machine(OperatingSystem system, Map<String, String> environment, Path home) {

    public Machine {
        Map<String, String> variables =
                system == OperatingSystem.WINDOWS ? new TreeMap<>(String.CASE_INSENSITIVE_ORDER) : new TreeMap<>();
        variables.putAll(environment);
        environment = variables;
    }

    /** This one. */
    public static Machine here() {
        return new Machine(
                OperatingSystem.named(System.getProperty("os.name")), System.getenv(), HomeFolder.of(System.getenv()));
    }

    public boolean windows() {
        return system == OperatingSystem.WINDOWS;
    }

    /** The value of an environment variable; empty where it is not set. */
    public String variable(String name) {
        return environment.getOrDefault(name, "");
    }

    /** Whether a browser can be expected to open here. */
    public boolean hasDisplay() {
        return system != OperatingSystem.LINUX
                || Stream.of("DISPLAY", "WAYLAND_DISPLAY", "BROWSER")
                        .anyMatch(name -> !variable(name).isBlank());
    }

    /** The file that the system would run for this word: the first on the PATH. */
    public Optional<Path> program(String name) {
        return folders()
                .flatMap(folder -> files(name).map(folder::resolve))
                .filter(Files::isRegularFile)
                .filter(Files::isExecutable)
                .findFirst();
    }

    private Stream<Path> folders() {
        return Pattern.compile(Pattern.quote(File.pathSeparator))
                .splitAsStream(variable("PATH"))
                // Windows takes a folder with or without quotes.
                .map(folder -> windows() ? folder.replace("\"", "") : folder)
                .filter(folder -> !folder.isBlank())
                .flatMap(folder -> path(folder).stream());
    }

    private static Optional<Path> path(String folder) {
        try {
            return Optional.of(Path.of(folder));
        } catch (InvalidPathException e) {
            // What is no path at all names no program either; the system passes over it, too.
            return Optional.empty();
        }
    }

    private Stream<String> files(String name) {
        return windows() ? Stream.of(".exe", ".cmd", ".bat").map(ending -> name + ending) : Stream.of(name);
    }

    /** The JVM that runs this, for its children. */
    public Path java() {
        return Path.of(System.getProperty("java.home"), "bin", windows() ? "java.exe" : "java");
    }

    /** Where Jupyter notes which servers run. */
    public Path jupyterRuntime() {
        String chosen = variable("JUPYTER_RUNTIME_DIR");
        return chosen.isBlank() ? jupyterData().resolve("runtime") : Path.of(chosen);
    }

    /** @see <a href="https://docs.jupyter.org/en/stable/use/jupyter-directories.html">Jupyter's directories</a> */
    private Path jupyterData() {
        String chosen = variable("JUPYTER_DATA_DIR");
        if (!chosen.isBlank()) {
            return Path.of(chosen);
        }
        return switch (system) {
            case MAC -> home.resolve("Library").resolve("Jupyter");
            case WINDOWS ->
                under("APPDATA", home.resolve(".jupyter"))
                        .resolve(variable("APPDATA").isBlank() ? "data" : "jupyter");
            case LINUX ->
                under("XDG_DATA_HOME", home.resolve(".local").resolve("share")).resolve("jupyter");
        };
    }

    private Path under(String variable, Path otherwise) {
        String chosen = variable(variable);
        return chosen.isBlank() ? otherwise : Path.of(chosen);
    }

    /** Names of the PATH with a folder in front. */
    public String pathBeginningWith(List<Path> first) {
        String rest = variable("PATH");
        String front = String.join(
                File.pathSeparator, first.stream().map(Path::toString).toList());
        return rest.isEmpty() ? front : front + File.pathSeparator + rest;
    }
}
