package wildrydes.pump.run.step;

import java.util.List;
import org.jspecify.annotations.Nullable;
import wildrydes.pump.plan.StreamPlan;
import wildrydes.pump.type.Column;

/** Gives rows another rowtime, in their column ROWTIME, too, where they have one. */
public final class Rowtimes {

    private final boolean shown;

    /** For rows with these columns. */
    public Rowtimes(List<Column> columns) {
        this.shown = !columns.isEmpty() && columns.get(0).equals(StreamPlan.ROWTIME);
    }

    /** The row, or a copy that shows this rowtime. */
    public @Nullable Object[] with(long rowtime, @Nullable Object[] row) {
        if (!shown || row[0] instanceof Long before && before == rowtime) {
            return row;
        }
        @Nullable Object[] copy = row.clone();
        copy[0] = rowtime;
        return copy;
    }
}
