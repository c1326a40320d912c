package wildrydes.pump.run.window;

import java.io.IOException;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;
import wildrydes.pump.plan.Operator;
import wildrydes.pump.run.step.Faults;
import wildrydes.pump.run.step.Rows;
import wildrydes.pump.run.step.Rowtimes;
import wildrydes.pump.run.step.StateReader;
import wildrydes.pump.run.step.StateWriter;
import wildrydes.pump.run.step.Stateful;
import wildrydes.pump.run.step.Surroundings;

/**
 * {@link Operator.TimeSort}: a row comes when one is there whose time is later by the interval. Only rows say how late it
 * is: the clock's bounds count for nothing here, as docs.aws.amazon.com/kinesisanalytics/latest/sqlref/sqlrf_T-sorting_Stream_Input.html
 * has it.
 */
public final class TimeSortStep implements Rows, Stateful {

    /** A row that waits; the number keeps rows of the same time in the order in which they came. */
    private record Waiting(long time, long number, @Nullable Object[] row) {}

    private final Operator.TimeSort operator;
    private final Rows output;
    private final Faults faults;
    private final Rowtimes rowtimes;
    private final PriorityQueue<Waiting> waiting =
            new PriorityQueue<>(Comparator.comparingLong(Waiting::time).thenComparingLong(Waiting::number));
    private long number;
    /** Rows up to this time have gone. */
    private long passed = Long.MIN_VALUE;

    public TimeSortStep(Operator.TimeSort operator, Rows output, Surroundings surroundings) {
        this.operator = operator;
        this.output = output;
        this.faults = surroundings.faults();
        this.rowtimes = new Rowtimes(operator.columns());
    }

    @Override
    public void row(long rowtime, @Nullable Object[] row) {
        if (!(row[operator.time()] instanceof Long time)) {
            faults.lost("NULL rowtime", "The time to sort by is NULL.", rowtime, row, operator.columns());
            return;
        }
        if (time < passed) {
            faults.lost(
                    Faults.OUT_OF_ORDER,
                    "The row is later than the " + operator.withinMillis() + " ms that ORDER BY waits.",
                    rowtime,
                    row,
                    operator.columns());
            return;
        }
        waiting.add(new Waiting(time, number++, row));
        passed = Math.max(passed, time - operator.withinMillis());
        while (!waiting.isEmpty() && waiting.peek().time() <= passed) {
            Waiting next = waiting.remove();
            output.row(next.time(), rowtimes.with(next.time(), next.row()));
        }
    }

    @Override
    public void save(StateWriter out) throws IOException {
        out.writeLong(passed);
        out.writeInt(waiting.size());
        for (Waiting row : waiting.stream()
                .sorted(Comparator.comparingLong(Waiting::number))
                .toList()) {
            out.writeLong(row.time());
            out.writeRow(row.row());
        }
    }

    @Override
    public void load(StateReader in) throws IOException {
        passed = in.readLong();
        for (int i = in.readInt(); i > 0; i--) {
            waiting.add(new Waiting(in.readLong(), number++, in.readRow()));
        }
    }

    @Override
    public long retained() {
        return waiting.size();
    }
}
