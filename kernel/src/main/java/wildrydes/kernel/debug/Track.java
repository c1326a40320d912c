package wildrydes.kernel.debug;

import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** What the debugger knows of a thread that runs code of cells. */
final class Track {

    /** How far a thread goes before it stops again. */
    enum Stride {
        /** To the next line of the same method, or of its caller. */
        OVER,
        /** To the next line of whatever is called. */
        IN,
        /** To the next line of the caller. */
        OUT
    }

    /**
     * A step that has begun.
     *
     * @param from the call that it began in
     */
    record Step(Stride stride, Call from) {}

    private final Thread thread;
    private final int id;

    /** The call that runs. This and what follows up to the lock is of its own thread only, or of others while it has stopped. */
    @Nullable
    Call top;

    @Nullable
    Step step;

    /** The line of the cell itself that ran last. */
    Code.@Nullable Spot line;

    /** What is on its way through calls, and the call that it came from first. */
    @Nullable
    Throwable thrown;

    @Nullable
    Call thrownFrom;

    /** It evaluates something for the user, and stops nowhere in that. */
    boolean evaluates;

    volatile boolean pause;

    private final Queue<Runnable> work = new ArrayDeque<>();
    private @Nullable Call stoppedAt;

    Track(Thread thread, int id) {
        this.thread = thread;
        this.id = id;
    }

    int id() {
        return id;
    }

    String name() {
        return thread.getName();
    }

    boolean isOf(Thread other) {
        return thread == other;
    }

    /** The call where it has stopped; nothing while it runs. */
    synchronized @Nullable Call stoppedAt() {
        return stoppedAt;
    }

    /** It stops here. */
    synchronized void stop(Call call) {
        stoppedAt = call;
    }

    /** It may go on. @return whether it had stopped */
    synchronized boolean resume(@Nullable Step next) {
        boolean stopped = stoppedAt != null;
        if (stopped) {
            step = next;
            stoppedAt = null;
            notifyAll();
        }
        return stopped;
    }

    /** Lets the stopped thread do this. @return whether it has stopped */
    synchronized boolean offer(Runnable task) {
        boolean stopped = stoppedAt != null;
        if (stopped) {
            work.add(task);
            notifyAll();
        }
        return stopped;
    }

    /** On the stopped thread: waits for something to do. @return null when it shall go on */
    synchronized @Nullable Runnable await() throws InterruptedException {
        while (stoppedAt != null && work.isEmpty()) {
            wait();
        }
        return work.poll();
    }
}
