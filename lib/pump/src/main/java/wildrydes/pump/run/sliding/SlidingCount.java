package wildrydes.pump.run.sliding;

import org.jspecify.annotations.Nullable;
import wildrydes.pump.run.aggregate.Numbers;
import wildrydes.pump.type.SqlType;

/** COUNT(*) and COUNT(x). */
final class SlidingCount implements SlidingAggregate {

    private final int[] arguments;
    private final SqlType type;
    private long count;

    SlidingCount(int[] arguments, SqlType type) {
        this.arguments = arguments;
        this.type = type;
    }

    @Override
    public void add(@Nullable Object[] row, long number) {
        count += counts(row);
    }

    @Override
    public void remove(@Nullable Object[] row, long number) {
        count -= counts(row);
    }

    @Override
    public Object result(FrameRows rows) {
        return Numbers.of(count, type);
    }

    private int counts(@Nullable Object[] row) {
        for (int argument : arguments) {
            if (row[argument] == null) {
                return 0;
            }
        }
        return 1;
    }
}
