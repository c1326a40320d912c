package wildrydes.lab.live;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import wildrydes.lab.render.Times;

/**
 * How far time that is let pass has come.
 *
 * @param now cloud time
 * @param over whether the view has ended
 */
public record Passage(Instant from, Duration duration, Instant now, boolean over) {

    /** It passes. */
    public static Passage on(Instant from, Duration duration, Instant now) {
        return new Passage(from, duration, now, false);
    }

    /** It has passed, or was stopped. */
    public static Passage over(Instant from, Duration duration, Instant now) {
        return new Passage(from, duration, now, true);
    }

    private Duration passed() {
        return Duration.between(from, now);
    }

    /** From 0 to 1. */
    public double part() {
        return (double) passed().toMillis() / duration.toMillis();
    }

    /** What there is to say about it. */
    public String words() {
        Duration left = duration.minus(passed());
        if (!over) {
            return Times.utc(now) + ", " + words(left) + " left";
        }
        boolean early = left.toMillis() > 0;
        // Others may let time go on beyond the end.
        Duration counted = early ? passed() : duration;
        String passed = counted.toMillis() == 0 ? "no time" : words(counted);
        return Times.span(from, now) + ": " + passed + " passed"
                + (early ? "; the clock was stopped " + words(left) + " before the end." : ".");
    }

    /** Milliseconds beside seconds only make it harder to read. */
    private static String words(Duration duration) {
        return Times.words(
                duration.compareTo(Duration.ofSeconds(1)) < 0 ? duration : duration.truncatedTo(ChronoUnit.SECONDS));
    }
}
