package wildrydes.pump.run.aggregate;

import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import wildrydes.pump.run.step.StateReader;
import wildrydes.pump.run.step.StateWriter;
import wildrydes.pump.type.SqlType;

/** COUNT(*) and COUNT(x). */
final class Count implements GroupAggregate {

    private final int[] arguments;
    private final SqlType type;
    private long[] counts = {};

    /** Counts the rows in which none of these columns is NULL. */
    Count(int[] arguments, SqlType type) {
        this.arguments = arguments;
        this.type = type;
    }

    @Override
    public void resize(int capacity) {
        counts = Arrays.copyOf(counts, capacity);
    }

    @Override
    public void open(int group) {
        counts[group] = 0;
    }

    @Override
    public void add(int group, @Nullable Object[] row) {
        for (int argument : arguments) {
            if (row[argument] == null) {
                return;
            }
        }
        counts[group]++;
    }

    @Override
    public Object result(int group) {
        return Numbers.of(counts[group], type);
    }

    @Override
    public void save(int group, StateWriter out) throws IOException {
        out.writeLong(counts[group]);
    }

    @Override
    public void load(int group, StateReader in) throws IOException {
        counts[group] = in.readLong();
    }
}
