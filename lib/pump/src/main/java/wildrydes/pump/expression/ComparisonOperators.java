package wildrydes.pump.expression;

import static org.apache.calcite.sql.fun.SqlStdOperatorTable.EQUALS;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.GREATER_THAN;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.GREATER_THAN_OR_EQUAL;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.IS_DISTINCT_FROM;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.IS_NOT_DISTINCT_FROM;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.LESS_THAN;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.LESS_THAN_OR_EQUAL;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.NOT_EQUALS;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import wildrydes.pump.function.Comparisons;

/** Comparisons; docs.aws.amazon.com/kinesisanalytics/latest/sqlref/sql-reference-scalar-operators.html. */
final class ComparisonOperators {

    private ComparisonOperators() {}

    static void addTo(Map<SqlOperator, ExpressionCompiler.Operator> all) {
        all.put(EQUALS, (call, operands) -> compare(call, operands, order -> order == 0));
        all.put(NOT_EQUALS, (call, operands) -> compare(call, operands, order -> order != 0));
        all.put(LESS_THAN, (call, operands) -> compare(call, operands, order -> order < 0));
        all.put(LESS_THAN_OR_EQUAL, (call, operands) -> compare(call, operands, order -> order <= 0));
        all.put(GREATER_THAN, (call, operands) -> compare(call, operands, order -> order > 0));
        all.put(GREATER_THAN_OR_EQUAL, (call, operands) -> compare(call, operands, order -> order >= 0));
        all.put(IS_DISTINCT_FROM, (call, operands) -> distinct(call, operands, true));
        all.put(IS_NOT_DISTINCT_FROM, (call, operands) -> distinct(call, operands, false));
    }

    private static Expression compare(RexCall call, List<Expression> operands, IntPredicate test) {
        Comparator<Object> comparator = comparator(call);
        return Strict.of(operands.get(0), operands.get(1), (a, b) -> test.test(comparator.compare(a, b)));
    }

    private static Expression distinct(RexCall call, List<Expression> operands, boolean whenDistinct) {
        Comparator<Object> comparator = comparator(call);
        Expression first = operands.get(0);
        Expression second = operands.get(1);
        return (rowtime, row, context) -> {
            Object a = first.value(rowtime, row, context);
            Object b = second.value(rowtime, row, context);
            boolean equal = a == null || b == null ? a == b : comparator.compare(a, b) == 0;
            return equal != whenDistinct;
        };
    }

    private static Comparator<Object> comparator(RexCall call) {
        RexNode first = call.getOperands().get(0);
        RexNode second = call.getOperands().get(1);
        return padded(first) || padded(second) ? Comparisons.PADDED : comparator(first.getType(), second.getType());
    }

    /** Whether it has blanks at its end that are not part of what was put in: a CHAR that is no literal. */
    private static boolean padded(RexNode node) {
        return node instanceof RexCall cast && cast.isA(SqlKind.CAST) && SqlTypeUtil.inCharFamily(cast.getType())
                ? padded(cast.getOperands().get(0)) || cast.getType().getSqlTypeName() == SqlTypeName.CHAR
                : node.getType().getSqlTypeName() == SqlTypeName.CHAR && !(node instanceof RexLiteral);
    }

    /** How values of two types are compared. */
    private static Comparator<Object> comparator(RelDataType first, RelDataType second) {
        SqlTypeName a = first.getSqlTypeName();
        SqlTypeName b = second.getSqlTypeName();
        if (a == SqlTypeName.DATE && b == SqlTypeName.TIMESTAMP) {
            return Comparisons.DATE_WITH_TIMESTAMP;
        }
        if (a == SqlTypeName.TIMESTAMP && b == SqlTypeName.DATE) {
            return Comparisons.DATE_WITH_TIMESTAMP.reversed();
        }
        if (SqlTypeName.APPROX_TYPES.contains(a) || SqlTypeName.APPROX_TYPES.contains(b)) {
            return Comparisons.APPROXIMATE;
        }
        if (SqlTypeName.INT_TYPES.contains(a) && SqlTypeName.INT_TYPES.contains(b)) {
            return Comparisons.INTEGRAL;
        }
        if (SqlTypeName.EXACT_TYPES.contains(a) && SqlTypeName.EXACT_TYPES.contains(b)) {
            return Comparisons.EXACT;
        }
        if (SqlTypeName.BINARY_TYPES.contains(a)) {
            return Comparisons.BYTES;
        }
        return Comparisons.NATURAL;
    }
}
