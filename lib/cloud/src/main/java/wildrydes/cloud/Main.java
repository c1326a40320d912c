package wildrydes.cloud;

import java.io.IOException;
import java.io.PrintStream;
import java.util.logging.Level;
import java.util.logging.Logger;
import wildrydes.cloud.clock.WallTime;

/**
 * Starts a cloud from the command line and keeps it running until it is told to end. Prints one line on standard output when
 * it is ready; everything else goes to {@code cloud.log} in the data folder.
 *
 * <p>Exit codes: 0 ended as asked, 1 could not start or failed, 2 the options were wrong.
 */
public final class Main {

    private static final int FAILED = 1;
    private static final int WRONG_OPTIONS = 2;

    private Main() {}

    public static void main(String[] arguments) {
        int code = run(arguments, System.out, System.err);
        // Threads of the cloud are closed by now; this ends those that a library may have left.
        System.exit(code);
    }

    private static int run(String[] arguments, PrintStream out, PrintStream err) {
        Settings settings;
        try {
            CommandLineOptions options = CommandLineOptions.parse(arguments);
            if (options.help()) {
                out.print(options.usage());
                return 0;
            }
            if (options.rehearse()) {
                Rehearsal.run(WallTime.system());
                return 0;
            }
            settings = options.settings();
        } catch (StartException e) {
            err.println(e.getMessage());
            return WRONG_OPTIONS;
        } catch (IOException e) {
            err.println("The rehearsal failed: " + e.getMessage());
            return FAILED;
        }
        return serve(settings, out, err);
    }

    private static int serve(Settings settings, PrintStream out, PrintStream err) {
        try (Cloud cloud = new Cloud(settings, WallTime.system())) {
            Thread ending = new Thread(() -> end(cloud), "ending");
            Runtime.getRuntime().addShutdownHook(ending);
            out.println("Listening on http://127.0.0.1:" + cloud.port());
            out.flush();
            cloud.awaitStop();
            forget(ending);
            return 0;
        } catch (StartException e) {
            err.println(e.getMessage());
            return FAILED;
        } catch (IOException e) {
            err.println("The cloud failed: " + e.getMessage() + "; "
                    + settings.data().resolve("cloud.log") + " has what happened before.");
            return FAILED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    /** From here on the ordinary way out closes the cloud and decides the exit code. */
    private static void forget(Thread ending) {
        try {
            Runtime.getRuntime().removeShutdownHook(ending);
        } catch (IllegalStateException e) {
            // A signal came at the same moment and its thread ends the process; both close the same cloud once.
            return;
        }
    }

    /**
     * Ends after a signal. A Java process that a signal ended has an exit code of its own (143 for SIGTERM); halting here,
     * when the state is safe, makes it 0.
     */
    private static void end(Cloud cloud) {
        int code = 0;
        try {
            cloud.close();
        } catch (IOException e) {
            Logger.getLogger(Main.class.getName()).log(Level.SEVERE, "The cloud did not end well.", e);
            code = FAILED;
        }
        Runtime.getRuntime().halt(code);
    }
}
