package wildrydes.cloud.clock;

import java.time.Duration;
import java.time.Instant;

/**
 * The position of the hands: where cloud time is, and how real time moves it. Time that is barred for a moment, while work is
 * done, catches up within {@value #MOST_DEBT_NANOS} ns of real time, so that many short works do not slow a fast clock down;
 * what is lost beyond that stays lost. Guarded by the clock's lock.
 */
final class Pace {

    /** The speed of time that does not wait for real time at all. */
    static final double AT_ONCE = Double.POSITIVE_INFINITY;

    static final long MOST_DEBT_NANOS = 50_000_000;

    /** Longer spans than a long has nanoseconds are as good as for ever. */
    private static final long MOST_SECONDS = Long.MAX_VALUE / 1_000_000_000;

    private Instant now;
    private double speed;
    /** The real moment at which time should have come to {@link #now}. */
    private long paced;

    Pace(Instant now) {
        this.now = now;
    }

    Instant now() {
        return now;
    }

    double speed() {
        return speed;
    }

    /**
     * Sets how fast time passes from here on.
     *
     * @param speed 0 for not at all, or {@link #AT_ONCE}
     */
    void speed(double speed, long nanos) {
        if (speed != this.speed) {
            this.speed = speed;
            this.paced = nanos;
        }
    }

    /** Moves time to where its speed leads it by this real moment, but not beyond the bar. */
    void advance(Instant bar, long nanos) {
        if (!bar.isAfter(now)) {
            forget(nanos);
        } else if (speed == AT_ONCE) {
            now = bar;
            paced = nanos;
        } else if (speed > 0) {
            long gain = (long) ((nanos - paced) * speed);
            long most = between(now, bar);
            if (gain < most) {
                now = now.plusNanos(gain);
                // Not simply all of it: many small steps would round a slow clock down to a standstill.
                paced += Math.min(nanos - paced, (long) Math.ceil(gain / speed));
            } else {
                now = bar;
                paced += Math.min(nanos - paced, (long) Math.ceil(most / speed));
                forget(nanos);
            }
        }
    }

    private void forget(long nanos) {
        if (nanos - paced > MOST_DEBT_NANOS) {
            paced = nanos - MOST_DEBT_NANOS;
        }
    }

    /** Real nanoseconds until time comes to a moment, if nothing bars it. */
    long until(Instant moment, long nanos) {
        if (!moment.isAfter(now)) {
            return 0;
        }
        if (speed == 0) {
            return Long.MAX_VALUE;
        }
        double wait = Math.ceil(between(now, moment) / speed);
        return wait >= Long.MAX_VALUE ? Long.MAX_VALUE : Math.max(0, (long) wait - (nanos - paced));
    }

    private static long between(Instant from, Instant to) {
        Duration span = Duration.between(from, to);
        return span.toSeconds() >= MOST_SECONDS ? Long.MAX_VALUE : span.toNanos();
    }
}
