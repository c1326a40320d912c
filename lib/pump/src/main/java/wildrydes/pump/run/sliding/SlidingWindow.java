package wildrydes.pump.run.sliding;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import wildrydes.pump.run.step.StateReader;
import wildrydes.pump.run.step.StateWriter;

/** A window of a {@link SlidingStep}. */
interface SlidingWindow {

    /**
     * Takes a row in, and computes the calls for it.
     *
     * @param to gets the results
     * @param at the place of the first of them
     * @throws RuntimeException if a result cannot be computed; the row is in the window all the same
     */
    void add(long rowtime, @Nullable Object[] row, @Nullable Object[] to, int at);

    void save(StateWriter out) throws IOException;

    void load(StateReader in) throws IOException;

    /** How many rows or, where it keeps no rows, partitions it remembers. */
    long retained();
}
