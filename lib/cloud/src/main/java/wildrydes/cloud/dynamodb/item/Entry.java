package wildrydes.cloud.dynamodb.item;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.store.Fields;

/** What the log knows of items, one step at a time. Each has a number that rises, in which those of a write's items follow each other. */
sealed interface Entry {

    /** The number of this owner in the log. */
    int OWNER = 16;

    byte CHANGES = 1;
    byte SHAPE = 2;
    byte GONE = 3;

    /** How many numbers it takes. */
    default int steps() {
        return 1;
    }

    byte kind();

    void write(DataOutput to) throws IOException;

    /**
     * Items changed, all at once.
     *
     * @param atMillis cloud time
     * @param expired since their time to live had passed
     * @param token of the transaction that did it; null where it has none
     */
    record Changes(long atMillis, boolean expired, @Nullable Token token, List<Change> changes) implements Entry {

        @Override
        public int steps() {
            return Math.max(1, changes.size());
        }

        @Override
        public byte kind() {
            return CHANGES;
        }

        @Override
        public void write(DataOutput to) throws IOException {
            to.writeLong(atMillis);
            to.writeBoolean(expired);
            to.writeBoolean(token != null);
            if (token != null) {
                token.write(to);
            }
            to.writeInt(changes.size());
            for (Change change : changes) {
                change.write(to);
            }
        }

        private static Changes read(DataInput from) throws IOException {
            long atMillis = from.readLong();
            boolean expired = from.readBoolean();
            Token token = from.readBoolean() ? Token.read(from) : null;
            List<Change> changes = new ArrayList<>();
            for (int left = from.readInt(); left > 0; left--) {
                changes.add(Change.read(from));
            }
            return new Changes(atMillis, expired, token, changes);
        }
    }

    /** A table began, or its indexes changed. */
    record Shape(Layout layout) implements Entry {

        @Override
        public byte kind() {
            return SHAPE;
        }

        @Override
        public void write(DataOutput to) throws IOException {
            layout.write(to);
        }
    }

    /** A table ended. */
    record Gone(long table) implements Entry {

        @Override
        public byte kind() {
            return GONE;
        }

        @Override
        public void write(DataOutput to) throws IOException {
            to.writeLong(table);
        }
    }

    /**
     * It as it stands in the log.
     *
     * @param number of the first step
     */
    default byte[] bytes(long number) {
        return Fields.entry(kind(), to -> {
            to.writeLong(number);
            write(to);
        });
    }

    /** An entry of the log. */
    record Numbered(long number, Entry entry) {

        static Numbered read(byte[] bytes) throws IOException {
            DataInput from = Fields.content(bytes);
            long number = from.readLong();
            return new Numbered(
                    number,
                    switch (bytes[0]) {
                        case CHANGES -> Changes.read(from);
                        case SHAPE -> new Shape(Layout.read(from));
                        case GONE -> new Gone(from.readLong());
                        default ->
                            throw new IOException("The log has an entry of kind " + bytes[0]
                                    + " for items, which this version does not know; start the version that wrote it.");
                    });
        }
    }
}
