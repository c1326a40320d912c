package wildrydes.athena.serde;

import org.jspecify.annotations.Nullable;

/** Makes a row of a line; used by one thread. */
public interface RowReader {

    /**
     * Reads a line.
     *
     * @param row takes Trino's values of the fields wanted, in their order; full of nulls before
     * @throws io.trino.spi.TrinoException in Athena's words where the line is wrong
     */
    void read(Line line, @Nullable Object[] row);
}
