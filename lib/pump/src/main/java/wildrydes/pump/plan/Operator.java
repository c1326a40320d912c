package wildrydes.pump.plan;

import java.util.List;
import wildrydes.pump.type.Column;

/**
 * A step of a query. The columns of its rows are in the order that each operator says; rows come in the order of their
 * rowtimes.
 */
public sealed interface Operator {

    /** What the rows that it gives have. */
    List<Column> columns();

    /** The rows of a stream; column 0 is ROWTIME. */
    record Scan(String stream, List<Column> columns) implements Operator {}

    /** The rows for which a condition is true. */
    record Filter(Operator input, RowPredicate condition) implements Operator {

        @Override
        public List<Column> columns() {
            return input.columns();
        }
    }

    /**
     * A row for each row.
     *
     * @param rowtime -1, or the column that overrides the row's rowtime: SELECT ... AS ROWTIME. A NULL there, or a time
     *     before the last row's, is an error row
     */
    record Project(Operator input, RowFunction function, List<Column> columns, int rowtime) implements Operator {}

    /**
     * GROUP BY with expressions that only grow with ROWTIME: a row for each group when its window has closed, by a row or
     * by the clock. Columns: the keys, the results of the calls, and last the end of the window (TIMESTAMP), which is also
     * the row's rowtime.
     *
     * @param window gives the monotonic expressions of a rowtime (it looks at nothing else): a row whose results differ
     *     from those of the rows before begins a new window
     * @param windowColumns how many results that has
     * @param keys columns of the input, the monotonic expressions among them
     */
    record Tumbling(
            Operator input,
            RowFunction window,
            int windowColumns,
            List<Integer> keys,
            List<AggregateCall> calls,
            List<Column> columns)
            implements Operator {}

    /**
     * WINDOWED BY STAGGER: a group's window opens with its first row and closes after a while, by a row or by the clock.
     * Columns as of {@link Tumbling}.
     *
     * @param widthMillis how long a window stays open
     */
    record Stagger(
            Operator input, long widthMillis, List<Integer> keys, List<AggregateCall> calls, List<Column> columns)
            implements Operator {}

    /** Aggregates OVER windows: each row of the input, with the results of all windows' calls behind its own columns. */
    record Sliding(Operator input, List<Window> windows, List<Column> columns) implements Operator {}

    /**
     * A window of {@link Sliding}.
     *
     * @param partition columns of the input
     * @param monotonic those of the partition that only grow with rowtime: when they change, what was before is forgotten
     */
    record Window(List<Integer> partition, List<Integer> monotonic, Frame frame, List<AggregateCall> calls) {}

    /**
     * Two streams side by side. Columns: the left ones, then the right ones; rowtime: the later one's. A pair is made when
     * the later of its rows arrives and the earlier is still in its side's window; where an outer join's row has left its
     * window without a partner, it comes with NULLs.
     *
     * @param leftFrame how long rows of the left side are remembered
     * @param leftKeys columns of the left that must equal those of the right at the same place; may be empty
     * @param condition on the joined row, beside the keys
     */
    record WindowJoin(
            Operator left,
            Operator right,
            JoinKind kind,
            Frame leftFrame,
            Frame rightFrame,
            List<Integer> leftKeys,
            List<Integer> rightKeys,
            RowPredicate condition,
            List<Column> columns)
            implements Operator {}

    /** The stream side of a {@link ReferenceJoin} is always the left one. */
    enum JoinKind {
        INNER,
        LEFT,
        RIGHT,
        FULL
    }

    /**
     * A stream and a reference table, looked up as it is when the row comes. Columns: the stream's, then the table's.
     *
     * @param kind INNER or LEFT
     * @param keys columns of the stream that must equal {@code tableKeys}; where there are none, each row of the table is
     *     tried
     */
    record ReferenceJoin(
            Operator input,
            String table,
            JoinKind kind,
            List<Integer> keys,
            List<Integer> tableKeys,
            RowPredicate condition,
            List<Column> columns)
            implements Operator {}

    /** UNION ALL: the rows of all inputs, in the order of their rowtimes as far as they have come. */
    record Union(List<Operator> inputs) implements Operator {

        public Union {
            inputs = List.copyOf(inputs);
        }

        @Override
        public List<Column> columns() {
            return inputs.get(0).columns();
        }
    }

    /**
     * ORDER BY with a leading expression that only grows with ROWTIME: rows are sorted within each value of it, and come
     * when it has passed.
     *
     * @param window as in {@link Tumbling}; for the results of windows, whose rowtime is the first moment after the window,
     *     it looks at the moment before
     * @param order the columns to sort by within a window
     */
    record Sort(Operator input, RowFunction window, int windowColumns, List<SortKey> order) implements Operator {

        @Override
        public List<Column> columns() {
            return input.columns();
        }
    }

    /**
     * ORDER BY time WITHIN INTERVAL: rows are sorted by a time of their own, which becomes their rowtime; a row that is
     * later than the interval allows is an error row.
     *
     * @param time the column to sort by
     */
    record TimeSort(Operator input, int time, long withinMillis) implements Operator {

        @Override
        public List<Column> columns() {
            return input.columns();
        }
    }

    /** A column to sort by. */
    record SortKey(int column, boolean descending, boolean nullsFirst) {}

    /** TABLE(function(CURSOR(query), ...)). */
    record TableCall(Operator input, TableFunction function, List<Column> columns) implements Operator {}
}
