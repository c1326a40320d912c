package wildrydes.cloud.dynamodb.table;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.clock.CloudTime;
import wildrydes.cloud.dynamodb.item.ItemTables;
import wildrydes.cloud.ledger.Metering;
import wildrydes.cloud.ledger.Running;

/**
 * What tables cost by the hour: the capacity that is provisioned for them and their global indexes, and what is stored, which is counted
 * anew once an hour (aws.amazon.com/dynamodb/pricing).
 */
final class TableCosts {

    private static final String READ = "dynamodb:read-capacity";
    private static final String WRITE = "dynamodb:write-capacity";
    private static final String STORAGE = "dynamodb:storage";
    private static final Duration HOUR = Duration.ofHours(1);

    private final Catalog catalog;
    private final ItemTables items;
    private final Metering metering;
    private final CloudTime time;
    private boolean planned;

    TableCosts(Catalog catalog, ItemTables items, Metering metering, CloudTime time) {
        this.catalog = catalog;
        this.items = items;
        this.metering = metering;
        this.time = time;
    }

    /** Tells what a table has from now on. */
    void changed(@Nullable StoredTable before, @Nullable StoredTable after) {
        if (after != null) {
            metering.runs(READ, after.arn(), units(after, Capacity::readUnits));
            metering.runs(WRITE, after.arn(), units(after, Capacity::writeUnits));
            plan();
        } else if (before != null) {
            List.of(READ, WRITE, STORAGE).forEach(item -> metering.runs(item, before.arn(), 0));
        }
    }

    /** Tells everything, when the tables are back. */
    void all() {
        metering.all(READ, running(READ, table -> units(table, Capacity::readUnits)));
        metering.all(WRITE, running(WRITE, table -> units(table, Capacity::writeUnits)));
        metering.all(STORAGE, running(STORAGE, this::bytes));
        if (!catalog.all().isEmpty()) {
            plan();
        }
    }

    private List<Running> running(String item, ToLongFunction<StoredTable> count) {
        Instant now = time.instant();
        List<Running> running = new ArrayList<>();
        for (StoredTable table : catalog.all()) {
            long counted = count.applyAsLong(table);
            if (counted > 0) {
                running.add(new Running(item, table.arn(), counted, now));
            }
        }
        return running;
    }

    /** Of the table and its global indexes; nothing before it is ACTIVE and while it is deleted. */
    private static long units(StoredTable table, ToLongFunction<Capacity> kind) {
        if (!table.state().usable()) {
            return 0;
        }
        long sum = units(table.provision(), kind);
        for (StoredIndex index : table.indexes()) {
            sum += units(index.provision(), kind);
        }
        return sum;
    }

    private static long units(Provision provision, ToLongFunction<Capacity> kind) {
        Capacity now = provision.now();
        return now == null ? 0 : kind.applyAsLong(now);
    }

    private long bytes(StoredTable table) {
        TableDefinition definition = table.definition();
        long sum = items.extent(definition).bytes();
        for (IndexDefinition index : definition.indexes()) {
            sum += items.extent(definition, index).bytes();
        }
        return sum;
    }

    private synchronized void plan() {
        if (!planned) {
            planned = true;
            time.schedule(time.instant().plus(HOUR), this::countAgain);
        }
    }

    private void countAgain() {
        synchronized (this) {
            planned = false;
        }
        for (StoredTable table : catalog.all()) {
            metering.runs(STORAGE, table.arn(), table.state().usable() ? bytes(table) : 0);
        }
        if (!catalog.all().isEmpty()) {
            plan();
        }
    }
}
