package wildrydes.pump.run.sliding;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import wildrydes.pump.run.aggregate.Sums;
import wildrydes.pump.type.SqlType;

/** SUM and AVG of whole numbers and DECIMAL, exact. */
final class SlidingSum implements SlidingAggregate {

    private final int argument;
    private final boolean decimal;
    private final SqlType type;
    private final boolean average;
    private BigDecimal decimals = BigDecimal.ZERO;
    private long low;
    private long overflows;
    private long count;

    /**
     * A sum of nothing.
     *
     * @param decimal whether the argument is a DECIMAL
     */
    SlidingSum(int argument, boolean decimal, SqlType type, boolean average) {
        this.argument = argument;
        this.decimal = decimal;
        this.type = type;
        this.average = average;
    }

    @Override
    public void add(@Nullable Object[] row, long number) {
        Object value = row[argument];
        if (value == null) {
            return;
        }
        count++;
        if (value instanceof BigDecimal exact) {
            decimals = decimals.add(exact);
        } else {
            long whole = ((Number) value).longValue();
            long after = low + whole;
            overflows += Sums.carry(low, whole, after);
            low = after;
        }
    }

    @Override
    public void remove(@Nullable Object[] row, long number) {
        Object value = row[argument];
        if (value == null) {
            return;
        }
        count--;
        if (value instanceof BigDecimal exact) {
            decimals = decimals.subtract(exact);
        } else {
            long whole = ((Number) value).longValue();
            long after = low - whole;
            overflows -= Sums.carry(after, whole, low);
            low = after;
        }
    }

    @Override
    public @Nullable Object result(FrameRows rows) {
        if (count == 0) {
            return null;
        }
        return decimal
                ? Sums.result(decimals, count, average, type)
                : Sums.result(low, overflows, count, average, type);
    }
}
