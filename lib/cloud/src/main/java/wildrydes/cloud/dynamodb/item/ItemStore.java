package wildrydes.cloud.dynamodb.item;

import java.io.DataInput;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import wildrydes.cloud.clock.CloudTime;
import wildrydes.cloud.dynamodb.table.IndexDefinition;
import wildrydes.cloud.dynamodb.table.TableDefinition;
import wildrydes.cloud.store.Checkpoint;
import wildrydes.cloud.store.Commit;
import wildrydes.cloud.store.Owner;
import wildrydes.cloud.store.Store;
import wildrydes.cloud.wire.ServiceError;

/**
 * The items of all tables: reading and writing them. A write appends one entry to the log, and when that is on the disk it can be
 * seen, and only then. Writes of different items go on side by side. Safe for concurrent use.
 */
public final class ItemStore implements Owner, ItemTables, AutoCloseable {

    private static final int EXPIRED_AT_ONCE = 100;

    private final Store store;
    private final CloudTime time;
    private final ItemFile file;
    private final Spaces spaces;
    private final ItemLocks locks = new ItemLocks();
    private final Backfill backfill;

    /** Written while tables and indexes begin and end, so that every write knows all indexes of its table, read by all other writes. */
    private final ReentrantReadWriteLock shape = new ReentrantReadWriteLock();

    private ItemStore(Store store, CloudTime time, ChangeSink sink) {
        this.store = store;
        this.time = time;
        this.file = new ItemFile(store.folder().resolve("dynamodb").resolve("items.mv"), store.damages());
        this.spaces = new Spaces(store, file, sink);
        this.backfill = new Backfill(spaces, locks, shape, time);
    }

    /**
     * The items that a store keeps; it gives them back when it recovers. To be closed before the store.
     *
     * @param sink is told of changes in tables with a stream
     */
    public static ItemStore in(Store store, CloudTime time, ChangeSink sink) {
        ItemStore items = new ItemStore(store, time, sink);
        store.keep(Entry.OWNER, "dynamodb-items", items);
        return items;
    }

    /** An item; null where there is none. */
    public @Nullable Item get(TableDefinition table, Map<String, AttributeValue> key) {
        TableSpace space = spaces.of(table.number());
        return space == null ? null : item(space, ItemKeys.inTable(table.keys(), key));
    }

    private static @Nullable Item item(TableSpace space, byte[] key) {
        byte[] found = space.items().get(key);
        return found == null ? null : Item.read(found);
    }

    /** Where an item is to be found. */
    public record Address(TableDefinition table, Map<String, AttributeValue> key) {}

    /** Several items at one moment: of a transaction either all or nothing is seen. Null for those that are not there. */
    public List<@Nullable Item> getTogether(List<Address> addresses) {
        return spaces.still(() -> {
            List<@Nullable Item> found = new ArrayList<>(addresses.size());
            addresses.forEach(address -> found.add(get(address.table(), address.key())));
            return found;
        });
    }

    /**
     * Reads items in the order of a table or an index.
     *
     * @param index null for the table itself
     * @param forward whether sort keys rise
     * @param reader gets whole items, also where the index has less of them; answers false when it has enough
     */
    public void read(
            TableDefinition table,
            @Nullable IndexDefinition index,
            KeyRange range,
            boolean forward,
            Predicate<Item> reader) {
        TableSpace space = spaces.of(table.number());
        if (space == null) {
            return;
        }
        if (index == null) {
            space.items().read(range, forward, (key, value) -> reader.test(Item.read(value)));
            return;
        }
        Layout.Index layout = space.layout().index(index.name());
        Shelf shelf = layout == null ? null : space.items(layout);
        if (layout != null && shelf != null) {
            shelf.read(range, forward, (inIndex, value) -> {
                byte[] key = ItemKeys.inTable(layout.keys(), inIndex);
                Item item = item(space, key);
                // One that changes just now may be found where it was, which is no place to read it any more.
                boolean there =
                        item != null && Arrays.equals(ItemKeys.inIndex(layout.keys(), item.attributes(), key), inIndex);
                return !there || reader.test(item);
            });
        }
    }

