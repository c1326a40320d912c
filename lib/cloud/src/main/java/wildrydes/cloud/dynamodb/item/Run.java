package wildrydes.cloud.dynamodb.item;

import java.util.Iterator;
import java.util.Map;
import org.h2.mvstore.Cursor;
import org.jspecify.annotations.Nullable;

/** Values in the order of their keys, one at a time. Used by one thread. */
sealed interface Run {

    /** Null at the end. */
    byte @Nullable [] key();

    /** That of the key. */
    byte[] value();

    void advance();

    /** Those of a layer of memory, which may change meanwhile. */
    final class InMemory implements Run {
        private final Iterator<Map.Entry<byte[], byte[]>> entries;
        private Map.@Nullable Entry<byte[], byte[]> entry;

        InMemory(Iterator<Map.Entry<byte[], byte[]>> entries) {
            this.entries = entries;
            advance();
        }

        @Override
        public byte @Nullable [] key() {
            return entry == null ? null : entry.getKey();
        }

        @Override
        public byte[] value() {
            return current().getValue();
        }

        private Map.Entry<byte[], byte[]> current() {
            if (entry == null) {
                throw new IllegalStateException("Behind the last value there is none.");
            }
            return entry;
        }

        @Override
        public void advance() {
            entry = entries.hasNext() ? entries.next() : null;
        }
    }

    /** Those of a map in the file. */
    final class InFile implements Run {
        private final Cursor<byte[], byte[]> cursor;
        private byte @Nullable [] key;

        InFile(Cursor<byte[], byte[]> cursor) {
            this.cursor = cursor;
            advance();
        }

        @Override
        public byte @Nullable [] key() {
            return key;
        }

        @Override
        public byte[] value() {
            return cursor.getValue();
        }

        @Override
        public void advance() {
            key = cursor.hasNext() ? cursor.next() : null;
        }
    }

    /** None at all. */
    final class Empty implements Run {

        @Override
        public byte @Nullable [] key() {
            return null;
        }

        @Override
        public byte[] value() {
            throw new IllegalStateException("Behind the last value there is none.");
        }

        @Override
        public void advance() {}
    }
}
