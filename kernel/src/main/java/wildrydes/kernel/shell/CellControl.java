package wildrydes.kernel.shell;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import jdk.jshell.execution.LocalExecutionControl;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControl.EngineTerminationException;
import jdk.jshell.spi.ExecutionControl.InternalException;
import org.jspecify.annotations.Nullable;

/**
 * Runs what JShell compiled, in this process. JShell's own local execution starts a thread for each snippet and returns
 * a text; here all snippets of a cell run on the {@linkplain CellThread thread of the cell}, and their values stay
 * objects. What stays JShell's is how code is made stoppable, which differs from JDK to JDK.
 */
final class CellControl extends LocalExecutionControl {

    /** Runs the compiled method of a snippet. */
    interface Runner {

        /** @throws ExecutionControl.RunException what JShell is to report */
        void run(Method snippet) throws ExecutionControl.RunException;
    }

    private static final Method SERVE = serve();
    private static final InheritableThreadLocal<CellThread> STARTING = new InheritableThreadLocal<>();

    private volatile @Nullable Runner runner;

    CellControl(CellLoader loader) {
        super(loader);
    }

    /** Runs snippets by this from now on. */
    void runBy(Runner next) {
        runner = next;
    }

    /** Serves the cell on a new thread that {@link #stop} reaches; returns when that thread has ended. */
    void host(CellThread cell) {
        STARTING.set(cell);
        try {
            super.invoke(SERVE);
        } catch (StoppedException e) {
            // The cell was interrupted; whoever waits for it sees that its thread is gone.
            return;
        } catch (Exception e) {
            throw new IllegalStateException("The thread of a cell cannot run: " + e, e);
        } finally {
            STARTING.remove();
        }
    }

    @Override
    protected String invoke(Method snippet) throws Exception {
        Runner current = runner;
        if (current == null) {
            throw new InternalException("A snippet ran outside a cell.");
        }
        current.run(snippet);
        return "";
    }

    @Override
    public void clientCodeEnter() {
        super.clientCodeEnter();
    }

    @Override
    public void clientCodeLeave() {
        super.clientCodeLeave();
    }

    @Override
    public void stop() {
        try {
            super.stop();
        } catch (EngineTerminationException | InternalException e) {
            throw new IllegalStateException("The running cell cannot be stopped: " + e.getMessage(), e);
        }
    }

    /** What the new thread runs. Called by reflection. */
    static @Nullable Object serveStarting() {
        CellThread cell = STARTING.get();
        // Threads that the cell starts would inherit it, and with it all that the cell holds.
        STARTING.remove();
        cell.serve();
        return null;
    }

    static @Nullable Object call(Method snippet) throws Throwable {
        try {
            return snippet.invoke(null);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    private static Method serve() {
        try {
            Method method = CellControl.class.getDeclaredMethod("serveStarting");
            method.setAccessible(true);
            return method;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("It stands in this file", e);
        }
    }
}
