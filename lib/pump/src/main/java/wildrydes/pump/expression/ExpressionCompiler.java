package wildrydes.pump.expression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.jspecify.annotations.Nullable;
import wildrydes.pump.plan.RowContext;

/** Makes the {@link Expression} of a node of Calcite's. */
final class ExpressionCompiler {

    /** Makes the expression of a call, whose operands are made already. */
    @FunctionalInterface
    interface Operator {
        Expression of(RexCall call, List<Expression> operands);
    }

    /** What has one value for all rows. */
    private record Constant(@Nullable Object value) implements Expression {

        @Override
        public @Nullable Object value(long rowtime, @Nullable Object[] row, RowContext context) {
            return value;
        }
    }

    private static final RowContext NO_CONTEXT = () -> {
        throw new IllegalStateException("This expression depends on the time.");
    };

    private record Shared(RexCall call, Expression expression) {}

    /** Stands for a NULL that was computed. */
    private static final Object NONE = new Object();

    private final List<Shared> shared = new ArrayList<>();

    Expression compile(RexNode node) {
        if (node instanceof RexInputRef reference) {
            int column = reference.getIndex();
            return (rowtime, row, context) -> row[column];
        }
        if (node instanceof RexLiteral literal) {
            return new Constant(Literals.value(literal));
        }
        if (node instanceof RexFieldAccess access) {
            return field(access);
        }
        if (node instanceof RexCall call) {
            return call(call);
        }
        throw new IllegalArgumentException("The expression " + node + " cannot be executed.");
    }

    private Expression call(RexCall call) {
        if (call.getOperator().equals(SqlStdOperatorTable.SEARCH)) {
            return compile(RexUtil.expandSearch(new RexBuilder(Types.factory()), null, call));
        }
        Operator operator = Operators.of(call.getOperator());
        if (operator == null) {
            throw new IllegalArgumentException(
                    "The operator " + call.getOperator().getName() + " cannot be executed.");
        }
        List<Expression> operands =
                call.getOperands().stream().map(this::compile).toList();
        Expression expression = operator.of(call, operands);
        return !operands.isEmpty() && operands.stream().allMatch(Constant.class::isInstance)
                ? constant(expression)
                : expression;
    }

    /** Computes now what is the same for all rows; an error belongs to the rows and stays there. */
    private static Expression constant(Expression expression) {
        try {
            return new Constant(expression.value(0, new Object[0], NO_CONTEXT));
        } catch (RuntimeException e) {
            return expression;
        }
    }

    /** A field of a record; a record that is computed is computed once for all its fields. */
    private Expression field(RexFieldAccess access) {
        RexNode reference = access.getReferenceExpr();
        Expression struct = reference instanceof RexCall call ? shared(call) : compile(reference);
        int index = access.getField().getIndex();
        return Strict.<Object[]>of(struct, fields -> fields[index]);
    }

    private Expression shared(RexCall call) {
        for (Shared other : shared) {
            if (other.call().equals(call)) {
                return other.expression();
            }
        }
        Expression computed = compile(call);
        int slot = shared.size();
        Expression expression = (rowtime, row, context) -> {
            int at = row.length - 1 - slot;
            Object value = row[at];
            if (value == null) {
                value = computed.value(rowtime, row, context);
                row[at] = value == null ? NONE : value;
            }
            return value == NONE ? null : value;
        };
        shared.add(new Shared(call, expression));
        return expression;
    }

    /** A row with room at its end for what expressions share; the row itself where there is no such thing. */
    @Nullable
    Object[] withRoom(@Nullable Object[] row) {
        return shared.isEmpty() ? row : Arrays.copyOf(row, row.length + shared.size());
    }
}
