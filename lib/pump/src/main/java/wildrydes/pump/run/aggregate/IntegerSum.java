package wildrydes.pump.run.aggregate;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import wildrydes.pump.run.step.StateReader;
import wildrydes.pump.run.step.StateWriter;
import wildrydes.pump.type.SqlType;

/**
 * SUM and AVG of whole numbers, exact to 128 bits, so that only a result that is out of range fails and not a sum on the
 * way to it. An average of a whole type is cut off, towards zero.
 */
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
        if (((before ^ after) & (number ^ after)) < 0) {
            highs[group] += number < 0 ? -1 : 1;
        }
        counts[group]++;
    }

    @Override
    public @Nullable Object result(int group) {
        if (counts[group] == 0) {
            return null;
        }
        return result(lows[group], highs[group], counts[group], average, type);
    }

    /**
     * The result of a sum.
     *
     * @param overflows how often {@code low} has gone over the top, less how often below the bottom
     */
    static Object result(long low, long overflows, long count, boolean average, SqlType type) {
        if (overflows == 0 && !average) {
            return Numbers.of(low, type);
        }
        BigInteger sum = BigInteger.valueOf(overflows).shiftLeft(Long.SIZE).add(BigInteger.valueOf(low));
        if (!average) {
            return Numbers.of(sum, type);
        }
        switch (type.name()) {
            case SMALLINT:
            case INTEGER:
            case BIGINT:
                return Numbers.of(sum.divide(BigInteger.valueOf(count)), type);
            case DECIMAL:
                return Numbers.of(new BigDecimal(sum).divide(BigDecimal.valueOf(count), new MathContext(60)), type);
            default:
                return Numbers.of(sum.doubleValue() / count, type);
        }
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
