package wildrydes.pump.run.join;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wildrydes.pump.plan.Frame;
import wildrydes.pump.run.aggregate.GroupTable;
import wildrydes.pump.run.step.StateReader;
import wildrydes.pump.run.step.StateWriter;
import wildrydes.pump.run.step.Timed;

/** The window of one side of a join: its rows in the order in which they came, and by their keys. */
final class JoinSide {

    /** Takes a row that leaves the window. */
    interface Departure {

        void gone(JoinRow row);
    }

    private final Frame frame;
    private final int[] keys;
    private final boolean outer;
    private final Departure departure;
    private final ArrayDeque<JoinRow> rows = new ArrayDeque<>();
    private final GroupTable groups;
    /** The rows of each group of {@link #groups}; empty at numbers that are free. */
    private ArrayDeque<JoinRow>[] buckets = buckets(16);
    /** Rows without a partner, with some at the front, perhaps, that have found one since. */
    private final ArrayDeque<JoinRow> lonely = new ArrayDeque<>();

    /**
     * An empty window.
     *
     * @param keys columns of its rows; none makes each row a partner of each
     * @param outer whether somebody wants the rows that leave without having had a partner
     */
    JoinSide(Frame frame, List<Integer> keys, boolean outer, Departure departure) {
        this.frame = frame;
        this.keys = keys.stream().mapToInt(Integer::intValue).toArray();
        this.outer = outer;
        this.departure = departure;
        this.groups = new GroupTable(keys);
    }

    /** The rows whose keys are those of a row of the other side, in the order in which they came. */
    Collection<JoinRow> partners(@Nullable Object[] row, JoinSide other) {
        if (keys.length == 0) {
            return rows;
        }
        if (hasNull(row, other.keys)) {
            return List.of();
        }
        int group = groups.find(row, other.keys);
        return group < 0 ? List.of() : buckets[group];
    }

    /** Takes a row in. */
    void add(JoinRow row) {
        rows.add(row);
        if (keys.length > 0 && !hasNull(row.row, keys)) {
            int group = groups.group(row.row);
            if (group >= buckets.length) {
                buckets = Arrays.copyOf(buckets, 2 * group);
            }
            if (buckets[group] == null) {
                buckets[group] = new ArrayDeque<>(2);
            }
            buckets[group].add(row);
        }
        if (outer && !row.matched) {
            lonely.add(row);
        }
        if (frame instanceof Frame.Rows last && rows.size() > last.preceding() + 1L) {
            removeFirst();
        }
    }

    /** The last rowtime at which its first row is in the window, or {@link Timed#NEVER}. */
    long firstLeaves() {
        return rows.isEmpty() ? Timed.NEVER : leaves(rows.getFirst());
    }

    /** The last rowtime at which the first row without a partner is in the window, or {@link Timed#NEVER}. */
    long firstLonelyLeaves() {
        while (!lonely.isEmpty() && lonely.getFirst().matched) {
            lonely.removeFirst();
        }
        return lonely.isEmpty() ? Timed.NEVER : leaves(lonely.getFirst());
    }

    /** Lets the first row go. */
    void removeFirst() {
        JoinRow row = rows.removeFirst();
        if (keys.length > 0 && !hasNull(row.row, keys)) {
            int group = groups.find(row.row, keys);
            buckets[group].removeFirst();
            if (buckets[group].isEmpty()) {
                groups.remove(group);
            }
        }
        if (outer && !row.matched) {
            departure.gone(row);
            row.matched = true;
        }
    }

    /** The last rowtime at which a row is in the window. */
    long leaves(JoinRow row) {
        return frame instanceof Frame.Range range ? row.rowtime + range.precedingMillis() : Timed.NEVER;
    }

    int size() {
        return rows.size();
    }

    void save(StateWriter out) throws IOException {
        out.writeInt(rows.size());
        for (JoinRow row : rows) {
            out.writeLong(row.rowtime);
            out.writeRow(row.row);
            out.writeBoolean(row.matched);
        }
    }

    void load(StateReader in) throws IOException {
        for (int i = in.readInt(); i > 0; i--) {
            JoinRow row = new JoinRow(in.readLong(), in.readRow());
            row.matched = in.readBoolean();
            add(row);
        }
    }

    private static boolean hasNull(@Nullable Object[] row, int[] columns) {
        for (int column : columns) {
            if (row[column] == null) {
                return true;
            }
        }
        return false;
    }

    /** Java has no other way to an array of a generic type. */
    @SuppressWarnings("unchecked")
    private static ArrayDeque<JoinRow>[] buckets(int length) {
        return (ArrayDeque<JoinRow>[]) new ArrayDeque<?>[length];
    }
}
