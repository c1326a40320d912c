package wildrydes.lab.trace;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import wildrydes.lab.StreamRecord;
import wildrydes.lab.record.JsonText;

/**
 * The raw records behind a row. The application counts a record to the minute in which it has read it, and that time is kept
 * nowhere; so those are taken that arrived in the minute, and their sum says whether they are the right ones.
 *
 * @param records oldest first
 * @param proven whether their distances and points give those of the row
 */
record RawRecords(List<StreamRecord> records, boolean proven) {

    /** How late a record may be read. */
    private static final Duration LATE = Duration.ofSeconds(5);
    /** A sum of fractions becomes a whole number in the row. */
    private static final double METRE = 1;

    /** The first moment whose records may be in a row. */
    static Instant since(Minute minute) {
        return minute.start().minus(LATE);
    }

    /** @param records of the source {@link #since} that moment */
    static RawRecords behind(Minute minute, List<StreamRecord> records) {
        List<StreamRecord> near = records.stream()
                .filter(record -> record.partitionKey().equals(minute.name()) || named(record, minute.name()))
                .filter(record -> record.arrived().isBefore(minute.end().plus(LATE)))
                .sorted(Comparator.comparing(StreamRecord::arrived))
                .toList();
        int from = count(near, minute.start());
        int to = count(near, minute.end());
        List<Numbers> numbers = near.stream().map(Numbers::of).toList();
        // A partial minute begins later, and a late reader shifts both ends by some records.
        return IntStream.range(0, near.size())
                .boxed()
                .flatMap(i -> IntStream.rangeClosed(Math.max(i + 1, to - LATE.toSecondsPart()), near.size())
                        .mapToObj(j -> new int[] {i, j}))
                .sorted(Comparator.comparingInt(range -> Math.abs(range[0] - from) + Math.abs(range[1] - to)))
                .filter(range -> Numbers.agree(numbers.subList(range[0], range[1]), minute.row()))
                .findFirst()
                .map(range -> new RawRecords(near.subList(range[0], range[1]), true))
                .orElseGet(() -> new RawRecords(near.subList(from, to), false));
    }

    private static int count(List<StreamRecord> records, Instant before) {
        return (int) records.stream()
                .filter(record -> record.arrived().isBefore(before))
                .count();
    }

    /** Names are cut where the application says so. */
    private static boolean named(StreamRecord record, String name) {
        return record.partitionKey().startsWith(name);
    }

    /** What a minute sums up. */
    private record Numbers(double distance, double magic, double health) {

        static Numbers of(StreamRecord record) {
            List<Map<String, Object>> objects = JsonText.of(record.text()).objects();
            Map<String, Object> fields = objects.isEmpty() ? Map.of() : objects.get(0);
            return new Numbers(
                    number(fields, "Distance"), number(fields, "MagicPoints"), number(fields, "HealthPoints"));
        }

        private static double number(Map<String, Object> fields, String name) {
            return fields.get(name) instanceof Number number ? number.doubleValue() : Double.NaN;
        }

        static boolean agree(List<Numbers> numbers, Map<String, Object> row) {
            double distance = numbers.stream().mapToDouble(Numbers::distance).sum();
            return Math.abs(distance - number(row, "Distance")) <= METRE
                    && extreme(
                            row,
                            "MinMagicPoints",
                            numbers.stream().mapToDouble(Numbers::magic).min().orElse(0))
                    && extreme(
                            row,
                            "MaxMagicPoints",
                            numbers.stream().mapToDouble(Numbers::magic).max().orElse(0))
                    && extreme(
                            row,
                            "MinHealthPoints",
                            numbers.stream().mapToDouble(Numbers::health).min().orElse(0))
                    && extreme(
                            row,
                            "MaxHealthPoints",
                            numbers.stream().mapToDouble(Numbers::health).max().orElse(0));
        }

        private static boolean extreme(Map<String, Object> row, String name, double value) {
            return !row.containsKey(name) || number(row, name) == value;
        }
    }

    String shards() {
        return records.stream().map(StreamRecord::shard).distinct().collect(Collectors.joining(", "));
    }
}
