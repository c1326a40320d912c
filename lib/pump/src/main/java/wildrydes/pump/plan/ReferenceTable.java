package wildrydes.pump.plan;

import java.util.List;
import wildrydes.pump.type.Column;

/** A table that an application looks rows up in; it has no ROWTIME. */
public record ReferenceTable(String name, List<Column> columns) {

    public ReferenceTable {
        columns = List.copyOf(columns);
    }
}
