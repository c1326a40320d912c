package wildrydes.pump.run.join;

import org.jspecify.annotations.Nullable;

/** A row in the window of a join's side. */
final class JoinRow {

    final long rowtime;
    final @Nullable Object[] row;
    /** Whether it has had a partner. */
    boolean matched;

    JoinRow(long rowtime, @Nullable Object[] row) {
        this.rowtime = rowtime;
        this.row = row;
    }
}
