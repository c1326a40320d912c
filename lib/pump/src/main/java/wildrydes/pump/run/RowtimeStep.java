package wildrydes.pump.run;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wildrydes.pump.plan.Operator;
import wildrydes.pump.run.step.Faults;
import wildrydes.pump.run.step.Rows;
import wildrydes.pump.run.step.StateReader;
import wildrydes.pump.run.step.StateWriter;
import wildrydes.pump.run.step.Stateful;
import wildrydes.pump.run.step.Surroundings;
import wildrydes.pump.type.Column;

/** The end of an {@link Operator.Project} that overrides the rowtime: SELECT ... AS ROWTIME. */
final class RowtimeStep implements Rows, Stateful {

    private final int column;
    private final List<Column> columns;
    private final Rows output;
    private final Faults faults;
    private long last = Long.MIN_VALUE;

    RowtimeStep(Operator.Project operator, Rows output, Surroundings surroundings) {
        this.column = operator.rowtime();
        this.columns = operator.columns();
        this.output = output;
        this.faults = surroundings.faults();
    }

    @Override
    public void row(long rowtime, @Nullable Object[] row) {
        if (!(row[column] instanceof Long own)) {
            faults.lost("NULL rowtime", "The query gives a row NULL as its ROWTIME.", rowtime, row, columns);
        } else if (own < last) {
            faults.lost(Faults.OUT_OF_ORDER, ErrorRows.outOfOrder(own, last), rowtime, row, columns);
        } else {
            last = own;
            output.row(own, row);
        }
    }

    @Override
    public void save(StateWriter out) throws IOException {
        out.writeLong(last);
    }

    @Override
    public void load(StateReader in) throws IOException {
        last = in.readLong();
    }

    @Override
    public long retained() {
        return 0;
    }
}
