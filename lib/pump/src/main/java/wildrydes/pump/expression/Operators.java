package wildrydes.pump.expression;

import java.util.HashMap;
import java.util.Map;
import org.apache.calcite.sql.SqlOperator;
import org.jspecify.annotations.Nullable;

/** What executes each of Calcite's operators and of our own. */
final class Operators {

    private static final Map<SqlOperator, ExpressionCompiler.Operator> ALL = new HashMap<>();

    static {
        LogicOperators.addTo(ALL);
        ComparisonOperators.addTo(ALL);
        NumberOperators.addTo(ALL);
        TextOperators.addTo(ALL);
        TimeOperators.addTo(ALL);
        TimeTextOperators.addTo(ALL);
        CastOperators.addTo(ALL);
    }

    private Operators() {}

    /** What executes an operator; null if nothing does. */
    static ExpressionCompiler.@Nullable Operator of(SqlOperator operator) {
        return ALL.get(operator);
    }
}
