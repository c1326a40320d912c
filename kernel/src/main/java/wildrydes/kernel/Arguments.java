package wildrydes.kernel;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import wildrydes.kernel.install.InstallException;
import wildrydes.kernel.install.InstallOptions;
import wildrydes.kernel.install.Installer;

/** The command line of {@code kernel.jar}. */
@Command(
        name = "java -jar kernel.jar",
        mixinStandardHelpOptions = true,
        versionProvider = Arguments.Version.class,
        sortOptions = false,
        synopsisHeading = "Usage: ",
        customSynopsis = {
            "java -jar kernel.jar --install [--prefix DIR | --user] [OPTION]...",
            "       java -jar kernel.jar CONNECTION_FILE"
        },
        description = "A Java kernel for Jupyter.")
final class Arguments implements Callable<Integer> {

    private final ToIntFunction<Path> kernel;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "CONNECTION_FILE",
            description = "Runs the kernel for the front end that wrote this file.")
    private @Nullable Path connectionFile;

    @Option(names = "--install", description = "Makes the kernel known to Jupyter.")
    private boolean install;

    @ArgGroup(exclusive = true)
    private Place place = new Place();

    @Option(
            names = "--class-path",
            paramLabel = "CP",
            defaultValue = "",
            description = "Jars and folders that every notebook finds, separated as in java -cp.")
    private String classPath = "";

    @Option(
            names = "--startup",
            paramLabel = "FILE",
            description = "A file of Java code that runs before the first cell.")
    private @Nullable Path startup;

    @Option(
            names = "--env",
            paramLabel = "NAME=VALUE",
            description = "An environment variable of the kernel. May be given several times.")
    private Map<String, String> env = new LinkedHashMap<>();

    @Option(
            names = "--name",
            paramLabel = "NAME",
            defaultValue = "java",
            description = "The name of the kernel in notebooks and on command lines (default: java).")
    private String name = "java";

    @Option(
            names = "--no-archive",
            description = "Installs in an instant; each start of the kernel takes a little longer.")
    private boolean noArchive;

    private Arguments(ToIntFunction<Path> kernel) {
        this.kernel = kernel;
    }

    /**
     * Does what the arguments say.
     *
     * @param kernel runs a kernel for a connection file until it is shut down, and returns its exit code
     * @return the exit code
     */
    static int handle(ToIntFunction<Path> kernel, String... arguments) {
        return new CommandLine(new Arguments(kernel))
                .setParameterExceptionHandler(Arguments::wrong)
                .execute(arguments);
    }

    @Override
    public Integer call() {
        if (connectionFile != null && !install) {
            return kernel.applyAsInt(connectionFile);
        }
        if (!install || connectionFile != null) {
            System.err.println("Say what to do: --install makes the kernel known to Jupyter, CONNECTION_FILE runs it,"
                    + " and --help names all options.");
            return CommandLine.ExitCode.USAGE;
        }
        try {
            new Installer(jar(), System.out::println).install(options());
            return CommandLine.ExitCode.OK;
        } catch (InstallException e) {
            System.err.println(e.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
    }

    private static int wrong(CommandLine.ParameterException mistake, String... arguments) {
        System.err.println(mistake.getMessage() + ". See java -jar kernel.jar --help.");
        return CommandLine.ExitCode.USAGE;
    }

    private InstallOptions options() {
        return new InstallOptions(
                Optional.ofNullable(place.prefix),
                name,
                InstallOptions.classPath(classPath),
                Optional.ofNullable(startup),
                env,
                !noArchive);
    }

    private static Path jar() {
        try {
            return Path.of(Arguments.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("A class path is made of files", e);
        }
    }

    /** Where the kernelspec goes. */
    static final class Place {

        @Option(
                names = "--prefix",
                paramLabel = "DIR",
                description = "Installs into this Python environment, for example .venv.")
        private @Nullable Path prefix;

        /** Not asked: a prefix decides; naming both is a mistake that the parser reports. */
        @SuppressWarnings("UnusedVariable")
        @Option(names = "--user", description = "Installs for this user, which is the default.")
        private boolean user;
    }

    /** The version in the jar's manifest. */
    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            String version = Arguments.class.getPackage().getImplementationVersion();
            return new String[] {
                "Wild Rydes Java kernel " + (version == null ? "(not packed)" : version) + " on Java "
                        + Runtime.version()
            };
        }
    }
}
