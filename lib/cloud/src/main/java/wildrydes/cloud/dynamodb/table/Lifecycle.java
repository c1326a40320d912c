package wildrydes.cloud.dynamodb.table;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.clock.CloudTime;
import wildrydes.cloud.dynamodb.item.ItemTables;
import wildrydes.cloud.ledger.Metering;
import wildrydes.cloud.store.StoreException;

/** What becomes of tables with time: states that pass, and what is done with the items then. Safe for concurrent use. */
public final class Lifecycle {

    /** AWS takes some seconds for each of these, and does not say how many. */
    static final Duration CREATING = Duration.ofSeconds(5);

    static final Duration UPDATING = Duration.ofSeconds(5);
    static final Duration DELETING = Duration.ofSeconds(3);
    /** AWS takes minutes at least, even for an empty table. */
    static final Duration INDEXING = Duration.ofSeconds(60);

    private static final Duration RETRY = Duration.ofSeconds(8);
    private static final Logger LOG = Logger.getLogger(Lifecycle.class.getName());

    private final Catalog catalog;
    private final ItemTables items;
    private final CloudTime time;
    private final TableCosts costs;
    private final Expirer expirer;
    /** What is to come, by the table's number. */
    private final Map<Long, CloudTime.Scheduled> coming = new ConcurrentHashMap<>();

    private volatile boolean recovered;

    /** Looks after the tables of a catalog; to be made before the store recovers. */
    public Lifecycle(Catalog catalog, ItemTables items, CloudTime time, Metering metering) {
        this.catalog = catalog;
        this.items = items;
        this.time = time;
        this.costs = new TableCosts(catalog, items, metering, time);
        this.expirer = new Expirer(catalog, items, time);
        catalog.watch(this::changed);
    }

    /** Everything that was kept is back. */
    public void recovered() {
        recovered = true;
        items.only(catalog.definitions());
        costs.all();
        for (StoredTable table : catalog.all()) {
            if (table.state().passing()) {
                plan(table);
            }
            expirer.changed(null, table);
        }
    }

    private void changed(@Nullable StoredTable before, @Nullable StoredTable after) {
        if (!recovered) {
            return;
        }
        costs.changed(before, after);
        expirer.changed(before, after);
        if (after == null && before != null) {
            CloudTime.Scheduled planned = coming.remove(before.birth().number());
            if (planned != null) {
                planned.cancel();
            }
            items.drop(before.definition());
        } else if (after != null && after.state().passing() && (before == null || before.state() != after.state())) {
            plan(after);
        }
    }

    private void plan(StoredTable table) {
        coming.put(table.birth().number(), time.transition(table.arn(), table.until(), () -> pass(table)));
    }

    /** Ends a state that passes; where the disk refuses it, that is tried again later. */
    private void pass(StoredTable planned) {
        coming.remove(planned.birth().number());
        StoredTable now = catalog.find(planned.name());
        if (now == null || now.birth().number() != planned.birth().number() || now.state() != planned.state()) {
            return;
        }
        try {
            end(now);
        } catch (StoreException e) {
            LOG.log(Level.WARNING, "The state of table " + now.name() + " has to wait for the disk.", e);
            coming.put(
                    now.birth().number(),
                    time.transition(now.arn(), time.instant().plus(RETRY), () -> pass(now)));
        }
    }

    private void end(StoredTable now) {
        switch (now.state()) {
            case CREATING -> catalog.change(now, this::settled);
            case UPDATING -> {
                for (StoredIndex index : now.indexes()) {
                    if (index.state() == IndexDefinition.IndexState.CREATING) {
                        items.fill(now.definition(), index.definition());
                    }
                }
                catalog.change(now, this::settled);
                dropRemoved(now);
            }
            case DELETING -> catalog.change(now, gone -> null);
            case ACTIVE -> throw new IllegalStateException("ACTIVE does not pass.");
        }
    }

    private void dropRemoved(StoredTable table) {
        for (StoredIndex index : table.indexes()) {
            if (index.state() == IndexDefinition.IndexState.DELETING) {
                try {
                    items.drop(table.definition(), index.definition());
                } catch (StoreException e) {
                    LOG.log(Level.WARNING, "Index " + index.name() + " leaves the disk at the next start.", e);
                }
            }
        }
    }

    /** ACTIVE, with everything that was on its way arrived. */
    private StoredTable settled(StoredTable table) {
        Instant now = time.instant();
        List<StoredIndex> left = new ArrayList<>();
        for (StoredIndex index : table.indexes()) {
            if (index.state() == null) {
                left.add(index);
            } else if (index.state() != IndexDefinition.IndexState.DELETING) {
                left.add(index.becoming(IndexDefinition.IndexState.ACTIVE)
                        .with(index.provision().arrived(now)));
            }
        }
        List<KeyAttribute> used = table.attributes().stream()
                .filter(attribute -> table.keys().names().contains(attribute.name())
                        || left.stream().anyMatch(index -> index.keys().names().contains(attribute.name())))
                .toList();
        return table.becoming(TableState.ACTIVE, Instant.EPOCH)
                .defining(used)
                .indexed(left)
                .with(table.provision().arrived(now));
    }
}
