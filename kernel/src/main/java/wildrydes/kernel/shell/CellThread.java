package wildrydes.kernel.shell;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import wildrydes.kernel.api.CellId;

/**
 * The thread on which the code of one cell runs. It starts when it is first needed and ends with {@link #close}; when it
 * cannot be stopped it is left behind, and the next cell has a thread of its own anyway.
 */
final class CellThread implements AutoCloseable {

    /** Work for the cell's thread. */
    interface Work {
        @Nullable Object call() throws Throwable;
    }

    /** After how long a cell that cannot be stopped is left behind. */
    private static final long PATIENCE_NANOS = Duration.ofSeconds(2).toNanos();

    /** How often a cell is asked to stop: code may swallow the first request. */
    private static final long REPEAT_MILLIS = 100;

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final CellControl control;
    private final CellId cell;
    private final ClassLoader loader;
    private final int number = NUMBERS.incrementAndGet();

    private boolean started;
    private boolean serving;
    private boolean ended;
    private boolean closed;
    private boolean interrupted;
    private long askedAt;
    private @Nullable Work work;
    private @Nullable Outcome outcome;
    private @Nullable Thread host;
    private volatile @Nullable Thread thread;

    CellThread(CellControl control, CellId cell, ClassLoader loader) {
        this.control = control;
        this.cell = cell;
        this.loader = loader;
    }

    /**
     * Runs this on the cell's thread and waits for its end.
     *
     * @param limit how long it may run; zero for ever
     */
    Outcome call(Work next, Duration limit) {
        // A cell may call the kernel, which calls the cell.
        return Thread.currentThread() == thread ? perform(next) : hand(next, limit);
    }

    private synchronized Outcome hand(Work next, Duration limit) {
        if (interrupted) {
            return new Outcome.Interrupted();
        }
        start();
        outcome = null;
        work = next;
        notifyAll();
        control.clientCodeEnter();
        try {
            return await(limit);
        } finally {
            control.clientCodeLeave();
            work = null;
        }
    }

    /** Ends what runs now, and refuses what comes later. Returns at once. */
    synchronized void interrupt() {
        if (!interrupted) {
            interrupted = true;
            askedAt = System.nanoTime();
            askToStop();
            notifyAll();
        }
    }

    synchronized boolean isInterrupted() {
        return interrupted;
    }

    /** Lets the thread end; work that was left behind goes on. */
    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
    }

    /** The life of the thread. */
    void serve() {
        awaitHost();
        enter();
        for (Work next = take(); next != null; next = take()) {
            finish(perform(next));
        }
    }

    private void start() {
        if (!started) {
            started = true;
            // JShell's way to run stoppable code waits for its end, which may never come: that is this thread's task.
            var waiting = new Thread(this::host, "host of cell " + number);
            waiting.setDaemon(true);
            host = waiting;
            waiting.start();
        }
    }

    private void host() {
        try {
            control.host(this);
        } finally {
            synchronized (this) {
                ended = true;
                notifyAll();
            }
        }
    }

    /**
     * JShell waits for all threads that it finds in the thread's group right after it started the thread. One that the
     * cell starts must not be among them: it may run for ever.
     */
    private void awaitHost() {
        Thread waiting;
        synchronized (this) {
            waiting = host;
        }
        while (waiting != null && waiting.isAlive() && waiting.getState() != Thread.State.WAITING) {
            Thread.yield();
        }
    }

    private synchronized void enter() {
        Thread current = Thread.currentThread();
        thread = current;
        current.setName("cell " + number);
        current.setContextClassLoader(loader);
        CellId.enter(cell);
        serving = true;
    }

    private synchronized @Nullable Work take() {
        while (work == null && !closed && !interrupted) {
            try {
                wait();
            } catch (InterruptedException e) {
                // Between two statements nobody may end the thread but close and interrupt, whose flags are seen now.
                continue;
            }
        }
        Work next = interrupted ? null : work;
        work = null;
        return next;
    }

    private static Outcome perform(Work work) {
        try {
            return new Outcome.Returned(work.call());
        } catch (Throwable e) {
            return new Outcome.Threw(e);
        }
    }

    private synchronized void finish(Outcome result) {
        outcome = result;
        notifyAll();
    }

    private Outcome await(Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        boolean tooLong = false;
        while (true) {
            Outcome result = outcome;
            if (interrupted && (result != null || ended)) {
                return tooLong ? new Outcome.TooLong() : new Outcome.Interrupted();
            }
            if (result != null) {
                return result;
            }
            if (ended) {
                return new Outcome.Threw(new IllegalStateException("The thread of the cell was stopped from outside."));
            }
            long now = System.nanoTime();
            if (interrupted && now - askedAt > PATIENCE_NANOS) {
                return new Outcome.Abandoned(tooLong);
            }
            if (!interrupted && !limit.isZero() && now - deadline >= 0) {
                tooLong = true;
                interrupt();
            } else {
                pause(interrupted ? REPEAT_MILLIS : limit.isZero() ? 0 : 1 + (deadline - now) / 1_000_000);
                if (interrupted) {
                    askToStop();
                }
            }
        }
    }

    private void pause(long millis) {
        try {
            wait(millis);
        } catch (InterruptedException e) {
            // Whoever interrupts the thread that waits for the cell means the cell.
            interrupt();
        }
    }

    private void askToStop() {
        if (serving && outcome == null && !ended) {
            control.stop();
        }
    }
}
