package wildrydes.cloud.dynamodb.item;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import wildrydes.cloud.clock.CloudTime;

/**
 * Puts into a new index what was in its table before. Writes know of the index from the beginning, so it goes through the table once,
 * some items at a time, each of which nobody else changes meanwhile.
 */
final class Backfill {

    private static final int AT_ONCE = 256;

    private final Spaces spaces;
    private final ItemLocks locks;
    private final ReentrantReadWriteLock shape;
    private final CloudTime time;

    Backfill(Spaces spaces, ItemLocks locks, ReentrantReadWriteLock shape, CloudTime time) {
        this.spaces = spaces;
        this.locks = locks;
        this.shape = shape;
        this.time = time;
    }

    void fill(TableSpace space, Layout.Index index) {
        KeyRange left = KeyRange.all();
        while (true) {
            List<byte[]> keys = new ArrayList<>(AT_ONCE);
            space.items().read(left, true, (key, value) -> {
                keys.add(key);
                return keys.size() < AT_ONCE;
            });
            if (keys.isEmpty()) {
                return;
            }
            fill(space, index, keys);
            left = KeyRange.behind(keys.get(keys.size() - 1));
        }
    }

    private void fill(TableSpace space, Layout.Index index, List<byte[]> keys) {
        long table = space.layout().number();
        List<ItemLocks.Id> ids =
                keys.stream().map(key -> new ItemLocks.Id(table, key)).toList();
        shape.readLock().lock();
        try {
            locks.take(ids, ItemLocks.Manner.WAITING);
            try {
                List<Change> changes = new ArrayList<>();
                for (byte[] key : keys) {
                    Change change = missing(space, index, key);
                    if (change != null) {
                        changes.add(change);
                    }
                }
                if (!changes.isEmpty()) {
                    spaces.commit(new Entry.Changes(time.instant().toEpochMilli(), false, null, changes));
                }
            } finally {
                locks.release(ids);
            }
        } finally {
            shape.readLock().unlock();
        }
    }

    /** What brings an item into the index; null where it is there, or does not belong there. */
    private static @Nullable Change missing(TableSpace space, Layout.Index index, byte[] key) {
        byte[] value = space.items().get(key);
        Shelf shelf = space.items(index);
        if (value == null || shelf == null) {
            return null;
        }
        Map<String, AttributeValue> item = Item.read(value).attributes();
        byte[] place = ItemKeys.inIndex(index.keys(), item, key);
        if (place == null || shelf.get(place) != null) {
            return null;
        }
        int size = Sizes.item(index.projected(item, space.layout().keys()));
        Change.InIndex added = new Change.InIndex(index.number(), null, place, -1, size);
        return new Change(space.layout().number(), key, -1, null, List.of(added), null);
    }
}
