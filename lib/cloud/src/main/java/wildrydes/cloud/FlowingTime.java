package wildrydes.cloud;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import wildrydes.cloud.clock.CloudTime;

/** Cloud time that flows evenly with wall time, at a speed; neither paced nor held. */
final class FlowingTime implements CloudTime, AutoCloseable {

    private final InstantSource wallTime;
    private final Instant begin;
    private final double speed;
    private final ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1);

    FlowingTime(InstantSource wallTime, double speed) {
        this.wallTime = wallTime;
        this.begin = wallTime.instant();
        this.speed = speed;
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Override
    public Instant instant() {
        return begin.plusNanos(
                (long) (Duration.between(begin, wallTime.instant()).toNanos() * speed));
    }

    @Override
    public Scheduled schedule(Instant due, Runnable work) {
        long nanos = (long) (Duration.between(instant(), due).toNanos() / speed);
        var future = executor.schedule(work, nanos, TimeUnit.NANOSECONDS);
        return () -> future.cancel(false);
    }

    @Override
    public Scheduled transition(String resource, Instant due, Runnable work) {
        return schedule(due, work);
    }

    @Override
    public void looked(String resource) {
        // Time flows, so the transition comes by itself.
    }

    @Override
    public Hold hold(String reason) {
        return () -> {};
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
