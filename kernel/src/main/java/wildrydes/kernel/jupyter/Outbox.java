package wildrydes.kernel.jupyter;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Messages that wait for the thread that owns the sockets. Putting one never waits; code that may produce without end asks
 * for room first. Cells call this on threads that the JDK may stop at any instruction (Java 17), hence monitors, which are
 * left in any case, and no state that a half-done step could spoil for good.
 */
public final class Outbox {

    /** Beyond this many bytes a front end is too slow for the cell, and the cell waits. */
    private static final long MOST = 4 << 20;

    private final Deque<Outgoing> replies = new ArrayDeque<>();
    private final Deque<Outgoing> broadcasts = new ArrayDeque<>();
    private volatile long weight;
    private volatile boolean closed;
    private volatile Runnable bell = () -> {};

    /** Takes a message, in order with the others of its kind. */
    public void put(Outgoing message) {
        synchronized (this) {
            if (closed) {
                return;
            }
            if (message.channel() == Channel.IOPUB) {
                broadcasts.add(message);
                weight += message.weight();
            } else {
                replies.add(message);
            }
        }
        ring();
    }

    /**
     * Waits until front ends have read enough of what was told them.
     *
     * @return whether there is room; false when the thread was interrupted, which it still is afterwards
     */
    public boolean awaitRoom() {
        if (weight <= MOST || closed) {
            return true;
        }
        synchronized (this) {
            while (weight > MOST && !closed) {
                try {
                    wait();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return false;
                }
            }
        }
        return true;
    }

    /** Wakes the thread that owns the sockets. */
    public void ring() {
        bell.run();
    }

    /** Sets what wakes the thread that owns the sockets. */
    void onRing(Runnable wake) {
        bell = wake;
    }

    synchronized @Nullable Outgoing nextReply() {
        return replies.peek();
    }

    /** The first reply has been sent. */
    synchronized void sentReply() {
        replies.poll();
    }

    synchronized @Nullable Outgoing nextBroadcast() {
        return broadcasts.peek();
    }

    /** The first broadcast has been sent. */
    synchronized void sentBroadcast() {
        Outgoing sent = broadcasts.poll();
        long before = weight;
        weight = sent == null || broadcasts.isEmpty() ? 0 : before - sent.weight();
        if (before > MOST && weight <= MOST) {
            notifyAll();
        }
    }

    /** Nobody sends any more: what is put from now on is dropped, and nobody waits. */
    synchronized void close() {
        closed = true;
        replies.clear();
        broadcasts.clear();
        weight = 0;
        notifyAll();
    }
}
