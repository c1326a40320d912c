package wildrydes.lab.query;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.athena.model.ColumnInfo;
import software.amazon.awssdk.services.athena.model.Datum;
import software.amazon.awssdk.services.athena.model.Row;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.TimeColumn;
import tech.tablesaw.columns.Column;

/**
 * The rows of a result as columns of the types that Athena names. A decimal number that {@code double} does not hold exactly is
 * text, and so are arrays, maps, rows and all other types.
 */
public final class ResultColumns {

    private ResultColumns() {}

    /** One column for each of Athena's; a second one of a name is numbered, since tables tell columns apart by their names. */
    public static List<Column<?>> of(List<ColumnInfo> infos, List<Row> rows) {
        List<Column<?>> columns = new ArrayList<>();
        for (int i = 0; i < infos.size(); i++) {
            int place = i;
            List<@Nullable String> values = new ArrayList<>();
            rows.forEach(row -> values.add(value(row, place)));
            columns.add(column(free(infos.get(i).name(), columns), type(infos.get(i)), values));
        }
        return List.copyOf(columns);
    }

    private static @Nullable String value(Row row, int place) {
        List<Datum> data = row.data();
        return place < data.size() ? data.get(place).varCharValue() : null;
    }

    /** Without its parameters: {@code decimal(10,2)} is {@code decimal}. */
    private static String type(ColumnInfo info) {
        return String.valueOf(info.type()).toLowerCase(Locale.ROOT).replaceAll("\\(.*?\\)", "");
    }

    private static String free(String name, List<Column<?>> taken) {
        String free = name;
        for (int number = 2; has(taken, free); number++) {
            free = name + " " + number;
        }
        return free;
    }

    private static boolean has(List<Column<?>> columns, String name) {
        return columns.stream().anyMatch(column -> column.name().equalsIgnoreCase(name));
    }

    private static Column<?> column(String name, String type, List<@Nullable String> values) {
        try {
            return switch (type) {
                case "tinyint", "smallint", "integer", "int" ->
                    filled(IntColumn.create(name), values, Integer::valueOf);
                case "bigint" -> filled(LongColumn.create(name), values, Long::valueOf);
                case "double", "float", "real" -> filled(DoubleColumn.create(name), values, Double::valueOf);
                case "decimal" -> filled(DoubleColumn.create(name), values, ResultColumns::exact);
                case "boolean" -> filled(BooleanColumn.create(name), values, Boolean::valueOf);
                case "date" -> filled(DateColumn.create(name), values, LocalDate::parse);
                case "time" -> filled(TimeColumn.create(name), values, LocalTime::parse);
                case "timestamp" -> filled(DateTimeColumn.create(name), values, ResultColumns::stamp);
                case "timestamp with time zone" -> filled(InstantColumn.create(name), values, ResultColumns::instant);
                default -> filled(StringColumn.create(name), values, text -> text);
            };
        } catch (ArithmeticException | NumberFormatException | DateTimeException e) {
            return filled(StringColumn.create(name), values, text -> text); // shown as Athena wrote it
        }
    }

    private static <T> Column<T> filled(Column<T> column, List<@Nullable String> values, Function<String, T> parse) {
        for (String value : values) {
            if (value == null) {
                column.appendMissing();
            } else {
                column.append(parse.apply(value));
            }
        }
        return column;
    }

    private static Double exact(String text) {
        BigDecimal number = new BigDecimal(text);
        double near = number.doubleValue();
        if (new BigDecimal(Double.toString(near)).compareTo(number) != 0) {
            throw new ArithmeticException(text);
        }
        return near;
    }

    private static LocalDateTime stamp(String text) {
        return LocalDateTime.parse(text.replace(' ', 'T'));
    }

    /** Such as {@code 2026-03-02 09:15:00.000 UTC}. */
    private static Instant instant(String text) {
        int zone = text.lastIndexOf(' ');
        return stamp(text.substring(0, zone))
                .atZone(ZoneId.of(text.substring(zone + 1)))
                .toInstant();
    }
}
