package wildrydes.cloud.dynamodb.item;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.store.Damage;
import wildrydes.cloud.store.Damages;
import wildrydes.cloud.store.StoreException;

/**
 * The file behind all {@link Shelf shelves}: an MVStore with a map for each. It is opened at the first use, and written only by
 * checkpoints; between two of them it is what the older one left, so that whatever a killed process did to it is in the log, too.
 * Where its end is torn, MVStore goes back to its last whole version.
 */
final class ItemFile implements AutoCloseable {

    /** So much memory of changed pages is written at once. */
    private static final int DIRTY_BYTES = 8 << 20;

    private static final int CACHE_MEBIBYTES = 16;
    /** Keys come in no order, so a page is read, and written anew, for few of its items. */
    private static final int PAGE_BYTES = 4096;

    /** Percent of what was written that is still of use; where it is less, some is written anew, so that the rest can go. */
    private static final int FILL_RATE = 50;

    private static final int COMPACTED_BYTES = 16 << 20;

    private static final String STATE = "state";
    private static final byte[] SEQUENCE = {0};

    private static final Logger LOG = Logger.getLogger(ItemFile.class.getName());

    private final Path path;
    private final Damages damages;
    private volatile @Nullable Opened opened;
    private boolean closed;
    private boolean toldMissing;
    /** Number of the last change that was in the file at the latest checkpoint; 0 where there is no file. */
    private volatile long sequence;

    private record Opened(MVStore store, Map<String, MVMap<byte[], byte[]>> maps) {

        MVMap<byte[], byte[]> map(String name) {
            return maps.computeIfAbsent(name, this::open);
        }

        private MVMap<byte[], byte[]> open(String name) {
            return store.openMap(
                    name,
                    new MVMap.Builder<byte[], byte[]>().keyType(Bytes.TYPE).valueType(Bytes.TYPE));
        }
    }

    /** @param path made when there is something to write */
    ItemFile(Path path, Damages damages) {
        this.path = path;
        this.damages = damages;
    }

    long sequence() {
        return sequence;
    }

    /** What a snapshot says of the file. */
    void expect(long saved) {
        sequence = saved;
    }

    /** Tells of a file that should be there and is not. */
    void inspect() {
        toldMissing = sequence > 0 && Files.notExists(path);
        if (toldMissing) {
            damages.add(new Damage(
                    "The file " + path + " is missing, so that all items of DynamoDB tables are lost but those of"
                            + " the last minutes; put it back while the cloud is stopped."));
        }
    }

    byte @Nullable [] get(String map, byte[] key) {
        return reading(() -> sequence == 0 ? null : opened().map(map).get(key));
    }

    Run run(String map, KeyRange range, boolean forward) {
        return reading(() -> sequence == 0 ? new Run.Empty() : run(opened().map(map), range, forward));
    }

    private static Run run(MVMap<byte[], byte[]> map, KeyRange range, boolean forward) {
        byte[] before = range.before();
        byte[] last = before == null ? null : map.lowerKey(before);
        if (before != null && (last == null || Arrays.compareUnsigned(last, range.from()) < 0)) {
            return new Run.Empty();
        }
        return new Run.InFile(forward ? map.cursor(range.from(), last, false) : map.cursor(last, range.from(), true));
    }

    /**
     * Writes within a checkpoint; when this returns, everything is on the disk.
     *
     * @param last number of the last change that is in the file then
     * @param writing calls {@link #put}, {@link #remove} and {@link #drop}
     * @throws IOException where the disk refuses it; the file may have some of it then
     */
    void write(long last, Runnable writing) throws IOException {
        try {
            writing.run();
            Opened now = opened();
            now.map(STATE)
                    .put(SEQUENCE, ByteBuffer.allocate(Long.BYTES).putLong(last).array());
            now.store().commit();
            now.store().compact(FILL_RATE, COMPACTED_BYTES);
            now.store().sync();
        } catch (MVStoreException | StoreException e) {
            throw new IOException("Items could not be written to " + path + ": " + e.getMessage(), e);
        }
        sequence = last;
    }

