package wildrydes.kernel.shell;

import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.Thread.UncaughtExceptionHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.function.Consumer;
import jdk.jshell.execution.LocalExecutionControl;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControl.EngineTerminationException;
import jdk.jshell.spi.ExecutionControl.InternalException;
import org.jspecify.annotations.Nullable;

/**
 * Runs what JShell compiled, in this process. JShell's own local execution starts a thread for each snippet, hides what
 * its child threads throw, and returns a text; here all snippets of a cell run on the {@linkplain CellThread thread of
 * the cell}, and their values stay objects. What stays JShell's is how compiled code is made stoppable.
 */
final class CellControl extends LocalExecutionControl {

    /** Runs the compiled method of a snippet. */
    interface Runner {

        /**
         * Runs it.
         *
         * @throws ExecutionControl.RunException what JShell is to report
         */
        void run(Method snippet) throws ExecutionControl.RunException;
    }

    /** From this version on the JDK does not stop threads; JShell lets compiled code look whether it should go on. */
    private static final int WITHOUT_STOP = 20;

    private static final Method NOTHING = nothing();

    private volatile @Nullable Runner runner;
    private volatile Consumer<Thread> ending = thread -> {};

    CellControl(CellLoader loader) {
        super(loader);
    }

    /** Runs snippets by this from now on. @return what ran them before, for whoever is interrupted by the next */
    @Nullable
    Runner runBy(@Nullable Runner next) {
        Runner before = runner;
        runner = next;
        return before;
    }

    /** Lets compiled code run again after a {@link #stop}. */
    void allow() {
        // JShell of Java 17 sets one for the whole process, which hides what threads do not catch.
        UncaughtExceptionHandler handler = Thread.getDefaultUncaughtExceptionHandler();
        try {
            super.invoke(NOTHING);
        } catch (Exception e) {
            throw new IllegalStateException("Nothing can fail, but did: " + e, e);
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(handler);
        }
    }

    /** Asks the code on this thread to end, by all means that this JDK has. */
    @SuppressWarnings({"deprecation", "removal"})
    void stop(Thread thread) {
        clientCodeEnter();
        try {
            super.stop();
        } catch (EngineTerminationException | InternalException e) {
            throw new IllegalStateException("The running cell cannot be stopped: " + e.getMessage(), e);
        } finally {
            clientCodeLeave();
        }
        if (Runtime.version().feature() < WITHOUT_STOP) {
            thread.stop();
        } else {
            thread.interrupt();
        }
        ending.accept(thread);
    }

    /** Tells this of each thread whose code is asked to end. */
    void onStop(Consumer<Thread> listener) {
        ending = listener;
    }

    @Override
    protected String invoke(Method snippet) throws Exception {
        Runner current = runner;
        if (current == null) {
            throw new InternalException("A snippet ran outside a cell.");
        }
        try {
            current.run(snippet);
        } finally {
            repairStreams();
        }
        return "";
    }

    /** A cell may set a stream to null, which JShell then flushes. */
    private static void repairStreams() {
        if (System.out == null) {
            System.setOut(new PrintStream(OutputStream.nullOutputStream()));
        }
        if (System.err == null) {
            System.setErr(new PrintStream(OutputStream.nullOutputStream()));
        }
    }

    /** Calls the method of a snippet. */
    static @Nullable Object call(Method snippet) throws Throwable {
        try {
            return snippet.invoke(null);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    @SuppressWarnings("UnusedMethod") // called by its name below
    private static void doNothing() {}

    private static Method nothing() {
        try {
            Method method = CellControl.class.getDeclaredMethod("doNothing");
            method.setAccessible(true);
            return method;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("It stands in this file", e);
        }
    }
}
