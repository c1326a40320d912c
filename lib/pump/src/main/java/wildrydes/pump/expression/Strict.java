package wildrydes.pump.expression;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Expressions that are NULL where an operand is NULL. */
final class Strict {

    /** Computes a value from one that is not NULL. */
    @FunctionalInterface
    interface One<A> {
        @Nullable
        Object apply(A a);
    }

    /** Computes a value from two that are not NULL. */
    @FunctionalInterface
    interface Two<A, B> {
        @Nullable
        Object apply(A a, B b);
    }

    /** Computes a value from three that are not NULL. */
    @FunctionalInterface
    interface Three<A, B, C> {
        @Nullable
        Object apply(A a, B b, C c);
    }

    /** Computes a value from any number that are not NULL. */
    @FunctionalInterface
    interface Many {
        @Nullable
        Object apply(Object[] operands);
    }

    private Strict() {}

    @SuppressWarnings("unchecked")
    static <A> Expression of(Expression operand, One<A> function) {
        return (rowtime, row, context) -> {
            Object a = operand.value(rowtime, row, context);
            return a == null ? null : function.apply((A) a);
        };
    }

    @SuppressWarnings("unchecked")
    static <A, B> Expression of(Expression first, Expression second, Two<A, B> function) {
        return (rowtime, row, context) -> {
            Object a = first.value(rowtime, row, context);
            if (a == null) {
                return null;
            }
            Object b = second.value(rowtime, row, context);
            return b == null ? null : function.apply((A) a, (B) b);
        };
    }

    @SuppressWarnings("unchecked")
    static <A, B, C> Expression of(Expression first, Expression second, Expression third, Three<A, B, C> function) {
        return (rowtime, row, context) -> {
            Object a = first.value(rowtime, row, context);
            Object b = second.value(rowtime, row, context);
            Object c = third.value(rowtime, row, context);
            return a == null || b == null || c == null ? null : function.apply((A) a, (B) b, (C) c);
        };
    }

    static Expression of(List<Expression> operands, Many function) {
        Expression[] expressions = operands.toArray(Expression[]::new);
        return (rowtime, row, context) -> {
            Object[] values = new Object[expressions.length];
            for (int i = 0; i < values.length; i++) {
                Object value = expressions[i].value(rowtime, row, context);
                if (value == null) {
                    return null;
                }
                values[i] = value;
            }
            return function.apply(values);
        };
    }
}
