package wildrydes.cloud.s3;

import java.io.DataInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.store.Checkpoint;
import wildrydes.cloud.store.Commit;
import wildrydes.cloud.store.Damage;
import wildrydes.cloud.store.Fields;
import wildrydes.cloud.store.Owner;
import wildrydes.cloud.store.Store;

/**
 * What is done to objects, in the commit log: so a change is on the disk when its group is, and the files that it writes are forced together
 * at the next checkpoint instead of one by one, and what is known of objects is saved then. Content that is small is in the entry; larger content was forced in a file of
 * its own before. Safe for concurrent use.
 */
final class ObjectLog implements Owner {

    private static final int NUMBER = 25;
    private static final byte PUT = 1;
    private static final byte DELETE = 2;
    private static final byte IN_ENTRY = 0;
    private static final byte IN_FILE = 1;
    private static final byte UNCHANGED = 2;

    /** Takes what a killed process may not have done to the end, in the order in which it was begun. */
    interface Replay {

        /**
         * An object was put.
         *
         * @param content null where it is elsewhere
         * @param arrived name of the file in which it arrived; null where there was none
         */
        void put(String bucket, StoredObject object, byte @Nullable [] content, @Nullable String arrived)
                throws IOException;

        void delete(String bucket, List<String> keys) throws IOException;

        /** That was all. */
        void done() throws IOException;
    }

    private final Store store;
    private final Replay replay;
    /** Held shared by changes; a checkpoint waits for those that have an entry and not yet their files. */
    private final ReentrantReadWriteLock underWay = new ReentrantReadWriteLock(true);

    private volatile Set<Path> unforced = ConcurrentHashMap.newKeySet();
    private final Set<ObjectList> unsaved = ConcurrentHashMap.newKeySet();

    ObjectLog(Store store, Replay replay) {
        this.store = store;
        this.replay = replay;
        store.keep(NUMBER, "s3", this);
    }

    /** A change begins, from its entry to its files. */
    void begin() {
        store.awaitRoom();
        underWay.readLock().lock();
    }

    /** A change ends, in the thread that began it. */
    void end() {
        underWay.readLock().unlock();
    }

    /** An object with new content. */
    Commit put(String bucket, StoredObject object, Upload upload) throws IOException {
        byte[] described = object.toBytes();
        byte[] content = upload.content();
        Path file = upload.file();
        return store.append(NUMBER, Fields.entry(PUT, to -> {
            Fields.text(to, bucket);
            to.writeInt(described.length);
            to.write(described);
            if (content != null) {
                to.writeByte(IN_ENTRY);
                to.writeInt(content.length);
                to.write(content);
            } else {
                to.writeByte(IN_FILE);
                Fields.text(to, file == null ? "" : String.valueOf(file.getFileName()));
            }
        }));
    }

    /** An object whose content stays. */
    Commit describe(String bucket, StoredObject object) throws IOException {
        byte[] described = object.toBytes();
        return store.append(NUMBER, Fields.entry(PUT, to -> {
            Fields.text(to, bucket);
            to.writeInt(described.length);
            to.write(described);
            to.writeByte(UNCHANGED);
        }));
    }

    Commit delete(String bucket, Collection<String> keys) {
        return store.append(NUMBER, Fields.entry(DELETE, to -> {
            Fields.text(to, bucket);
            Fields.texts(to, keys);
        }));
    }

    /** A file was written, as a change said. */
    void wrote(Path path) {
        unforced.add(path);
    }

    /** What is known of objects has changed, as a change said. */
    void changed(ObjectList list) {
        unsaved.add(list);
    }

    /** Tells that the disk has not kept some lines of what was known of a bucket's objects, whose file is kept as it is. */
    void lost(BucketFiles bucket, List<Long> lines) throws IOException {
        Path file = bucket.list();
        Path copy = file.resolveSibling(file.getFileName() + ".damaged");
        Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
        store.damages()
                .add(new Damage((lines.size() == 1 ? "Line " : "Lines ")
                        + lines.stream().map(String::valueOf).collect(Collectors.joining(", ")) + " of " + file
                        + ", which say what is known of objects in the bucket " + bucket.name()
                        + ", are damaged; these objects are as an earlier line says or left out, and all others are served. "
                        + copy + " is a copy of the file as it was, and the content of the objects is in "
                        + bucket.content() + "; delete the copy when nobody needs it."));
    }

    @Override
    public void restore(DataInput snapshot) {
        // All that there is lies in files.
    }

    @Override
    public void replay(byte[] entry, Commit commit) throws IOException {
        DataInput from = Fields.content(entry);
        String bucket = Fields.text(from);
        if (entry[0] == DELETE) {
            replay.delete(bucket, Fields.texts(from));
            return;
        }
        StoredObject object = StoredObject.of(bytes(from));
        byte kind = from.readByte();
        replay.put(bucket, object, kind == IN_ENTRY ? bytes(from) : null, kind == IN_FILE ? Fields.text(from) : null);
    }

    private static byte[] bytes(DataInput from) throws IOException {
        byte[] bytes = new byte[from.readInt()];
        from.readFully(bytes);
        return bytes;
    }

    @Override
    public void recovered() throws IOException {
        replay.done();
    }

    @Override
    public void checkpoint(Checkpoint to) throws IOException {
        Set<Path> before;
        underWay.writeLock().lock();
        try {
            before = unforced;
            unforced = ConcurrentHashMap.newKeySet();
        } finally {
            underWay.writeLock().unlock();
        }
        boolean forced = false;
        try {
            Forcing.all(before);
            forced = true;
        } finally {
            if (!forced) {
                unforced.addAll(before);
            }
        }
        save();
    }

    /** Content comes to the disk before what is known of it. */
    private void save() throws IOException {
        for (ObjectList list : List.copyOf(unsaved)) {
            unsaved.remove(list); // before it is saved, so that what changes meanwhile is saved next time
            boolean saved = false;
            try {
                list.save();
                saved = true;
            } finally {
                if (!saved) {
                    unsaved.add(list);
                }
            }
        }
    }
}
