package wildrydes.pump.run.step;

import org.jspecify.annotations.Nullable;

/** Where rows go: a step of a query, or the stream at its end. */
@FunctionalInterface
public interface Rows {

    /**
     * Takes a row.
     *
     * @param rowtime not before that of the row before, in milliseconds since 1970
     * @param row not to be changed by whoever it went to
     */
    void row(long rowtime, @Nullable Object[] row);
}
