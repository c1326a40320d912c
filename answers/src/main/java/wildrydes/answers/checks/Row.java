package wildrydes.answers.checks;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;
import wildrydes.lab.InAppStream;
import wildrydes.lab.Lab;

/**
 * A row of an in-application stream, as far as an exercise asks for it.
 *
 * @param name of the unicorn
 * @param rowtime for a window its end
 * @param numbers of its numeric columns, from left to right
 */
record Row(String name, Instant rowtime, List<Double> numbers) {

    private static final String ROWTIME = "ROWTIME";

    /** The rows since the application began to read. */
    static List<Row> all(Lab lab, String stream) {
        return of(Running.application(lab).stream(stream).table());
    }

    /** The first text column has the name, whatever it is called. */
    static List<Row> of(Table table) {
        DateTimeColumn times = table.dateTimeColumn(ROWTIME);
        List<NumericColumn<?>> numbers = new ArrayList<>();
        StringColumn names = StringColumn.create("", table.rowCount());
        for (Column<?> column : table.columns()) {
            if (column instanceof NumericColumn<?> number) {
                numbers.add(number);
            } else if (names.name().isEmpty()
                    && column instanceof StringColumn text
                    && !text.name().startsWith(InAppStream.PARTIAL)) {
                names = text;
            }
        }
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < table.rowCount(); i++) {
            int row = i;
            rows.add(new Row(
                    names.get(i),
                    times.get(i).toInstant(ZoneOffset.UTC),
                    numbers.stream().map(column -> column.getDouble(row)).toList()));
        }
        return rows;
    }

    /** Its first number; not a number where it has none. */
    double number() {
        return numbers.isEmpty() ? Double.NaN : numbers.get(0);
    }

    /** Time of day, for a message. */
    String time() {
        return String.format(Locale.ROOT, "%tT", rowtime.atOffset(ZoneOffset.UTC));
    }
}
