package wildrydes.pump.run.sliding;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wildrydes.pump.run.step.SqlValues;
import wildrydes.pump.run.step.StateReader;
import wildrydes.pump.run.step.StateWriter;

/** The values, at this time, of those columns of a PARTITION BY that only grow with rowtime. */
final class Epoch {

    private final int[] columns;
    private @Nullable Object[] values;

    Epoch(List<Integer> columns) {
        this.columns = columns.stream().mapToInt(Integer::intValue).toArray();
        this.values = new Object[this.columns.length];
    }

    /** Whether a row has other values than the row before, so that no partition of before gets a row any more. */
    boolean begins(@Nullable Object[] row) {
        boolean begins = false;
        for (int i = 0; i < columns.length; i++) {
            Object value = row[columns[i]];
            if (!SqlValues.same(values[i], value)) {
                values[i] = value;
                begins = true;
            }
        }
        return begins;
    }

    void save(StateWriter out) throws IOException {
        out.writeRow(values);
    }

    void load(StateReader in) throws IOException {
        values = in.readRow();
    }
}
