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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Immutable values by key, one of the {@link Tables} of an owner. Reading asks nobody; a change is on the disk before anybody
 * sees it. Safe for concurrent use.
 */
public final class Table<V> {

    private static final byte PUT = 0;
    private static final byte GONE = 1;

    /** Writes a value, for {@link Reader} to read. */
    @FunctionalInterface
    public interface Writer<V> {
        void write(V value, DataOutput to) throws IOException;
    }

    /** Reads what {@link Writer} wrote. */
    @FunctionalInterface
    public interface Reader<V> {
        V read(DataInput from) throws IOException;
    }

    /** Sees every change, also those that are read back at a start; for what is derived from the values. */
    @FunctionalInterface
    public interface Watcher<V> {

        /**
         * @param before null where there was none of that key
         * @param after null where it is gone
         */
        void changed(@Nullable V before, @Nullable V after);
    }

    private final Tables tables;
    private final byte kind;
    private final Function<V, String> key;
    private final Writer<V> writer;
    private final Reader<V> reader;
    private final NavigableMap<String, V> values;
    private Watcher<V> watcher = (before, after) -> {};

    Table(
            Tables tables,
            int kind,
            Comparator<String> order,
            Function<V, String> key,
            Writer<V> writer,
            Reader<V> reader) {
        this.tables = tables;
        this.kind = (byte) kind;
        this.key = key;
        this.writer = writer;
        this.reader = reader;
        this.values = new ConcurrentSkipListMap<>(order);
    }

    /** Adds the one who is told of changes; before the store recovers. */
    public void watch(Watcher<V> watcher) {
        this.watcher = watcher;
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
        tables.append(to -> {
                    to.writeByte(kind);
                    to.writeByte(PUT);
                    writer.write(value, to);
                })
                .await();
        keep(value);
    }

    /** Removes values; within {@link Tables#changing}. */
    public void remove(Collection<V> gone) {
        List<Commit> commits = new ArrayList<>();
        for (V value : gone) {
            commits.add(tables.append(to -> {
                to.writeByte(kind);
                to.writeByte(GONE);
                Fields.text(to, key.apply(value));
            }));
        }
        commits.forEach(Commit::await);
        gone.forEach(value -> forget(key.apply(value)));
    }

    private void keep(V value) {
        watcher.changed(values.put(key.apply(value), value), value);
    }

    private void forget(String name) {
        V before = values.remove(name);
        if (before != null) {
            watcher.changed(before, null);
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
            writer.write(value, to);
        }
    }

    void read(DataInput from) throws IOException {
        for (int left = from.readInt(); left > 0; left--) {
            keep(reader.read(from));
        }
    }
}
