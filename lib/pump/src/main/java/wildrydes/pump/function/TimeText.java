package wildrydes.pump.function;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as SQL writes them: {@code 2004-09-30}, {@code 13:48:23}, {@code 2004-09-30 13:48:23.0}. */
public final class TimeText {

    private static final String DAY = "(\\d{1,4})-(\\d{1,2})-(\\d{1,2})";
    private static final String OF_DAY = "(\\d{1,2}):(\\d{1,2}):(\\d{1,2})(?:\\.(\\d{1,9}))?";
    private static final Pattern DATE = Pattern.compile(DAY);
    private static final Pattern TIME = Pattern.compile(OF_DAY);
    private static final Pattern TIMESTAMP = Pattern.compile(DAY + "(?:[ T]" + OF_DAY + ")?");

    private TimeText() {}

    /** A timestamp with as many digits of the second as it needs, but one. */
    public static String timestamp(long timestamp) {
        StringBuilder text = new StringBuilder(23);
        date(text, Math.floorDiv(timestamp, Times.DAY));
        text.append(' ');
        long ofDay = Math.floorMod(timestamp, Times.DAY);
        time(text, ofDay);
        fraction(text, (int) (ofDay % 1_000));
        return text.toString();
    }

    /** A date. */
    public static String date(int date) {
        StringBuilder text = new StringBuilder(10);
        date(text, date);
        return text.toString();
    }

    /** A time of day, to the second. */
    public static String time(int time) {
        StringBuilder text = new StringBuilder(8);
        time(text, time);
        return text.toString();
    }

    /** A date that is written as {@code 2004-09-30}; leading zeros may be missing. */
    public static int toDate(String text) {
        Matcher match = DATE.matcher(text.strip());
        if (!match.matches()) {
            throw Conversions.invalid(text, "DATE");
        }
        return Math.toIntExact(day(match, text, "DATE"));
    }

    /** A time of day that is written as {@code 13:48:23} or {@code 13:48:23.5}. */
    public static int toTime(String text) {
        Matcher match = TIME.matcher(text.strip());
        if (!match.matches()) {
            throw Conversions.invalid(text, "TIME");
        }
        return (int) ofDay(match, 1, text, "TIME");
    }

    /** A timestamp that is written as {@code 2004-09-30 13:48:23.5}; without a time it is midnight. */
    public static long toTimestamp(String text) {
        Matcher match = TIMESTAMP.matcher(text.strip());
        if (!match.matches()) {
            throw Conversions.invalid(text, "TIMESTAMP");
        }
        long day = day(match, text, "TIMESTAMP") * Times.DAY;
        return match.group(4) == null ? day : day + ofDay(match, 4, text, "TIMESTAMP");
    }

    private static long day(Matcher match, String text, String type) {
        try {
            return LocalDate.of(number(match, 1), number(match, 2), number(match, 3))
                    .toEpochDay();
        } catch (DateTimeException e) {
            throw Conversions.invalid(text, type);
        }
    }

    private static long ofDay(Matcher match, int group, String text, String type) {
        try {
            String fraction = match.group(group + 3);
            int millis = fraction == null ? 0 : Integer.parseInt((fraction + "00").substring(0, 3));
            return LocalTime.of(number(match, group), number(match, group + 1), number(match, group + 2))
                                    .toNanoOfDay()
                            / 1_000_000
                    + millis;
        } catch (DateTimeException e) {
            throw Conversions.invalid(text, type);
        }
    }

    private static int number(Matcher match, int group) {
        return Integer.parseInt(match.group(group));
    }

    private static void date(StringBuilder text, long day) {
        LocalDate date = LocalDate.ofEpochDay(day);
        digits(text, date.getYear(), 4);
        text.append('-');
        digits(text, date.getMonthValue(), 2);
        text.append('-');
        digits(text, date.getDayOfMonth(), 2);
    }

    private static void time(StringBuilder text, long millis) {
        LocalTime time = LocalTime.ofNanoOfDay(millis * 1_000_000);
        digits(text, time.getHour(), 2);
        text.append(':');
        digits(text, time.getMinute(), 2);
        text.append(':');
        digits(text, time.getSecond(), 2);
    }

    private static void fraction(StringBuilder text, int millis) {
        text.append('.').append(millis / 100);
        if (millis % 100 != 0) {
            text.append(millis / 10 % 10);
            if (millis % 10 != 0) {
                text.append(millis % 10);
            }
        }
    }

    private static void digits(StringBuilder text, int number, int digits) {
        String plain = Integer.toString(number);
        text.append("0".repeat(Math.max(0, digits - plain.length()))).append(plain);
    }
}
