package wildrydes.cloud.iam;

import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.store.Table;

/**
 * Holders of policies of one kind. They are kept by their ids, so that one who gets another name stays who it is, and found by
 * their names, which differ by more than case (docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html). Safe for
 * concurrent use.
 */
final class Names<H extends Holder> {

    private final Table<H> table;
    private final NavigableMap<String, H> byName = new ConcurrentSkipListMap<>(String.CASE_INSENSITIVE_ORDER);

    Names(Table<H> table) {
        this.table = table;
    }

    /** Told of every change by the table's watcher. */
    void changed(@Nullable H before, @Nullable H after) {
        if (before != null) {
            byName.remove(before.name());
        }
        if (after != null) {
            byName.put(after.name(), after);
        }
    }

    @Nullable
    H find(String name) {
        return byName.get(name);
    }

    @Nullable
    H withId(String id) {
        return table.find(id);
    }

    /** By name, in order. */
    Collection<H> all() {
        return byName.values();
    }

    void put(H holder) {
        table.put(holder);
    }

    void remove(H holder) {
        table.remove(List.of(holder));
    }
}
