package wildrydes.cloud.athena;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A thread that does one thing after another; begun with the first, and ended after a while without any. Safe for concurrent use. */
final class Lane implements AutoCloseable {

    private static final long REST_MILLIS = 30_000;

    private final String name;
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private @Nullable Thread thread;
    private boolean closed;

    Lane(String name) {
        this.name = name;
    }

    /** Does something after all that was to be done before; nothing any more after the end. */
    synchronized void add(Runnable work) {
        if (closed) {
            return;
        }
        waiting.add(work);
        if (thread == null) {
            thread = new Thread(this::run, name);
            thread.setDaemon(true);
            thread.start();
        }
        notifyAll();
    }

    private void run() {
        try {
            for (Runnable work = next(); work != null; work = next()) {
                work.run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized @Nullable Runnable next() throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(REST_MILLIS);
        for (long left = REST_MILLIS; waiting.isEmpty() && !closed && left > 0; ) {
            wait(left);
            left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        }
        Runnable work = closed ? null : waiting.poll();
        if (work == null) {
            thread = null;
        }
        return work;
    }

    /**
     * What is being done is awaited for a moment, and not interrupted, since an interrupt closes files that others write; what
     * waits is not done any more.
     */
    @Override
    public void close() {
        Thread live;
        synchronized (this) {
            closed = true;
            waiting.clear();
            live = thread;
            notifyAll();
        }
        if (live != null) {
            try {
                live.join(REST_MILLIS / 10);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
