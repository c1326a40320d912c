package wildrydes.kernel.requests;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import wildrydes.kernel.jupyter.KernelLog;

/** Work that must wait neither for a cell nor hold up the sockets: one thread, made when first needed. */
public final class Beside implements AutoCloseable {

    private final ExecutorService thread;
    private final KernelLog log;

    public Beside(String name, KernelLog log) {
        this.log = log;
        this.thread = Executors.newSingleThreadExecutor(work -> {
            var made = new Thread(work, name);
            made.setDaemon(true);
            return made;
        });
    }

    /** Does this after what came before it. */
    public void run(Runnable work) {
        thread.execute(() -> {
            try {
                work.run();
            } catch (RuntimeException | Error e) {
                log.warn("Something that was done beside the cells failed.", e);
            }
        });
    }

    /** Takes no more work, and returns when what there was is done, or after so many seconds. */
    public void finish(int seconds) {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(seconds, TimeUnit.SECONDS)) {
                log.warn("Something that was done beside the cells took too long for the kernel's end.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Gives up what is not done. */
    @Override
    public void close() {
        thread.shutdownNow();
    }
}
