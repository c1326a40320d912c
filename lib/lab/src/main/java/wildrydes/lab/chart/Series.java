package wildrydes.lab.chart;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;
import wildrydes.lab.LabException;

/**
 * Points that belong together. Points that lack a coordinate are left out.
 *
 * @param name what tells them from others
 * @param x {@code Double} or, for times, {@code Date}
 * @param y as many numbers
 */
public record Series(String name, List<Object> x, List<Double> y) {

    /** The rows of a table by the values of a column, in the order of the table. */
    public static List<Series> of(Table table, String x, String y, String by) {
        Column<?> xs = column(table, x);
        Column<?> ys = column(table, y);
        Column<?> names = column(table, by);
        Map<String, Series> series = new LinkedHashMap<>();
        for (int row = 0; row < table.rowCount(); row++) {
            Object right = xs.isMissing(row) ? null : coordinate(xs, row);
            Object up = ys.isMissing(row) ? null : coordinate(ys, row);
            if (right != null && up != null) {
                Series one = series.computeIfAbsent(
                        names.isMissing(row) ? "" : String.valueOf(names.get(row)),
                        name -> new Series(name, new ArrayList<>(), new ArrayList<>()));
                one.x.add(right);
                one.y.add(number(table, y, up));
            }
        }
        if (series.isEmpty()) {
            throw new LabException("There is nothing to draw: table \"" + table.name() + "\" has "
                    + (table.isEmpty() ? "no rows" : "no row with both " + x + " and " + y) + ".");
        }
        return List.copyOf(series.values());
    }

    /** The values of a column as text. */
    public static List<String> names(Table table, String column) {
        Column<?> values = column(table, column);
        List<String> names = new ArrayList<>();
        for (int row = 0; row < table.rowCount(); row++) {
            names.add(values.isMissing(row) ? "" : String.valueOf(values.get(row)));
        }
        if (names.isEmpty()) {
            throw new LabException("There is nothing to draw: table \"" + table.name() + "\" has no rows.");
        }
        return names;
    }

    /** The values of a column as numbers; missing ones are 0. */
    public static List<Double> numbers(Table table, String column) {
        Column<?> values = column(table, column);
        List<Double> numbers = new ArrayList<>();
        for (int row = 0; row < table.rowCount(); row++) {
            numbers.add(values.isMissing(row) ? 0 : number(table, column, coordinate(values, row)));
        }
        return numbers;
    }

    private static Column<?> column(Table table, String name) {
        if (!table.containsColumn(name)) {
            throw new LabException("Table \"" + table.name() + "\" has no column \"" + name + "\"; it has "
                    + String.join(", ", table.columnNames()) + ".");
        }
        return table.column(name);
    }

    private static @Nullable Object coordinate(Column<?> column, int row) {
        Object value = column.get(row);
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        if (value instanceof Instant instant) {
            return Date.from(instant);
        }
        if (value instanceof LocalDateTime time) {
            return Date.from(time.toInstant(ZoneOffset.UTC));
        }
        if (value instanceof LocalDate day) {
            return Date.from(day.atStartOfDay().toInstant(ZoneOffset.UTC));
        }
        throw new LabException("Column \"" + column.name() + "\" holds \"" + value
                + "\", which has no place on an axis; choose a column of numbers or times.");
    }

    private static double number(Table table, String column, @Nullable Object value) {
        if (value instanceof Double number) {
            return number;
        }
        throw new LabException(
                "Column \"" + column + "\" of table \"" + table.name() + "\" holds times; choose a column of numbers.");
    }

    double least() {
        return Collections.min(y);
    }

    double most() {
        return Collections.max(y);
    }
}
