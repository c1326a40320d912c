package wildrydes.pump.run.aggregate;

import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import wildrydes.pump.run.step.StateReader;
import wildrydes.pump.run.step.StateWriter;
import wildrydes.pump.type.SqlType;

/** SUM and AVG of REAL and DOUBLE: plain additions of doubles in the order in which rows come. */
final class DoubleSum implements GroupAggregate {

    private final int argument;
    private final SqlType type;
    private final boolean average;
    private double[] sums = {};
    private long[] counts = {};

    DoubleSum(int argument, SqlType type, boolean average) {
        this.argument = argument;
        this.type = type;
        this.average = average;
    }

    @Override
    public void resize(int capacity) {
        sums = Arrays.copyOf(sums, capacity);
        counts = Arrays.copyOf(counts, capacity);
    }

    @Override
    public void open(int group) {
        sums[group] = 0;
        counts[group] = 0;
    }

    @Override
    public void add(int group, @Nullable Object[] row) {
        Object value = row[argument];
        if (value != null) {
            sums[group] += ((Number) value).doubleValue();
            counts[group]++;
        }
    }

    @Override
    public @Nullable Object result(int group) {
        long count = counts[group];
        return count == 0 ? null : Numbers.of(average ? sums[group] / count : sums[group], type);
    }

    @Override
    public void save(int group, StateWriter out) throws IOException {
        out.writeDouble(sums[group]);
        out.writeLong(counts[group]);
    }

    @Override
    public void load(int group, StateReader in) throws IOException {
        sums[group] = in.readDouble();
        counts[group] = in.readLong();
    }
}
