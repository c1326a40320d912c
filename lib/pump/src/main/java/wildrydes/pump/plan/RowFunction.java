package wildrydes.pump.plan;

import org.jspecify.annotations.Nullable;

/** Computes a row from another: the expressions of a SELECT list. Has no state; safe for concurrent use. */
@FunctionalInterface
public interface RowFunction {

    /**
     * Fills a new row.
     *
     * @param rowtime of the row, in milliseconds since 1970
     * @param to as long as the operator has columns
     * @throws RuntimeException where a value cannot be computed (overflow, division by zero, a cast); its message says why
     */
    void apply(long rowtime, @Nullable Object[] from, @Nullable Object[] to, RowContext context);
}
