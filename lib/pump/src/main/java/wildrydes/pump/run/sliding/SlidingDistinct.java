package wildrydes.pump.run.sliding;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wildrydes.pump.run.aggregate.GroupTable;
import wildrydes.pump.run.aggregate.Numbers;
import wildrydes.pump.type.SqlType;

/** COUNT(DISTINCT x): counts how often each value is there. */
final class SlidingDistinct implements SlidingAggregate {

    private final int argument;
    private final SqlType type;
    private final GroupTable values;
    private long[] counts = new long[16];

    SlidingDistinct(int argument, SqlType type) {
        this.argument = argument;
        this.type = type;
        this.values = new GroupTable(List.of(argument));
    }

    @Override
    public void add(@Nullable Object[] row, long number) {
        if (row[argument] != null) {
            int before = values.size();
            int value = values.group(row);
            if (value >= counts.length) {
                counts = Arrays.copyOf(counts, 2 * value);
            }
            counts[value] = values.size() == before ? counts[value] + 1 : 1;
        }
    }

    @Override
    public void remove(@Nullable Object[] row, long number) {
        if (row[argument] != null) {
            int value = values.group(row);
            if (--counts[value] == 0) {
                values.remove(value);
            }
        }
    }

    @Override
    public Object result(FrameRows rows) {
        return Numbers.of(values.size(), type);
    }
}