    void put(String map, byte[] key, byte[] value) {
        Opened now = opened();
        now.map(map).put(key, value);
        if (now.store().getUnsavedMemory() > DIRTY_BYTES) {
            now.store().commit();
        }
    }

    void remove(String map, byte[] key) {
        opened().map(map).remove(key);
    }

    /** Forgets a map. */
    void drop(String map) {
        Opened now = opened();
        now.maps().remove(map);
        now.store().removeMap(map);
    }

    private <T extends @Nullable Object> T reading(Supplier<T> read) {
        try {
            return read.get();
        } catch (MVStoreException e) {
            throw new StoreException("Items could not be read from " + path + ": " + e.getMessage(), e);
        }
    }

    private Opened opened() {
        Opened now = opened;
        return now != null && !now.store().isClosed() ? now : open();
    }

    private synchronized Opened open() {
        Opened now = opened;
        if (now != null && !now.store().isClosed()) {
            return now;
        }
        if (closed) {
            throw new IllegalStateException("The cloud is stopping; no items can be read any more.");
        }
        Opened made = new Opened(openStore(), new ConcurrentHashMap<>());
        byte[] state = made.map(STATE).get(SEQUENCE);
        long found = state == null ? 0 : ByteBuffer.wrap(state).getLong();
        if (found < sequence && !toldMissing) {
            damages.add(new Damage(
                    "The file " + path + " has lost its end, so that items of DynamoDB tables are as they were"
                            + " some minutes before; what was written since then may be missing."));
        }
        opened = made;
        return made;
    }

    private MVStore openStore() {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            try {
                return openFile();
            } catch (MVStoreException e) {
                if (e.getErrorCode() != DataUtils.ERROR_FILE_CORRUPT) {
                    throw e;
                }
                Path aside = path.resolveSibling(path.getFileName() + ".damaged");
                Files.move(path, aside, StandardCopyOption.REPLACE_EXISTING);
                LOG.log(Level.SEVERE, "The file of items has no whole version; another one is begun.", e);
                damages.add(new Damage(
                        "The file " + path + " is damaged as a whole, so that all items of DynamoDB tables are"
                                + " lost but those of the last minutes; it is kept as " + aside.getFileName() + "."));
                sequence = 0;
                return openFile();
            }
        } catch (IOException | MVStoreException e) {
            throw new StoreException("Items could not be read from " + path + ": " + e.getMessage(), e);
        }
    }

    private MVStore openFile() {
        return new MVStore.Builder()
                .fileName(path.toString())
                .autoCommitDisabled()
                .autoCommitBufferSize(0)
                .cacheSize(CACHE_MEBIBYTES)
                .pageSplitSize(PAGE_BYTES)
                .open();
    }

    /** What was not synced is forgotten; the log has it. */
    @Override
    public synchronized void close() {
        closed = true;
        Opened now = opened;
        if (now != null && !now.store().isClosed()) {
            now.store().closeImmediately();
        }
    }

    /** Arrays of bytes in their unsigned order. */
    private static final class Bytes extends BasicDataType<byte[]> {

        static final Bytes TYPE = new Bytes();
        /** What an array takes beside its bytes. */
        private static final int ARRAY = 24;

        @Override
        public int compare(byte[] one, byte[] other) {
            return Arrays.compareUnsigned(one, other);
        }

        @Override
        public int getMemory(byte[] bytes) {
            return bytes.length + ARRAY;
        }

        @Override
        public void write(WriteBuffer to, byte[] bytes) {
            to.putVarInt(bytes.length).put(bytes);
        }

        @Override
        public byte[] read(ByteBuffer from) {
            byte[] bytes = new byte[DataUtils.readVarInt(from)];
            from.get(bytes);
            return bytes;
        }

        @Override
        public byte[][] createStorage(int size) {
            return new byte[size][];
        }
    }
}
