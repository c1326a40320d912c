package wildrydes.cloud.analytics.run;

import java.util.List;

/** What an output's records are written to. */
interface Destination {

    /**
     * Writes records.
     *
     * @param records not empty
     * @return those that were not taken and are to be tried again, in their order; empty where all were
     * @throws RuntimeException where none was taken
     */
    List<byte[]> write(List<byte[]> records);

    /** Most records that it is given at once. */
    int mostRecords();

    /** Most bytes that it is given at once, unless a single record has more. */
    int mostBytes();

    /** The longest record that it takes. */
    int longestRecord();
}
