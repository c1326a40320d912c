package wildrydes.cloud.clock;

import java.time.Duration;

/** Durations in sentences. */
final class Spans {

    private Spans() {}

    /** Such as "5 seconds" or "0.2 seconds". */
    static String words(Duration duration) {
        String seconds = String.valueOf(duration.toMillis() / 1000.0).replaceAll("\\.0$", "");
        return seconds + (seconds.equals("1") ? " second" : " seconds");
    }
}
