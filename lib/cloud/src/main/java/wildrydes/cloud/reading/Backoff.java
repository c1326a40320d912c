package wildrydes.cloud.reading;

import java.time.Duration;

/**
 * How long to wait before something is tried again, in cloud time: a second, then twice as long each time, a minute at most. AWS documents no figures;
 * a record that localstack/localstack watched at AWS was tried eight times in its first minute.
 */
public final class Backoff {

    private static final int MOST_DOUBLINGS = 6;
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private Backoff() {}

    /**
     * The wait before the next try.
     *
     * @param failures so far, from 1 on
     */
    public static Duration after(int failures) {
        Duration wait = Duration.ofSeconds(1L << Math.min(failures - 1, MOST_DOUBLINGS));
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
}
