package wildrydes.pump.expression;

import org.jspecify.annotations.Nullable;
import wildrydes.pump.plan.RowContext;

/**
 * A value that is computed from a row. Values are held as {@link wildrydes.pump.type.TypeName#valueClass()} says, and
 * those of types that no column has as follows: intervals are a Long of milliseconds or of months, records an {@code
 * Object[]}, and what is a word of the syntax, such as the MINUTE of FLOOR, the constant of its enum.
 */
@FunctionalInterface
interface Expression {

    /**
     * Its value for a row; null is NULL.
     *
     * @throws RuntimeException where it cannot be computed; its message says why
     */
    @Nullable
    Object value(long rowtime, @Nullable Object[] row, RowContext context);
}
