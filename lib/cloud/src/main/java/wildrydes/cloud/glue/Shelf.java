package wildrydes.cloud.glue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import wildrydes.cloud.store.Table;
import wildrydes.cloud.store.Tables;

/** Everything of one kind in the catalog, by keys. Changes are within {@link Tables#changing}. */
final class Shelf<T extends SdkPojo> {

    private final Table<Stored<T>> table;

    /** @param kind its number in the log */
    Shelf(Tables tables, int kind, Class<T> type, Supplier<? extends SdkPojo> builder) {
        table = tables.table(kind, Comparator.naturalOrder(), Stored.reader(type, builder));
    }

    /** Adds the one who is told of changes; before the store recovers. */
    void watch(Table.Watcher<Stored<T>> watcher) {
        table.watch(watcher);
    }

    /** Whether there is an entry, be it one that says that there is nothing. */
    boolean has(String key) {
        return table.find(key) != null;
    }

    @Nullable
    T find(String key) {
        Stored<T> found = table.find(key);
        return found == null ? null : found.value();
    }

    /** All whose keys begin so, by their keys and in the order of those. */
    Map<String, T> below(String prefix) {
        Map<String, T> found = new LinkedHashMap<>();
        for (Stored<T> one : table.all()) {
            T value = one.value();
            if (value != null && one.key().startsWith(prefix)) {
                found.put(one.key(), value);
            }
        }
        return found;
    }

    List<T> all(String prefix) {
        return new ArrayList<>(below(prefix).values());
    }

    /** @param value null to say that there is nothing */
    void put(String key, @Nullable T value) {
        table.put(new Stored<>(key, value));
    }

    void putAll(Map<String, T> added) {
        List<Stored<T>> rows = new ArrayList<>();
        added.forEach((key, value) -> rows.add(new Stored<>(key, value)));
        table.putAll(rows);
    }

    void remove(String key) {
        removeAll(List.of(key));
    }

    void removeAll(Collection<String> keys) {
        List<Stored<T>> rows = new ArrayList<>();
        keys.forEach(key -> rows.add(new Stored<>(key, null)));
        table.remove(rows);
    }

    void removeBelow(String prefix) {
        removeAll(below(prefix).keySet());
    }
}
