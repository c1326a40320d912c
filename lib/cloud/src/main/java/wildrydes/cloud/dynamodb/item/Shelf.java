package wildrydes.cloud.dynamodb.item;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Values by key, in the order of the keys' unsigned bytes: those of a table, or of an index. What has changed since a checkpoint
 * is in memory, all else in the {@link ItemFile}; a checkpoint puts a layer of what is in memory aside, writes it there, and then
 * lets it go. Readers see the newest layer that knows a key. Changed by one thread at a time, read by any.
 */
final class Shelf {

    /** Stands for a value that was removed. */
    private static final byte[] GONE = new byte[0];

    /** Layers of memory, the newest first; the first one changes. */
    private volatile List<Layer> layers = List.of(new Layer());

    private final String name;
    private final ItemFile file;

    /** @param name of the map in the file, never used before and never again */
    Shelf(String name, ItemFile file) {
        this.name = name;
        this.file = file;
    }

    @SuppressWarnings("ReferenceEquality") // no other value is that one, also where it has no bytes either
    private static boolean gone(byte[] value) {
        return value == GONE;
    }

    String name() {
        return name;
    }

    byte @Nullable [] get(byte[] key) {
        for (Layer layer : layers) {
            byte[] value = layer.get(key);
            if (value != null) {
                return gone(value) ? null : value;
            }
        }
        return file.get(name, key);
    }

    void put(byte[] key, byte[] value) {
        layers.get(0).put(key, value);
    }

    void remove(byte[] key) {
        layers.get(0).put(key, GONE);
    }

    /** Gives the values of a range to a reader, until it has enough and answers false. */
    void read(KeyRange range, boolean forward, BiPredicate<byte[], byte[]> reader) {
        // The layers first: what leaves them meanwhile is in the file by then.
        List<Run> runs = new ArrayList<>();
        for (Layer layer : layers) {
            runs.add(new Run.InMemory(layer.entries(range, forward)));
        }
        runs.add(file.run(name, range, forward));
        while (true) {
            Run next = null;
            for (Run run : runs) {
                if (run.key() != null && (next == null || comesBefore(run, next, forward))) {
                    next = run;
                }
            }
            byte[] key = next == null ? null : next.key();
            if (next == null || key == null) {
                return;
            }
            byte[] value = next.value();
            for (Run run : runs) {
                byte[] other = run.key();
                if (other != null && Arrays.equals(other, key)) {
                    run.advance();
                }
            }
            if (!gone(value) && !reader.test(key, value)) {
                return;
            }
        }
    }

    private static boolean comesBefore(Run one, Run other, boolean forward) {
        int order = Arrays.compareUnsigned(one.key(), other.key());
        return forward ? order < 0 : order > 0;
    }

    /** Puts aside what is in memory; what changes from here on is not in the next {@link #write}. */
    void layerOff() {
        if (!layers.get(0).isEmpty()) {
            List<Layer> next = new ArrayList<>(layers);
            next.add(0, new Layer());
            layers = List.copyOf(next);
        }
    }

    /** Whether something is put aside. */
    boolean layered() {
        return layers.size() > 1;
    }

    /** Writes what is put aside into the file, the oldest first. */
    void write(ItemFile to) {
        List<Layer> now = layers;
        for (int i = now.size() - 1; i > 0; i--) {
            now.get(i).forEach((key, value) -> {
                if (gone(value)) {
                    to.remove(name, key);
                } else {
                    to.put(name, key, value);
                }
            });
        }
    }

    /** Lets go what is in the file for good. */
    void written() {
        layers = List.of(layers.get(0));
    }
}