    /**
     * Writes one item.
     *
     * @throws TransactionConflictException where a transaction is changing it
     * @throws ServiceError where its table is gone; whatever the decision throws
     */
    public Written write(ItemWrite write) {
        return write(List.of(write), ItemLocks.Manner.ALONE, false).get(0);
    }

    /**
     * Writes several items, each of them once, in one go. Where a decision throws, nothing is written.
     */
    public List<Written> writeAll(List<ItemWrite> writes) {
        return write(writes, ItemLocks.Manner.WAITING, false);
    }

    private List<Written> write(List<ItemWrite> writes, ItemLocks.Manner manner, boolean expired) {
        store.awaitRoom();
        shape.readLock().lock();
        try {
            List<Draft> drafts = drafts(writes);
            List<ItemLocks.Id> ids = ids(drafts);
            if (!locks.take(ids, manner).isEmpty()) {
                throw TransactionConflictException.builder()
                        .message("Transaction is ongoing for the item")
                        .build();
            }
            try {
                drafts.forEach(Draft::decide);
                commit(drafts, expired, null);
            } finally {
                locks.release(ids);
            }
            return drafts.stream().map(Draft::written).toList();
        } finally {
            shape.readLock().unlock();
        }
    }

    /**
     * Writes several items, each of them once, all or none.
     *
     * @param token by which it is done once only; null for none
     */
    public Transacted transact(List<ItemWrite> writes, @Nullable Token token) {
        store.awaitRoom();
        if (token != null && !spaces.tokens().begin(token)) {
            return new Transacted.DoneBefore();
        }
        shape.readLock().lock();
        try {
            List<Draft> drafts = drafts(writes);
            List<ItemLocks.Id> ids = ids(drafts);
            Set<ItemLocks.Id> conflicts = locks.take(ids, ItemLocks.Manner.TRANSACTION);
            if (!conflicts.isEmpty()) {
                List<Transacted.@Nullable Reason> reasons = new ArrayList<>();
                ids.forEach(id -> reasons.add(conflicts.contains(id) ? new Transacted.Reason.Conflict() : null));
                return new Transacted.Cancelled(reasons);
            }
            try {
                List<Transacted.@Nullable Reason> reasons = new ArrayList<>();
                drafts.forEach(draft -> reasons.add(refusal(draft)));
                if (reasons.stream().anyMatch(reason -> reason != null)) {
                    return new Transacted.Cancelled(reasons);
                }
                commit(drafts, false, token);
            } finally {
                locks.release(ids);
            }
            return new Transacted.Done(drafts.stream().map(Draft::written).toList());
        } finally {
            shape.readLock().unlock();
            if (token != null) {
                spaces.tokens().end(token);
            }
        }
    }

    private static Transacted.@Nullable Reason refusal(Draft draft) {
        try {
            draft.decide();
            return null;
        } catch (ServiceError | DynamoDbException e) {
            return new Transacted.Reason.Refused(e);
        }
    }

    private List<Draft> drafts(List<ItemWrite> writes) {
        List<Draft> drafts = new ArrayList<>(writes.size());
        for (ItemWrite write : writes) {
            TableSpace space = spaces.of(write.table().number());
            if (space == null) {
                throw ResourceNotFoundException.builder()
                        .message("Requested resource not found")
                        .build();
            }
            drafts.add(new Draft(write, space));
        }
        return drafts;
    }

    private static List<ItemLocks.Id> ids(Collection<Draft> drafts) {
        return drafts.stream().map(Draft::id).toList();
    }

    private void commit(List<Draft> drafts, boolean expired, @Nullable Token token) {
        List<Change> changes = new ArrayList<>(drafts.size());
        for (Draft draft : drafts) {
            Change change = draft.change();
            if (change != null) {
                changes.add(change);
            }
        }
        if (!changes.isEmpty() || token != null) {
            spaces.commit(new Entry.Changes(time.instant().toEpochMilli(), expired, token, changes));
        }
    }

