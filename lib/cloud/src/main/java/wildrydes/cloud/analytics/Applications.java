package wildrydes.cloud.analytics;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.store.Store;
import wildrydes.cloud.store.Table;
import wildrydes.cloud.store.Tables;

/** All applications of an account, whichever version of the interface they came by. Safe for concurrent use. */
final class Applications {

    /** The number of this state in the log. */
    private static final int OWNER = 13;

    private final Tables tables;
    private final Table<Application> applications;

    /** @param store keeps them; gives them back when it recovers, before the first request */
    Applications(Store store) {
        tables = Tables.in(store, OWNER, "analytics");
        applications = tables.table(1, Comparator.naturalOrder(), Application::read);
    }

    /** Sets who is told of changes, and when all that was kept is back; before the store recovers. */
    void watch(Table.Watcher<Application> watcher, Runnable recovered) {
        applications.watch(watcher);
        tables.whenRecovered(recovered);
    }

    @Nullable
    Application find(String name) {
        return applications.find(name);
    }

    /** In the order of their names. */
    Collection<Application> all() {
        return applications.all();
    }

    /** Does something that reads and then changes, with nobody changing anything in between. */
    <T> T changing(Supplier<T> change) {
        return tables.changing(change);
    }

    /** Within {@link #changing}. */
    void put(Application application) {
        applications.put(application);
    }

    /**
     * Changes an application if it is still there, however it has been changed meanwhile.
     *
     * @param seen some earlier moment of it
     * @param change what becomes of it; null where it is to go
     * @return whether it was there
     */
    boolean change(Application seen, Function<Application, @Nullable Application> change) {
        return changing(() -> {
            Application now = find(seen.name());
            if (now == null || !now.id().equals(seen.id())) {
                return false;
            }
            Application next = change.apply(now);
            if (next == null) {
                applications.remove(List.of(now));
            } else {
                put(next);
            }
            return true;
        });
    }
}
