package wildrydes.cloud.dynamodb.item;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import wildrydes.cloud.store.Checkpoint;
import wildrydes.cloud.store.Commit;
import wildrydes.cloud.store.Store;
import wildrydes.cloud.store.StoreException;

/**
 * The spaces of all tables, and the way from the log into them: entries are appended, forced, and then applied in the order of
 * the log, by whoever waits for them. So what can be read is on the disk. Safe for concurrent use.
 */
final class Spaces {

    private record Pending(long number, Entry entry, Commit commit) {}

    private final Store store;
    private final ItemFile file;
    private final ChangeSink sink;
    private final Tokens tokens = new Tokens();
    private final Map<Long, TableSpace> byNumber = new ConcurrentHashMap<>();

    /** Held while an entry gets its number and its place in the log. */
    private final ReentrantLock appending = new ReentrantLock();

    private final Deque<Pending> pending = new ArrayDeque<>();
    private long lastNumber;

    /** Held while what is on the disk is applied, and while several things are read that are to fit together. */
    private final ReentrantLock applying = new ReentrantLock();

    private final List<String> dropped = new ArrayList<>();
    private long applied;
    /** Number of the last step whose items are counted in the snapshot. */
    private long counted;

    Spaces(Store store, ItemFile file, ChangeSink sink) {
        this.store = store;
        this.file = file;
        this.sink = sink;
    }

    Tokens tokens() {
        return tokens;
    }

    /** The space of a table; null where there is none, or not any more. */
    @Nullable
    TableSpace of(long table) {
        return byNumber.get(table);
    }

    /** Does something that reads, with nothing applied meanwhile. */
    <T extends @Nullable Object> T still(Supplier<T> reading) {
        applying.lock();
        try {
            return reading.get();
        } finally {
            applying.unlock();
        }
    }

    /**
     * Does what an entry says; when this returns it is on the disk and can be seen.
     *
     * @throws StoreException where the disk refuses it; then nothing is done
     */
    void commit(Entry entry) {
        Pending mine;
        appending.lock();
        try {
            long number = lastNumber + 1;
            lastNumber += entry.steps();
            mine = new Pending(number, entry, store.append(Entry.OWNER, entry.bytes(number)));
            pending.add(mine);
        } finally {
            appending.unlock();
        }
        try {
            mine.commit().await();
        } finally {
            applying.lock();
            try {
                applyUpTo(mine.number());
            } finally {
                applying.unlock();
            }
        }
    }

    private void applyUpTo(long number) {
        while (true) {
            Pending next = next(number);
            if (next == null) {
                return;
            }
            if (onDisk(next.commit())) {
                apply(next.number(), next.entry());
            }
        }
    }

    private @Nullable Pending next(long number) {
        appending.lock();
        try {
            Pending first = pending.peek();
            return first == null || first.number() > number ? null : pending.poll();
        } finally {
            appending.unlock();
        }
    }

    private static boolean onDisk(Commit commit) {
        try {
            commit.await();
            return true;
        } catch (StoreException e) {
            return false; // whoever appended it is told, too
        }
    }

    private void apply(long number, Entry entry) {
        if (entry instanceof Entry.Changes changes) {
            Token token = changes.token();
            if (token != null) {
                tokens.keep(token);
            }
            long step = number;
            for (Change change : changes.changes()) {
                apply(step, change, changes);
                step++;
            }
        } else if (entry instanceof Entry.Shape shape) {
            become(shape.layout());
        } else if (entry instanceof Entry.Gone gone) {
            TableSpace space = byNumber.remove(gone.table());
            if (space != null) {
                space.shelves().forEach(shelf -> dropped.add(shelf.name()));
            }
        }
        applied = Math.max(applied, number + entry.steps() - 1);
    }

    private void become(Layout layout) {
        TableSpace space = byNumber.get(layout.number());
        if (space == null) {
            byNumber.put(layout.number(), new TableSpace(layout, file));
        } else if (layout.lastIndex() >= space.layout().lastIndex()) {
            dropped.addAll(space.become(layout));
        }
    }

    private void apply(long step, Change change, Entry.Changes of) {
        TableSpace space = byNumber.get(change.table());
        if (space == null) {
            return; // the table was deleted since
        }
        space.apply(change, step <= counted);
        Change.Told told = change.told();
        if (told != null) {
            sink.changed(space.layout().definition(told.view()), told(step, change, told, space, of));
        }
    }

    private static ItemChange told(long step, Change change, Change.Told told, TableSpace space, Entry.Changes of) {
        Map<String, AttributeValue> before = attributes(told.before());
        Map<String, AttributeValue> after = attributes(change.after());
        Map<String, AttributeValue> either = after != null ? after : before;
        Map<String, AttributeValue> key = Projections.only(
                either == null ? Map.of() : either, space.layout().keys().names());
        return new ItemChange(step, key, before, after, Instant.ofEpochMilli(of.atMillis()), of.expired());
    }

    private static @Nullable Map<String, AttributeValue> attributes(byte @Nullable [] item) {
        return item == null ? null : Item.read(item).attributes();
    }

    /** An entry that is read back. */
    void replay(byte[] bytes) throws IOException {
        Entry.Numbered entry = Entry.Numbered.read(bytes);
        apply(entry.number(), entry.entry());
        lastNumber = Math.max(lastNumber, applied);
    }

    /** Layouts of all tables. */
    List<Layout> layouts() {
        return byNumber.values().stream().map(TableSpace::layout).toList();
    }

    void restore(DataInput snapshot) throws IOException {
        counted = snapshot.readLong();
        applied = counted;
        lastNumber = counted;
        file.expect(snapshot.readLong());
        for (int left = snapshot.readInt(); left > 0; left--) {
            TableSpace space = TableSpace.read(snapshot, file);
            byNumber.put(space.layout().number(), space);
        }
        tokens.read(snapshot);
    }

    /** Writes the snapshot, then what has changed into the file. */
    void checkpoint(Checkpoint checkpoint) throws IOException {
        List<Shelf> shelves = new ArrayList<>();
        List<String> gone;
        long written;
        boolean dirty;
        applying.lock();
        try {
            applyUpTo(lastAppended());
            written = applied;
            byNumber.values().forEach(space -> shelves.addAll(space.shelves()));
            shelves.forEach(Shelf::layerOff);
            shelves.removeIf(shelf -> !shelf.layered());
            gone = List.copyOf(dropped);
            dirty = !shelves.isEmpty() || !gone.isEmpty() && file.sequence() > 0;
            write(checkpoint.state(), written, dirty ? written : file.sequence());
        } finally {
            applying.unlock();
        }
        if (dirty) {
            file.write(written, () -> {
                shelves.forEach(shelf -> shelf.write(file));
                gone.forEach(file::drop);
            });
            shelves.forEach(Shelf::written);
        }
        applying.lock();
        try {
            dropped.removeAll(gone);
        } finally {
            applying.unlock();
        }
    }

    private long lastAppended() {
        appending.lock();
        try {
            return lastNumber;
        } finally {
            appending.unlock();
        }
    }

    private void write(DataOutput to, long written, long inFile) throws IOException {
        to.writeLong(written);
        to.writeLong(inFile);
        to.writeInt(byNumber.size());
        for (TableSpace space : byNumber.values()) {
            space.write(to);
        }
        tokens.write(to);
    }
}
