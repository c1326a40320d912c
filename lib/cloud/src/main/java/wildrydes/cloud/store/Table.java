package wildrydes.cloud.store;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * Immutable values by key, one of the {@link Tables} of an owner. Reading asks nobody; a change is on the disk before anybody
 * sees it. Safe for concurrent use.
 */
public final class Table<V extends Table.Row> {

    private static final byte PUT = 0;
    private static final byte GONE = 1;

    /** A value. */
    public interface Row {

        /** What it is found by. */
        String key();

        /** Writes it, for a {@link Reader} to read. */
        void write(DataOutput to) throws IOException;
    }

    /** Reads what {@link Row#write} wrote. */
    @FunctionalInterface
    public interface Reader<V> {
        V read(DataInput from) throws IOException;
    }

    /** Sees every change, also those that are read back at a start; for what is derived from the values. */
    @FunctionalInterface
    public interface Watcher<V> {

        /**
         * A value was put, replaced or removed.
         *
         * @param before null where there was none of that key
         * @param after null where it is gone
         */
        void changed(@Nullable V before, @Nullable V after);
    }

    private final Tables tables;
    private final byte kind;
    private final Reader<V> reader;
    private final NavigableMap<String, V> values;
    private boolean lasting;
    private Watcher<V> watcher = (before, after) -> {};

    Table(Tables tables, int kind, Comparator<String> order, Reader<V> reader) {
        this.tables = tables;
        this.kind = (byte) kind;
        this.reader = reader;
        this.values = new ConcurrentSkipListMap<>(order);
    }

    /** Adds the one who is told of changes; before the store recovers. */
    public void watch(Watcher<V> watcher) {
        this.watcher = watcher;
    }

    /** Keeps its values when the tables are set back; before the store recovers. */
    public Table<V> lasting() {
        lasting = true;
        return this;
    }

    /** The value of that key; null where there is none. */
    public @Nullable V find(String wanted) {
        return values.get(wanted);
    }

    /** All values, in the order of their keys. */
    public Collection<V> all() {
        return values.values();
    }

    /** Puts a value in the place of one with its key; within {@link Tables#changing}. */
    public void put(V value) {
        putAll(List.of(value));
    }

    private void write(DataOutput to, V value) throws IOException {
        to.writeByte(kind);
        to.writeByte(PUT);
        value.write(to);
    }

    /** Puts several values, which come to the disk together; within {@link Tables#changing}. */
    public void putAll(Collection<V> all) {
        List<Commit> commits = new ArrayList<>();
        for (V value : all) {
            commits.add(tables.append(to -> write(to, value)));
        }
        commits.forEach(Commit::await);
        all.forEach(this::keep);
    }

    /**
     * Puts a value without waiting for the disk; within {@link Tables#changing}. A killed process may forget it, but then also what was put later.
     */
    public void note(V value) {
        tables.append(to -> {
            to.writeByte(kind);
            to.writeByte(PUT);
            value.write(to);
        });
        keep(value);
    }

    /** Removes values; within {@link Tables#changing}. */
    public void remove(Collection<V> gone) {
        List<Commit> commits = new ArrayList<>();
        for (V value : gone) {
            commits.add(tables.append(to -> {
                to.writeByte(kind);
                to.writeByte(GONE);
                Fields.text(to, value.key());
            }));
        }
        commits.forEach(Commit::await);
        gone.forEach(value -> forget(value.key()));
    }

    private void keep(V value) {
        watcher.changed(values.put(value.key(), value), value);
    }

    private void forget(String name) {
        V before = values.remove(name);
        if (before != null) {
            watcher.changed(before, null);
        }
    }

    void reset() {
        if (!lasting) {
            List.copyOf(values.keySet()).forEach(this::forget);
        }
    }

    void replay(DataInput from) throws IOException {
        if (from.readByte() == PUT) {
            keep(reader.read(from));
        } else {
            forget(Fields.text(from));
        }
    }

    void write(DataOutput to) throws IOException {
        List<V> now = new ArrayList<>(values.values());
        to.writeInt(now.size());
        for (V value : now) {
            value.write(to);
        }
    }

    void read(DataInput from) throws IOException {
        for (int left = from.readInt(); left > 0; left--) {
            keep(reader.read(from));
        }
    }
}
