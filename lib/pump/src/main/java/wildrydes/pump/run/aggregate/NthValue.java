package wildrydes.pump.run.aggregate;

import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import wildrydes.pump.run.step.StateReader;
import wildrydes.pump.run.step.StateWriter;

/** FIRST_VALUE, LAST_VALUE and NTH_VALUE. */
final class NthValue extends ValueAggregate {

    private final int nth;
    private final boolean last;
    private final boolean ignoreNulls;
    private long[] counts = {};

    /**
     * One of a group's values.
     *
     * @param nth the column that says which, or -1 for the first
     * @param last whether each value takes the place of the one before
     */
    NthValue(int argument, int nth, boolean last, boolean ignoreNulls) {
        super(argument);
        this.nth = nth;
        this.last = last;
        this.ignoreNulls = ignoreNulls;
    }

    @Override
    public void resize(int capacity) {
        super.resize(capacity);
        counts = Arrays.copyOf(counts, capacity);
    }

    @Override
    public void open(int group) {
        super.open(group);
        counts[group] = 0;
    }

    @Override
    public void add(int group, @Nullable Object[] row) {
        Object value = row[argument];
        if (value == null && ignoreNulls) {
            return;
        }
        long place = ++counts[group];
        if (last || place == (nth < 0 ? 1 : Places.of(row[nth], 1))) {
            values[group] = value;
        }
    }

    @Override
    public void save(int group, StateWriter out) throws IOException {
        super.save(group, out);
        out.writeLong(counts[group]);
    }

    @Override
    public void load(int group, StateReader in) throws IOException {
        super.load(group, in);
        counts[group] = in.readLong();
    }
}
