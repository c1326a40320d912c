package wildrydes.pump.function;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/**
 * Intervals as CAST writes them: {@code +3 04:20} is three days, four hours and twenty minutes, {@code +4-04} four years
 * and four months; docs.aws.amazon.com/kinesisanalytics/latest/sqlref/sql-reference-abs.html shows one.
 */
public final class IntervalText {

    private static final List<TimeUnit> UNITS = List.of(TimeUnit.DAY, TimeUnit.HOUR, TimeUnit.MINUTE, TimeUnit.SECOND);

    private IntervalText() {}

    /** Months, as the units from {@code first} to {@code last} say them: YEAR and MONTH. */
    public static String ofMonths(long months, TimeUnit first, TimeUnit last) {
        String sign = months < 0 ? "-" : "+";
        long size = Math.abs(months);
        if (first == TimeUnit.MONTH) {
            return sign + size;
        }
        return last == TimeUnit.YEAR ? sign + size / 12 : sign + size / 12 + "-" + twoDigits(size % 12);
    }

    /** Milliseconds, as the units from {@code first} to {@code last} say them: DAY to SECOND. */
    public static String ofMillis(long millis, TimeUnit first, TimeUnit last) {
        long size = Math.abs(millis);
        StringBuilder text = new StringBuilder().append(millis < 0 ? '-' : '+');
        for (TimeUnit unit : UNITS) {
            if (unit.compareTo(first) < 0 || unit.compareTo(last) > 0) {
                continue;
            }
            long amount = size / length(unit);
            size %= length(unit);
            if (unit == first) {
                text.append(amount);
            } else {
                text.append(unit == TimeUnit.HOUR ? ' ' : ':').append(twoDigits(amount));
            }
            if (unit == TimeUnit.SECOND && size != 0) {
                text.append('.').append(String.format(Locale.ROOT, "%03d", size).replaceAll("0+$", ""));
            }
        }
        return text.toString();
    }

    /**
     * The milliseconds of a text that says the units from {@code first} to {@code last}.
     *
     * @throws IllegalArgumentException if it does not
     */
    public static long toMillis(String text, TimeUnit first, TimeUnit last) {
        String unsigned = text.strip();
        boolean negative = unsigned.startsWith("-");
        if (negative || unsigned.startsWith("+")) {
            unsigned = unsigned.substring(1);
        }
        List<TimeUnit> units = UNITS.subList(UNITS.indexOf(first), UNITS.indexOf(last) + 1);
        String[] parts = unsigned.split("[ :]", -1);
        String type = "INTERVAL " + first + (first == last ? "" : " TO " + last);
        if (parts.length != units.size()) {
            throw Conversions.invalid(text, type);
        }
        BigDecimal millis = BigDecimal.ZERO;
        for (int i = 0; i < parts.length; i++) {
            millis =
                    millis.add(Conversions.toNumber(parts[i], type).multiply(BigDecimal.valueOf(length(units.get(i)))));
        }
        return Conversions.toBigint(negative ? millis.negate() : millis);
    }

    /** Milliseconds of a unit from DAY to SECOND, or months of YEAR and MONTH. */
    public static long length(TimeUnit unit) {
        return switch (unit) {
            case YEAR -> 12;
            case MONTH -> 1;
            case DAY -> Times.DAY;
            case HOUR -> 3_600_000;
            case MINUTE -> 60_000;
            default -> 1_000;
        };
    }

    private static String twoDigits(long number) {
        return number < 10 ? "0" + number : Long.toString(number);
    }
}
