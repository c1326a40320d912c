package wildrydes.cloud.dynamodb.table;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.clock.CloudTime;
import wildrydes.cloud.dynamodb.item.ItemTables;
import wildrydes.cloud.store.StoreException;

/**
 * Removes items whose time has passed. AWS does so within a few days
 * (docs.aws.amazon.com/amazondynamodb/latest/developerguide/howitworks-ttl.html); here a table is looked through once a minute of
 * cloud time, a large one once a minute for each 10,000 of its items, so that it costs next to nothing. Safe for concurrent use.
 */
final class Expirer {

    /** AWS takes up to an hour. */
    static final Duration SWITCHING = Duration.ofMinutes(1);

    private static final Duration ROUND = Duration.ofMinutes(1);
    private static final long ITEMS_A_ROUND = 10_000;
    private static final Logger LOG = Logger.getLogger(Expirer.class.getName());

    private final Catalog catalog;
    private final ItemTables items;
    private final CloudTime time;
    /** The next round, by the table's number. */
    private final Map<Long, CloudTime.Scheduled> rounds = new ConcurrentHashMap<>();

    Expirer(Catalog catalog, ItemTables items, CloudTime time) {
        this.catalog = catalog;
        this.items = items;
        this.time = time;
    }

    /** What the clock knows the switch of a table by; not the table's ARN, since DescribeTable does not tell of it. */
    static String resource(StoredTable table) {
        return table.arn() + "/ttl";
    }

    void changed(@Nullable StoredTable before, @Nullable StoredTable after) {
        if (after == null) {
            if (before != null) {
                stop(before);
            }
            return;
        }
        Expiry expiry = after.expiry();
        if (before != null && before.expiry().equals(expiry)) {
            return;
        }
        if (expiry.state().passing()) {
            time.transition(resource(after), expiry.until(), () -> passed(after));
        }
        if (expiry.working() == null) {
            stop(after);
        } else if (!rounds.containsKey(after.birth().number())) {
            plan(after, time.instant());
        }
    }

    private void stop(StoredTable table) {
        CloudTime.Scheduled round = rounds.remove(table.birth().number());
        if (round != null) {
            round.cancel();
        }
    }

    private void passed(StoredTable seen) {
        try {
            catalog.change(
                    seen,
                    now -> now.expiry().equals(seen.expiry())
                            ? now.with(now.expiry().passed())
                            : now);
        } catch (StoreException e) {
            LOG.log(Level.WARNING, "The time to live of table " + seen.name() + " has to wait for the disk.", e);
            time.transition(resource(seen), time.instant().plus(ROUND), () -> passed(seen));
        }
    }

    private void plan(StoredTable table, Instant from) {
        long rounds = 1 + items.extent(table.definition()).items() / ITEMS_A_ROUND;
        this.rounds.put(
                table.birth().number(), time.schedule(from.plus(ROUND.multipliedBy(rounds)), () -> round(table)));
    }

    private void round(StoredTable seen) {
        StoredTable table = catalog.find(seen.name());
        if (table == null
                || table.birth().number() != seen.birth().number()
                || table.expiry().working() == null
                || !table.state().usable()) {
            rounds.remove(seen.birth().number());
            return;
        }
        try {
            items.expire(table.definition(), time.instant());
        } catch (StoreException e) {
            LOG.log(Level.WARNING, "Items of table " + table.name() + " that expired have to wait for the disk.", e);
        }
        plan(table, time.instant());
    }
}
