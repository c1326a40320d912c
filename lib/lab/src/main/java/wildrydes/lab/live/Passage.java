package wildrydes.lab.live;

import java.time.Duration;
import java.time.Instant;
import wildrydes.lab.render.Times;

/**
 * How far the time of a view has come.
 *
 * @param now cloud time
 * @param over whether the view has ended
 */
record Passage(Instant from, Duration duration, Instant now, boolean over) {

    static Passage on(Instant from, Duration duration, Instant now) {
        return new Passage(from, duration, now, false);
    }

    static Passage over(Instant from, Duration duration, Instant now) {
        return new Passage(from, duration, now, true);
    }

    private Duration passed() {
        return Duration.between(from, now);
    }

    /** From 0 to 1. */
    double part() {
        return (double) passed().toMillis() / duration.toMillis();
    }

    /** What there is to say about it. */
    String words() {
        Duration left = duration.minus(passed());
        if (!over) {
            return Times.utc(now) + ", " + Times.words(left) + " left";
        }
        String passed = passed().toMillis() == 0 ? "no time" : Times.words(passed());
        boolean early = left.toMillis() > 0;
        return Times.span(from, now) + ": " + passed + " passed"
                + (early ? "; the clock was stopped " + Times.words(left) + " before the end." : ".");
    }
}
