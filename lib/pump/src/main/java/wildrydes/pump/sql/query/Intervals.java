package wildrydes.pump.sql.query;

import java.math.BigDecimal;
import java.util.Map;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.type.SqlTypeName;
import wildrydes.pump.sql.problem.Problem;

/** Intervals that say how wide a window is. */
final class Intervals {

    private Intervals() {}

    /**
     * An interval of days to seconds; its value is milliseconds, more than none.
     *
     * @param what it is, for messages
     */
    static RexLiteral milliseconds(SqlNode node, String what, Expressions expressions) {
        RexNode value = expressions.convert(Copies.of(node), Map.of());
        if (!(value instanceof RexLiteral literal)
                || !SqlTypeName.INTERVAL_TYPES.contains(value.getType().getSqlTypeName())) {
            throw Problem.at(node, what + " must be an interval.", "Write it as INTERVAL '60' SECOND.");
        }
        if (SqlTypeName.YEAR_INTERVAL_TYPES.contains(value.getType().getSqlTypeName())) {
            throw Problem.at(
                    node,
                    what + " cannot be given in months or years, which differ in length.",
                    "Write it as INTERVAL '30' DAY.");
        }
        if (Literals.number(literal).compareTo(BigDecimal.ZERO) < 0) {
            throw Problem.at(node, what + " cannot be negative.", "");
        }
        return literal;
    }
}
