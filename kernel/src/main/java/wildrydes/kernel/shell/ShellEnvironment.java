package wildrydes.kernel.shell;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads {@link ShellOptions} from IJava's environment variables, and one of ours. Where one of IJava's is not set, JJava's
 * counts, which begins with {@code JJAVA} instead.
 *
 * <ul>
 *   <li>{@code IJAVA_CLASSPATH}: jars and folders, separated as in {@code java -cp}, with {@code *} and {@code ?}
 *   <li>{@code IJAVA_COMPILER_OPTS}: options of javac, quoted where they hold spaces
 *   <li>{@code IJAVA_STARTUP_SCRIPTS_PATH}: files of Java code, as in the class path, that run before the first cell
 *   <li>{@code IJAVA_STARTUP_SCRIPT}: Java code that runs after those
 *   <li>{@code IJAVA_TIMEOUT}: how long a statement may run, in milliseconds or as {@code 30 SECONDS}; less than 1 is for ever
 *   <li>{@code WILDRYDES_KERNEL_MAVEN}: a folder with Maven's settings and local repository, in place of {@code ~/.m2}
 * </ul>
 *
 * @see <a href="https://github.com/SpencerPark/IJava#configuring">Configuring IJava</a>
 */
public final class ShellEnvironment {

    private static final Pattern TIMEOUT = Pattern.compile("\\s*(-?\\d{1,15})\\s*(\\p{Alpha}*)\\s*");

    private final Map<String, String> variables;
    private final Path folder;

    /**
     * @param variables the environment
     * @param folder where relative paths begin
     */
    public ShellEnvironment(Map<String, String> variables, Path folder) {
        this.variables = Map.copyOf(variables);
        this.folder = folder;
    }

    /**
     * What the environment asks for.
     *
     * @throws IllegalArgumentException if a variable cannot be understood, or names a file that is not there; the message
     *     says which
     */
    public ShellOptions options() {
        return new ShellOptions(
                paths("IJAVA_CLASSPATH"), Words.of(variable("IJAVA_COMPILER_OPTS")), scripts(), timeout(), mavenHome());
    }

    private List<ShellOptions.Script> scripts() {
        var scripts = new ArrayList<ShellOptions.Script>();
        for (Path file : paths("IJAVA_STARTUP_SCRIPTS_PATH")) {
            try {
                scripts.add(new ShellOptions.Script(file.getFileName().toString(), Files.readString(file)));
            } catch (IOException e) {
                throw new IllegalArgumentException(
                        "IJAVA_STARTUP_SCRIPTS_PATH names " + file + ", which cannot be read (" + e + ").", e);
            }
        }
        String code = variable("IJAVA_STARTUP_SCRIPT");
        if (!code.isBlank()) {
            scripts.add(new ShellOptions.Script("IJAVA_STARTUP_SCRIPT", code));
        }
        return scripts;
    }

    private List<Path> paths(String name) {
        var paths = new ArrayList<Path>();
        for (String pattern : variable(name).split(Pattern.quote(File.pathSeparator))) {
            if (!pattern.isBlank()) {
                paths.addAll(paths(name, pattern.strip()));
            }
        }
        return paths;
    }

    private List<Path> paths(String name, String pattern) {
        try {
            List<Path> found = Globs.expand(pattern, folder);
            if (found.isEmpty()) {
                throw new IllegalArgumentException(
                        name + " names " + pattern + ", where nothing is. Correct it where the kernel is installed.");
            }
            return found;
        } catch (IOException e) {
            throw new IllegalArgumentException(name + " names " + pattern + ", which cannot be read (" + e + ").", e);
        }
    }

    private Optional<Path> mavenHome() {
        String path = variable("WILDRYDES_KERNEL_MAVEN");
        return path.isBlank() ? Optional.empty() : Optional.of(folder.resolve(path.strip()));
    }

    private Duration timeout() {
        String text = variable("IJAVA_TIMEOUT");
        if (text.isBlank()) {
            return Duration.ZERO;
        }
        Matcher parts = TIMEOUT.matcher(text);
        if (parts.matches()) {
            long amount = Math.max(0, Long.parseLong(parts.group(1)));
            String unit =
                    parts.group(2).isEmpty() ? "MILLISECONDS" : parts.group(2).toUpperCase(Locale.ROOT);
            for (TimeUnit each : TimeUnit.values()) {
                if (each.name().equals(unit)) {
                    return Duration.of(amount, each.toChronoUnit());
                }
            }
        }
        throw new IllegalArgumentException(
                "IJAVA_TIMEOUT is " + text + ", which is no time. Give milliseconds, or for example 30 SECONDS.");
    }

    private String variable(String name) {
        return variables.getOrDefault(name, variables.getOrDefault(name.replaceFirst("^IJAVA", "JJAVA"), ""));
    }
}
