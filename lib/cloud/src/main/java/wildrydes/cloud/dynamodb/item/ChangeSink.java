package wildrydes.cloud.dynamodb.item;

import wildrydes.cloud.dynamodb.table.TableDefinition;

/** Is told of every change of items that lie in tables with a stream, in order. */
public interface ChangeSink {

    /**
     * Called with the table's lock held: when a change is on the disk, and once more for changes that are read back from the log at a start, whose
     * sequence numbers may be known already.
     */
    void changed(TableDefinition table, ItemChange change);
}
