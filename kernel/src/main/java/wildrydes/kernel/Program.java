package wildrydes.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
import wildrydes.kernel.display.Renderers;
import wildrydes.kernel.install.JupyterFolders;
import wildrydes.kernel.install.Rehearsal;
import wildrydes.kernel.jupyter.KernelLog;
import wildrydes.kernel.jupyter.StartException;
import wildrydes.kernel.jupyter.Undisturbed;
import wildrydes.kernel.shell.Shell;

/**
 * The kernel as a process: what its arguments and environment ask for, and how it ends. Prints nothing on the process's own
 * streams but why it could not start; everything else goes to {@code WILDRYDES_KERNEL_LOG}, or a file in the folder for
 * temporary files.
 *
 * <p>Exit codes: 0 shut down or left alone, 1 could not start, 2 the arguments were wrong.
 */
final class Program {

    private static final int FAILED = 1;

    private final Supplier<Shell> shell;
    private final Renderers renderers;
    private final Supplier<ClassLoader> libraries;
    private final Map<String, String> environment;

    /**
     * @param shell opens the shell
     * @param renderers draw values
     * @param libraries finds the notebook's libraries
     */
    Program(
            Supplier<Shell> shell,
            Renderers renderers,
            Supplier<ClassLoader> libraries,
            Map<String, String> environment) {
        this.shell = shell;
        this.renderers = renderers;
        this.libraries = libraries;
        this.environment = Map.copyOf(environment);
    }

    /** Does what the arguments say. @return the exit code */
    int start(String... arguments) {
        if (arguments.length == 1 && arguments[0].equals(Rehearsal.OPTION)) {
            return rehearse();
        }
        if (arguments.length == 1 && !arguments[0].startsWith("-")) {
            // As Jupyter starts it: no parser of options needs to be loaded.
            return run(Path.of(arguments[0]));
        }
        return Arguments.handle(this::run, arguments);
    }

    private int run(Path connectionFile) {
        return run(connectionFile, history());
    }

    private int run(Path connectionFile, Path history) {
        if (ModuleLayer.boot().findModule("jdk.jshell").isEmpty()) {
            System.err.println(
                    "This Java (" + System.getProperty("java.home") + ") cannot compile, because it is a runtime"
                            + " (JRE) without the module jdk.jshell. Install a JDK, 17 or newer, and run the kernel with it.");
            return FAILED;
        }
        var kernel = new Kernel(shell, renderers, libraries, history, new KernelLog(logFile()));
        var farewell = new Thread(() -> farewell(kernel), "farewell");
        Runtime.getRuntime().addShutdownHook(farewell);
        ParentWatch.whenGone(environment, kernel::stop);
        try {
            return Undisturbed.call(() -> kernel.run(connectionFile), "sockets");
        } catch (StartException e) {
            System.err.println(e.getMessage());
            return FAILED;
        }
    }

    /** Once this runs, nothing stops the process from ending; what can be done is to say why. */
    private static void farewell(Kernel kernel) {
        if (calledExit()) {
            kernel.abandon(
                    "SystemExit",
                    "The program called System.exit, which ends this Java process and with it all variables of the"
                            + " notebook. Jupyter starts a new kernel: take the call out and run the cells from the top.");
        } else {
            kernel.abandon(
                    "KernelEnded",
                    "The kernel was told to end by a signal while the cell ran. Restart the kernel and run the cells from"
                            + " the top.");
        }
    }

    /** Whether some code called System.exit; a signal ends the process in another way. */
    private static boolean calledExit() {
        for (StackTraceElement[] stack : Thread.getAllStackTraces().values()) {
            for (StackTraceElement frame : stack) {
                if (frame.getClassName().equals("java.lang.Runtime")
                        && frame.getMethodName().equals("exit")) {
                    return true;
                }
            }
        }
        return false;
    }

    private int rehearse() {
        try {
            // The cells of a rehearsal are nobody's history.
            Path history = Files.createTempFile("wildrydes-rehearsal", ".jsonl");
            try {
                return Rehearsal.run(connectionFile -> run(connectionFile, history));
            } finally {
                Files.deleteIfExists(history);
            }
        } catch (IOException e) {
            System.err.println("The rehearsal failed: " + e.getMessage());
            return FAILED;
        }
    }

    private Path history() {
        String chosen = environment.getOrDefault("WILDRYDES_KERNEL_HISTORY", "");
        return chosen.isEmpty()
                ? JupyterFolders.ofThisUser().user().resolve("wildrydes").resolve("history.jsonl")
                : Path.of(chosen);
    }

    private Path logFile() {
        String chosen = environment.getOrDefault("WILDRYDES_KERNEL_LOG", "");
        return chosen.isEmpty()
                ? Path.of(System.getProperty("java.io.tmpdir"))
                        .resolve("wildrydes-kernel-" + ProcessHandle.current().pid() + ".log")
                : Path.of(chosen);
    }
}
