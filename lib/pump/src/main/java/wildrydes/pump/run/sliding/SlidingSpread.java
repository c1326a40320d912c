package wildrydes.pump.run.sliding;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import wildrydes.pump.run.aggregate.Numbers;
import wildrydes.pump.run.aggregate.Spread;
import wildrydes.pump.type.SqlType;

/** VAR_POP, VAR_SAMP, STDDEV_POP and STDDEV_SAMP, from exact sums of the values and of their squares. */
final class SlidingSpread implements SlidingAggregate {

    private final int argument;
    private final SqlType type;
    private final Spread spread;
    private final ExactSum sum = new ExactSum();
    private final ExactSum squares = new ExactSum();
    private long count;

    SlidingSpread(int argument, SqlType type, Spread spread) {
        this.argument = argument;
        this.type = type;
        this.spread = spread;
    }

    @Override
    public void add(@Nullable Object[] row, long number) {
        if (row[argument] instanceof Number value) {
            double x = value.doubleValue();
            sum.add(x);
            squares.add(x * x);
            squares.add(roundedAway(x));
            count++;
        }
    }

    @Override
    public void remove(@Nullable Object[] row, long number) {
        if (row[argument] instanceof Number value) {
            double x = value.doubleValue();
            sum.subtract(x);
            squares.subtract(x * x);
            squares.subtract(roundedAway(x));
            count--;
        }
    }

    @Override
    public @Nullable Object result(FrameRows rows) {
        long divisor = spread.divisor(count);
        if (divisor <= 0) {
            return null;
        }
        if (sum.isOverflowed() || squares.isOverflowed()) {
            renew(rows);
        }
        if (!sum.isFinite() || !squares.isFinite()) {
            return Numbers.of(Double.NaN, type);
        }
        BigDecimal total = sum.exactly();
        BigDecimal n = BigDecimal.valueOf(count);
        double numerator =
                n.multiply(squares.exactly()).subtract(total.multiply(total)).doubleValue();
        return Numbers.of(spread.root(numerator / count / divisor), type);
    }

    /** What a square is more than its nearest double. */
    private static double roundedAway(double x) {
        return Math.fma(x, x, -(x * x));
    }

    private void renew(FrameRows rows) {
        sum.clear();
        squares.clear();
        count = 0;
        for (int i = 0; i < rows.size(); i++) {
            add(rows.row(i), 0);
        }
    }
}
