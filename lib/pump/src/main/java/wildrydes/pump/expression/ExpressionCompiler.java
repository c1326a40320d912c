package wildrydes.pump.expression;

import java.util.List;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;

/** Makes the {@link Expression} of a node of Calcite's. */
final class ExpressionCompiler {

    /** Makes the expression of a call, whose operands are made already. */
    @FunctionalInterface
    interface Operator {
        Expression of(RexCall call, List<Expression> operands);
    }

    Expression compile(RexNode node) {
        if (node instanceof RexInputRef reference) {
            int column = reference.getIndex();
            return (rowtime, row, context) -> row[column];
        }
        if (node instanceof RexLiteral literal) {
            Object value = Literals.value(literal);
            return (rowtime, row, context) -> value;
        }
        if (node instanceof RexFieldAccess access) {
            return field(compile(access.getReferenceExpr()), access.getField().getIndex());
        }
        if (node instanceof RexCall call) {
            return call(call);
        }
        throw new IllegalArgumentException("The expression " + node + " cannot be executed.");
    }

    private Expression call(RexCall call) {
        Operator operator = Operators.of(call.getOperator());
        if (operator == null) {
            throw new IllegalArgumentException(
                    "The operator " + call.getOperator().getName() + " cannot be executed.");
        }
        return operator.of(call, call.getOperands().stream().map(this::compile).toList());
    }

    private static Expression field(Expression struct, int index) {
        return Strict.<Object[]>of(struct, fields -> fields[index]);
    }
}
