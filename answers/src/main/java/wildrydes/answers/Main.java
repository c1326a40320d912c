package wildrydes.answers;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import wildrydes.answers.key.KeyException;
import wildrydes.answers.notebook.NotebookException;

/** The command line of the keys: {@code derive} makes the notebooks, {@code run} executes them. */
@Command(
        name = "answers",
        description = "Makes the notebooks from their keys, and runs them.",
        mixinStandardHelpOptions = true,
        version = "answers 0.1.0",
        subcommands = {DeriveCommand.class})
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        System.exit(execute(args));
    }

    /** Runs one command. @return 0 when all is well, 1 when something is not as it should be, 2 for a wrong command line */
    static int execute(String... args) {
        return new CommandLine(new Main())
                .setExecutionExceptionHandler((problem, command, parsed) -> {
                    if (problem instanceof KeyException || problem instanceof NotebookException) {
                        command.getErr().println(problem.getMessage());
                        return 1;
                    }
                    throw problem;
                })
                .execute(args);
    }
}
