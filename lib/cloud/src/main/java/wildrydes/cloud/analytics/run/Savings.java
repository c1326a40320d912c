package wildrydes.cloud.analytics.run;

import java.util.concurrent.TimeUnit;

/**
 * When a run is saved as a whole: at most once a second of real time, and so seldom that it takes a small part of the time only;
 * but not so seldom that there is much to be done again. Times are of the clock on the wall: this is about this process.
 */
final class Savings {

    private static final long REST_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final int REST_TIMES = 20;
    private static final int MOST_STEPS = 2_000;

    private long savedAt;
    private long savedStep;
    private long rest = REST_NANOS;

    /** Whether it is time to save, after so many steps. */
    boolean due(long step) {
        return step != savedStep && (System.nanoTime() - savedAt > rest || step - savedStep >= MOST_STEPS);
    }

    void saved(long step, long nanos) {
        savedAt = System.nanoTime();
        savedStep = step;
        rest = Math.max(REST_NANOS, REST_TIMES * nanos);
    }
}
