package wildrydes.athena.type;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads timestamps: {@code yyyy-MM-dd HH:mm:ss[.fffffffff]}, and the formats of the SerDe property {@code timestamp.formats}, of which {@code millis}
 * is a number of milliseconds since 1970. What is finer than a millisecond is rounded.
 */
public final class Timestamps {

    /** SerDe property: patterns, separated by commas. */
    public static final String FORMATS = "timestamp.formats";

    private static final String MILLIS = "millis";
    private static final int SHORTEST = 19;
    private static final int MOST_DIGITS = 9;
    private static final int NANOS_PER_MILLI = 1_000_000;
    private static final int MICROS_PER_MILLI = 1_000;

    private final List<DateTimeFormatter> formats = new ArrayList<>();
    private final boolean millis;

    /** @param patterns value of {@link #FORMATS}; null for none */
    public Timestamps(@Nullable String patterns) {
        boolean numbers = false;
        for (String pattern : patterns == null ? new String[0] : patterns.split(",")) {
            if (pattern.trim().equals(MILLIS)) {
                numbers = true;
            } else if (!pattern.isBlank()) {
                formats.add(formatter(pattern.trim()));
            }
        }
        this.millis = numbers;
    }

    /** Patterns are Joda-Time's, whose letters mean the same here but for the year and some that nobody uses. */
    private static DateTimeFormatter formatter(String pattern) {
        return DateTimeFormatter.ofPattern(pattern.replace('y', 'u').replace("ZZ", "XXX"), Locale.ENGLISH);
    }

    /**
     * Microseconds since 1970, in whole milliseconds; null where the text is no timestamp.
     *
     * @param text without blanks around it
     */
    public @Nullable Long parse(String text) {
        Long plain = plain(text);
        if (plain != null) {
            return plain;
        }
        if (millis && text.matches("-?\\d{1,15}")) {
            return Long.parseLong(text) * MICROS_PER_MILLI;
        }
        for (DateTimeFormatter format : formats) {
            Long parsed = parse(text, format);
            if (parsed != null) {
                return parsed;
            }
        }
        return null;
    }

    /** A text of ISO 8601, with an offset or Z, or else in UTC; null for any other. */
    public static @Nullable Long iso(String text) {
        return parse(text, DateTimeFormatter.ISO_DATE_TIME);
    }

    private static @Nullable Long parse(String text, DateTimeFormatter format) {
        try {
            TemporalAccessor parsed = format.parse(text);
            if (parsed.isSupported(ChronoField.INSTANT_SECONDS)) {
                return micros(Instant.from(parsed));
            }
            LocalDate date = parsed.query(TemporalQueries.localDate());
            LocalTime time = parsed.query(TemporalQueries.localTime());
            return date == null
                    ? null
                    : micros(LocalDateTime.of(date, time == null ? LocalTime.MIDNIGHT : time)
                            .toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable Long plain(String text) {
        int length = text.length();
        if (length < SHORTEST
                || text.charAt(4) != '-'
                || text.charAt(7) != '-'
                || text.charAt(10) != ' '
                || text.charAt(13) != ':'
                || text.charAt(16) != ':') {
            return null;
        }
        int year = digits(text, 0, 4);
        int month = digits(text, 5, 7);
        int day = digits(text, 8, 10);
        int hour = digits(text, 11, 13);
        int minute = digits(text, 14, 16);
        int second = digits(text, 17, SHORTEST);
        int nanos = nanos(text);
        if (year < 0 || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59 || nanos < 0) {
            return null;
        }
        try {
            long seconds = LocalDate.of(year, month, day).toEpochDay() * 86_400 + hour * 3_600L + minute * 60L + second;
            return micros(seconds, nanos);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** The fraction of a second; -1 where there is something else. */
    private static int nanos(String text) {
        int length = text.length();
        if (length == SHORTEST) {
            return 0;
        }
        int count = length - SHORTEST - 1;
        if (text.charAt(SHORTEST) != '.' || count < 1 || count > MOST_DIGITS) {
            return -1;
        }
        int nanos = digits(text, SHORTEST + 1, length);
        for (int i = count; i < MOST_DIGITS && nanos > 0; i++) {
            nanos *= 10;
        }
        return nanos;
    }

    private static int digits(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    private static long micros(Instant instant) {
        return micros(instant.getEpochSecond(), instant.getNano());
    }

    private static long micros(long seconds, int nanos) {
        long millis = (nanos + NANOS_PER_MILLI / 2L) / NANOS_PER_MILLI;
        return (seconds * 1_000 + millis) * MICROS_PER_MILLI;
    }
}
