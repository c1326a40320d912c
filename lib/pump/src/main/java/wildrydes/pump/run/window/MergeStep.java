package wildrydes.pump.run.window;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wildrydes.pump.run.step.Rows;
import wildrydes.pump.run.step.StateReader;
import wildrydes.pump.run.step.StateWriter;
import wildrydes.pump.run.step.Stateful;

/**
 * Brings the rows of inputs whose rowtimes no common clock drives into one order: a row goes on when each other input has
 * come as far. Where an input falls silent, rows of the others wait, up to a limit; then they go on without it.
 */
public final class MergeStep implements Stateful {

    private static final int MOST_WAITING = 1_000_000;

    private record Waiting(long rowtime, @Nullable Object[] row) {}

    private final List<Rows> outputs;
    private final List<ArrayDeque<Waiting>> queues = new ArrayList<>();
    private int waiting;
    /** How many inputs have no row that waits. */
    private int silent;

    /** Merges as many inputs as there are outputs: the rows of each go to its own, in the order of all. */
    public MergeStep(List<Rows> outputs) {
        this.outputs = List.copyOf(outputs);
        this.silent = outputs.size();
        for (int i = 0; i < outputs.size(); i++) {
            queues.add(new ArrayDeque<>());
        }
    }

    /** Where the rows of an input go in. */
    public Rows input(int number) {
        return (rowtime, row) -> {
            add(number, new Waiting(rowtime, row));
            release();
        };
    }

    private void add(int number, Waiting row) {
        ArrayDeque<Waiting> queue = queues.get(number);
        if (queue.isEmpty()) {
            silent--;
        }
        queue.add(row);
        waiting++;
    }

    private void release() {
        while (silent == 0 || waiting > MOST_WAITING) {
            int first = -1;
            long rowtime = Long.MAX_VALUE;
            for (int i = 0; i < queues.size(); i++) {
                Waiting head = queues.get(i).peek();
                if (head != null && (first < 0 || head.rowtime() < rowtime)) {
                    first = i;
                    rowtime = head.rowtime();
                }
            }
            Waiting next = queues.get(first).remove();
            waiting--;
            if (queues.get(first).isEmpty()) {
                silent++;
            }
            outputs.get(first).row(next.rowtime(), next.row());
        }
    }

    @Override
    public void save(StateWriter out) throws IOException {
        for (ArrayDeque<Waiting> queue : queues) {
            out.writeInt(queue.size());
            for (Waiting row : queue) {
                out.writeLong(row.rowtime());
                out.writeRow(row.row());
            }
        }
    }

    @Override
    public void load(StateReader in) throws IOException {
        for (int number = 0; number < queues.size(); number++) {
            for (int i = in.readInt(); i > 0; i--) {
                add(number, new Waiting(in.readLong(), in.readRow()));
            }
        }
    }

    @Override
    public long retained() {
        return waiting;
    }
}
