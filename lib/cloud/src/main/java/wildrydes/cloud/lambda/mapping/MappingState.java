package wildrydes.cloud.lambda.mapping;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.store.Store;
import wildrydes.cloud.store.Table;
import wildrydes.cloud.store.Tables;

/** All mappings of an account, and how far they have come. Safe for concurrent use. */
public final class MappingState {

    /** The number of this state in the log. */
    private static final int OWNER = 19;

    private static final String NOTHING_YET = "No records processed";

    private final Tables tables;
    private final Table<Mapping> mappings;
    private final Table<Checkpoint> checkpoints;
    private final Table<LastResult> results;

    /** @param store keeps them; gives them back when it recovers, before the first request */
    public MappingState(Store store) {
        tables = Tables.in(store, OWNER, "lambda-mappings");
        mappings = tables.table(1, Comparator.naturalOrder(), Mapping::read);
        checkpoints = tables.table(2, Comparator.naturalOrder(), Checkpoint::read);
        results = tables.table(3, Comparator.naturalOrder(), LastResult::read);
    }

    /** Sets who is told of changes, and when all that was kept is back; before the store recovers. */
    void watch(Table.Watcher<Mapping> watcher, Runnable recovered) {
        mappings.watch(watcher);
        tables.whenRecovered(recovered);
    }

    /** A mapping as it is now; null where there is none. */
    public @Nullable Mapping find(String uuid) {
        return mappings.find(uuid);
    }

    /** In the order of their UUIDs. */
    public Collection<Mapping> all() {
        return mappings.all();
    }

    /** Does something that reads and then changes, with nobody changing anything in between. */
    <T extends @Nullable Object> T changing(Supplier<T> change) {
        return tables.changing(change);
    }

    /** Within {@link #changing}. */
    void put(Mapping mapping) {
        mappings.put(mapping);
    }

    /** Changes a mapping that is still there; tells whether it was. */
    boolean change(String uuid, UnaryOperator<Mapping> change) {
        return changing(() -> {
            Mapping now = find(uuid);
            if (now == null) {
                return false;
            }
            put(change.apply(now));
            return true;
        });
    }

    /** Forgets a mapping and all that is known of it. */
    void remove(String uuid) {
        changing(() -> {
            checkpoints.remove(checkpoints(uuid));
            LastResult result = results.find(uuid);
            if (result != null) {
                results.remove(List.of(result));
            }
            Mapping now = find(uuid);
            if (now != null) {
                mappings.remove(List.of(now));
            }
            return null;
        });
    }

    /** How far a mapping has come in each shard. */
    public List<Checkpoint> checkpoints(String uuid) {
        List<Checkpoint> found = new ArrayList<>();
        for (Checkpoint checkpoint : checkpoints.all()) {
            if (checkpoint.mapping().equals(uuid)) {
                found.add(checkpoint);
            }
        }
        return found;
    }

    /** Notes how far a mapping has come, if it is still there; nobody waits for the disk. */
    public void note(Checkpoint checkpoint) {
        changing(() -> {
            if (find(checkpoint.mapping()) != null) {
                checkpoints.note(checkpoint);
            }
            return null;
        });
    }

    /** Forgets how far a mapping had come in shards that are gone. */
    public void forget(Collection<Checkpoint> gone) {
        changing(() -> {
            checkpoints.remove(gone);
            return null;
        });
    }

    /** What came of a mapping's last batch. */
    public String result(String uuid) {
        LastResult result = results.find(uuid);
        return result == null ? NOTHING_YET : result.sentence();
    }

    /** Notes what came of a mapping's last batch, if it is still there; nobody waits for the disk. */
    public void note(String uuid, String sentence) {
        if (!result(uuid).equals(sentence)) {
            changing(() -> {
                if (find(uuid) != null) {
                    results.note(new LastResult(uuid, sentence));
                }
                return null;
            });
        }
    }
}
