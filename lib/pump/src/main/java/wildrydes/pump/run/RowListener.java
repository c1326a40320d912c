package wildrydes.pump.run;

import org.jspecify.annotations.Nullable;

/** Is shown the rows of a stream, in their order, in the thread of the application. */
@FunctionalInterface
public interface RowListener {

    /** A row of the stream, ROWTIME first; not to be changed. */
    void row(long rowtime, @Nullable Object[] row);
}
