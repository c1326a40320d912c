package wildrydes.pump.record;

import org.jspecify.annotations.Nullable;

/** Makes records of rows. Belongs to one thread. */
public interface RowWriter {

    /** A record of one row, in UTF-8. */
    byte[] write(@Nullable Object[] row);
}
