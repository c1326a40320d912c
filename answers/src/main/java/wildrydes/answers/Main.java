package wildrydes.answers;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import wildrydes.answers.key.KeyException;
import wildrydes.answers.notebook.NotebookException;
import wildrydes.answers.run.RunException;

/**
 * The command line of the keys: {@code derive} makes the notebooks, {@code run} executes them, {@code release} packs them for
 * students.
 */
@Command(
        name = "answers",
        description = "Makes the notebooks from their keys, runs them, and packs them for students.",
        mixinStandardHelpOptions = true,
        version = "answers 0.1.0")
public final class Main {

    private Main() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        int status = kernelIsHere() ? execute(writer(System.out), writer(System.err), args) : again(args);
        System.exit(status);
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, Charset.defaultCharset());
    }

    /** Runs one command. @return 0 when all is well, 1 when something is not as it should be, 2 for a wrong command line */
    static int execute(PrintWriter out, PrintWriter err, String... args) {
        return new CommandLine(new Main())
                .addSubcommand(new DeriveCommand(out))
                .addSubcommand(new RunCommand(out))
                .addSubcommand(new ReleaseCommand(out))
                .setOut(out)
                .setErr(err)
                .setExecutionExceptionHandler((problem, command, parsed) -> {
                    if (problem instanceof KeyException
                            || problem instanceof NotebookException
                            || problem instanceof RunException) {
                        err.println(problem.getMessage());
                        return 1;
                    }
                    throw problem;
                })
                .execute(args);
    }

    private static boolean kernelIsHere() {
        return Main.class.getClassLoader().getResource("wildrydes/kernel/client/KernelClient.class") != null;
    }

    /**
     * Starts this program again beside the kernel's jar. The jar's manifest cannot name that: answers.jar is also on the
     * class path of notebooks, which must not see the inside of the kernel.
     */
    private static int again(String[] args) throws IOException, InterruptedException {
        Project project = Project.here();
        Path kernel = project.kernel().resolve("kernel.jar");
        Path answers = project.target().resolve("answers.jar");
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                answers + File.pathSeparator + kernel,
                Main.class.getName()));
        if (!kernel.toFile().isFile()) {
            System.err.println(kernel + " is missing. Build the project first: ./mvnw -DskipTests package");
            return 1;
        }
        command.addAll(List.of(args));
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }
}
