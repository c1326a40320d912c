package wildrydes.pump.run.aggregate;

import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import wildrydes.pump.run.step.StateReader;
import wildrydes.pump.run.step.StateWriter;
import wildrydes.pump.type.SqlType;

/** SUM and AVG of whole numbers, exact. */
final class IntegerSum implements GroupAggregate {

    private final int argument;
    private final SqlType type;
    private final boolean average;
    private long[] lows = {};
    private long[] highs = {};
    private long[] counts = {};

    IntegerSum(int argument, SqlType type, boolean average) {
        this.argument = argument;
        this.type = type;
        this.average = average;
    }

    @Override
    public void resize(int capacity) {
        lows = Arrays.copyOf(lows, capacity);
        highs = Arrays.copyOf(highs, capacity);
        counts = Arrays.copyOf(counts, capacity);
    }

    @Override
    public void open(int group) {
        lows[group] = 0;
        highs[group] = 0;
        counts[group] = 0;
    }

    @Override
    public void add(int group, @Nullable Object[] row) {
        Object value = row[argument];
        if (value == null) {
            return;
        }
        long number = ((Number) value).longValue();
        long before = lows[group];
        long after = before + number;
        lows[group] = after;
        highs[group] += Sums.carry(before, number, after);
        counts[group]++;
    }

    @Override
    public @Nullable Object result(int group) {
        if (counts[group] == 0) {
            return null;
        }
        return Sums.result(lows[group], highs[group], counts[group], average, type);
    }

    @Override
    public void save(int group, StateWriter out) throws IOException {
        out.writeLong(lows[group]);
        out.writeLong(highs[group]);
        out.writeLong(counts[group]);
    }

    @Override
    public void load(int group, StateReader in) throws IOException {
        lows[group] = in.readLong();
        highs[group] = in.readLong();
        counts[group] = in.readLong();
    }
}
