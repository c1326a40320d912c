package wildrydes.cloud.clock;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;

/** Real time that passes only when a test says so. */
final class FakeTicks implements Ticks {

    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1000); // overflows soon, as the real one may

    void pass(Duration duration) {
        nanos.addAndGet(duration.toNanos());
    }

    @Override
    public long nanos() {
        return nanos.get();
    }

    @Override
    @SuppressWarnings("WaitNotInLoop") // the callers loop: returning early is allowed
    public void await(Condition condition, long most) throws InterruptedException {
        condition.awaitNanos(LOOK_NANOS);
    }
}
