package wildrydes.pump.run.sliding;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The rows of a partition that are in a window, oldest first: a ring. Each has a number, one more than that before it. */
final class FrameRows {

    /** In the places of the ring that hold no row. */
    private static final @Nullable Object[] EMPTY = {};

    private @Nullable Object[][] rows = new Object[4][];
    private long[] rowtimes = new long[4];
    private int head;
    private int size;
    private long firstNumber;

    int size() {
        return size;
    }

    /** The number of the oldest row. */
    long firstNumber() {
        return firstNumber;
    }

    /** A row by its place, the oldest being 0. */
    @Nullable
    Object[] row(int place) {
        return rows[(head + place) & (rows.length - 1)];
    }

    /** The rowtime of a row by its place. */
    long rowtime(int place) {
        return rowtimes[(head + place) & (rows.length - 1)];
    }

    /** Adds a row, and gives its number. */
    long add(long rowtime, @Nullable Object[] row) {
        if (size == rows.length) {
            resize(2 * rows.length);
        }
        int slot = (head + size) & (rows.length - 1);
        rows[slot] = row;
        rowtimes[slot] = rowtime;
        return firstNumber + size++;
    }

    /** Lets the oldest row go. */
    void removeFirst() {
        rows[head] = EMPTY;
        head = (head + 1) & (rows.length - 1);
        size--;
        firstNumber++;
        if (size < rows.length / 8 && rows.length > 64) {
            resize(rows.length / 4);
        }
    }

    private void resize(int capacity) {
        @Nullable Object[][] moved = new Object[capacity][];
        long[] movedTimes = new long[capacity];
        Arrays.fill(moved, EMPTY);
        for (int i = 0; i < size; i++) {
            moved[i] = row(i);
            movedTimes[i] = rowtime(i);
        }
        rows = moved;
        rowtimes = movedTimes;
        head = 0;
    }
}
