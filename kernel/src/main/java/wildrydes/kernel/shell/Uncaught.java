package wildrydes.kernel.shell;

import java.lang.Thread.UncaughtExceptionHandler;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells what a thread did not catch below the cell that started it. It is the handler of the process, since virtual threads
 * have no other place for one; a cell may set a handler of its own instead.
 */
final class Uncaught implements UncaughtExceptionHandler {

    private static final InheritableThreadLocal<CellRun> STARTED_BY = new InheritableThreadLocal<>();

    private final @Nullable UncaughtExceptionHandler earlier;

    private Uncaught(@Nullable UncaughtExceptionHandler earlier) {
        this.earlier = earlier;
    }

    /** From now on it is told; threads of no cell are left to the earlier handler. */
    static void install() {
        UncaughtExceptionHandler current = Thread.getDefaultUncaughtExceptionHandler();
        if (!(current instanceof Uncaught)) {
            Thread.setDefaultUncaughtExceptionHandler(new Uncaught(current));
        }
    }

    /** A cell may have taken its own handler away; the next one finds this again. */
    static void reinstall() {
        if (Thread.getDefaultUncaughtExceptionHandler() == null) {
            install();
        }
    }

    /** The calling thread, and every one that it starts from now on, works for this run of a cell. */
    static void enter(CellRun run) {
        STARTED_BY.set(run);
    }

    /** The run of a cell that the calling thread works for. */
    static Optional<CellRun> startedBy() {
        return Optional.ofNullable(STARTED_BY.get());
    }

    @Override
    public void uncaughtException(Thread thread, Throwable thrown) {
        CellRun run = STARTED_BY.get();
        if (run != null) {
            run.uncaught(thread, thrown);
        } else if (earlier != null) {
            earlier.uncaughtException(thread, thrown);
        } else {
            System.err.print("Exception in thread \"" + thread.getName() + "\" ");
            thrown.printStackTrace();
        }
    }
}
