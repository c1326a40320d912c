package wildrydes.pump.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wildrydes.pump.plan.PumpPlan;
import wildrydes.pump.run.step.Faults;
import wildrydes.pump.run.step.RowText;
import wildrydes.pump.run.step.Rows;
import wildrydes.pump.run.step.StateReader;
import wildrydes.pump.run.step.StateWriter;
import wildrydes.pump.run.step.Stateful;
import wildrydes.pump.type.Column;

/** A pump: takes the rows of its query into its target, and counts. */
final class RunningPump implements Rows, Faults {

    private final PumpPlan plan;
    private final int number;
    private final RunningStream target;
    private final ErrorRows errorRows;
    private final boolean behindErrors;
    private final List<Stateful> states = new ArrayList<>();
    private long rowsIn;
    private long rowsOut;
    private long errors;

    /**
     * A pump that has moved nothing.
     *
     * @param number its place among the pumps of the application
     * @param behindErrors whether its rows come from error_stream, so that its own errors must not go there again
     */
    RunningPump(PumpPlan plan, int number, RunningStream target, ErrorRows errorRows, boolean behindErrors) {
        this.plan = plan;
        this.number = number;
        this.target = target;
        this.errorRows = errorRows;
        this.behindErrors = behindErrors;
    }

    PumpPlan plan() {
        return plan;
    }

    /** Its place among the pumps of the application. */
    int number() {
        return number;
    }

    /** Has this saved with the pump; in the order of the plan, which is that of loading. */
    void remember(Stateful state) {
        states.add(state);
    }

    /** Counts the rows that go into its query. */
    Rows reader(Rows query) {
        return (rowtime, row) -> {
            rowsIn++;
            query.row(rowtime, row);
        };
    }

    @Override
    public void row(long rowtime, @Nullable Object[] row) {
        if (rowtime < target.last()) {
            lost(OUT_OF_ORDER, ErrorRows.outOfOrder(rowtime, target.last()), rowtime, row, target.columns());
        } else {
            rowsOut++;
            target.row(rowtime, row);
        }
    }

    @Override
    public void lost(String name, String message, long rowtime, @Nullable Object[] row, List<Column> columns) {
        errors++;
        errorRows.add(name, message, rowtime, RowText.bytes(row, columns), plan.name(), behindErrors);
    }

    void save(StateWriter out) throws IOException {
        for (Stateful state : states) {
            state.save(out);
        }
    }

    void load(StateReader in) throws IOException {
        for (Stateful state : states) {
            state.load(in);
        }
    }

    PumpStatus status() {
        return new PumpStatus(
                plan.name(),
                plan.target(),
                plan.started(),
                rowsIn,
                rowsOut,
                errors,
                states.stream().mapToLong(Stateful::retained).sum());
    }
}
