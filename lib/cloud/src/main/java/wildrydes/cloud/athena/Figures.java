package wildrydes.cloud.athena;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What a query took; times are wall time in milliseconds.
 *
 * @param preparing until it was handed to the engine, without the wait for that
 * @param engine in the engine, planning included
 * @param finishing from there to its end
 * @param rows of the result
 * @param bytes of the result
 * @param updated rows that were written; null for a query that writes none
 */
record Figures(
        long scanned,
        long preparing,
        long queued,
        long planning,
        long engine,
        long finishing,
        long rows,
        long bytes,
        @Nullable Long updated) {

    static final Figures NONE = new Figures(0, 0, 0, 0, 0, 0, 0, 0, null);

    long total() {
        return preparing + queued + engine + finishing;
    }

    void write(DataOutput to) throws IOException {
        for (long each : new long[] {scanned, preparing, queued, planning, engine, finishing, rows, bytes}) {
            to.writeLong(each);
        }
        to.writeBoolean(updated != null);
        if (updated != null) {
            to.writeLong(updated);
        }
    }

    static Figures read(DataInput from) throws IOException {
        return new Figures(
                from.readLong(),
                from.readLong(),
                from.readLong(),
                from.readLong(),
                from.readLong(),
                from.readLong(),
                from.readLong(),
                from.readLong(),
                from.readBoolean() ? from.readLong() : null);
    }
}
