package wildrydes.pump.run.aggregate;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wildrydes.pump.run.step.StateReader;
import wildrydes.pump.run.step.StateWriter;
import wildrydes.pump.type.SqlType;

/** COUNT(DISTINCT x), exact: it keeps each value. */
final class CountDistinct implements GroupAggregate {

    private final int argument;
    private final SqlType type;
    private GroupTable[] values = {};

    CountDistinct(int argument, SqlType type) {
        this.argument = argument;
        this.type = type;
    }

    @Override
    public void resize(int capacity) {
        values = Arrays.copyOf(values, capacity);
    }

    @Override
    public void open(int group) {
        values[group] = new GroupTable(List.of(argument));
    }

    @Override
    public void add(int group, @Nullable Object[] row) {
        if (row[argument] != null) {
            values[group].group(row);
        }
    }

    @Override
    public Object result(int group) {
        return Numbers.of(values[group].size(), type);
    }

    @Override
    public void save(int group, StateWriter out) throws IOException {
        out.writeInt(values[group].size());
        for (int i = 0; i < values[group].size(); i++) {
            values[group].save(i, out);
        }
    }

    @Override
    public void load(int group, StateReader in) throws IOException {
        for (int i = in.readInt(); i > 0; i--) {
            values[group].load(in);
        }
    }
}
