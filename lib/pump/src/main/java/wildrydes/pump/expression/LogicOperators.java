package wildrydes.pump.expression;

import static org.apache.calcite.sql.fun.SqlStdOperatorTable.AND;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.CASE;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.COALESCE;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.IS_FALSE;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.IS_NOT_FALSE;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.IS_NOT_NULL;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.IS_NOT_TRUE;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.IS_NOT_UNKNOWN;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.IS_NULL;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.IS_TRUE;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.IS_UNKNOWN;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.NOT;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.OR;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.calcite.sql.SqlOperator;
import org.jspecify.annotations.Nullable;

/**
 * Three-valued logic, and what chooses between values;
 * docs.aws.amazon.com/kinesisanalytics/latest/sqlref/sql-reference-logical-operators.html and -null-functions.html.
 */
final class LogicOperators {

    private LogicOperators() {}

    static void addTo(Map<SqlOperator, ExpressionCompiler.Operator> all) {
        all.put(AND, (call, operands) -> junction(operands, false));
        all.put(OR, (call, operands) -> junction(operands, true));
        all.put(NOT, (call, operands) -> Strict.<Boolean>of(operands.get(0), value -> !value));
        all.put(IS_NULL, (call, operands) -> is(operands, value -> value == null));
        all.put(IS_UNKNOWN, (call, operands) -> is(operands, value -> value == null));
        all.put(IS_NOT_NULL, (call, operands) -> is(operands, value -> value != null));
        all.put(IS_NOT_UNKNOWN, (call, operands) -> is(operands, value -> value != null));
        all.put(IS_TRUE, (call, operands) -> is(operands, Boolean.TRUE::equals));
        all.put(IS_NOT_TRUE, (call, operands) -> is(operands, value -> !Boolean.TRUE.equals(value)));
        all.put(IS_FALSE, (call, operands) -> is(operands, Boolean.FALSE::equals));
        all.put(IS_NOT_FALSE, (call, operands) -> is(operands, value -> !Boolean.FALSE.equals(value)));
        all.put(CASE, (call, operands) -> choice(Casts.each(call, operands)));
        all.put(COALESCE, (call, operands) -> firstThatIsThere(Casts.each(call, operands)));
    }

    /** AND and OR: one operand that decides is enough, be the others unknown or not to be computed. */
    private static Expression junction(List<Expression> operands, boolean decides) {
        Expression[] conditions = operands.toArray(Expression[]::new);
        Boolean otherwise = !decides;
        return (rowtime, row, context) -> {
            Boolean result = otherwise;
            for (Expression condition : conditions) {
                Object value = condition.value(rowtime, row, context);
                if (value == null) {
                    result = null;
                } else if ((Boolean) value == decides) {
                    return value;
                }
            }
            return result;
        };
    }

    private static Expression is(List<Expression> operands, Predicate<@Nullable Object> test) {
        Expression operand = operands.get(0);
        return (rowtime, row, context) -> test.test(operand.value(rowtime, row, context));
    }

    private static Expression choice(List<Expression> operands) {
        Expression[] parts = operands.toArray(Expression[]::new);
        return (rowtime, row, context) -> {
            for (int i = 0; i < parts.length - 1; i += 2) {
                if (Boolean.TRUE.equals(parts[i].value(rowtime, row, context))) {
                    return parts[i + 1].value(rowtime, row, context);
                }
            }
            return parts[parts.length - 1].value(rowtime, row, context);
        };
    }

    private static Expression firstThatIsThere(List<Expression> operands) {
        Expression[] parts = operands.toArray(Expression[]::new);
        return (rowtime, row, context) -> {
            for (Expression part : parts) {
                Object value = part.value(rowtime, row, context);
                if (value != null) {
                    return value;
                }
            }
            return null;
        };
    }
}