    @Override
    public void only(Collection<TableDefinition> tables) {
        Set<Long> known = new HashSet<>();
        for (TableDefinition table : tables) {
            known.add(table.number());
            TableSpace space = spaces.of(table.number());
            if (space == null) {
                create(table);
            } else {
                removeIndexesBut(table.indexes(), space);
            }
        }
        for (Layout layout : spaces.layouts()) {
            if (!known.contains(layout.number())) {
                shaping(new Entry.Gone(layout.number()));
            }
        }
    }

    private void removeIndexesBut(List<IndexDefinition> indexes, TableSpace space) {
        for (Layout.Index index : space.layout().indexes()) {
            if (indexes.stream().noneMatch(one -> one.name().equals(index.name()))) {
                shaping(new Entry.Shape(space.layout().without(index.number())));
            }
        }
    }

    @Override
    public void create(TableDefinition table) {
        shaping(new Entry.Shape(Layout.of(table)));
    }

    private void shaping(Entry entry) {
        store.awaitRoom();
        shape.writeLock().lock();
        try {
            spaces.commit(entry);
        } finally {
            shape.writeLock().unlock();
        }
    }

    @Override
    public void drop(TableDefinition table) {
        if (spaces.of(table.number()) != null) {
            shaping(new Entry.Gone(table.number()));
        }
    }

    @Override
    public void fill(TableDefinition table, IndexDefinition index) {
        TableSpace space = spaces.of(table.number());
        if (space == null) {
            return;
        }
        Layout.Index known = space.layout().index(index.name());
        if (known == null) {
            shaping(new Entry.Shape(space.layout().with(index, false)));
            known = space.layout().index(index.name());
        }
        if (known != null && !known.filled()) {
            backfill.fill(space, known);
            shaping(new Entry.Shape(space.layout().filled(known.number())));
        }
    }

    @Override
    public void drop(TableDefinition table, IndexDefinition index) {
        TableSpace space = spaces.of(table.number());
        Layout.Index known = space == null ? null : space.layout().index(index.name());
        if (space != null && known != null) {
            shaping(new Entry.Shape(space.layout().without(known.number())));
        }
    }

    @Override
    public Extent extent(TableDefinition table) {
        TableSpace space = spaces.of(table.number());
        return space == null ? new Extent(0, 0) : spaces.still(space::extent);
    }

    @Override
    public Extent extent(TableDefinition table, IndexDefinition index) {
        TableSpace space = spaces.of(table.number());
        Layout.Index known = space == null ? null : space.layout().index(index.name());
        return space == null || known == null ? new Extent(0, 0) : spaces.still(() -> space.extent(known));
    }

    @Override
    public int expire(TableDefinition table, Instant now) {
        String attribute = table.expiryAttribute();
        if (attribute == null) {
            return 0;
        }
        Expiry expiry = new Expiry(attribute, now);
        List<ItemWrite> due = new ArrayList<>();
        int[] removed = {0};
        read(table, null, KeyRange.all(), true, item -> {
            if (expiry.past(item)) {
                due.add(new ItemWrite(table, item.attributes(), expiry));
            }
            if (due.size() == EXPIRED_AT_ONCE) {
                removed[0] += remove(due);
                due.clear();
            }
            return true;
        });
        return removed[0] + remove(due);
    }

    /** Removes those that have not changed meanwhile; returns how many. */
    private int remove(List<ItemWrite> expired) {
        List<Written> written = write(expired, ItemLocks.Manner.WAITING, true);
        return (int) written.stream()
                .filter(one -> one.before() != null && one.after() == null)
                .count();
    }

    @Override
    public void restore(DataInput snapshot) throws IOException {
        spaces.restore(snapshot);
    }

    @Override
    public void replay(byte[] entry, Commit commit) throws IOException {
        spaces.replay(entry);
    }

    @Override
    public void recovered() {
        file.inspect();
    }

    @Override
    public void checkpoint(Checkpoint checkpoint) throws IOException {
        spaces.checkpoint(checkpoint);
    }

    /** Puts everything into the file and closes it. */
    @Override
    public void close() throws IOException {
        if (!spaces.layouts().isEmpty()) {
            store.checkpoint();
        }
        file.close();
    }
}
