package wildrydes.cloud.dynamodb.table;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.store.Table;
import wildrydes.cloud.store.Tables;

/** All tables of an account in a Region. Safe for concurrent use. */
public final class Catalog implements TableCatalog {

    private static final int TABLES = 1;
    private static final int NUMBERS = 2;

    private final Tables state;
    private final Names names;
    private final Table<StoredTable> tables;
    private final Table<LastNumber> numbers;
    /** What item operations see, made once for each change and not for each of them. */
    private final Map<String, TableDefinition> usable = new ConcurrentHashMap<>();

    /** The largest number that was given out; kept when all tables are forgotten, so that none is given again. */
    private record LastNumber(long number) implements Table.Row {

        private static final String KEY = "last";

        @Override
        public String key() {
            return KEY;
        }

        @Override
        public void write(DataOutput to) throws IOException {
            to.writeLong(number);
        }

        static LastNumber read(DataInput from) throws IOException {
            return new LastNumber(from.readLong());
        }
    }

    /**
     * An empty catalog.
     *
     * @param state keeps the tables; it has kinds 1 and 2 for that
     */
    public Catalog(Tables state, Names names) {
        this.state = state;
        this.names = names;
        this.tables = state.table(TABLES, Comparator.naturalOrder(), StoredTable::read);
        this.numbers = state.table(NUMBERS, Comparator.<String>naturalOrder(), LastNumber::read)
                .lasting();
        tables.watch(this::remember);
    }

    /** Sets who is told of changes besides; before the store recovers. */
    void watch(Table.Watcher<StoredTable> watcher) {
        tables.watch((before, after) -> {
            remember(before, after);
            watcher.changed(before, after);
        });
    }

    private void remember(@Nullable StoredTable before, @Nullable StoredTable after) {
        if (after != null && after.state().usable()) {
            usable.put(after.name(), after.definition());
        } else if (before != null) {
            usable.remove(before.name());
        }
    }

    @Override
    public TableDefinition usable(String nameOrArn) {
        String name = names.name(nameOrArn);
        TableDefinition found = name == null ? null : usable.get(name);
        if (found == null) {
            throw TableErrors.notFound();
        }
        return found;
    }

    /** The keys of a table that can be used now; null where there is none. */
    public @Nullable KeySchema keys(String nameOrArn) {
        String name = names.name(nameOrArn);
        TableDefinition found = name == null ? null : usable.get(name);
        return found == null ? null : found.keys();
    }

    @Nullable
    StoredTable find(String name) {
        return tables.find(name);
    }

    /**
     * The table of a name or ARN.
     *
     * @throws RuntimeException where there is none, in AWS's words
     */
    StoredTable named(String nameOrArn) {
        String name = names.name(nameOrArn);
        StoredTable found = name == null ? null : tables.find(name);
        if (found == null) {
            throw TableErrors.noTable(name == null ? nameOrArn.substring(nameOrArn.lastIndexOf('/') + 1) : name);
        }
        return found;
    }

    /** In the order of their names. */
    Collection<StoredTable> all() {
        return tables.all();
    }

    /** Of all tables, as item operations see them, whatever state they are in. */
    public Collection<TableDefinition> definitions() {
        List<TableDefinition> all = new ArrayList<>();
        tables.all().forEach(table -> all.add(table.definition()));
        return all;
    }

    /** Does something that reads and then changes, with nobody changing anything in between. */
    <T extends @Nullable Object> T changing(Supplier<T> change) {
        return state.changing(change);
    }

    /** A number that no table or stream ever had; within {@link #changing}. */
    public long nextNumber() {
        LastNumber last = numbers.find(LastNumber.KEY);
        LastNumber next = new LastNumber(last == null ? 1 : last.number() + 1);
        numbers.put(next);
        return next.number();
    }

    /** Within {@link #changing}. */
    void put(StoredTable table) {
        tables.put(table);
    }

    /**
     * Changes a table if it is still there, however it has been changed meanwhile.
     *
     * @param seen some earlier moment of it
     * @param change what becomes of it; null where it is to go
     * @return what it is now; null where it is gone
     */
    @Nullable
    StoredTable change(StoredTable seen, Function<StoredTable, @Nullable StoredTable> change) {
        return changing(() -> {
            StoredTable now = find(seen.name());
            if (now == null || now.birth().number() != seen.birth().number()) {
                return null;
            }
            StoredTable next = change.apply(now);
            if (next == null) {
                tables.remove(List.of(now));
            } else {
                put(next);
            }
            return next;
        });
    }
}
