package wildrydes.kernel.shell;

import java.io.PrintStream;
import java.util.Optional;

/**
 * Stands in for {@link Throwable#printStackTrace} in the classes of cells ({@link StandIns}): an exception that a cell catches
 * and prints shows the cell's lines, as one that it does not catch. Public because cells call it.
 */
public final class Traces {

    private Traces() {}

    /** In place of {@link Throwable#printStackTrace()}. */
    public static void print(Throwable thrown) {
        Optional<CellRun> run = Uncaught.startedBy();
        if (run.isPresent() && isJavas(thrown)) {
            System.err.println(run.get().trace(thrown));
        } else {
            thrown.printStackTrace();
        }
    }

    /** In place of {@link Throwable#printStackTrace(PrintStream)}. */
    public static void print(Throwable thrown, PrintStream to) {
        Optional<CellRun> run = Uncaught.startedBy();
        if (run.isPresent() && isJavas(thrown, PrintStream.class)) {
            to.println(run.get().trace(thrown));
        } else {
            thrown.printStackTrace(to);
        }
    }

    /** Whether its class does not print itself in a way of its own. */
    private static boolean isJavas(Throwable thrown, Class<?>... parameters) {
        try {
            return thrown.getClass().getMethod("printStackTrace", parameters).getDeclaringClass() == Throwable.class;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("Every Throwable has it", e);
        }
    }
}
