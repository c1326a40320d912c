package wildrydes.cloud.cloudwatch;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * A stretch of time by periods.
 *
 * @param from seconds since the epoch; the first period begins there
 * @param until exclusive
 * @param period seconds
 */
record Span(long from, long until, int period) {

    private static final Set<Integer> WITHIN_A_MINUTE = Set.of(1, 5, 10, 20, 30);
    private static final int MINUTE = 60;
    private static final int FIVE_MINUTES = 300;
    private static final int HOUR = 3600;
    private static final Duration BY_MINUTE = Duration.ofDays(15);
    private static final Duration BY_FIVE_MINUTES = Duration.ofDays(63);

    static boolean allowed(int period) {
        return WITHIN_A_MINUTE.contains(period) || period >= MINUTE && period % MINUTE == 0;
    }

    /** The periods between two moments; the first is rounded down as API_GetMetricStatistics.html says. */
    static Span of(Instant start, Instant end, int period, Instant now) {
        int grain = period < MINUTE ? period : MINUTE;
        if (start.isBefore(now.minus(BY_FIVE_MINUTES))) {
            grain = HOUR;
        } else if (start.isBefore(now.minus(BY_MINUTE))) {
            grain = FIVE_MINUTES;
        }
        long from = Math.floorDiv(start.getEpochSecond(), grain) * grain;
        long until = end.getEpochSecond() + (end.getNano() > 0 ? 1 : 0);
        return new Span(from, until, period);
    }

    /** How many periods begin in it. */
    long periods() {
        return Math.max(0, -Math.floorDiv(from - until, period));
    }
}
