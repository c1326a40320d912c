package wildrydes.pump.run.sliding;

import org.jspecify.annotations.Nullable;
import wildrydes.pump.run.aggregate.Numbers;
import wildrydes.pump.type.SqlType;

/**
 * EXP_AVG: an average in which a value has half the weight of one that is an interval newer. The window is divided into
 * intervals from the newest row back, as docs.aws.amazon.com/kinesisanalytics/latest/sqlref/sql-reference-exp-avg.html
 * says; all values of an interval weigh the same. Looks at the whole window for each row.
 */
final class ExponentialAverage implements SlidingAggregate {

    private final int argument;
    private final int interval;
    private final SqlType type;

    ExponentialAverage(int argument, int interval, SqlType type) {
        this.argument = argument;
        this.interval = interval;
        this.type = type;
    }

    @Override
    public void add(@Nullable Object[] row, long number) {}

    @Override
    public void remove(@Nullable Object[] row, long number) {}

    @Override
    public @Nullable Object result(FrameRows rows) {
        int newest = rows.size() - 1;
        if (!(rows.row(newest)[interval] instanceof Number length) || length.longValue() <= 0) {
            throw new IllegalArgumentException("EXP_AVG needs an interval that is longer than nothing.");
        }
        double weights = 0;
        double sum = 0;
        for (int i = 0; i <= newest; i++) {
            if (rows.row(i)[argument] instanceof Number value) {
                long age = (rows.rowtime(newest) - rows.rowtime(i)) / length.longValue();
                double weight = Math.scalb(1.0, (int) -Math.min(age, 2000));
                weights += weight;
                sum += weight * value.doubleValue();
            }
        }
        return weights == 0 ? null : Numbers.of(sum / weights, type);
    }
}
