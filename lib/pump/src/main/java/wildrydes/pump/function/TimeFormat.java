package wildrydes.pump.function;

import java.text.ParsePosition;
import java.text.SimpleDateFormat;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.TimeZone;

/**
 * Times by a pattern of {@link SimpleDateFormat}, in UTC and in English;
 * docs.aws.amazon.com/kinesisanalytics/latest/sqlref/sql-reference-parse-timestamp-format.html. Safe for concurrent use.
 */
@SuppressWarnings("JavaUtilDate") // The reference prescribes SimpleDateFormat, which takes nothing else.
public final class TimeFormat {

    private static final TimeZone UTC = TimeZone.getTimeZone("UTC");

    private final String pattern;
    private final SimpleDateFormat prototype;

    private TimeFormat(String pattern) {
        this.pattern = pattern;
        // A year of one letter is a year and not one of this century: 'March 7, 10' by 'MMM dd,y' is in the year 10.
        this.prototype = new SimpleDateFormat(pattern.replaceAll("(?<!y)y(?!y)", "yyyy"), Locale.ENGLISH);
        GregorianCalendar calendar = new GregorianCalendar(UTC, Locale.ENGLISH);
        calendar.setGregorianChange(new Date(Long.MIN_VALUE));
        calendar.setLenient(false);
        prototype.setCalendar(calendar);
        // Java's own is 80 years before today; results must not depend on the day.
        prototype.set2DigitYearStart(new Date(TimeText.toDate("1950-01-01") * Times.DAY));
    }

    /**
     * A format.
     *
     * @throws IllegalArgumentException if it is no pattern
     */
    public static TimeFormat of(String pattern) {
        try {
            return new TimeFormat(pattern);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Pattern '" + pattern + "' is not a valid format of a time", e);
        }
    }

    /** A timestamp as text. */
    public String print(long timestamp) {
        return ((SimpleDateFormat) prototype.clone()).format(new Date(timestamp));
    }

    /**
     * The timestamp that a text begins with; what the pattern lacks is that of 1970-01-01 00:00:00.
     *
     * @throws IllegalArgumentException if it does not begin with one
     */
    public long parse(String text) {
        Date date = ((SimpleDateFormat) prototype.clone()).parse(text, new ParsePosition(0));
        if (date == null) {
            throw new IllegalArgumentException(
                    "Value '" + Conversions.cut(text, 100) + "' does not have the format '" + pattern + "'");
        }
        return Times.timestamp(date.getTime());
    }
}
