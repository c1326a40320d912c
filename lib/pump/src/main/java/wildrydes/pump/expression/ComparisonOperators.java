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
        return Strict.of(
                alike(call, operands, 0), alike(call, operands, 1), (a, b) -> test.test(comparator.compare(a, b)));
    }

    private static Expression distinct(RexCall call, List<Expression> operands, boolean whenDistinct) {
        Comparator<Object> comparator = comparator(call);
        Expression first = alike(call, operands, 0);
        Expression second = alike(call, operands, 1);
        return (rowtime, row, context) -> {
            Object a = first.value(rowtime, row, context);
            Object b = second.value(rowtime, row, context);
            boolean equal = a == null || b == null ? a == null && b == null : comparator.compare(a, b) == 0;
            return equal != whenDistinct;
        };
    }

    /** An operand, cast where it is a string and the other is none. */
    private static Expression alike(RexCall call, List<Expression> operands, int index) {
        RelDataType type = call.getOperands().get(index).getType();
        RelDataType other = call.getOperands().get(1 - index).getType();
        return SqlTypeUtil.inCharFamily(type) && !SqlTypeUtil.inCharFamily(other)
                ? Casts.of(operands.get(index), type, other)
                : operands.get(index);
    }

    private static Comparator<Object> comparator(RexCall call) {
        RexNode first = call.getOperands().get(0);
        RexNode second = call.getOperands().get(1);
        if (SqlTypeUtil.inCharFamily(first.getType()) && SqlTypeUtil.inCharFamily(second.getType())) {
            return padded(first) || padded(second) ? Comparisons.PADDED : Comparisons.NATURAL;
        }
        return comparator(
                SqlTypeUtil.inCharFamily(first.getType()) ? second.getType() : first.getType(),
                SqlTypeUtil.inCharFamily(second.getType()) ? first.getType() : second.getType());
    }

    /** Whether it has blanks at its end that are not part of what was put in: a CHAR that is no literal. */
    private static boolean padded(RexNode node) {
        return node instanceof RexCall cast && cast.isA(SqlKind.CAST) && SqlTypeUtil.inCharFamily(cast.getType())
                ? padded(cast.getOperands().get(0)) || cast.getType().getSqlTypeName() == SqlTypeName.CHAR
                : node.getType().getSqlTypeName() == SqlTypeName.CHAR && !(node instanceof RexLiteral);
    }

    /** How values of two types are compared of which none is a string. */
    private static Comparator<Object> comparator(RelDataType first, RelDataType second) {
        SqlTypeName a = first.getSqlTypeName();
        SqlTypeName b = second.getSqlTypeName();
        if (SqlTypeName.NUMERIC_TYPES.contains(a) && SqlTypeName.NUMERIC_TYPES.contains(b)) {
            return numbers(a, b);
        }
        if (SqlTypeName.BINARY_TYPES.contains(a) && SqlTypeName.BINARY_TYPES.contains(b)) {
            return Comparisons.BYTES;
        }
        if (a == b
                || a == SqlTypeName.NULL
                || b == SqlTypeName.NULL
                || SqlTypeName.DAY_INTERVAL_TYPES.contains(a) && SqlTypeName.DAY_INTERVAL_TYPES.contains(b)
                || SqlTypeName.YEAR_INTERVAL_TYPES.contains(a) && SqlTypeName.YEAR_INTERVAL_TYPES.contains(b)) {
            return Comparisons.NATURAL;
        }
        throw new IllegalArgumentException(
                "A value of type " + first + " cannot be compared with one of type " + second + "; cast one of them.");
    }

    private static Comparator<Object> numbers(SqlTypeName a, SqlTypeName b) {
        if (SqlTypeName.APPROX_TYPES.contains(a) || SqlTypeName.APPROX_TYPES.contains(b)) {
            return Comparisons.APPROXIMATE;
        }
        return a == SqlTypeName.DECIMAL || b == SqlTypeName.DECIMAL ? Comparisons.EXACT : Comparisons.INTEGRAL;
    }
}
