package wildrydes.cloud.clock;

import java.util.concurrent.locks.Condition;

/** Real time as it passes, for pacing and for patience; it has no date. */
interface Ticks {

    /** Nanoseconds since some moment; only differences mean anything. */
    long nanos();

    /** Waits on a condition until it is signalled or so many nanoseconds have passed; may return early. */
    void await(Condition condition, long nanos) throws InterruptedException;

    /** The ticks of this machine. */
    static Ticks system() {
        return new Ticks() {
            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            @SuppressWarnings("WaitNotInLoop") // the callers loop: returning early is allowed
            public void await(Condition condition, long nanos) throws InterruptedException {
                condition.awaitNanos(nanos);
            }
        };
    }
}
