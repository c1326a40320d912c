package wildrydes.kernel.requests;

import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import wildrydes.kernel.api.CellId;
import wildrydes.kernel.jupyter.KernelLog;
import wildrydes.kernel.shell.Shell;

/** The shell, which is built on a thread of its own while the kernel already answers what needs none. */
public final class LateShell implements AutoCloseable {

    private final FutureTask<Shell> building;
    private final KernelLog log;

    /** Begins to build it. */
    public LateShell(Supplier<Shell> supplier, KernelLog log) {
        this.building = new FutureTask<>(supplier::get);
        this.log = log;
        var thread = new Thread(building, "shell");
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Waits until it is built.
     *
     * @throws IllegalStateException if that failed
     */
    Shell await() {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return building.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "Java could not be started in this kernel (" + e.getCause() + "). Restart the kernel.",
                    e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** The shell if it is built by now. */
    Optional<Shell> now() {
        return building.isDone() ? Optional.of(await()) : Optional.empty();
    }

    /** Gives it up, when it has been built. A {@link CellId} that the calling thread works for stays. */
    @Override
    public void close() {
        try {
            await().close();
        } catch (RuntimeException e) {
            log.warn("The shell did not close.", e);
        }
    }
}
