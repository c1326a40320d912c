package wildrydes.pump.record;

import java.util.List;
import wildrydes.pump.type.Column;
import wildrydes.pump.type.SqlType;

/** Which columns a source's records have, and where in a record each is found. */
public record RecordSchema(RecordFormat format, List<MappedColumn> columns) {

    /**
     * A column.
     *
     * @param mapping the JSONPath within the row, such as {@code $.Name}; empty for CSV, whose columns come in order
     */
    public record MappedColumn(String name, SqlType type, String mapping) {}

    public RecordSchema {
        columns = List.copyOf(columns);
    }

    /** What its rows have, without ROWTIME and what else the service adds. */
    public List<Column> rowColumns() {
        return columns.stream().map(c -> new Column(c.name(), c.type())).toList();
    }
}
