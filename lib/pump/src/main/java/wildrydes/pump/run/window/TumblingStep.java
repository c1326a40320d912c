package wildrydes.pump.run.window;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import wildrydes.pump.plan.Operator;
import wildrydes.pump.run.aggregate.Groups;
import wildrydes.pump.run.step.Agenda;
import wildrydes.pump.run.step.Faults;
import wildrydes.pump.run.step.Rows;
import wildrydes.pump.run.step.StateReader;
import wildrydes.pump.run.step.StateWriter;
import wildrydes.pump.run.step.Stateful;
import wildrydes.pump.run.step.Surroundings;
import wildrydes.pump.run.step.Timed;

/** {@link Operator.Tumbling}: adds up groups, and gives their rows, in the order in which they appeared, when the window ends. */
public final class TumblingStep implements Rows, Timed, Stateful {

    private final Operator.Tumbling operator;
    private final Rows output;
    private final Faults faults;
    private final Agenda agenda;
    private final ClosingMoment moment;
    private final Groups groups;
    /** Of the window that is open; rows before it belong there. */
    private long end = Long.MIN_VALUE;

    public TumblingStep(Operator.Tumbling operator, Rows output, Surroundings surroundings) {
        this.operator = operator;
        this.output = output;
        this.faults = surroundings.faults();
        this.agenda = surroundings.agenda();
        this.moment = new ClosingMoment(operator.window(), operator.windowColumns(), surroundings.context());
        this.groups =
                new Groups(operator.input().columns(), operator.keys(), operator.calls(), operator.columns(), faults);
    }

    @Override
    public void row(long rowtime, @Nullable Object[] row) {
        if (rowtime >= end && end != NEVER) {
            close(rowtime);
            try {
                end = moment.after(rowtime);
            } catch (RuntimeException e) {
                faults.lost(e, rowtime, row, operator.input().columns());
                return;
            }
            agenda.due(end);
        }
        try {
            groups.add(row);
        } catch (RuntimeException e) {
            faults.lost(e, rowtime, row, operator.input().columns());
        }
    }

    @Override
    public long due() {
        return groups.size() == 0 ? NEVER : end;
    }

    @Override
    public void close(long rowtime) {
        int count = groups.numbers();
        if (count == 0 || rowtime < end) {
            return;
        }
        for (int group = 0; group < count; group++) {
            groups.emit(group, end, output);
        }
        groups.clear();
    }

    @Override
    public void save(StateWriter out) throws IOException {
        out.writeLong(end);
        groups.save(out);
    }

    @Override
    public void load(StateReader in) throws IOException {
        end = in.readLong();
        groups.load(in);
    }

    @Override
    public long retained() {
        return groups.size();
    }
}
