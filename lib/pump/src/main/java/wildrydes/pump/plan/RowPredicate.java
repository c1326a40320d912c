package wildrydes.pump.plan;

import org.jspecify.annotations.Nullable;

/** A condition on a row. Has no state; safe for concurrent use. */
@FunctionalInterface
public interface RowPredicate {

    /**
     * Whether the condition is true; neither false nor unknown.
     *
     * @throws RuntimeException where it cannot be computed; its message says why
     */
    boolean test(long rowtime, @Nullable Object[] row, RowContext context);
}
