package wildrydes.pump.run.aggregate;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wildrydes.pump.run.step.StateReader;
import wildrydes.pump.run.step.StateWriter;

/** LAG over all rows so far: keeps as many values as the offset reaches back. */
final class Lag implements GroupAggregate {

    /** NULL, which a deque cannot hold. */
    private static final Object NULL = new Object();

    private final List<Integer> arguments;
    private final boolean ignoreNulls;
    private ArrayDeque<Object>[] values = deques(0);
    /** What the newest row of each group has got. */
    private @Nullable Object[] results = {};

    Lag(List<Integer> arguments, boolean ignoreNulls) {
        this.arguments = arguments;
        this.ignoreNulls = ignoreNulls;
    }

    @Override
    public void resize(int capacity) {
        values = Arrays.copyOf(values, capacity);
        results = Arrays.copyOf(results, capacity);
    }

    @Override
    public void open(int group) {
        values[group] = new ArrayDeque<>(4);
        results[group] = null;
    }

    @Override
    public void add(int group, @Nullable Object[] row) {
        Object value = row[arguments.get(0)];
        int offset = arguments.size() > 1 ? Places.of(row[arguments.get(1)], 0) : 1;
        ArrayDeque<Object> before = values[group];
        while (before.size() > offset) {
            before.removeFirst();
        }
        if (offset == 0) {
            results[group] = value;
        } else if (before.size() == offset) {
            results[group] = before.getFirst() == NULL ? null : before.getFirst();
        } else {
            results[group] = arguments.size() > 2 ? row[arguments.get(2)] : null;
        }
        if (value != null || !ignoreNulls) {
            before.addLast(value == null ? NULL : value);
        }
    }

    @Override
    public @Nullable Object result(int group) {
        return results[group];
    }

    @Override
    public void save(int group, StateWriter out) throws IOException {
        out.writeInt(values[group].size());
        for (Object value : values[group]) {
            out.writeValue(value == NULL ? null : value);
        }
    }

    @Override
    public void load(int group, StateReader in) throws IOException {
        for (int i = in.readInt(); i > 0; i--) {
            Object value = in.readValue();
            values[group].addLast(value == null ? NULL : value);
        }
    }

    /** Java has no other way to an array of a generic type. */
    @SuppressWarnings("unchecked")
    private static ArrayDeque<Object>[] deques(int length) {
        return (ArrayDeque<Object>[]) new ArrayDeque<?>[length];
    }
}
