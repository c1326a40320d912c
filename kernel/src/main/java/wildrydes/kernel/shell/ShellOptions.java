package wildrydes.kernel.shell;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a session starts with. {@link ShellEnvironment} reads it from the environment.
 *
 * @param classPath jars and folders that cells may use, beyond the class path of the process
 * @param compilerOptions for javac, word by word
 * @param startUp runs in this order before the first cell
 * @param statementLimit how long each top-level statement may run; zero for ever
 * @param mavenHome has Maven's settings and local repository; nothing for {@code ~/.m2}
 */
public record ShellOptions(
        List<Path> classPath,
        List<String> compilerOptions,
        List<Script> startUp,
        Duration statementLimit,
        Optional<Path> mavenHome) {

    /** Nothing special. */
    public static final ShellOptions DEFAULT =
            new ShellOptions(List.of(), List.of(), List.of(), Duration.ZERO, Optional.empty());

    public ShellOptions {
        classPath = List.copyOf(classPath);
        compilerOptions = List.copyOf(compilerOptions);
        startUp = List.copyOf(startUp);
    }

    public ShellOptions withClassPath(List<Path> paths) {
        return new ShellOptions(paths, compilerOptions, startUp, statementLimit, mavenHome);
    }

    public ShellOptions withCompilerOptions(List<String> options) {
        return new ShellOptions(classPath, options, startUp, statementLimit, mavenHome);
    }

    public ShellOptions withStartUp(List<Script> scripts) {
        return new ShellOptions(classPath, compilerOptions, scripts, statementLimit, mavenHome);
    }

    public ShellOptions withStatementLimit(Duration limit) {
        return new ShellOptions(classPath, compilerOptions, startUp, limit, mavenHome);
    }

    public ShellOptions withMavenHome(Path home) {
        return new ShellOptions(classPath, compilerOptions, startUp, statementLimit, Optional.of(home));
    }

    /**
     * Code that runs like a cell.
     *
     * @param name where it comes from, for error messages
     */
    public record Script(String name, String code) {}
}
