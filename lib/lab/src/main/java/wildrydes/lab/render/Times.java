package wildrydes.lab.render;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times and durations as a person reads them. */
public final class Times {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Times() {}

    /** Such as "2026-03-02 09:14:36 UTC". */
    public static String utc(Instant time) {
        return TIME.format(time) + " UTC";
    }

    /** Such as "2026-03-02 09:14:36 to 2026-03-02 09:15:06 UTC". */
    public static String span(Instant from, Instant to) {
        return TIME.format(from) + " to " + utc(to);
    }

    /** Such as "1 minute" or "1 hour 30 seconds"; empty for less than a millisecond. */
    public static String words(Duration duration) {
        StringBuilder words = new StringBuilder();
        part(words, duration.toHours(), "hour");
        part(words, duration.toMinutesPart(), "minute");
        part(words, duration.toSecondsPart(), "second");
        part(words, duration.toMillisPart(), "millisecond");
        return words.toString().strip();
    }

    /** How old something is, by its largest unit alone: "35 s", "5 min", "3 h", "2 days". */
    public static String age(Duration duration) {
        if (duration.compareTo(Duration.ofMinutes(1)) < 0) {
            return Math.max(0, duration.toSeconds()) + " s";
        }
        if (duration.compareTo(Duration.ofHours(1)) < 0) {
            return duration.toMinutes() + " min";
        }
        if (duration.compareTo(Duration.ofDays(1)) < 0) {
            return duration.toHours() + " h";
        }
        return duration.toDays() + (duration.toDays() == 1 ? " day" : " days");
    }

    private static void part(StringBuilder words, long number, String unit) {
        if (number > 0) {
            words.append(number).append(' ').append(unit).append(number == 1 ? " " : "s ");
        }
    }
}
