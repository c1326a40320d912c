package wildrydes.pump.kit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What an application has brought forth.
 *
 * @param rows by stream, ROWTIME first
 * @param errors the rows of error_stream
 */
public record Outcome(Map<String, List<List<@Nullable Object>>> rows, List<ErrorRow> errors) {

    /**
     * A row of error_stream. Its words differ between runtimes, so only whose it is counts.
     *
     * @param pump empty where it was a record that could not be read
     * @param rowtime of the row that failed, in milliseconds since 1970; 0 where there was no row yet
     */
    public record ErrorRow(String pump, long rowtime) {}

    /**
     * Where this differs from what was expected, the order of rows aside: a line for each row that is missing (-) or too
     * many (+). Streams that nothing is expected of are not looked at.
     */
    public List<String> differences(Outcome expected) {
        List<String> lines = new ArrayList<>();
        expected.rows.forEach((stream, wanted) -> compare(stream, texts(wanted), texts(of(stream)), lines));
        compare("error_stream", texts(expected.errors), texts(errors), lines);
        return lines;
    }

    /** The rows of a stream; none where it had none. */
    public List<List<@Nullable Object>> of(String stream) {
        return rows.getOrDefault(stream, List.of());
    }

    private static void compare(String stream, List<String> wanted, List<String> found, List<String> lines) {
        TreeSet<String> all = new TreeSet<>(wanted);
        all.addAll(found);
        for (String row : all) {
            int more = Collections.frequency(found, row) - Collections.frequency(wanted, row);
            if (more != 0) {
                lines.add((more < 0 ? "- " : "+ ") + Math.abs(more) + " x " + stream + " " + row);
            }
        }
    }

    private static List<String> texts(List<?> rows) {
        return rows.stream().map(Outcome::text).toList();
    }

    /** With the class of each value, so that 1 is not 1.0. */
    private static String text(Object row) {
        if (!(row instanceof List<?> values)) {
            ErrorRow error = (ErrorRow) row;
            return Times.text(error.rowtime()) + " from " + error.pump();
        }
        List<String> parts = new ArrayList<>();
        for (Object value : values) {
            parts.add(
                    value == null
                            ? "NULL"
                            : value instanceof Long time && Times.isTime(time)
                                    ? Times.text(time)
                                    : value + ":" + value.getClass().getSimpleName());
        }
        return String.join(", ", parts);
    }

    /** Collects rows. */
    public static final class Collector {

        private final Map<String, List<List<@Nullable Object>>> rows = new LinkedHashMap<>();
        private final List<ErrorRow> errors = new ArrayList<>();

        /** Adds a row of a stream, ROWTIME first. */
        public void row(String stream, @Nullable Object[] row) {
            rows.computeIfAbsent(stream, name -> new ArrayList<>())
                    .add(Collections.unmodifiableList(new ArrayList<>(java.util.Arrays.asList(row))));
        }

        /** Adds a row of error_stream. */
        public void error(String pump, long rowtime) {
            errors.add(new ErrorRow(pump, rowtime));
        }

        /** What was collected so far. */
        public Outcome outcome() {
            return new Outcome(rows, errors);
        }
    }
}
