package wildrydes.cloud.dynamodb.item;

import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NoSuchElementException;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Values in memory by key, in the order of the keys' unsigned bytes. Keys begin with a hash, so their first bits spread them evenly over
 * many small maps, which is several times faster than a large one. Changed by one thread at a time, read by any.
 */
final class Layer {

    private static final int BITS = 12;
    private static final int PARTS = 1 << BITS;

    /** Made for the first value, since most shelves are at rest. */
    private volatile @Nullable AtomicReferenceArray<@Nullable NavigableMap<byte[], byte[]>> parts;

    boolean isEmpty() {
        return parts == null;
    }

    private static int part(byte[] key) {
        int first = key.length > 0 ? key[0] & 0xff : 0;
        int second = key.length > 1 ? key[1] & 0xff : 0;
        return (first << 8 | second) >> 16 - BITS;
    }

    private @Nullable NavigableMap<byte[], byte[]> at(int index) {
        AtomicReferenceArray<@Nullable NavigableMap<byte[], byte[]>> made = parts;
        return made == null ? null : made.get(index);
    }

    byte @Nullable [] get(byte[] key) {
        NavigableMap<byte[], byte[]> part = at(part(key));
        return part == null ? null : part.get(key);
    }

    void put(byte[] key, byte[] value) {
        AtomicReferenceArray<@Nullable NavigableMap<byte[], byte[]>> made = parts;
        if (made == null) {
            made = new AtomicReferenceArray<>(PARTS);
            parts = made;
        }
        int index = part(key);
        NavigableMap<byte[], byte[]> part = made.get(index);
        if (part == null) {
            part = new ConcurrentSkipListMap<>(Arrays::compareUnsigned);
            made.set(index, part);
        }
        part.put(key, value);
    }

    void forEach(BiConsumer<byte[], byte[]> reader) {
        for (int i = 0; i < PARTS; i++) {
            NavigableMap<byte[], byte[]> part = at(i);
            if (part != null) {
                part.forEach(reader);
            }
        }
    }

    /** What is in a range, from its beginning or from its end; also what comes meanwhile, perhaps. */
    Iterator<Map.Entry<byte[], byte[]>> entries(KeyRange range, boolean forward) {
        byte[] before = range.before();
        if (before != null && Arrays.compareUnsigned(range.from(), before) >= 0) {
            return Collections.emptyIterator();
        }
        return new Entries(range, forward);
    }

    private final class Entries implements Iterator<Map.Entry<byte[], byte[]>> {
        private final KeyRange range;
        private final boolean forward;
        private final int last;
        private int next;
        private Iterator<Map.Entry<byte[], byte[]>> inPart = Collections.emptyIterator();

        Entries(KeyRange range, boolean forward) {
            this.range = range;
            this.forward = forward;
            byte[] before = range.before();
            int lowest = part(range.from());
            int highest = before == null ? PARTS - 1 : part(before);
            this.next = forward ? lowest : highest;
            this.last = forward ? highest : lowest;
        }

        @Override
        public boolean hasNext() {
            while (!inPart.hasNext() && (forward ? next <= last : next >= last)) {
                NavigableMap<byte[], byte[]> part = at(next);
                next += forward ? 1 : -1;
                if (part != null) {
                    inPart = within(part).entrySet().iterator();
                }
            }
            return inPart.hasNext();
        }

        private NavigableMap<byte[], byte[]> within(NavigableMap<byte[], byte[]> part) {
            byte[] before = range.before();
            NavigableMap<byte[], byte[]> within =
                    before == null ? part.tailMap(range.from(), true) : part.subMap(range.from(), true, before, false);
            return forward ? within : within.descendingMap();
        }

        @Override
        public Map.Entry<byte[], byte[]> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return inPart.next();
        }
    }
}
