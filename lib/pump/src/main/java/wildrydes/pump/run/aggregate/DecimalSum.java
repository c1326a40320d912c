package wildrydes.pump.run.aggregate;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import wildrydes.pump.run.step.StateReader;
import wildrydes.pump.run.step.StateWriter;
import wildrydes.pump.type.SqlType;

/** SUM and AVG of DECIMAL, exact. */
final class DecimalSum implements GroupAggregate {

    private final int argument;
    private final SqlType type;
    private final boolean average;
    private BigDecimal[] sums = {};
    private long[] counts = {};

    DecimalSum(int argument, SqlType type, boolean average) {
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
        sums[group] = BigDecimal.ZERO;
        counts[group] = 0;
    }

    @Override
    public void add(int group, @Nullable Object[] row) {
        if (row[argument] instanceof BigDecimal value) {
            sums[group] = sums[group].add(value);
            counts[group]++;
        }
    }

    @Override
    public @Nullable Object result(int group) {
        return counts[group] == 0 ? null : Sums.result(sums[group], counts[group], average, type);
    }

    @Override
    public void save(int group, StateWriter out) throws IOException {
        out.writeValue(sums[group]);
        out.writeLong(counts[group]);
    }

    @Override
    public void load(int group, StateReader in) throws IOException {
        if (in.readValue() instanceof BigDecimal sum) {
            sums[group] = sum;
        }
        counts[group] = in.readLong();
    }
}
