package wildrydes.cloud.dynamodb.item;

import java.time.Instant;
import java.util.Collection;
import wildrydes.cloud.dynamodb.table.IndexDefinition;
import wildrydes.cloud.dynamodb.table.TableDefinition;

/** What the administration of tables asks of those who keep the items. */
public interface ItemTables {

    /**
     * Told once at a start, before anything else is asked, which tables there are: makes room for those that have none, and removes the
     * items of all others, which a process that was killed had no time for.
     */
    void only(Collection<TableDefinition> tables);

    /** Room for the items of a new table, on the disk when this returns. */
    void create(TableDefinition table);

    /** Removes all items of a table; soon, for large ones. */
    void drop(TableDefinition table);

    /** Fills a new global index with what is there; items whose key attributes are missing or of another type are left out. */
    void fill(TableDefinition table, IndexDefinition index);

    /** Removes the entries of an index. */
    void drop(TableDefinition table, IndexDefinition index);

    /** Items and bytes of a table, as DescribeTable tells them. */
    Extent extent(TableDefinition table);

    /** Items and bytes of an index. */
    Extent extent(TableDefinition table, IndexDefinition index);

    /** Removes items whose time to live has passed; returns how many. */
    int expire(TableDefinition table, Instant now);

    /** How much there is. */
    record Extent(long items, long bytes) {}
}
