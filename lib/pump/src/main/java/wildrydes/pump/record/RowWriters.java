package wildrydes.pump.record;

import java.util.List;
import wildrydes.pump.type.Column;

/** Writers for the records of a destination. */
public final class RowWriters {

    private RowWriters() {}

    /**
     * A JSON object for each row, with the columns' names as keys, in their order, and nothing between or behind them: as
     * the service wrote them, records that are put one behind the other run together.
     *
     * @param skipped how many columns in front are left out: 1 for the rows of a stream, whose first is ROWTIME
     */
    public static RowWriter json(List<Column> columns, int skipped) {
        return new JsonRowWriter(columns, skipped);
    }

    /**
     * A line for each row, with commas between the values and a line feed behind them.
     *
     * @param skipped as of {@link #json}
     */
    public static RowWriter csv(List<Column> columns, int skipped) {
        return new CsvRowWriter(columns, skipped);
    }
}
