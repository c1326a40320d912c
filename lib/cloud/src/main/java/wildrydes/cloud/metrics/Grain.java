package wildrydes.cloud.metrics;

import java.time.Duration;

/**
 * How finely time is told apart, and for how long
 * (docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_concepts.html, metrics retention).
 */
enum Grain {
    SECOND(1, Duration.ofHours(3)),
    MINUTE(60, Duration.ofDays(15)),
    FIVE_MINUTES(300, Duration.ofDays(63)),
    HOUR(3600, Duration.ofDays(455));

    private final int seconds;
    private final Duration kept;

    Grain(int seconds, Duration kept) {
        this.seconds = seconds;
        this.kept = kept;
    }

    int seconds() {
        return seconds;
    }

    /** The beginning of the stretch that a second lies in. */
    long begin(long second) {
        return Math.floorDiv(second, seconds) * seconds;
    }

    /** Stretches that began before this are too old. */
    long horizon(long nowSecond, int shortened) {
        return nowSecond - kept.toSeconds() / shortened;
    }
}
