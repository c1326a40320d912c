package wildrydes.pump.run.window;

import java.io.IOException;
import java.util.Arrays;
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

/**
 * {@link Operator.Stagger}: a window for each group, from its first row on. All are equally wide, so they close in the order
 * in which they opened: a queue that is threaded through arrays of the groups' numbers.
 */
public final class StaggerStep implements Rows, Timed, Stateful {

    private static final int NONE = -1;

    private final Operator.Stagger operator;
    private final Rows output;
    private final Faults faults;
    private final Agenda agenda;
    private final Groups groups;
    private long[] ends = new long[16];
    private int[] followers = new int[16];
    private int first = NONE;
    private int last = NONE;

    public StaggerStep(Operator.Stagger operator, Rows output, Surroundings surroundings) {
        this.operator = operator;
        this.output = output;
        this.faults = surroundings.faults();
        this.agenda = surroundings.agenda();
        this.groups =
                new Groups(operator.input().columns(), operator.keys(), operator.calls(), operator.columns(), faults);
    }

    @Override
    public void row(long rowtime, @Nullable Object[] row) {
        close(rowtime);
        int before = groups.size();
        int group;
        try {
            group = groups.add(row);
        } catch (RuntimeException e) {
            faults.lost(e, rowtime, row, operator.input().columns());
            return;
        }
        if (groups.size() != before) {
            append(group, rowtime + operator.widthMillis());
        }
    }

    @Override
    public long due() {
        return first == NONE ? NEVER : ends[first];
    }

    @Override
    public void close(long rowtime) {
        while (first != NONE && ends[first] <= rowtime) {
            int group = first;
            groups.emit(group, ends[group], output);
            first = followers[group];
            groups.remove(group);
        }
    }

    @Override
    public void save(StateWriter out) throws IOException {
        out.writeInt(groups.size());
        for (int group = first; group != NONE; group = followers[group]) {
            out.writeLong(ends[group]);
            groups.save(group, out);
        }
    }

    @Override
    public void load(StateReader in) throws IOException {
        for (int i = in.readInt(); i > 0; i--) {
            long end = in.readLong();
            append(groups.loadGroup(in), end);
        }
    }

    @Override
    public long retained() {
        return groups.size();
    }

    private void append(int group, long end) {
        if (group >= ends.length) {
            ends = Arrays.copyOf(ends, 2 * group);
            followers = Arrays.copyOf(followers, 2 * group);
        }
        ends[group] = end;
        followers[group] = NONE;
        if (first == NONE) {
            first = group;
            agenda.due(end);
        } else {
            followers[last] = group;
        }
        last = group;
    }
}
