package wildrydes.cloud.analytics.run;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wildrydes.pump.plan.StreamPlan;
import wildrydes.pump.run.RowListener;
import wildrydes.pump.type.Column;

/** The latest rows of an in-application stream, to be looked at. Safe for concurrent use. */
final class LiveStream implements RowListener {

    private static final int MOST_ROWS = 10_000;
    private static final long MOST_BYTES = 16 << 20;

    private static final int ROW_BYTES = 64;
    private static final int VALUE_BYTES = 24;

    private final StreamPlan plan;
    private final Deque<Row> rows = new ArrayDeque<>();
    private long last;
    private long bytes;

    /** A row; {@code values} has ROWTIME first. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Row(long number, long rowtime, @Nullable Object[] values, long bytes) {}

    /**
     * Some rows.
     *
     * @param dropped rows that were asked for and are kept no longer
     */
    record Excerpt(List<Row> rows, long last, long dropped) {}

    LiveStream(StreamPlan plan) {
        this.plan = plan;
    }

    String name() {
        return plan.name();
    }

    /** Without ROWTIME, which every stream has. */
    List<Column> columns() {
        return plan.columns().subList(1, plan.columns().size());
    }

    StreamPlan plan() {
        return plan;
    }

    /** How many there were. */
    synchronized long count() {
        return last;
    }

    @Override
    public synchronized void row(long rowtime, @Nullable Object[] row) {
        Row kept = new Row(++last, rowtime, row, size(row));
        rows.add(kept);
        bytes += kept.bytes();
        while (rows.size() > MOST_ROWS || (bytes > MOST_BYTES && rows.size() > 1)) {
            bytes -= rows.remove().bytes();
        }
    }

    private static long size(@Nullable Object[] row) {
        long size = ROW_BYTES;
        for (Object value : row) {
            size += VALUE_BYTES;
            if (value instanceof String text) {
                size += text.length();
            } else if (value instanceof byte[] binary) {
                size += binary.length;
            }
        }
        return size;
    }

    /**
     * The rows behind one.
     *
     * @param after its number; 0 for all that are kept
     */
    synchronized Excerpt after(long after, int limit) {
        Row oldest = rows.peek();
        long first = oldest == null ? last + 1 : oldest.number();
        List<Row> found = new ArrayList<>();
        for (Row row : rows) {
            if (found.size() == limit) {
                break;
            }
            if (row.number() > after) {
                found.add(row);
            }
        }
        return new Excerpt(found, last, Math.max(0, first - 1 - Math.max(after, 0)));
    }
}
