package wildrydes.pump.run.sliding;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wildrydes.pump.plan.Frame;
import wildrydes.pump.plan.Operator;
import wildrydes.pump.run.aggregate.GroupTable;
import wildrydes.pump.run.step.StateReader;
import wildrydes.pump.run.step.StateWriter;
import wildrydes.pump.type.Column;

/**
 * A window over a RANGE of time or a number of ROWS: keeps the rows that are in it. A partition without a row in a RANGE is
 * forgotten; the newest rows of a partition in ROWS are kept for as long as the application runs, as the query wants it.
 */
final class FramedWindow implements SlidingWindow {

    private final Operator.Window window;
    private final List<Column> input;
    private final Epoch epoch;
    private final GroupTable numbers;
    private @Nullable Partition[] partitions = new Partition[16];
    private @Nullable Partition oldest;
    private @Nullable Partition newest;
    private long rows;

    FramedWindow(Operator.Window window, List<Column> input) {
        this.window = window;
        this.input = input;
        this.epoch = new Epoch(window.monotonic());
        this.numbers = new GroupTable(window.partition());
    }

    @Override
    public void add(long rowtime, @Nullable Object[] row, @Nullable Object[] to, int at) {
        if (epoch.begins(row)) {
            clear();
        }
        if (window.frame() instanceof Frame.Range range) {
            forgetIdle(rowtime - range.precedingMillis());
        }
        enter(rowtime, row).results(to, at);
    }

    @Override
    public void save(StateWriter out) throws IOException {
        epoch.save(out);
        out.writeLong(rows);
        for (Partition partition = oldest; partition != null; partition = partition.newer) {
            for (int i = 0; i < partition.rows.size(); i++) {
                out.writeLong(partition.rows.rowtime(i));
                out.writeRow(partition.rows.row(i));
            }
        }
    }

    @Override
    public void load(StateReader in) throws IOException {
        epoch.load(in);
        for (long i = in.readLong(); i > 0; i--) {
            long rowtime = in.readLong();
            enter(rowtime, in.readRow());
        }
    }

    @Override
    public long retained() {
        return rows;
    }

    private Partition enter(long rowtime, @Nullable Object[] row) {
        int before = numbers.size();
        int number = numbers.group(row);
        Partition partition = numbers.size() == before ? partitions[number] : null;
        if (partition == null) {
            if (number >= partitions.length) {
                partitions = Arrays.copyOf(partitions, 2 * number);
            }
            partition = new Partition(number, window.calls(), input);
            partitions[number] = partition;
        } else {
            unlink(partition);
        }
        rows -= partition.rows.size();
        partition.add(rowtime, row, window.frame());
        rows += partition.rows.size();
        link(partition);
        return partition;
    }

    /** Forgets partitions whose newest row is before a rowtime. */
    private void forgetIdle(long rowtime) {
        while (oldest != null && oldest.newestRowtime() < rowtime) {
            Partition idle = oldest;
            unlink(idle);
            rows -= idle.rows.size();
            partitions[idle.number] = null;
            numbers.remove(idle.number);
        }
    }

    private void clear() {
        numbers.clear();
        partitions = new Partition[16];
        oldest = null;
        newest = null;
        rows = 0;
    }

    private void link(Partition partition) {
        partition.older = newest;
        partition.newer = null;
        if (newest == null) {
            oldest = partition;
        } else {
            newest.newer = partition;
        }
        newest = partition;
    }

    private void unlink(Partition partition) {
        Partition older = partition.older;
        Partition newer = partition.newer;
        if (older == null) {
            oldest = newer;
        } else {
            older.newer = newer;
        }
        if (newer == null) {
            newest = older;
        } else {
            newer.older = older;
        }
    }
}
