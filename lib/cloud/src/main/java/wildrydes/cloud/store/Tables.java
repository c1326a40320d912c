package wildrydes.cloud.store;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The state of a part of the cloud that fits into memory and changes seldom: some {@link Table}s, changed by one at a time.
 * Safe for concurrent use.
 */
public final class Tables implements Owner, Resettable {

    /** Stands in an entry in the place of a table's number. */
    private static final byte RESET = 0;

    private final Store store;
    private final int owner;
    private final String name;
    private final Map<Byte, Table<?>> tables = new TreeMap<>();
    private Runnable recovered = () -> {};

    /** Held while something changes, from the log to memory. */
    private final ReentrantLock changes = new ReentrantLock();

    private Tables(Store store, int owner, String name) {
        this.store = store;
        this.owner = owner;
        this.name = name;
    }

    /**
     * Tables that a store keeps; it gives them back when it recovers.
     *
     * @param owner the number of these in the log, see {@link Store#keep}
     * @param name of their snapshot
     */
    public static Tables in(Store store, int owner, String name) {
        Tables made = new Tables(store, owner, name);
        store.keep(owner, name, made);
        return made;
    }

    /**
     * Adds a table; before the store recovers.
     *
     * @param kind its number in the log, 1 to 127, the same for ever
     * @param order of the keys; those that it holds for equal are one
     */
    public <V extends Table.Row> Table<V> table(int kind, Comparator<String> order, Table.Reader<V> reader) {
        Table<V> made = new Table<>(this, kind, order, reader);
        if (tables.put((byte) kind, made) != null) {
            throw new IllegalArgumentException("Two tables of " + name + " have the number " + kind + ".");
        }
        return made;
    }

    /** Sets who is told when everything is back, before anything new is asked; before the store recovers. */
    public void whenRecovered(Runnable told) {
        recovered = told;
    }

    /** Does something that reads and then changes, with nobody changing anything in between. */
    public <T extends @Nullable Object> T changing(Supplier<T> change) {
        changes.lock();
        try {
            return change.get();
        } finally {
            changes.unlock();
        }
    }

    Commit append(Fields.Content content) {
        return store.append(owner, Fields.bytes(content));
    }

    @Override
    public void reset() {
        changes.lock();
        try {
            append(to -> to.writeByte(RESET)).await();
            tables.values().forEach(Table::reset);
        } finally {
            changes.unlock();
        }
        store.checkpointSoon();
    }

    @Override
    public void replay(byte[] entry, Commit commit) throws IOException {
        if (entry[0] == RESET) {
            tables.values().forEach(Table::reset);
            return;
        }
        table(entry[0]).replay(Fields.content(entry));
    }

    private Table<?> table(byte kind) throws IOException {
        Table<?> table = tables.get(kind);
        if (table == null) {
            throw new IOException("The state of " + name + " has an entry of kind " + kind
                    + ", which this version does not know; start the version that wrote it.");
        }
        return table;
    }

    @Override
    public void recovered() {
        recovered.run();
    }

    @Override
    public void checkpoint(Checkpoint checkpoint) throws IOException {
        changes.lock();
        try {
            DataOutput to = checkpoint.state();
            to.writeInt(tables.size());
            for (Map.Entry<Byte, Table<?>> table : tables.entrySet()) {
                to.writeByte(table.getKey());
                table.getValue().write(to);
            }
        } finally {
            changes.unlock();
        }
    }

    @Override
    public void restore(DataInput snapshot) throws IOException {
        for (int left = snapshot.readInt(); left > 0; left--) {
            table(snapshot.readByte()).read(snapshot);
        }
    }
}
