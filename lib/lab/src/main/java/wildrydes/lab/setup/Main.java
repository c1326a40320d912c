package wildrydes.lab.setup;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;
import wildrydes.lab.LabException;
import wildrydes.lab.cloud.CloudHome;
import wildrydes.lab.setup.machine.Machine;
import wildrydes.lab.setup.machine.Phases;
import wildrydes.lab.setup.workbook.Project;

/**
 * The command line of the workbook: {@code wildrydes} in a terminal, and what {@code ./mvnw} runs. A new command is a class
 * beside this one and a line in {@link #commands}.
 */
@Command(
        name = "wildrydes",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        description = "Opens the Wild Rydes workbook and looks after it.",
        synopsisSubcommandLabel = "COMMAND")
public final class Main implements Runnable {

    @Spec
    private @Nullable CommandSpec spec;

    private Main() {}

    public static void main(String[] arguments) {
        var place = new Place(
                Project.here(), Machine.here(), CloudHome.ofUser(), System.out, new Phases(System.out, terminal()));
        System.exit(execute(place, System.err, arguments));
    }

    /** Whether somebody watches, on something that can write over a line. */
    @SuppressWarnings(
            "SystemConsoleNull") // Java 22 to 24 have by default a console that is always there; not this one.
    private static boolean terminal() {
        System.setProperty("jdk.console", "java.base");
        return System.console() != null && !"dumb".equals(System.getenv("TERM"));
    }

    /** What a command works on. */
    record Place(Project project, Machine machine, CloudHome home, PrintStream out, Phases phases) {}

    /** Runs one command. @return 0 when all is well, 1 when something is not as it should be, 2 for a wrong command line */
    static int execute(Place place, PrintStream err, String... arguments) {
        return commands(place)
                .setOut(new PrintWriter(place.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
                .setParameterExceptionHandler((problem, given) -> {
                    err.println(sentence(problem));
                    return CommandLine.ExitCode.USAGE;
                })
                .setExecutionExceptionHandler((problem, command, parsed) -> {
                    if (problem instanceof LabException) {
                        err.println(problem.getMessage());
                        return CommandLine.ExitCode.SOFTWARE;
                    }
                    throw problem;
                })
                .execute(arguments);
    }

    private static String sentence(ParameterException problem) {
        CommandLine command = problem.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        if (problem instanceof UnmatchedArgumentException unmatched) {
            var commands = List.copyOf(command.getSubcommands().keySet());
            return "\"" + unmatched.getUnmatched().get(0) + "\" is no command or option of " + name + ". "
                    + (commands.isEmpty() ? "Run: " + name + " --help" : "Its commands are " + listed(commands) + ".");
        }
        return problem.getMessage() + ". Run: " + name + " --help";
    }

    private static String listed(List<String> words) {
        int last = words.size() - 1;
        return String.join(", ", words.subList(0, last)) + " and " + words.get(last);
    }

    private static CommandLine commands(Place place) {
        return new CommandLine(new Main())
                .addSubcommand(new OpenCommand(place))
                .addSubcommand(new InstallCommand(place))
                .addSubcommand(new DoctorCommand(place))
                .addSubcommand(new StopCommand(place))
                .addSubcommand(new ResetCommand(place))
                .addSubcommand(new FreshCommand(place))
                .addSubcommand(new VariablesCommand(place));
    }

    @Override
    public void run() {
        if (spec != null) {
            spec.commandLine().usage(spec.commandLine().getOut());
        }
    }

    /** The version in the jar's manifest. */
    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"Wild Rydes workbook " + (version == null ? "(not packed)" : version)};
        }
    }
}
