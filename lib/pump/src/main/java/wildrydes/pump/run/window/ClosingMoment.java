package wildrydes.pump.run.window;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import wildrydes.pump.plan.RowContext;
import wildrydes.pump.plan.RowFunction;
import wildrydes.pump.run.step.Timed;

/** Finds the end of a window from the expressions that only grow with ROWTIME, whatever they are made of. */
final class ClosingMoment {

    /** No window is longer than about 35,000 years; beyond that an expression is taken for a constant. */
    private static final long LONGEST = 1L << 50;

    private final RowFunction window;
    private final int columns;
    private final RowContext context;

    /**
     * For some expressions.
     *
     * @param columns how many there are
     */
    ClosingMoment(RowFunction window, int columns, RowContext context) {
        this.window = window;
        this.columns = columns;
        this.context = context;
    }

    /**
     * The first rowtime after this one for which the expressions differ; {@link Timed#NEVER} if there is none.
     *
     * @throws RuntimeException if they cannot be computed
     */
    long after(long rowtime) {
        @Nullable Object[] now = values(rowtime);
        long same = 0;
        long different = 1;
        while (Arrays.equals(now, values(rowtime + different))) {
            if (different >= LONGEST) {
                return Timed.NEVER;
            }
            same = different;
            different *= 2;
        }
        while (different - same > 1) {
            long middle = (same + different) / 2;
            if (Arrays.equals(now, values(rowtime + middle))) {
                same = middle;
            } else {
                different = middle;
            }
        }
        return rowtime + different;
    }

    private @Nullable Object[] values(long rowtime) {
        @Nullable Object[] values = new Object[columns];
        window.apply(rowtime, new @Nullable Object[] {rowtime}, values, context);
        return values;
    }
}
