package wildrydes.kernel.jupyter;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * A thread of the kernel. Cells share the process with it and may interrupt all threads that they find, which would close the
 * channels that this one writes to; so it does not listen. Ends with its work, and keeps no process alive.
 */
public final class Undisturbed extends Thread {

    public Undisturbed(Runnable work, String name) {
        super(work, name);
        setDaemon(true);
    }

    @Override
    public void interrupt() {
        // Whoever wants a thread of the kernel to end closes what it waits for.
    }

    /**
     * A thread for work that goes on where it was when it is begun again, such as a loop over what has arrived. Cells may take
     * all memory for a moment; that must not end it.
     */
    public static Undisturbed enduring(Runnable work, String name) {
        return new Undisturbed(
                () -> {
                    boolean ended = false;
                    while (!ended) {
                        try {
                            work.run();
                            ended = true;
                        } catch (OutOfMemoryError e) {
                            // There is no memory to tell of it; the cell that took it hears.
                        }
                    }
                },
                name);
    }

    /** Does this on such a thread and waits for its end, whatever happens to the calling thread. @return what it returns */
    public static <T> T call(Callable<T> work, String name) {
        var task = new FutureTask<>(work);
        new Undisturbed(task, name).start();
        while (true) {
            try {
                return task.get();
            } catch (InterruptedException e) {
                // A cell meant another thread.
            } catch (ExecutionException e) {
                throw unchecked(e.getCause());
            }
        }
    }

    private static RuntimeException unchecked(@Nullable Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(cause);
    }
}
