package wildrydes.pump.record;

import org.jspecify.annotations.Nullable;

/** Makes rows of records. Belongs to one thread. */
public interface RowReader {

    /** Is handed what is found in a record. */
    interface Rows {

        /**
         * A row.
         *
         * @param values room for {@code reserved} values in front, then a value for each column of the schema; the
         *     receiver owns it
         */
        void row(@Nullable Object[] values);

        /**
         * A record, or a row of it, that does not fit the schema.
         *
         * @param name what kind of error it is, at most 32 characters, as error_stream names it
         * @param message what does not fit
         * @param data the record, or the row's part of it
         */
        void error(String name, String message, byte[] data);
    }

    /** Finds the rows of a record. Never throws for what is in it. */
    void read(byte[] record, Rows rows);
}
