package wildrydes.pump.run.aggregate;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wildrydes.pump.run.step.SqlValues;
import wildrydes.pump.run.step.StateReader;
import wildrydes.pump.run.step.StateWriter;

/**
 * Numbers groups by their keys: the first is 0, and numbers of groups that were removed are used again. A hash table whose
 * keys lie in one array a key column, so that a group costs a few bytes beside its values.
 */
public final class GroupTable {

    private static final int SMALLEST = 16;

    private final int[] columns;
    private @Nullable Object[][] keys;
    private int[] hashes = new int[SMALLEST];
    /** The group's number + 1 at the place of its hash or behind it; 0 where there is none. */
    private int[] slots = new int[2 * SMALLEST];
    /** Numbers below this have been given. */
    private int numbers;
    /** Numbers that were given back. */
    private int[] free = new int[SMALLEST];

    private int freed;

    /** A table of groups whose keys are these columns of a row. */
    public GroupTable(List<Integer> columns) {
        this.columns = columns.stream().mapToInt(Integer::intValue).toArray();
        this.keys = new Object[this.columns.length][SMALLEST];
    }

    /** How many groups there are. */
    public int size() {
        return numbers - freed;
    }

    /** All groups have numbers below this. */
    public int numbers() {
        return numbers;
    }

    /**
     * The number of the group that a row of another kind would be of, or -1.
     *
     * @param others the columns of that row, in the place of the table's own
     */
    public int find(@Nullable Object[] row, int[] others) {
        return find(row, others, hash(row, others));
    }

    /** The number of a row's group, which is new where {@link #size} grows. */
    public int group(@Nullable Object[] row) {
        int hash = hash(row, columns);
        int found = find(row, columns, hash);
        return found >= 0 ? found : add(row, hash);
    }

    /** A key of a group. */
    public @Nullable Object key(int group, int key) {
        return keys[key][group];
    }

    /** Forgets a group; its number will be given to another one. */
    public void remove(int group) {
        int mask = slots.length - 1;
        int hole = place(hashes[group], mask);
        while (slots[hole] != group + 1) {
            hole = (hole + 1) & mask;
        }
        // Close the hole: an entry behind it moves up unless it would come before the place of its own hash.
        int next = hole;
        while (true) {
            next = (next + 1) & mask;
            if (slots[next] == 0) {
                break;
            }
            int home = place(hashes[slots[next] - 1], mask);
            if (((next - home) & mask) >= ((next - hole) & mask)) {
                slots[hole] = slots[next];
                hole = next;
            }
        }
        slots[hole] = 0;
        for (@Nullable Object[] column : keys) {
            column[group] = null;
        }
        if (freed == free.length) {
            free = Arrays.copyOf(free, 2 * freed);
        }
        free[freed++] = group;
        if (freed == numbers) {
            clear();
        }
    }

    /** Forgets all groups, and gives memory back that far fewer groups than before would leave unused. */
    public void clear() {
        int capacity = hashes.length;
        if (capacity > SMALLEST && numbers < capacity / 8) {
            allocate(SMALLEST);
        } else {
            Arrays.fill(slots, 0);
            for (@Nullable Object[] column : keys) {
                Arrays.fill(column, 0, numbers, null);
            }
        }
        numbers = 0;
        freed = 0;
    }

    /** Writes the keys of a group. */
    public void save(int group, StateWriter out) throws IOException {
        for (@Nullable Object[] column : keys) {
            out.writeValue(column[group]);
        }
    }

    /** Reads the keys of a group, which becomes the next one; nothing may have been removed before. */
    public int load(StateReader in) throws IOException {
        @Nullable Object[] values = new Object[columns.length];
        int hash = 0;
        for (int i = 0; i < values.length; i++) {
            values[i] = in.readValue();
            hash = 31 * hash + SqlValues.hash(values[i]);
        }
        int group = next(hash);
        for (int i = 0; i < values.length; i++) {
            keys[i][group] = values[i];
        }
        return group;
    }

    private int find(@Nullable Object[] row, int[] from, int hash) {
        int mask = slots.length - 1;
        for (int slot = place(hash, mask); slots[slot] != 0; slot = (slot + 1) & mask) {
            int group = slots[slot] - 1;
            if (hashes[group] == hash && isOf(group, row, from)) {
                return group;
            }
        }
        return -1;
    }

    private boolean isOf(int group, @Nullable Object[] row, int[] from) {
        for (int i = 0; i < from.length; i++) {
            if (!SqlValues.same(keys[i][group], row[from[i]])) {
                return false;
            }
        }
        return true;
    }

    private static int hash(@Nullable Object[] row, int[] from) {
        int hash = 0;
        for (int column : from) {
            hash = 31 * hash + SqlValues.hash(row[column]);
        }
        return hash;
    }

    private int add(@Nullable Object[] row, int hash) {
        int group = next(hash);
        for (int i = 0; i < columns.length; i++) {
            keys[i][group] = row[columns[i]];
        }
        return group;
    }

    private int next(int hash) {
        int group;
        if (freed > 0) {
            group = free[--freed];
        } else {
            if (numbers == hashes.length) {
                grow();
            }
            group = numbers++;
        }
        hashes[group] = hash;
        enter(group);
        return group;
    }

    private void enter(int group) {
        int mask = slots.length - 1;
        int slot = place(hashes[group], mask);
        while (slots[slot] != 0) {
            slot = (slot + 1) & mask;
        }
        slots[slot] = group + 1;
    }

    /** Called only when no number is free, so that each has a group. */
    private void grow() {
        int capacity = 2 * hashes.length;
        hashes = Arrays.copyOf(hashes, capacity);
        for (int i = 0; i < keys.length; i++) {
            keys[i] = Arrays.copyOf(keys[i], capacity);
        }
        slots = new int[2 * capacity];
        for (int group = 0; group < numbers; group++) {
            enter(group);
        }
    }

    private void allocate(int capacity) {
        hashes = new int[capacity];
        slots = new int[2 * capacity];
        free = new int[capacity];
        keys = new Object[columns.length][capacity];
    }

    private static int place(int hash, int mask) {
        int spread = hash * 0x9E3779B9;
        return (spread ^ spread >>> 15) & mask;
    }
}
