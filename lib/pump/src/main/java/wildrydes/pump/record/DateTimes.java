package wildrydes.pump.record;

import java.time.YearMonth;

/**
 * Dates and times as texts: {@code 2019-06-25}, {@code 2019-06-25 09:43:42.426} as
 * docs.aws.amazon.com/kinesisanalytics/latest/dev/sch-mapping.html lists them, with a T in the place of the blank as its
 * examples have it, with a zone as ISO 8601 has it, and {@code 09:43:42.426} alone. What is finer than a millisecond is
 * cut.
 */
final class DateTimes {

    /** The result for a text that is none. */
    static final long NONE = Long.MIN_VALUE;

    static final long DAY = 86_400_000;

    private DateTimes() {}

    /** Milliseconds since 1970-01-01 00:00:00 UTC of a date, or of a date and time. */
    static long timestamp(byte[] bytes, int from, int to) {
        long days = date(bytes, from, to);
        if (days == NONE) {
            return NONE;
        }
        int at = from + 10;
        if (at == to) {
            return days * DAY;
        }
        if ((bytes[at] | 0x20) != 't' && bytes[at] != ' ') {
            return NONE;
        }
        long time = time(bytes, at + 1, to);
        return time == NONE ? NONE : days * DAY + time;
    }

    /** Milliseconds since midnight of a time, less its offset from UTC: may lie outside the day. */
    static long time(byte[] bytes, int from, int to) {
        if (to - from < 5 || bytes[from + 2] != ':') {
            return NONE;
        }
        int hour = pair(bytes, from);
        int minute = pair(bytes, from + 3);
        if (hour < 0 || hour > 23 || minute < 0 || minute > 59) {
            return NONE;
        }
        long millis = (hour * 60L + minute) * 60_000;
        int at = from + 5;
        if (at + 3 <= to && bytes[at] == ':') {
            int second = pair(bytes, at + 1);
            if (second < 0 || second > 59) {
                return NONE;
            }
            millis += second * 1000L;
            at += 3;
            if (at < to && bytes[at] == '.') {
                int first = ++at;
                int weight = 100;
                while (at < to && isDigit(bytes[at])) {
                    millis += (long) weight * (bytes[at] - '0');
                    weight /= 10;
                    at++;
                }
                if (at == first || at - first > 9) {
                    return NONE;
                }
            }
        }
        return at == to ? millis : zone(bytes, at, to, millis);
    }

    /** Z, +02, +0200 or +02:00. */
    private static long zone(byte[] bytes, int from, int to, long millis) {
        int length = to - from;
        if (length == 1) {
            return (bytes[from] | 0x20) == 'z' ? millis : NONE;
        }
        if ((bytes[from] != '+' && bytes[from] != '-')
                || !(length == 3 || length == 5 || (length == 6 && bytes[from + 3] == ':'))) {
            return NONE;
        }
        int hours = pair(bytes, from + 1);
        int minutes = length == 3 ? 0 : pair(bytes, to - 2);
        if (hours < 0 || hours > 18 || minutes < 0 || minutes > 59) {
            return NONE;
        }
        long offset = (hours * 60L + minutes) * 60_000;
        return bytes[from] == '+' ? millis - offset : millis + offset;
    }

    /** Days since 1970-01-01 of the date that a text begins with. */
    static long date(byte[] bytes, int from, int to) {
        if (to - from < 10 || bytes[from + 4] != '-' || bytes[from + 7] != '-') {
            return NONE;
        }
        int century = pair(bytes, from);
        int years = pair(bytes, from + 2);
        int month = pair(bytes, from + 5);
        int day = pair(bytes, from + 8);
        if (century < 0 || years < 0 || month < 1 || month > 12 || day < 1) {
            return NONE;
        }
        int year = century * 100 + years;
        if (day > 28 && day > YearMonth.of(year, month).lengthOfMonth()) {
            return NONE;
        }
        return year == 0 ? NONE : days(year, month, day);
    }

    /** Counts March as the first month, so that the leap day is the last day of a year. */
    private static long days(int year, int month, int day) {
        int years = month > 2 ? year : year - 1;
        int months = month > 2 ? month - 3 : month + 9;
        int leapDays = years / 4 - years / 100 + years / 400;
        return years * 365L + leapDays + (153 * months + 2) / 5 + day - 719_469;
    }

    /** Two digits, or a negative number. */
    private static int pair(byte[] bytes, int at) {
        int tens = bytes[at] - '0';
        int ones = bytes[at + 1] - '0';
        return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1 : tens * 10 + ones;
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }
}
