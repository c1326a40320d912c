package wildrydes.cloud.dynamodb.item;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Where the items of a table and of its indexes lie, and how much there is of them. Changed by one thread at a time. */
final class TableSpace {

    private static final byte[] PRESENT = new byte[0];

    /** An index, or the table itself. */
    private static final class Part {
        final Shelf shelf;
        long items;
        long bytes;

        Part(Shelf shelf) {
            this.shelf = shelf;
        }

        void count(int sizeBefore, int sizeAfter) {
            items += (sizeAfter < 0 ? 0 : 1) - (sizeBefore < 0 ? 0 : 1);
            bytes += Math.max(0, sizeAfter) - Math.max(0, sizeBefore);
        }

        ItemTables.Extent extent() {
            return new ItemTables.Extent(items, bytes);
        }

        void write(DataOutput to) throws IOException {
            to.writeLong(items);
            to.writeLong(bytes);
        }

        void read(DataInput from) throws IOException {
            items = from.readLong();
            bytes = from.readLong();
        }
    }

    private final ItemFile file;
    private final Part table;
    private final Map<Integer, Part> indexes = new ConcurrentHashMap<>();
    private volatile Layout layout;

    TableSpace(Layout layout, ItemFile file) {
        this.file = file;
        this.layout = layout;
        this.table = new Part(new Shelf("t" + layout.number(), file));
        addIndexes();
    }

    Layout layout() {
        return layout;
    }

    /**
     * Takes over a layout with other indexes.
     *
     * @return names of shelves that are there no more
     */
    List<String> become(Layout next) {
        layout = next;
        addIndexes();
        List<String> gone = new ArrayList<>();
        for (Integer number : List.copyOf(indexes.keySet())) {
            if (next.indexes().stream().noneMatch(index -> index.number() == number)) {
                gone.add(part(number).shelf.name());
                indexes.remove(number);
            }
        }
        return gone;
    }

    private void addIndexes() {
        for (Layout.Index index : layout.indexes()) {
            indexes.computeIfAbsent(
                    index.number(), number -> new Part(new Shelf("t" + layout.number() + "." + number, file)));
        }
    }

    private Part part(int index) {
        Part part = indexes.get(index);
        if (part == null) {
            throw new IllegalStateException(
                    "Table " + layout.name() + " has no index with the number " + index + " any more.");
        }
        return part;
    }

    Shelf items() {
        return table.shelf;
    }

    /** The shelf of an index; null where it was removed meanwhile. */
    @Nullable
    Shelf items(Layout.Index index) {
        Part part = indexes.get(index.number());
        return part == null ? null : part.shelf;
    }

    List<Shelf> shelves() {
        List<Shelf> all = new ArrayList<>();
        all.add(table.shelf);
        indexes.values().forEach(part -> all.add(part.shelf));
        return all;
    }

    ItemTables.Extent extent() {
        return table.extent();
    }

    ItemTables.Extent extent(Layout.Index index) {
        return part(index.number()).extent();
    }

    /** @param counted whether it is counted already what this changes */
    void apply(Change change, boolean counted) {
        byte[] after = change.after();
        boolean filling = after == null && change.sizeBefore() < 0;
        if (!filling) {
            if (after == null) {
                table.shelf.remove(change.key());
            } else {
                table.shelf.put(change.key(), after);
            }
            if (!counted) {
                table.count(change.sizeBefore(), after == null ? -1 : ItemCodec.size(after));
            }
        }
        for (Change.InIndex inIndex : change.indexes()) {
            Part part = indexes.get(inIndex.index());
            if (part != null) {
                apply(part, inIndex, counted);
            }
        }
    }

    private static void apply(Part part, Change.InIndex change, boolean counted) {
        byte[] removed = change.removed();
        if (removed != null) {
            part.shelf.remove(removed);
        }
        byte[] added = change.added();
        if (added != null) {
            part.shelf.put(added, PRESENT);
        }
        if (!counted) {
            part.count(change.sizeBefore(), change.sizeAfter());
        }
    }

    void write(DataOutput to) throws IOException {
        layout.write(to);
        table.write(to);
        for (Layout.Index index : layout.indexes()) {
            part(index.number()).write(to);
        }
    }

    static TableSpace read(DataInput from, ItemFile file) throws IOException {
        TableSpace space = new TableSpace(Layout.read(from), file);
        space.table.read(from);
        for (Layout.Index index : space.layout.indexes()) {
            space.part(index.number()).read(from);
        }
        return space;
    }
}
