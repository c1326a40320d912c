package wildrydes.pump.run.aggregate;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wildrydes.pump.plan.AggregateCall;
import wildrydes.pump.run.step.Faults;
import wildrydes.pump.run.step.Rows;
import wildrydes.pump.run.step.StateReader;
import wildrydes.pump.run.step.StateWriter;
import wildrydes.pump.type.Column;

/** The groups of a GROUP BY: their keys and the aggregates of all calls. */
public final class Groups {

    private final GroupTable table;
    private final int keys;
    private final GroupAggregate[] aggregates;
    private final List<Column> columns;
    private final Faults faults;
    private int capacity;

    /**
     * Groups without rows.
     *
     * @param input the columns of the rows
     * @param output those of a group's row: keys, results, the end of its window
     */
    public Groups(
            List<Column> input, List<Integer> keys, List<AggregateCall> calls, List<Column> output, Faults faults) {
        this.table = new GroupTable(keys);
        this.keys = keys.size();
        this.aggregates =
                calls.stream().map(call -> GroupAggregates.of(call, input)).toArray(GroupAggregate[]::new);
        this.columns = output;
        this.faults = faults;
    }

    public int size() {
        return table.size();
    }

    /** All groups have numbers below this. */
    public int numbers() {
        return table.numbers();
    }

    /** Adds a row to its group, and gives the group's number; the group is new where {@link #size} grows. */
    public int add(@Nullable Object[] row) {
        int before = table.size();
        int group = table.group(row);
        if (table.size() != before) {
            open(group);
        }
        for (GroupAggregate aggregate : aggregates) {
            aggregate.add(group, row);
        }
        return group;
    }

    /** Hands a group's row on, or says why there is none. */
    public void emit(int group, long rowtime, Rows output) {
        @Nullable Object[] row = new Object[columns.size()];
        for (int i = 0; i < keys; i++) {
            row[i] = table.key(group, i);
        }
        row[row.length - 1] = rowtime;
        RuntimeException failure = null;
        for (int i = 0; i < aggregates.length; i++) {
            try {
                row[keys + i] = aggregates[i].result(group);
            } catch (RuntimeException e) {
                failure = e;
            }
        }
        if (failure == null) {
            output.row(rowtime, row);
        } else {
            faults.lost(failure, rowtime, row, columns);
        }
    }

    /** Forgets a group. */
    public void remove(int group) {
        table.remove(group);
    }

    /** Forgets all groups. */
    public void clear() {
        if (capacity > 1024 && table.numbers() < capacity / 8) {
            resize(0);
        }
        table.clear();
    }

    /**
     * The results of a group's calls.
     *
     * @throws RuntimeException if one cannot be computed
     */
    public void results(int group, @Nullable Object[] to, int at) {
        for (int i = 0; i < aggregates.length; i++) {
            to[at + i] = aggregates[i].result(group);
        }
    }

    /** Writes all groups; none may have been removed. */
    public void save(StateWriter out) throws IOException {
        out.writeInt(table.numbers());
        for (int group = 0; group < table.numbers(); group++) {
            save(group, out);
        }
    }

    /** Takes up what {@link #save(StateWriter)} has written. */
    public void load(StateReader in) throws IOException {
        for (int i = in.readInt(); i > 0; i--) {
            loadGroup(in);
        }
    }

    /** Writes a group. */
    public void save(int group, StateWriter out) throws IOException {
        table.save(group, out);
        for (GroupAggregate aggregate : aggregates) {
            aggregate.save(group, out);
        }
    }

    /** Takes a group up, and gives its number. */
    public int loadGroup(StateReader in) throws IOException {
        int group = table.load(in);
        open(group);
        for (GroupAggregate aggregate : aggregates) {
            aggregate.load(group, in);
        }
        return group;
    }

    private void open(int group) {
        if (group >= capacity) {
            resize(Math.max(16, 2 * capacity));
        }
        for (GroupAggregate aggregate : aggregates) {
            aggregate.open(group);
        }
    }

    private void resize(int groups) {
        capacity = groups;
        for (GroupAggregate aggregate : aggregates) {
            aggregate.resize(groups);
        }
    }
}
