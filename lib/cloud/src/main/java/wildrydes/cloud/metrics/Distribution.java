package wildrydes.cloud.metrics;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * Which values there were and how often, as percentiles need it. The first {@value #MOST} different values are exact; beyond
 * that values are rounded to steps of 1 %, then of 2 %, 4 % and so on, until they are few enough. Not safe for concurrent use.
 */
final class Distribution {

    static final int MOST = 32;
    private static final int EXACT = -1;
    private static final double FIRST_STEP = Math.log(1.01);

    private double[] values = new double[2];
    private double[] counts = new double[2];
    private int size;
    private int level = EXACT;

    void add(double value, double count) {
        put(rounding().applyAsDouble(value), count);
        while (size > MOST) {
            level++;
            regroup();
        }
    }

    void add(Distribution other) {
        while (level < other.level) {
            level++;
            regroup();
        }
        for (int i = 0; i < other.size; i++) {
            add(other.values[i], other.counts[i]);
        }
    }

    private DoubleUnaryOperator rounding() {
        if (level == EXACT) {
            return value -> value;
        }
        double step = FIRST_STEP * (1L << level);
        return value ->
                value == 0 ? 0 : Math.copySign(Math.exp(Math.rint(Math.log(Math.abs(value)) / step) * step), value);
    }

    private void regroup() {
        double[] before = values;
        double[] beforeCounts = counts;
        int entries = size;
        values = new double[MOST + 1];
        counts = new double[MOST + 1];
        size = 0;
        DoubleUnaryOperator rounding = rounding();
        for (int i = 0; i < entries; i++) {
            put(rounding.applyAsDouble(before[i]), beforeCounts[i]);
        }
    }

    private void put(double value, double count) {
        int found = Arrays.binarySearch(values, 0, size, value);
        if (found >= 0) {
            counts[found] += count;
            return;
        }
        if (size == values.length) {
            values = Arrays.copyOf(values, 2 * size);
            counts = Arrays.copyOf(counts, 2 * size);
        }
        int at = -found - 1;
        System.arraycopy(values, at, values, at + 1, size - at);
        System.arraycopy(counts, at, counts, at + 1, size - at);
        values[at] = value;
        counts[at] = count;
        size++;
    }

    /** Takes each value, in rising order, with how often it was there. */
    interface Visitor {
        void visit(double value, double count);
    }

    void forEach(Visitor visitor) {
        for (int i = 0; i < size; i++) {
            visitor.visit(values[i], counts[i]);
        }
    }

    Distribution copy() {
        Distribution copy = new Distribution();
        copy.values = values.clone();
        copy.counts = counts.clone();
        copy.size = size;
        copy.level = level;
        return copy;
    }

    void write(DataOutput to) throws IOException {
        to.writeByte(level);
        to.writeByte(size);
        for (int i = 0; i < size; i++) {
            to.writeDouble(values[i]);
            to.writeDouble(counts[i]);
        }
    }

    static Distribution read(DataInput from) throws IOException {
        Distribution read = new Distribution();
        read.level = from.readByte();
        int entries = from.readByte();
        read.values = new double[Math.max(2, entries)];
        read.counts = new double[Math.max(2, entries)];
        for (int i = 0; i < entries; i++) {
            read.values[i] = from.readDouble();
            read.counts[i] = from.readDouble();
        }
        read.size = entries;
        return read;
    }
}
