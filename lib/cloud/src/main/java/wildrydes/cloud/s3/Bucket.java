package wildrydes.cloud.s3;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.function.LongConsumer;
import java.util.function.UnaryOperator;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.store.Commit;

/**
 * One bucket: its objects' content in one folder, each a file under its key, and what else is known of them in a list. A change is in the log
 * before it is in these, so that they need not be forced one by one. Safe for concurrent use.
 */
final class Bucket {

    private static final Logger LOG = Logger.getLogger(Bucket.class.getName());

    private final BucketFiles files;
    private final String id;
    private final Instant created;
    private final ObjectLog log;
    private final ObjectFolder folder;
    private final LongConsumer stored;
    private final Turns turns = new Turns();
    private final ObjectList objects;
    private final PendingUploads uploads;
    private final Settings settings;
    private volatile Access access;
    private long bytes;
    private volatile boolean deleted;

    /** What may not be so when an object is put in another's place, or deleted. */
    @FunctionalInterface
    interface Condition {

        /**
         * Looks at what would be changed.
         *
         * @param before what is there; null where nothing is
         * @throws wildrydes.cloud.wire.ServiceError where the change must not be
         */
        void check(@Nullable StoredObject before);
    }

    /** An object and its content, which is closed by who opened it. */
    record Opened(StoredObject object, InputStream content) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            content.close();
        }
    }

    /**
     * Reads what is known of the objects and of who may come to them.
     *
     * @param id that no other bucket has or had, also none of the same name
     * @param stored is told how many bytes all objects have, at each change
     */
    Bucket(BucketFiles files, String id, Instant created, ObjectLog log, LongConsumer stored) throws IOException {
        this.files = files;
        this.id = id;
        this.created = created;
        this.log = log;
        this.folder = new ObjectFolder(files.content());
        this.stored = stored;
        this.access = Access.read(files.access(), files.name());
        Files.createDirectories(files.content());
        this.settings = Settings.read(files.settings());
        this.uploads = PendingUploads.read(files.uploads());
        this.objects = known();
        changed(objects().values().stream().mapToLong(StoredObject::size).sum());
    }

    private ObjectList known() throws IOException {
        ObjectList.takeOver(files.files(), files.list());
        List<Long> lost = new ArrayList<>();
        ObjectList known = ObjectList.read(files.list(), lost);
        if (!lost.isEmpty()) {
            log.lost(files, lost);
        }
        for (StoredObject object : known.objects().values()) {
            if (!folder.holds(object.file())) {
                known.leaveOut(object);
            }
        }
        return known;
    }

    private void changed(long difference) {
        bytes += difference;
        stored.accept(bytes);
    }

    /** Tells again how much is stored. */
    synchronized void tell() {
        changed(0);
    }

    String name() {
        return files.name();
    }

    String id() {
        return id;
    }

    /** Cloud time. */
    Instant created() {
        return created;
    }

    /** Who may come to it. */
    Access access() {
        return access;
    }

    Settings settings() {
        return settings;
    }

    PendingUploads uploads() {
        return uploads;
    }

    /** Changes who may come to it; on the disk before anybody sees it. */
    synchronized void change(UnaryOperator<Access> change) throws IOException {
        Access changed = change.apply(access);
        if (!deleted) {
            changed.write(files.access());
            access = changed;
        }
    }

    /** The object, or null. */
    @Nullable
    StoredObject find(String key) {
        return objects.find(key);
    }

    /** The file of an object's content, or null where there is no such object. */
    @Nullable
    Path file(String key) {
        StoredObject object = objects.find(key);
        return object == null ? null : folder.path().resolve(object.file());
    }

    /** All objects in the order of their keys' bytes, as AWS lists them. */
    NavigableMap<String, StoredObject> objects() {
        return objects.objects();
    }

    /** An object with its content, also where another takes its place meanwhile; null where there is none. */
    synchronized @Nullable Opened open(String key) throws IOException {
        StoredObject object = objects.find(key);
        return object == null ? null : new Opened(object, folder.open(object.file()));
    }

    /**
     * Puts content under a key, in place of what is there; on the disk when this returns.
     *
     * @param described all but the file, which is chosen here
     * @throws wildrydes.cloud.wire.ServiceError where the bucket has been deleted meanwhile, or the condition does not hold
     */
    StoredObject put(Upload upload, StoredObject described, Condition condition) throws IOException {
        return change(List.of(described.key()), () -> {
            StoredObject object = described.in(reserve(described.key(), condition));
            Path content = null;
            try {
                Commit commit = log.put(id, object, upload);
                content = upload.written();
                commit.await();
                replace(object, content);
                content = null;
                return object;
            } finally {
                release(object.file());
                remove(content);
            }
        });
    }

    private interface Work<T extends @Nullable Object> {
        T run() throws IOException;
    }

    /** Does what changes some keys, one after another with all else that does, and known to the log until it is done. */
    private <T extends @Nullable Object> T change(Collection<String> keys, Work<T> work) throws IOException {
        log.begin();
        try {
            turns.take(keys);
            try {
                checkThere();
                return work.run();
            } finally {
                turns.end(keys);
            }
        } finally {
            log.end();
        }
    }

    private static void remove(@Nullable Path file) throws IOException {
        if (file != null) {
            Files.deleteIfExists(file);
        }
    }

    private synchronized String reserve(String key, Condition condition) {
        checkThere();
        StoredObject before = objects.find(key);
        condition.check(before);
        return before == null ? folder.reserve(key) : before.file();
    }

    private void checkThere() {
        if (deleted) {
            throw S3Errors.noSuchBucket(name());
        }
    }

    private synchronized void release(String file) {
        folder.release(file);
    }

    private synchronized void replace(StoredObject object, @Nullable Path content) throws IOException {
        checkThere();
        if (content != null) {
            folder.move(content, object.file());
            log.wrote(folder.resolve(object.file()));
        }
        StoredObject before = objects.put(object);
        log.changed(objects);
        changed(object.size() - (before == null ? 0 : before.size()));
    }

    /**
     * Changes what is known of an object, whose content stays.
     *
     * @return false where there is no such object
     */
    boolean describe(String key, UnaryOperator<StoredObject> how) throws IOException {
        return change(List.of(key), () -> {
            StoredObject before = objects.find(key);
            if (before == null) {
                return false;
            }
            StoredObject object = how.apply(before);
            log.describe(id, object).await();
            replace(object, null);
            return true;
        });
    }

    /**
     * Removes an object.
     *
     * @return what there was; null where nothing happened
     */
    @Nullable
    StoredObject delete(String key, Condition condition) throws IOException {
        return this.<@Nullable StoredObject>change(List.of(key), () -> {
            StoredObject before = objects.find(key);
            condition.check(before);
            if (before != null) {
                log.delete(id, List.of(key)).await();
                removed(List.of(key));
            }
            return before;
        });
    }

    /**
     * Removes many objects at once.
     *
     * @return the keys of those that there were
     */
    List<String> delete(Collection<String> keys) throws IOException {
        return change(keys, () -> {
            List<String> there = keys.stream()
                    .filter(key -> objects.find(key) != null)
                    .distinct()
                    .toList();
            if (!there.isEmpty()) {
                log.delete(id, there).await();
                removed(there);
            }
            return there;
        });
    }

    private synchronized void removed(Collection<String> keys) throws IOException {
        checkThere();
        takeAway(keys, gone -> folder.delete(gone.file()));
    }

    /** What becomes of the file of an object that is no more. */
    private interface Vacating {
        void leave(StoredObject gone) throws IOException;
    }

    private void takeAway(Collection<String> keys, Vacating file) throws IOException {
        for (String key : keys) {
            StoredObject gone = objects.remove(key);
            if (gone != null) {
                changed(-gone.size());
                file.leave(gone);
            }
        }
        log.changed(objects);
    }

    /** Who has which file at the moment. */
    Places places() {
        return new Places(objects().values());
    }

    /**
     * Puts an object again that a killed process may not have put to the end. Where its place is another's, it is left out.
     *
     * @param arrived a file with its content; null where there is none
     * @param changes whether the content was new
     * @param now who has which file at the moment
     * @param then who will have which, when everything has been done again
     */
    synchronized void replay(StoredObject object, @Nullable Path arrived, boolean changes, Places now, Places then)
            throws IOException {
        StoredObject before = objects.find(object.key());
        boolean own = before != null && before.file().equals(object.file());
        if (!own && (now.another(object) || folder.blocked(object.file()))) {
            remove(arrived);
            return;
        }
        if (arrived == null && !folder.holds(object.file())) {
            if (changes) {
                LOG.warning("The content of " + name() + "/" + object.key() + " is not in " + folder.path()
                        + "; the object is left out.");
            }
            return;
        }
        replace(object, arrived);
        if (before != null) {
            vacate(before, now, then);
        }
        now.take(object);
    }

    private void vacate(StoredObject gone, Places now, Places then) throws IOException {
        now.leave(gone);
        if (!then.taken(gone)) {
            folder.delete(gone.file());
        }
    }

    /** Removes objects again that a killed process may not have removed; files that others will have stay. */
    synchronized void replayDelete(List<String> keys, Places now, Places then) throws IOException {
        takeAway(keys, gone -> vacate(gone, now, then));
    }

    /** Removes the bucket; false, and nothing happens, where it holds objects. */
    synchronized boolean deleteIfEmpty() throws IOException {
        if (!objects().isEmpty()) {
            return false;
        }
        deleted = true;
        objects.close();
        files.delete();
        return true;
    }

    /** Takes nothing more; what arrives now finds no bucket. */
    synchronized void close() {
        deleted = true;
        objects.close();
        changed(-bytes);
    }
}
