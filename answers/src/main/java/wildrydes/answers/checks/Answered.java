package wildrydes.answers.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;

/** A table that a learner has asked for: a row for each unicorn. */
record Answered(Table table) {

    /** Empty where it is no table or lacks one of these columns, whose case does not matter. */
    static Optional<Answered> of(Object value, String... columns) {
        if (!(value instanceof Table table)) {
            return Optional.empty();
        }
        List<String> there = new ArrayList<>();
        table.columnNames().forEach(name -> there.add(name.toLowerCase(Locale.ROOT)));
        return there.containsAll(List.of(columns)) ? Optional.of(new Answered(table)) : Optional.empty();
    }

    /** What a learner gave instead of such a table. */
    static String words(Object value) {
        return value instanceof Table table ? "the columns " + String.join(", ", table.columnNames()) : "no table";
    }

    int rows() {
        return table.rowCount();
    }

    String name(int row) {
        return String.valueOf(table.column("name").get(row));
    }

    /** Not a number where the column has none. */
    double number(String column, int row) {
        return table.column(column) instanceof NumericColumn<?> numbers ? numbers.getDouble(row) : Double.NaN;
    }
}
