package wildrydes.pump.run.sliding;

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
    /** The sum of squared differences from the mean, times the count; made anew for each result. */
    private final ExactSum differences = new ExactSum();

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
            squares.addProduct(x, x);
            count++;
        }
    }

    @Override
    public void remove(@Nullable Object[] row, long number) {
        if (row[argument] instanceof Number value) {
            double x = value.doubleValue();
            sum.subtract(x);
            squares.subtractProduct(x, x);
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
        differences.clear();
        differences.addTimes(squares, (double) count);
        differences.subtractSquare(sum);
        return Numbers.of(spread.root(differences.value() / count / divisor), type);
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
