package wildrydes.cloud.dynamodb.item;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is done to the shelves for one item, so that it can be done again without looking at what is there.
 *
 * @param key where the item lies in its table
 * @param sizeBefore -1 where there was none
 * @param after null where there is none any more
 * @param told null where no stream has to know
 */
record Change(
        long table,
        byte[] key,
        int sizeBefore,
        byte @Nullable [] after,
        List<InIndex> indexes,
        @Nullable Told told) {

    /**
     * The same for an index.
     *
     * @param removed where it was; null where it was not in it, or stays there
     * @param added where it is now; null where it is not in it, or was there before
     * @param sizeBefore -1 where it was not in it
     * @param sizeAfter -1 where it is not in it any more
     */
    record InIndex(int index, byte @Nullable [] removed, byte @Nullable [] added, int sizeBefore, int sizeAfter) {

        private void write(DataOutput to) throws IOException {
            to.writeInt(index);
            optional(to, removed);
            optional(to, added);
            to.writeInt(sizeBefore);
            to.writeInt(sizeAfter);
        }

        private static InIndex read(DataInput from) throws IOException {
            return new InIndex(from.readInt(), optional(from), optional(from), from.readInt(), from.readInt());
        }
    }

    /** What a stream has to know beside it. */
    record Told(String view, byte @Nullable [] before) {}

    void write(DataOutput to) throws IOException {
        to.writeLong(table);
        optional(to, key);
        to.writeInt(sizeBefore);
        optional(to, after);
        to.writeShort(indexes.size());
        for (InIndex index : indexes) {
            index.write(to);
        }
        to.writeBoolean(told != null);
        if (told != null) {
            to.writeUTF(told.view());
            optional(to, told.before());
        }
    }

    static Change read(DataInput from) throws IOException {
        long table = from.readLong();
        byte[] key = optional(from);
        if (key == null) {
            throw new IOException("A change of an item does not say of which.");
        }
        int sizeBefore = from.readInt();
        byte[] after = optional(from);
        List<InIndex> indexes = new ArrayList<>(0);
        for (int left = from.readShort(); left > 0; left--) {
            indexes.add(InIndex.read(from));
        }
        Told told = from.readBoolean() ? new Told(from.readUTF(), optional(from)) : null;
        return new Change(table, key, sizeBefore, after, indexes, told);
    }

    private static void optional(DataOutput to, byte @Nullable [] bytes) throws IOException {
        to.writeInt(bytes == null ? -1 : bytes.length);
        if (bytes != null) {
            to.write(bytes);
        }
    }

    private static byte @Nullable [] optional(DataInput from) throws IOException {
        int length = from.readInt();
        if (length < 0) {
            return null;
        }
        byte[] bytes = new byte[length];
        from.readFully(bytes);
        return bytes;
    }
}
