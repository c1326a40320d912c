package wildrydes.kernel.shell;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import wildrydes.kernel.api.CellId;

/**
 * The thread on which the code of one cell runs. It starts when it is first needed and ends with {@link #close}; when it
 * cannot be stopped it is left behind, and the next cell has a thread of its own anyway.
 */
final class CellThread implements AutoCloseable {

    /** Work for the cell's thread. */
    interface Work {
        @Nullable
        Object call() throws Throwable;
    }

    /** After how long a cell that cannot be stopped is left behind. */
    private static final long PATIENCE_NANOS = Duration.ofSeconds(2).toNanos();

    /** How often a cell is asked to stop: code may swallow the first request. */
    private static final long REPEAT_MILLIS = 100;

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final CellControl control;
    private final CellId cell;
    private final ClassLoader loader;
    private final CellRun run;

    private static final ThreadLocal<CellThread> CURRENT = new ThreadLocal<>();

    private boolean closed;
    private boolean interrupted;
    private long askedAt;
    private @Nullable Work work;
    private @Nullable Outcome outcome;
    private volatile @Nullable Thread thread;

    /**
     * @param cell what its threads inherit
     * @param loader its context class loader
     * @param run makes what runs the cell on it
     */
    CellThread(CellControl control, CellId cell, ClassLoader loader, Function<CellThread, CellRun> run) {
        this.control = control;
        this.cell = cell;
        this.loader = loader;
        this.run = run.apply(this);
    }

    /** What runs the cell on it. */
    CellRun run() {
        return run;
    }

    boolean isOf(CellId id) {
        return cell.equals(id);
    }

    /**
     * Runs this on the cell's thread and waits for its end.
     *
     * @param limit how long it may run; zero for ever
     */
    Outcome call(Work next, Duration limit) {
        // A cell may call the kernel, which calls the cell.
        return isCurrent() ? perform(next) : hand(next, limit);
    }

    /** The cell whose thread calls; nothing on any other thread. */
    static Optional<CellThread> current() {
        return Optional.ofNullable(CURRENT.get());
    }

    private boolean isCurrent() {
        return Thread.currentThread() == thread;
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

    private synchronized Outcome hand(Work next, Duration limit) {
        if (interrupted) {
            return new Outcome.Interrupted();
        }
        outcome = null;
        work = next;
        notifyAll();
        return await(running(), limit);
    }

    private Thread running() {
        Thread known = thread;
        if (known != null) {
            return known;
        }
        control.allow();
        Uncaught.reinstall();
        var started = new Thread(this::serve, "cell " + NUMBERS.incrementAndGet());
        started.setDaemon(true);
        started.setContextClassLoader(loader);
        thread = started;
        started.start();
        return started;
    }

    /** The life of the thread. */
    private void serve() {
        CURRENT.set(this);
        CellId.enter(cell);
        Uncaught.enter(run);
        for (Work next = take(); next != null; next = take()) {
            finish(perform(next));
        }
    }

    private synchronized @Nullable Work take() {
        while (work == null && !closed && !interrupted) {
            try {
                wait();
            } catch (InterruptedException e) {
                // Between two statements nobody may end the thread but close and interrupt, whose flags are seen next.
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
            return new Outcome.Threw(memoryFirst(e));
        }
    }

    /** Java wraps the error where memory runs out while a class or a call is linked; what is full is what helps. */
    private static Throwable memoryFirst(Throwable thrown) {
        Throwable cause = thrown;
        while (thrown instanceof LinkageError && cause != null && !(cause instanceof OutOfMemoryError)) {
            cause = cause.getCause();
        }
        return cause == null ? thrown : cause;
    }

    private synchronized void finish(Outcome result) {
        outcome = result;
        notifyAll();
    }

    private Outcome await(Thread running, Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        boolean tooLong = false;
        while (true) {
            Outcome result = outcome;
            boolean ended = result != null || !running.isAlive();
            long now = System.nanoTime();
            if (interrupted && ended) {
                return tooLong ? new Outcome.TooLong() : new Outcome.Interrupted();
            }
            if (interrupted && now - askedAt > PATIENCE_NANOS) {
                return new Outcome.Abandoned(tooLong);
            }
            if (result != null) {
                return result;
            }
            if (ended) {
                return new Outcome.Threw(new IllegalStateException("Other code stopped the thread of the cell."));
            }
            if (!interrupted && !limit.isZero() && now - deadline >= 0) {
                tooLong = true;
                interrupt();
            }
            pause(limit.isZero() ? REPEAT_MILLIS : Math.min(REPEAT_MILLIS, 1 + Math.abs(deadline - now) / 1_000_000));
            if (interrupted) {
                askToStop();
            }
        }
    }

    @SuppressWarnings("WaitNotInLoop") // whoever calls looks again at everything, however the wait ended
    private void pause(long millis) {
        try {
            wait(millis);
        } catch (InterruptedException e) {
            // Whoever interrupts the thread that waits for the cell means the cell.
            interrupt();
        }
    }

    private void askToStop() {
        Thread running = thread;
        if (running != null && outcome == null && running.isAlive()) {
            control.stop(running);
        }
    }
}
