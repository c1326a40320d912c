package wildrydes.cloud.athena.table;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.athena.run.Catalog;

/**
 * The values that a partition column may have by a table's properties
 * (docs.aws.amazon.com/athena/latest/ug/partition-projection-supported-types.html).
 */
sealed interface ProjectedColumn {

    /**
     * The values of a query.
     *
     * @param wanted those that the query leaves; null for any
     */
    List<String> values(@Nullable List<String> wanted);

    /** {@code enum}: those that are listed. */
    record Listed(List<String> all) implements ProjectedColumn {

        @Override
        public List<String> values(@Nullable List<String> wanted) {
            return wanted == null ? all : all.stream().filter(wanted::contains).toList();
        }
    }

    /**
     * {@code integer}: from one to another.
     *
     * @param digits at least so many, with zeros before
     */
    record Whole(long from, long to, long interval, int digits) implements ProjectedColumn {

        @Override
        public List<String> values(@Nullable List<String> wanted) {
            List<String> values = new ArrayList<>();
            if (wanted == null) {
                for (long value = from; value <= to; value += interval) {
                    ProjectedColumn.add(values, text(value));
                    if (value > Long.MAX_VALUE - interval) {
                        break;
                    }
                }
                return values;
            }
            for (String each : wanted) {
                Long value = number(each);
                if (value != null && value >= from && value <= to && (value - from) % interval == 0) {
                    values.add(text(value));
                }
            }
            return values;
        }

        private static @Nullable Long number(String text) {
            try {
                return Long.valueOf(text.strip());
            } catch (NumberFormatException e) {
                return null;
            }
        }

        private String text(long value) {
            return digits == 0 ? String.valueOf(value) : String.format(Locale.ROOT, "%0" + digits + "d", value);
        }
    }

    /** {@code date}: from one moment to another. */
    record Dates(DateSteps steps) implements ProjectedColumn {

        @Override
        public List<String> values(@Nullable List<String> wanted) {
            List<String> values = new ArrayList<>();
            if (wanted == null) {
                steps.each(value -> ProjectedColumn.add(values, value));
            } else {
                wanted.stream().filter(steps::has).forEach(values::add);
            }
            return values;
        }
    }

    /** {@code injected}: the one that the query names. */
    record Injected(String column) implements ProjectedColumn {

        @Override
        public List<String> values(@Nullable List<String> wanted) {
            if (wanted == null || wanted.size() != 1) {
                throw new Catalog.Refusal(
                        "CONSTRAINT_VIOLATION",
                        "For the injected projected partition column " + column
                                + ", the WHERE clause must contain only static equality conditions, and at least one such"
                                + " condition must be present.",
                        null);
            }
            return wanted;
        }
    }

    /** More values than these nobody means. */
    int MOST = 1_000_000;

    private static void add(List<String> values, String value) {
        if (values.size() == MOST) {
            throw invalid("More than " + MOST + " partitions are projected; narrow the range, or name partitions in the"
                    + " WHERE clause.");
        }
        values.add(value);
    }

    /**
     * The column as its table's properties describe it.
     *
     * @param properties of the table, names in lower case
     * @param type of the column, as Hive has it
     * @return null where they do not describe it
     */
    static @Nullable ProjectedColumn of(String column, String type, Map<String, String> properties, Instant now) {
        String base = "projection." + column + ".";
        String kind = properties.get(base + "type");
        if (kind == null) {
            return null;
        }
        return switch (kind.strip().toLowerCase(Locale.ROOT)) {
            case "enum" ->
                new Listed(List.of(required(properties, base + "values").split(",", -1)));
            case "integer" -> whole(base, properties);
            case "date" ->
                new Dates(DateSteps.of(
                        base,
                        required(properties, base + "format"),
                        required(properties, base + "range"),
                        properties.get(base + "interval"),
                        properties.get(base + "interval.unit"),
                        now));
            case "injected" -> new Injected(column);
            default ->
                throw invalid("Table property '" + base + "type' is '" + kind
                        + "'; it may be enum, integer, date or injected.");
        };
    }

    private static ProjectedColumn whole(String base, Map<String, String> properties) {
        String[] range = required(properties, base + "range").split(",", -1);
        if (range.length != 2) {
            // The documented words for a range with a hyphen.
            throw invalid("For input string: \"" + properties.get(base + "range") + "\"");
        }
        long interval = number(properties.getOrDefault(base + "interval", "1"));
        long digits = number(properties.getOrDefault(base + "digits", "0"));
        if (interval < 1 || digits < 0 || digits > 19) {
            throw invalid("Table properties '" + base + "interval' and '" + base
                    + "digits' have to be positive numbers, the latter at most 19.");
        }
        return new Whole(number(range[0]), number(range[1]), interval, (int) digits);
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException e) {
            throw invalid("For input string: \"" + text + "\"");
        }
    }

    private static String required(Map<String, String> properties, String name) {
        String value = properties.get(name);
        if (value == null) {
            throw invalid("Table property '" + name + "' is missing.");
        }
        return value;
    }

    static Catalog.Refusal invalid(String message) {
        return new Catalog.Refusal("INVALID_TABLE_PROPERTY", message, null);
    }
}
