package wildrydes.cloud.wholelab;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Locale;

/**
 * A minute of a unicorn's, by which every station of the lab is counted. Minutes are ordered by time, and within it by name.
 *
 * @param end the moment at which it is over, which the summary calls StatusTime
 */
record Minute(String unicorn, Instant end) implements Comparable<Minute> {

    private static final Comparator<Minute> ORDER =
            Comparator.comparing(Minute::end).thenComparing(Minute::unicorn);

    private static final DateTimeFormatter STATUS_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** The minute to which a moment belongs. */
    static Minute of(String unicorn, Instant moment) {
        return new Minute(unicorn, moment.truncatedTo(ChronoUnit.MINUTES).plusSeconds(60));
    }

    /** A moment as records have it. */
    static String text(Instant moment) {
        return STATUS_TIME.format(moment);
    }

    static Instant moment(String text) {
        return LocalDateTime.parse(text, STATUS_TIME).toInstant(ZoneOffset.UTC);
    }

    @Override
    public int compareTo(Minute other) {
        return ORDER.compare(this, other);
    }
}
