package wildrydes.pump.expression;

import java.util.List;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;
import wildrydes.pump.plan.RowContext;
import wildrydes.pump.plan.RowFunction;
import wildrydes.pump.plan.RowPredicate;

/**
 * Makes functions over rows of Calcite's expressions. An input reference is the value of the row's column at that place;
 * {@link KdaOperatorTable#ROWTIME_OF_ROW} is the row's rowtime.
 *
 * <p>A function is a tree of small objects, one an operator, and not compiled code: it is there at once, whatever its
 * size, leaves no classes behind, and costs some nanoseconds an operator, which is little beside the reading of a record.
 */
public final class RowCompiler {

    private RowCompiler() {}

    /**
     * A function with a column for each expression.
     *
     * @throws IllegalArgumentException if there is an operator that cannot be executed; its message names it
     */
    public static RowFunction function(List<? extends RexNode> expressions) {
        if (expressions.stream().allMatch(RexInputRef.class::isInstance)) {
            return copy(expressions.stream()
                    .mapToInt(e -> ((RexInputRef) e).getIndex())
                    .toArray());
        }
        ExpressionCompiler compiler = new ExpressionCompiler();
        Expression[] compiled = expressions.stream().map(compiler::compile).toArray(Expression[]::new);
        return (long rowtime, @Nullable Object[] from, @Nullable Object[] to, RowContext context) -> {
            @Nullable Object[] row = compiler.withRoom(from);
            for (int i = 0; i < compiled.length; i++) {
                to[i] = compiled[i].value(rowtime, row, context);
            }
        };
    }

    /**
     * A condition.
     *
     * @throws IllegalArgumentException if there is an operator that cannot be executed; its message names it
     */
    public static RowPredicate predicate(RexNode condition) {
        ExpressionCompiler compiler = new ExpressionCompiler();
        Expression compiled = compiler.compile(condition);
        return (rowtime, row, context) -> Boolean.TRUE.equals(compiled.value(rowtime, compiler.withRoom(row), context));
    }

    private static RowFunction copy(int[] columns) {
        return (long rowtime, @Nullable Object[] from, @Nullable Object[] to, RowContext context) -> {
            for (int i = 0; i < columns.length; i++) {
                to[i] = from[columns[i]];
            }
        };
    }
}
