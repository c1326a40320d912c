package wildrydes.pump.run.sliding;

import java.util.List;
import org.jspecify.annotations.Nullable;
import wildrydes.pump.plan.AggregateCall;
import wildrydes.pump.plan.Frame;
import wildrydes.pump.type.Column;

/** What a window holds of one partition. Partitions are linked in the order of their newest rows. */
final class Partition {

    final int number;
    final FrameRows rows = new FrameRows();

    @Nullable
    Partition older;

    @Nullable
    Partition newer;

    private final SlidingAggregate[] aggregates;

    Partition(int number, List<AggregateCall> calls, List<Column> input) {
        this.number = number;
        this.aggregates =
                calls.stream().map(call -> SlidingAggregates.of(call, input)).toArray(SlidingAggregate[]::new);
    }

    /** The rowtime of its newest row. */
    long newestRowtime() {
        return rows.rowtime(rows.size() - 1);
    }

    /** Takes a row in, and lets those go that are no longer in the frame. */
    void add(long rowtime, @Nullable Object[] row, Frame frame) {
        if (frame instanceof Frame.Range range) {
            while (rows.size() > 0 && rows.rowtime(0) < rowtime - range.precedingMillis()) {
                removeFirst();
            }
        } else if (frame instanceof Frame.Rows last && rows.size() > last.preceding()) {
            removeFirst();
        }
        long place = rows.add(rowtime, row);
        for (SlidingAggregate aggregate : aggregates) {
            aggregate.add(row, place);
        }
    }

    /** The results of the calls for the newest row. */
    void results(@Nullable Object[] to, int at) {
        for (int i = 0; i < aggregates.length; i++) {
            to[at + i] = aggregates[i].result(rows);
        }
    }

    private void removeFirst() {
        for (SlidingAggregate aggregate : aggregates) {
            aggregate.remove(rows.row(0), rows.firstNumber());
        }
        rows.removeFirst();
    }
}
