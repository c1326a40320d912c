package wildrydes.pump.run.join;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wildrydes.pump.plan.Operator;
import wildrydes.pump.plan.Operator.JoinKind;
import wildrydes.pump.plan.RowContext;
import wildrydes.pump.run.aggregate.GroupTable;
import wildrydes.pump.run.step.Faults;
import wildrydes.pump.run.step.Rows;
import wildrydes.pump.run.step.Surroundings;

/** {@link Operator.ReferenceJoin}: looks the table's rows up by their keys. */
public final class ReferenceJoinStep implements Rows {

    private final Operator.ReferenceJoin operator;
    private final int[] keys;
    private final int inputWidth;
    private final int width;
    private final Rows output;
    private final RowContext context;
    private final Faults faults;
    private GroupTable groups;
    /** The table's rows by the numbers of their groups. */
    private List<List<@Nullable Object[]>> rows = List.of();

    public ReferenceJoinStep(
            Operator.ReferenceJoin operator, ReferenceRows table, Rows output, Surroundings surroundings) {
        this.operator = operator;
        this.keys = operator.keys().stream().mapToInt(Integer::intValue).toArray();
        this.inputWidth = operator.input().columns().size();
        this.width = operator.columns().size();
        this.output = output;
        this.context = surroundings.context();
        this.faults = surroundings.faults();
        this.groups = new GroupTable(operator.tableKeys());
        table.add(this);
    }

    /**
     * Looks up among these rows from now on.
     *
     * @throws IllegalArgumentException if one has not as many values as the table has columns
     */
    void index(List<@Nullable Object[]> table) {
        GroupTable found = new GroupTable(operator.tableKeys());
        List<List<@Nullable Object[]>> indexed = new ArrayList<>();
        for (@Nullable Object[] row : table) {
            if (row.length != width - inputWidth) {
                throw new IllegalArgumentException("A row of reference table " + operator.table() + " has "
                        + (width - inputWidth) + " values, and this one has " + row.length + ".");
            }
            int group = found.group(row);
            if (group == indexed.size()) {
                indexed.add(new ArrayList<>());
            }
            indexed.get(group).add(row);
        }
        groups = found;
        rows = indexed;
    }

    @Override
    public void row(long rowtime, @Nullable Object[] row) {
        boolean matched = false;
        for (@Nullable Object[] entry : entries(row)) {
            @Nullable Object[] joined = join(row);
            System.arraycopy(entry, 0, joined, inputWidth, entry.length);
            try {
                if (!operator.condition().test(rowtime, joined, context)) {
                    continue;
                }
            } catch (RuntimeException e) {
                // Nobody can say that they do not match, so the row must not come alone.
                matched = true;
                faults.lost(e, rowtime, joined, operator.columns());
                continue;
            }
            matched = true;
            output.row(rowtime, joined);
        }
        if (!matched && operator.kind() == JoinKind.LEFT) {
            output.row(rowtime, join(row));
        }
    }

    private List<@Nullable Object[]> entries(@Nullable Object[] row) {
        for (int key : keys) {
            if (row[key] == null) {
                return List.of();
            }
        }
        int group = groups.find(row, keys);
        return group < 0 ? List.of() : rows.get(group);
    }

    private @Nullable Object[] join(@Nullable Object[] row) {
        @Nullable Object[] joined = new Object[width];
        System.arraycopy(row, 0, joined, 0, inputWidth);
        return joined;
    }
}
