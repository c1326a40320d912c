package wildrydes.cloud.dynamodb;

import java.time.Instant;
import java.util.Collection;
import wildrydes.cloud.dynamodb.item.ItemTables;
import wildrydes.cloud.dynamodb.table.IndexDefinition;
import wildrydes.cloud.dynamodb.table.TableDefinition;

/** Tables in which there is nothing; for tests of what is about tables alone. */
final class WithoutItems implements ItemTables {

    @Override
    public void only(Collection<TableDefinition> tables) {}

    @Override
    public void create(TableDefinition table) {}

    @Override
    public void drop(TableDefinition table) {}

    @Override
    public void fill(TableDefinition table, IndexDefinition index) {}

    @Override
    public void drop(TableDefinition table, IndexDefinition index) {}

    @Override
    public Extent extent(TableDefinition table) {
        return new Extent(0, 0);
    }

    @Override
    public Extent extent(TableDefinition table, IndexDefinition index) {
        return new Extent(0, 0);
    }

    @Override
    public int expire(TableDefinition table, Instant now) {
        return 0;
    }
}
