package wildrydes.pump.sql.query;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;
import wildrydes.pump.plan.Operator;

/**
 * An operator and what Calcite has to know of its rows.
 *
 * @param types of the columns
 * @param timed for each column its value as an expression of the row's rowtime alone; null where it is not one
 */
record Rows(Operator operator, List<RelDataType> types, List<@Nullable RexNode> timed) {

    Rows {
        types = List.copyOf(types);
        timed = Collections.unmodifiableList(new ArrayList<>(timed));
    }

    /** Rows of which nothing more is known. */
    Rows(Operator operator, List<RelDataType> types) {
        this(operator, types, Collections.nCopies(types.size(), null));
    }

    RexInputRef column(int index) {
        return new RexInputRef(index, types.get(index));
    }

    /** The same columns by another operator. */
    Rows by(Operator other) {
        return new Rows(other, types, timed);
    }
}
