package wildrydes.lab.record;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.columns.Column;

/** Fields of many objects as columns, in the order in which the fields were first seen, each of the narrowest type. */
public final class FieldColumns {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss[.SSS]", Locale.ROOT);

    private FieldColumns() {}

    /** One row for each map; a field that a map lacks is missing there. */
    public static List<Column<?>> of(List<Map<String, Object>> rows) {
        Map<String, Boolean> names = new LinkedHashMap<>();
        rows.forEach(row -> row.keySet().forEach(name -> names.put(name, true)));
        return names.keySet().stream()
                .<Column<?>>map(name -> column(name, rows))
                .toList();
    }

    private static Column<?> column(String name, List<Map<String, Object>> rows) {
        List<Class<?>> kinds =
                values(name, rows).<Class<?>>map(Object::getClass).distinct().collect(Collectors.toList());
        if (kinds.equals(List.of(Long.class))) {
            return values(name, rows).allMatch(value -> (long) value == (int) (long) value)
                    ? ints(name, rows)
                    : longs(name, rows);
        }
        if (kinds.stream().allMatch(Number.class::isAssignableFrom)) {
            return doubles(name, rows);
        }
        if (kinds.equals(List.of(Boolean.class))) {
            BooleanColumn column = BooleanColumn.create(name);
            rows.forEach(row -> append(column, (Boolean) row.get(name)));
            return column;
        }
        if (kinds.equals(List.of(String.class)) && values(name, rows).allMatch(value -> stamp(value) != null)) {
            DateTimeColumn column = DateTimeColumn.create(name);
            rows.forEach(row -> append(column, stamp(row.get(name))));
            return column;
        }
        StringColumn column = StringColumn.create(name);
        rows.forEach(row -> append(column, row.get(name) == null ? null : String.valueOf(row.get(name))));
        return column;
    }

    private static Stream<Object> values(String name, List<Map<String, Object>> rows) {
        return rows.stream().map(row -> row.get(name)).filter(Objects::nonNull).map(Objects::requireNonNull);
    }

    private static Column<?> ints(String name, List<Map<String, Object>> rows) {
        IntColumn column = IntColumn.create(name);
        rows.forEach(row -> append(column, row.get(name) instanceof Long number ? (Integer) number.intValue() : null));
        return column;
    }

    private static Column<?> longs(String name, List<Map<String, Object>> rows) {
        LongColumn column = LongColumn.create(name);
        rows.forEach(row -> append(column, (Long) row.get(name)));
        return column;
    }

    private static Column<?> doubles(String name, List<Map<String, Object>> rows) {
        DoubleColumn column = DoubleColumn.create(name);
        rows.forEach(
                row -> append(column, row.get(name) instanceof Number number ? (Double) number.doubleValue() : null));
        return column;
    }

    private static <T> void append(Column<T> column, @Nullable T value) {
        if (value == null) {
            column.appendMissing();
        } else {
            column.append(value);
        }
    }

    private static @Nullable LocalDateTime stamp(@Nullable Object value) {
        try {
            return value instanceof String text ? LocalDateTime.parse(text, STAMP) : null;
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
