package wildrydes.cloud.dynamodb.item;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A write of one item on its way: what is there, what is to be there, and what that means for the indexes. Used by one thread, which has the item to itself. */
final class Draft {

    private final ItemWrite write;
    private final TableSpace space;
    private final Layout layout;
    private final byte[] key;
    private @Nullable Item before;
    private @Nullable Item after;
    private final List<Change.InIndex> moves = new ArrayList<>(0);
    private final List<Written.IndexWrite> indexes = new ArrayList<>(0);

    Draft(ItemWrite write, TableSpace space) {
        this.write = write;
        this.space = space;
        this.layout = space.layout();
        this.key = ItemKeys.inTable(layout.keys(), write.key());
    }

    ItemLocks.Id id() {
        return new ItemLocks.Id(layout.number(), key);
    }

    void decide() {
        byte[] found = space.items().get(key);
        before = found == null ? null : Item.read(found);
        after = write.decision().after(before);
        for (Layout.Index index : layout.indexes()) {
            move(index);
        }
    }

    private void move(Layout.Index index) {
        byte[] from = there(index, place(index, before));
        byte[] to = place(index, after);
        if (from == null && to == null) {
            return;
        }
        Map<String, AttributeValue> heldBefore = held(index, from, before);
        Map<String, AttributeValue> heldAfter = held(index, to, after);
        if (Arrays.equals(from, to) && heldBefore.equals(heldAfter)) {
            return;
        }
        int sizeBefore = from == null ? -1 : Sizes.item(heldBefore);
        int sizeAfter = to == null ? -1 : Sizes.item(heldAfter);
        boolean moved = !Arrays.equals(from, to);
        moves.add(new Change.InIndex(index.number(), moved ? from : null, moved ? to : null, sizeBefore, sizeAfter));

        indexes.add(new Written.IndexWrite(
                index.name(),
                index.local(),
                moved ? sizeBefore : -1,
                moved ? sizeAfter : Math.max(sizeBefore, sizeAfter)));
    }

    /** The place, if the index has it; one that is still being filled may not. */
    private byte @Nullable [] there(Layout.Index index, byte @Nullable [] place) {
        Shelf shelf = index.filled() || place == null ? null : space.items(index);
        return shelf != null && place != null && shelf.get(place) == null ? null : place;
    }

    private byte @Nullable [] place(Layout.Index index, @Nullable Item item) {
        return item == null ? null : ItemKeys.inIndex(index.keys(), item.attributes(), key);
    }

    private Map<String, AttributeValue> held(Layout.Index index, byte @Nullable [] place, @Nullable Item item) {
        return place == null || item == null ? Map.of() : index.projected(item.attributes(), layout.keys());
    }

    Written written() {
        return new Written(before, after, indexes);
    }

    /** What the log has to know; null where nothing changes. */
    @Nullable
    Change change() {
        Item then = before;
        Item now = after;
        if (then == null ? now == null : then.same(now)) {
            return null;
        }
        String view = write.table().streamView();
        byte[] bytesBefore = then == null ? null : then.bytes();
        return new Change(
                layout.number(),
                key,
                then == null ? -1 : then.size(),
                now == null ? null : now.bytes(),
                moves,
                view == null ? null : new Change.Told(view, bytesBefore));
    }
}
