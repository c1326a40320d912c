package wildrydes.pump.run.aggregate;

import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import wildrydes.pump.run.step.StateReader;
import wildrydes.pump.run.step.StateWriter;

/** An aggregate that keeps one of the values that it sees. */
abstract class ValueAggregate implements GroupAggregate {

    final int argument;

    @Nullable
    Object[] values = {};

    ValueAggregate(int argument) {
        this.argument = argument;
    }

    @Override
    public void resize(int capacity) {
        values = Arrays.copyOf(values, capacity);
    }

    @Override
    public void open(int group) {
        values[group] = null;
    }

    @Override
    public @Nullable Object result(int group) {
        return values[group];
    }

    @Override
    public void save(int group, StateWriter out) throws IOException {
        out.writeValue(values[group]);
    }

    @Override
    public void load(int group, StateReader in) throws IOException {
        values[group] = in.readValue();
    }
}
