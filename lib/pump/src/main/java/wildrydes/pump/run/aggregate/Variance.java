package wildrydes.pump.run.aggregate;

import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import wildrydes.pump.run.step.StateReader;
import wildrydes.pump.run.step.StateWriter;
import wildrydes.pump.type.SqlType;

/** VAR_POP, VAR_SAMP, STDDEV_POP and STDDEV_SAMP, by Welford's running mean, which large values close together do not harm. */
final class Variance implements GroupAggregate {

    private final int argument;
    private final SqlType type;
    private final Spread spread;
    private double[] means = {};
    private double[] squares = {};
    private long[] counts = {};

    Variance(int argument, SqlType type, Spread spread) {
        this.argument = argument;
        this.type = type;
        this.spread = spread;
    }

    @Override
    public void resize(int capacity) {
        means = Arrays.copyOf(means, capacity);
        squares = Arrays.copyOf(squares, capacity);
        counts = Arrays.copyOf(counts, capacity);
    }

    @Override
    public void open(int group) {
        means[group] = 0;
        squares[group] = 0;
        counts[group] = 0;
    }

    @Override
    public void add(int group, @Nullable Object[] row) {
        Object value = row[argument];
        if (value == null) {
            return;
        }
        double number = ((Number) value).doubleValue();
        double difference = number - means[group];
        means[group] += difference / ++counts[group];
        squares[group] += difference * (number - means[group]);
    }

    @Override
    public @Nullable Object result(int group) {
        long divisor = spread.divisor(counts[group]);
        return divisor <= 0 ? null : Numbers.of(spread.root(squares[group] / divisor), type);
    }

    @Override
    public void save(int group, StateWriter out) throws IOException {
        out.writeDouble(means[group]);
        out.writeDouble(squares[group]);
        out.writeLong(counts[group]);
    }

    @Override
    public void load(int group, StateReader in) throws IOException {
        means[group] = in.readDouble();
        squares[group] = in.readDouble();
        counts[group] = in.readLong();
    }
}
