package wildrydes.pump.run.sliding;

import org.jspecify.annotations.Nullable;
import wildrydes.pump.run.aggregate.Numbers;
import wildrydes.pump.type.SqlType;

/** SUM and AVG of REAL and DOUBLE: the exact sum of what is in the window, rounded once. */
final class SlidingDoubleSum implements SlidingAggregate {

    private final int argument;
    private final SqlType type;
    private final boolean average;
    private final ExactSum sum = new ExactSum();
    private long count;

    SlidingDoubleSum(int argument, SqlType type, boolean average) {
        this.argument = argument;
        this.type = type;
        this.average = average;
    }

    @Override
    public void add(@Nullable Object[] row, long number) {
        if (row[argument] instanceof Number value) {
            sum.add(value.doubleValue());
            count++;
        }
    }

    @Override
    public void remove(@Nullable Object[] row, long number) {
        if (row[argument] instanceof Number value) {
            sum.subtract(value.doubleValue());
            count--;
        }
    }

    @Override
    public @Nullable Object result(FrameRows rows) {
        if (count == 0) {
            return null;
        }
        double total = sum.isOverflowed() ? plainly(rows) : sum.value();
        return Numbers.of(average ? total / count : total, type);
    }

    /** The sum with overflow to infinity; makes the exact one anew, which succeeds when the huge values have left. */
    private double plainly(FrameRows rows) {
        sum.clear();
        double plain = 0;
        for (int i = 0; i < rows.size(); i++) {
            if (rows.row(i)[argument] instanceof Number value) {
                sum.add(value.doubleValue());
                plain += value.doubleValue();
            }
        }
        return sum.isOverflowed() ? plain : sum.value();
    }
}
