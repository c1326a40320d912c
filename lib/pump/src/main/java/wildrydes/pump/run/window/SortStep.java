package wildrydes.pump.run.window;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wildrydes.pump.plan.Operator;
import wildrydes.pump.run.step.Agenda;
import wildrydes.pump.run.step.Faults;
import wildrydes.pump.run.step.Rows;
import wildrydes.pump.run.step.Rowtimes;
import wildrydes.pump.run.step.StateReader;
import wildrydes.pump.run.step.StateWriter;
import wildrydes.pump.run.step.Stateful;
import wildrydes.pump.run.step.Surroundings;
import wildrydes.pump.run.step.Timed;

/**
 * {@link Operator.Sort}: keeps the rows of a window, and gives them in their order when it has passed. As they no longer
 * come in the order of their rowtimes, each gets the window's last millisecond; with ORDER BY ROWTIME that is its own.
 */
public final class SortStep implements Rows, Timed, Stateful {

    private final Operator.Sort operator;
    private final Rows output;
    private final Faults faults;
    private final Agenda agenda;
    private final ClosingMoment moment;
    private final Rowtimes rowtimes;
    private final RowOrder order;
    private List<@Nullable Object[]> rows = new ArrayList<>();
    private long end = Long.MIN_VALUE;

    /** A step without rows. */
    public SortStep(Operator.Sort operator, Rows output, Surroundings surroundings) {
        this.operator = operator;
        this.output = output;
        this.faults = surroundings.faults();
        this.agenda = surroundings.agenda();
        this.moment = new ClosingMoment(operator.window(), operator.windowColumns(), surroundings.context());
        this.rowtimes = new Rowtimes(operator.columns());
        this.order = new RowOrder(operator.order());
    }

    @Override
    public void row(long rowtime, @Nullable Object[] row) {
        if (rowtime >= end && end != NEVER) {
            close(rowtime);
            try {
                end = moment.after(rowtime);
            } catch (RuntimeException e) {
                faults.lost(e, rowtime, row, operator.columns());
                return;
            }
            agenda.due(end);
        }
        rows.add(row);
    }

    @Override
    public long due() {
        return rows.isEmpty() ? NEVER : end;
    }

    @Override
    public boolean closesEarly() {
        return true;
    }

    @Override
    public void close(long rowtime) {
        if (rows.isEmpty() || rowtime < end) {
            return;
        }
        List<@Nullable Object[]> sorted = rows;
        rows = new ArrayList<>();
        sorted.sort(order);
        for (@Nullable Object[] row : sorted) {
            output.row(end - 1, rowtimes.with(end - 1, row));
        }
    }

    @Override
    public void save(StateWriter out) throws IOException {
        out.writeLong(end);
        out.writeInt(rows.size());
        for (@Nullable Object[] row : rows) {
            out.writeRow(row);
        }
    }

    @Override
    public void load(StateReader in) throws IOException {
        end = in.readLong();
        for (int i = in.readInt(); i > 0; i--) {
            rows.add(in.readRow());
        }
    }

    @Override
    public long retained() {
        return rows.size();
    }
}
