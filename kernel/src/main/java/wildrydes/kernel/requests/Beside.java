package wildrydes.kernel.requests;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
