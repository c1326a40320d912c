package wildrydes.pump.function;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/**
 * Computing with times. A TIMESTAMP is in milliseconds since 1970-01-01 00:00:00, a DATE in days since then, a TIME in
 * milliseconds since midnight;
 * docs.aws.amazon.com/kinesisanalytics/latest/sqlref/sql-reference-date-timestamp-interval.html.
 */
public final class Times {

    /** Milliseconds of a day. */
    public static final long DAY = 86_400_000L;

    private static final long FIRST_DAY = LocalDate.of(1, 1, 1).toEpochDay();
    private static final long LAST_DAY = LocalDate.of(9999, 12, 31).toEpochDay();

    private Times() {}

    /** The start of a timestamp's unit. */
    public static long floor(long timestamp, TimeUnit unit) {
        return switch (unit) {
            case SECOND -> step(timestamp, 1_000);
            case MINUTE -> step(timestamp, 60_000);
            case HOUR -> step(timestamp, 3_600_000);
            case DAY -> step(timestamp, DAY);
            case MILLISECOND, EPOCH, DOW, DOY -> timestamp;
            default -> floorDay(Math.floorDiv(timestamp, DAY), unit) * DAY;
        };
    }

    /** The start of a timestamp's unit, or of the next where it is not one already. */
    public static long ceil(long timestamp, TimeUnit unit) {
        long floor = floor(timestamp, unit);
        if (floor == timestamp) {
            return floor;
        }
        return switch (unit) {
            case SECOND -> timestamp(floor + 1_000);
            case MINUTE -> timestamp(floor + 60_000);
            case HOUR -> timestamp(floor + 3_600_000);
            case DAY -> timestamp(floor + DAY);
            case WEEK -> timestamp(floor + 7 * DAY);
            case MONTH -> plusMonths(floor, 1);
            case QUARTER -> plusMonths(floor, 3);
            case YEAR -> plusMonths(floor, 12);
            case MILLISECOND, EPOCH, DOW, DOY -> timestamp;
        };
    }

    private static long floorDay(long day, TimeUnit unit) {
        LocalDate date = LocalDate.ofEpochDay(day);
        LocalDate floor = switch (unit) {
            case YEAR -> date.withDayOfYear(1);
            case QUARTER -> date.withDayOfMonth(1).withMonth((date.getMonthValue() - 1) / 3 * 3 + 1);
            case MONTH -> date.withDayOfMonth(1);
            case WEEK -> date.with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY));
            default -> date;
        };
        return floor.toEpochDay();
    }

    /** The largest multiple of a width that is not above a value; the width is above 0. */
    public static long step(long value, long width) {
        return value - Math.floorMod(value, width);
    }

    /** The start of a timestamp's span of so many months, counted from 1970-01. */
    public static long stepMonths(long timestamp, long months) {
        LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(timestamp, DAY));
        long sinceEpoch = (date.getYear() - 1970) * 12L + date.getMonthValue() - 1;
        return LocalDate.ofEpochDay(0).plusMonths(step(sinceEpoch, months)).toEpochDay() * DAY;
    }

    /** A timestamp some milliseconds later, or earlier. */
    public static long plusMillis(long timestamp, long millis) {
        return timestamp(Arithmetic.add(timestamp, millis));
    }

    /** The same day and time some months later; the last of the month where that is shorter. */
    public static long plusMonths(long timestamp, long months) {
        LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(timestamp, DAY));
        long year = Math.floorDiv(date.getYear() * 12L + date.getMonthValue() - 1 + months, 12);
        if (year < 1 || year > 9999) {
            throw Arithmetic.outOfRange(TimeText.timestamp(timestamp) + " and " + months + " months", "TIMESTAMP");
        }
        return date.plusMonths(months).toEpochDay() * DAY + Math.floorMod(timestamp, DAY);
    }

    /** A time of day some milliseconds later; it begins again at midnight. */
    public static int plusMillis(int time, long millis) {
        return (int) Math.floorMod(time + millis, DAY);
    }

    /** How many whole months there are from the second timestamp to the first. */
    public static long monthsBetween(long later, long earlier) {
        long months = ChronoUnit.MONTHS.between(
                LocalDate.ofEpochDay(Math.floorDiv(earlier, DAY)), LocalDate.ofEpochDay(Math.floorDiv(later, DAY)));
        long rest = later - plusMonths(earlier, months);
        return months > 0 && rest < 0 ? months - 1 : months < 0 && rest > 0 ? months + 1 : months;
    }

    /** A part of a timestamp; its second is in milliseconds. */
    public static long extract(long timestamp, TimeUnit unit) {
        long ofDay = Math.floorMod(timestamp, DAY);
        return switch (unit) {
            case HOUR -> ofDay / 3_600_000;
            case MINUTE -> ofDay / 60_000 % 60;
            case SECOND, MILLISECOND -> ofDay % 60_000;
            case EPOCH -> Math.floorDiv(timestamp, 1_000);
            default -> extractDay(LocalDate.ofEpochDay(Math.floorDiv(timestamp, DAY)), unit);
        };
    }

    private static long extractDay(LocalDate date, TimeUnit unit) {
        return switch (unit) {
            case YEAR -> date.getYear();
            case QUARTER -> (date.getMonthValue() + 2) / 3;
            case MONTH -> date.getMonthValue();
            case WEEK -> date.get(java.time.temporal.IsoFields.WEEK_OF_WEEK_BASED_YEAR);
            case DOW -> date.getDayOfWeek().getValue() % 7 + 1;
            case DOY -> date.getDayOfYear();
            default -> date.getDayOfMonth();
        };
    }

    /** Milliseconds as a TIMESTAMP, which has the years 1 to 9999. */
    public static long timestamp(long millis) {
        long day = Math.floorDiv(millis, DAY);
        if (day < FIRST_DAY || day > LAST_DAY) {
            throw Arithmetic.outOfRange(millis + " milliseconds since 1970", "TIMESTAMP");
        }
        return millis;
    }

    /** Days as a DATE, which has the years 1 to 9999. */
    public static int date(long day) {
        if (day < FIRST_DAY || day > LAST_DAY) {
            throw Arithmetic.outOfRange(day + " days since 1970", "DATE");
        }
        return (int) day;
    }
}
