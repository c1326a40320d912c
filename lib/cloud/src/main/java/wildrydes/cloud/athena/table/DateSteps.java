package wildrydes.cloud.athena.table;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Moments at equal distances, as texts.
 *
 * @param format of the values
 * @param parser reads values and ends of ranges; what they do not say is the least
 * @param from first moment, in UTC
 * @param to last moment that may be one
 */
record DateSteps(
        DateTimeFormatter format,
        DateTimeFormatter parser,
        LocalDateTime from,
        LocalDateTime to,
        long interval,
        ChronoUnit unit) {

    private static final Pattern NOW =
            Pattern.compile("\\s*NOW\\s*(?:([+-])\\s*([0-9]+)\\s*(YEAR|MONTH|WEEK|DAY|HOUR|MINUTE|SECOND)S?\\s*)?");

    private static final int FIRST_YEAR = 1970;

    /**
     * Those of a partition column.
     *
     * @param base how names of its properties begin, for messages
     * @param interval null for 1
     * @param unit null for that of the format, days or months
     */
    static DateSteps of(
            String base, String format, String range, @Nullable String interval, @Nullable String unit, Instant now) {
        String[] ends = range.split(",", -1);
        if (ends.length != 2) {
            throw ProjectedColumn.invalid("Table property '" + base + "range' is '" + range
                    + "'; write two dates with a comma between them.");
        }
        try {
            DateTimeFormatter parser = parser(format);
            long every = interval == null ? 1 : Long.parseLong(interval.strip());
            if (every < 1) {
                throw ProjectedColumn.invalid("Table property '" + base + "interval' has to be a positive number.");
            }
            ChronoUnit step = unit == null ? unitOf(base, format) : ChronoUnit.valueOf(plural(unit));
            return new DateSteps(
                    DateTimeFormatter.ofPattern(format, Locale.ROOT),
                    parser,
                    end(ends[0], parser, step, now),
                    end(ends[1], parser, step, now),
                    every,
                    step);
        } catch (DateTimeException | IllegalArgumentException e) {
            throw ProjectedColumn.invalid("The properties '" + base + "format', '" + base + "range' and '" + base
                    + "interval' of the table do not fit: " + e.getMessage());
        }
    }

    /** What a format does not have begins at the least: a month on its first day, a day at midnight. */
    private static DateTimeFormatter parser(String format) {
        DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder().appendPattern(format);
        String letters = format.replaceAll("'[^']*'", "");
        defaulted(builder, letters, "[yu]", ChronoField.YEAR, FIRST_YEAR);
        defaulted(builder, letters, "[MLDdwW]", ChronoField.MONTH_OF_YEAR, 1);
        if (!letters.matches("(?s).*[dD].*")) {
            builder.parseDefaulting(ChronoField.DAY_OF_MONTH, 1);
        }
        defaulted(builder, letters, "[HkKhn]", ChronoField.HOUR_OF_DAY, 0);
        defaulted(builder, letters, "[mAnN]", ChronoField.MINUTE_OF_HOUR, 0);
        defaulted(builder, letters, "[sAnN]", ChronoField.SECOND_OF_MINUTE, 0);
        return builder.toFormatter(Locale.ROOT);
    }

    private static void defaulted(
            DateTimeFormatterBuilder builder, String letters, String any, ChronoField field, long value) {
        if (!letters.matches("(?s).*" + any + ".*")) {
            builder.parseDefaulting(field == ChronoField.YEAR ? ChronoField.YEAR_OF_ERA : field, value);
        }
    }

    private static String plural(String unit) {
        String word = unit.strip().toUpperCase(Locale.ROOT);
        String all = word.endsWith("S") ? word : word + "S";
        return all.equals("MILLISECONDS") ? "MILLIS" : all;
    }

    /** Documented: where the dates are whole days or months, it may be left out. */
    private static ChronoUnit unitOf(String base, String format) {
        if (format.matches("(?s).*[HhkmsSnN].*")) {
            throw ProjectedColumn.invalid("Table property '" + base + "interval.unit' is missing.");
        }
        return format.contains("d") ? ChronoUnit.DAYS : ChronoUnit.MONTHS;
    }

    private static LocalDateTime end(String text, DateTimeFormatter parser, ChronoUnit step, Instant now) {
        Matcher relative = NOW.matcher(text);
        if (!relative.matches()) {
            return LocalDateTime.parse(text.strip(), parser);
        }
        LocalDateTime end = LocalDateTime.ofInstant(now, ZoneOffset.UTC);
        if (relative.group(1) != null) {
            long amount = Long.parseLong(Objects.requireNonNull(relative.group(2)));
            ChronoUnit unit = ChronoUnit.valueOf(relative.group(3) + "S");
            end = end.plus(relative.group(1).equals("-") ? -amount : amount, unit);
        }
        return truncated(end, step);
    }

    /** Values are whole steps, so a range that begins now begins with this hour, day or month. */
    private static LocalDateTime truncated(LocalDateTime moment, ChronoUnit step) {
        return switch (step) {
            case YEARS -> moment.truncatedTo(ChronoUnit.DAYS).withDayOfYear(1);
            case MONTHS -> moment.truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1);
            case WEEKS -> moment.truncatedTo(ChronoUnit.DAYS);
            default -> moment.truncatedTo(step);
        };
    }

    void each(Consumer<String> values) {
        long number = 0;
        for (LocalDateTime moment = from; !moment.isAfter(to); moment = from.plus(interval * ++number, unit)) {
            values.accept(format.format(moment));
        }
    }

    /** Whether a text is one of the values. */
    boolean has(String value) {
        try {
            LocalDateTime moment = LocalDateTime.parse(value, parser);
            return !moment.isBefore(from)
                    && !moment.isAfter(to)
                    && unit.between(from, moment) % interval == 0
                    && from.plus(unit.between(from, moment), unit).equals(moment)
                    && format.format(moment).equals(value);
        } catch (DateTimeException e) {
            return false;
        }
    }
}
