package wildrydes.cloud.dynamodb.table;

import java.time.Instant;

/** What the administration of tables asks of those who keep streams, while it changes a table. */
public interface TableStreams {

    /**
     * Begins a stream of a table, to which its changes go from now on.
     *
     * @param table with the view that the stream is to have
     * @return the stream's label, by which it is told from others of the table
     */
    String begin(TableDefinition table, Instant now);

    /** Nothing more comes to a stream; what is there can be read for another day. */
    void end(TableDefinition table, Instant now);
}
