package wildrydes.pump.plan;

/** How far a window reaches back from the current row, which it includes. */
public sealed interface Frame {

    /** ROWS n PRECEDING: the row and the n before it in its partition. */
    record Rows(int preceding) implements Frame {}

    /** RANGE INTERVAL ... PRECEDING: rows whose rowtime is at most so many milliseconds before that of the current row. */
    record Range(long precedingMillis) implements Frame {}

    /** UNBOUNDED PRECEDING: all rows of the partition so far. */
    record Unbounded() implements Frame {}
}
