package wildrydes.pump.plan;

import java.util.List;
import wildrydes.pump.type.Column;
import wildrydes.pump.type.SqlType;
import wildrydes.pump.type.TypeName;

/**
 * An in-application stream.
 *
 * @param name in its exact case
 * @param columns column 0 is ROWTIME
 */
public record StreamPlan(String name, List<Column> columns) {

    /** Column 0 of every stream. */
    public static final Column ROWTIME = new Column("ROWTIME", SqlType.of(TypeName.TIMESTAMP));

    public StreamPlan {
        columns = List.copyOf(columns);
        if (columns.isEmpty() || !columns.get(0).equals(ROWTIME)) {
            throw new IllegalArgumentException("the first column of stream " + name + " is not ROWTIME");
        }
    }
}
