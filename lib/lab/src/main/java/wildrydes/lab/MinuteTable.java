package wildrydes.lab;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;
import wildrydes.lab.rides.MinuteSum;

/** Rows of minutes, as an in-application stream shows them, as sums of minutes. */
final class MinuteTable {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    private MinuteTable() {}

    /** @throws LabException if a column is missing */
    static List<MinuteSum> sums(Table minutes) {
        List<MinuteSum> sums = new ArrayList<>();
        for (int row = 0; row < minutes.rowCount(); row++) {
            LocalDateTime end = LocalDateTime.parse(
                    String.valueOf(column(minutes, InAppTable.ROWTIME).get(row)));
            sums.add(new MinuteSum(
                    MINUTE.format(end.minusMinutes(1)),
                    String.valueOf(column(minutes, "Name").get(row)),
                    whole(minutes, "Records", row),
                    number(minutes, "Distance", row),
                    whole(minutes, "MinMagicPoints", row),
                    whole(minutes, "MaxMagicPoints", row),
                    whole(minutes, "MinHealthPoints", row),
                    whole(minutes, "MaxHealthPoints", row)));
        }
        return sums;
    }

    private static long whole(Table minutes, String name, int row) {
        return Math.round(number(minutes, name, row));
    }

    private static double number(Table minutes, String name, int row) {
        if (column(minutes, name) instanceof NumericColumn<?> numbers) {
            return numbers.getDouble(row);
        }
        throw new LabException("Column \"" + name + "\" of \"" + minutes.name() + "\" holds no numbers.");
    }

    private static Column<?> column(Table minutes, String name) {
        if (minutes.containsColumn(name)) {
            return minutes.column(name);
        }
        throw new LabException("Table \"" + minutes.name() + "\" has no column \"" + name + "\"; it has "
                + String.join(", ", minutes.columnNames()) + ".");
    }
}
