package wildrydes.pump.sql.query;

import org.apache.calcite.sql.SqlNode;
import org.jspecify.annotations.Nullable;
import wildrydes.pump.plan.Frame;
import wildrydes.pump.plan.ReferenceTable;

/** A part of FROM. */
sealed interface Part {

    /** Where it stands. */
    SqlNode place();

    /**
     * A stream, a query or a join.
     *
     * @param frame of {@code OVER}; null where there is none
     */
    record Streamed(
            SqlNode place, Relation relation, @Nullable Frame frame) implements Part {}

    /** A reference table, which a stream must be joined with. */
    record Lookup(SqlNode place, ReferenceTable table, String alias) implements Part {}
}
