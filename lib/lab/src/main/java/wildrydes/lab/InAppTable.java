package wildrydes.lab;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;
import wildrydes.lab.cloud.InAppColumn;
import wildrydes.lab.cloud.InAppRows;

/** Rows of an in-application stream as a table, each column of the type that fits its SQL type. */
final class InAppTable {

    static final String ROWTIME = "ROWTIME";

    private static final DateTimeFormatter STAMP = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .toFormatter(Locale.ROOT);

    private InAppTable() {}

    static Table of(String name, InAppRows rows, Partial partial) {
        Table table = Table.create(name);
        List<InAppColumn> columns = rows.columns();
        if (columns.stream().noneMatch(column -> column.name().equals(ROWTIME))) {
            DateTimeColumn rowtime = DateTimeColumn.create(ROWTIME);
            rows.rows().forEach(row -> rowtime.append(LocalDateTime.ofInstant(row.rowtime(), ZoneOffset.UTC)));
            table.addColumns(rowtime);
        }
        for (int i = 0; i < columns.size(); i++) {
            int place = i;
            Column<?> column = empty(columns.get(i));
            rows.rows().forEach(row -> append(column, row.values().get(place)));
            table.addColumns(column);
        }
        if (partial.any()) {
            StringColumn tag = StringColumn.create(free(table));
            rows.rows().forEach(row -> tag.append(partial.is(row) ? InAppStream.PARTIAL : ""));
            table.insertColumn(1, tag); // beside the time that it is about, where a wide table still shows it
        }
        return table;
    }

    /** A learner's own stream may have a column of this name. */
    private static String free(Table table) {
        return table.containsColumn(InAppStream.PARTIAL) ? InAppStream.PARTIAL + " minute" : InAppStream.PARTIAL;
    }

    private static Column<?> empty(InAppColumn column) {
        String type = column.type().toUpperCase(Locale.ROOT).replaceAll("[ (].*", "");
        return switch (type) {
            case "TINYINT", "SMALLINT", "INTEGER", "INT" -> IntColumn.create(column.name());
            case "BIGINT" -> LongColumn.create(column.name());
            case "DOUBLE", "REAL", "FLOAT", "DECIMAL", "NUMERIC", "DEC" -> DoubleColumn.create(column.name());
            case "BOOLEAN" -> BooleanColumn.create(column.name());
            case "TIMESTAMP" -> DateTimeColumn.create(column.name());
            default -> StringColumn.create(column.name());
        };
    }

    private static void append(Column<?> column, @Nullable Object value) {
        if (value == null) {
            column.appendMissing();
        } else if (column instanceof IntColumn ints && value instanceof Number number) {
            ints.append(number.intValue());
        } else if (column instanceof LongColumn longs && value instanceof Number number) {
            longs.append(number.longValue());
        } else if (column instanceof DoubleColumn doubles) {
            doubles.append(
                    value instanceof Number number ? number.doubleValue() : Double.parseDouble(value.toString()));
        } else if (column instanceof BooleanColumn booleans && value instanceof Boolean truth) {
            booleans.append(truth);
        } else if (column instanceof DateTimeColumn times) {
            times.append(LocalDateTime.parse(value.toString(), STAMP));
        } else {
            column.appendCell(value.toString());
        }
    }
}
