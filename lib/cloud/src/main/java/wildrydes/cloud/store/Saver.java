package wildrydes.cloud.store;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Has what changes often saved off the way of those who change it: by a thread of its own, which begins with the first change,
 * and at most once a second. A killed process forgets the last second's. Safe for concurrent use.
 */
public final class Saver implements AutoCloseable {

    private static final long REST_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final Duration LAST = Duration.ofSeconds(5);

    private final String name;
    private final Runnable save;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition wake = lock.newCondition();

    /** Looked at without the lock, so that one who changes something that is to be saved anyway waits for nobody. */
    private volatile boolean changed;

    private @Nullable Thread thread;
    private boolean waits;
    private boolean closed;

    /**
     * @param name of the thread
     * @param save puts what has changed up to now on the disk; called by one thread at a time
     */
    public Saver(String name, Runnable save) {
        this.name = name;
        this.save = save;
    }

    /** Something has changed, and can be seen by who saves. Nothing happens after the end. */
    public void changed() {
        if (changed) {
            return;
        }
        lock.lock();
        try {
            if (closed) {
                return;
            }
            changed = true;
            if (thread == null) {
                thread = new Thread(this::run, name);
                thread.setDaemon(true);
                thread.start();
            }
            if (waits) {
                wake.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        while (awaitChange()) {
            save.run();
        }
    }

    private boolean awaitChange() {
        lock.lock();
        try {
            long rest = REST_NANOS;
            while (!closed && rest > 0) {
                rest = wake.awaitNanos(rest);
            }
            while (!closed && !changed) {
                waits = true;
                wake.await();
                waits = false;
            }
            changed = false; // before it is saved, so that what comes meanwhile is saved next time
            return !closed;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** Saves what is left, if there ever was anything. */
    @Override
    public void close() {
        Thread begun;
        lock.lock();
        try {
            closed = true;
            begun = thread;
            wake.signalAll();
        } finally {
            lock.unlock();
        }
        if (begun != null) {
            try {
                begun.join(LAST.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            save.run();
        }
    }
}
