package wildrydes.pump.run.sliding;

import org.jspecify.annotations.Nullable;

/** An aggregate call over the rows of a partition that are in a window. Its state follows from those rows alone. */
interface SlidingAggregate {

    /** A row enters. */
    void add(@Nullable Object[] row, long number);

    /** The oldest row leaves. */
    void remove(@Nullable Object[] row, long number);

    /**
     * The result for the newest row.
     *
     * @param rows all that are in the window, the newest last
     * @throws RuntimeException if the call's type cannot hold it
     */
    @Nullable
    Object result(FrameRows rows);
}
