package wildrydes.cloud.cognito;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.store.Store;
import wildrydes.cloud.store.Table;
import wildrydes.cloud.store.Tables;

/** All pools and their identities. Safe for concurrent use. */
final class Pools {

    /** The number of this state in the log. */
    private static final int OWNER = 3;

    private final Tables tables;
    private final Table<Pool> pools;
    private final Table<Identity> identities;

    /** @param store keeps them; gives them back when it recovers, before the first request */
    Pools(Store store) {
        tables = Tables.in(store, OWNER, "cognito");
        pools = tables.table(1, Comparator.naturalOrder(), Pool::read);
        identities = tables.table(2, Comparator.naturalOrder(), Identity::read);
    }

    @Nullable
    Pool pool(String id) {
        return pools.find(id);
    }

    Collection<Pool> all() {
        return pools.all();
    }

    @Nullable
    Identity identity(String id) {
        return identities.find(id);
    }

    List<Identity> identitiesOf(String pool) {
        return identities.all().stream()
                .filter(identity -> identity.pool().equals(pool))
                .toList();
    }

    <T> T changing(Supplier<T> change) {
        return tables.changing(change);
    }

    /** Within {@link #changing}. */
    void put(Pool pool) {
        pools.put(pool);
    }

    /** Its identities go with it. */
    void remove(Pool pool) {
        identities.remove(identitiesOf(pool.id()));
        pools.remove(List.of(pool));
    }

    void add(Identity identity) {
        identities.put(identity);
    }
}
