package wildrydes.lab.rides;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A unicorn's records of one minute, summed up.
 *
 * @param minute its start as {@code yyyy-MM-dd HH:mm:00}
 * @param name of the unicorn
 * @param records how many
 * @param distance sum of the metres
 */
public record MinuteSum(
        String minute,
        String name,
        long records,
        double distance,
        long minMagicPoints,
        long maxMagicPoints,
        long minHealthPoints,
        long maxHealthPoints) {

    /** The recorded sums have six decimals. */
    private static final double ROUNDING = 1e-6;

    private static final int MINUTE_LENGTH = "yyyy-MM-dd HH:mm".length();

    /** Sums up records, by the minute in their StatusTime and their name, in the order in which these were first seen. */
    public static List<MinuteSum> of(List<Map<String, Object>> records) {
        Map<String, MinuteSum> sums = new LinkedHashMap<>();
        for (Map<String, Object> record : records) {
            MinuteSum one = of(record);
            sums.merge(one.minute + one.name, one, MinuteSum::plus);
        }
        return List.copyOf(sums.values());
    }

    private static MinuteSum of(Map<String, Object> record) {
        long magic = number(record, "MagicPoints").longValue();
        long health = number(record, "HealthPoints").longValue();
        return new MinuteSum(
                text(record, "StatusTime").substring(0, MINUTE_LENGTH) + ":00",
                text(record, "Name"),
                1,
                number(record, "Distance").doubleValue(),
                magic,
                magic,
                health,
                health);
    }

    private MinuteSum plus(MinuteSum other) {
        return new MinuteSum(
                minute,
                name,
                records + other.records,
                distance + other.distance,
                Math.min(minMagicPoints, other.minMagicPoints),
                Math.max(maxMagicPoints, other.maxMagicPoints),
                Math.min(minHealthPoints, other.minHealthPoints),
                Math.max(maxHealthPoints, other.maxHealthPoints));
    }

    private static String text(Map<String, Object> record, String field) {
        return String.valueOf(record.get(field));
    }

    private static Number number(Map<String, Object> record, String field) {
        if (record.get(field) instanceof Number number) {
            return number;
        }
        throw new IllegalArgumentException("Field " + field + " of a ride is " + record.get(field) + ", no number.");
    }

    static MinuteSum parse(String line) {
        String[] values = line.split(",", -1);
        return new MinuteSum(
                values[0],
                values[1],
                Long.parseLong(values[2]),
                Double.parseDouble(values[3]),
                Long.parseLong(values[4]),
                Long.parseLong(values[5]),
                Long.parseLong(values[6]),
                Long.parseLong(values[7]));
    }

    /** Whether all is the same, but for the rounding of the distance. */
    public boolean agreesWith(MinuteSum other) {
        return withDistance(0).equals(other.withDistance(0)) && Math.abs(distance - other.distance) <= ROUNDING;
    }

    private MinuteSum withDistance(double metres) {
        return new MinuteSum(
                minute, name, records, metres, minMagicPoints, maxMagicPoints, minHealthPoints, maxHealthPoints);
    }
}
