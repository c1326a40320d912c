package wildrydes.cloud.store;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The state of a cloud on the disk: the log, and each owner's snapshot. When the log has grown, a thread of the store's own
 * lets every owner write its state and then deletes the log up to there; so a start has little to read back, and memory holds
 * little that is not in files. Safe for concurrent use.
 */
public final class Store implements AutoCloseable {

    /** A checkpoint is made when so much was appended since the last one; less where a test wants to meet many of them. */
    private static final long CHECKPOINT_BYTES = Long.getLong("wildrydes.cloud.checkpointBytes", 32 << 20);
    /** So long after the last change, what was appended since the last checkpoint is put into files too. */
    private static final Duration IDLE = Duration.ofSeconds(10);
    /** When so many times as much waits for a checkpoint, writers wait too. */
    private static final int MOST_CHECKPOINTS = 3;

    private static final Logger LOG = Logger.getLogger(Store.class.getName());

    private static final class Kept {
        final String name;
        final Owner owner;
        final Path file;
        long upTo;

        Kept(String name, Owner owner, Path file) {
            this.name = name;
            this.owner = owner;
            this.file = file;
        }
    }

    private final Path folder;
    private final Disk disk;
    private final long checkpointBytes;
    private final long idleNanos;
    private final CommitLog log;
    private final Damages damages = new Damages(this::contentOf);
    private final Map<Byte, Kept> owners = new TreeMap<>();
    private final List<Kept> added = new ArrayList<>();
    private final ReentrantLock checkpointing = new ReentrantLock();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private @Nullable Thread worker;
    private @Nullable IOException failure;
    private boolean wanted;
    private boolean closed;
    private long unsaved;
    /** Real time of the last change or attempt to save it, in nanoseconds. */
    private long quietSince;

    /** @param folder the cloud's data folder, owned by this process */
    public Store(Path folder) {
        this(folder, Disk.real(), CHECKPOINT_BYTES, IDLE);
    }

    Store(Path folder, Disk disk, long checkpointBytes, Duration idle) {
        this.folder = folder;
        this.disk = disk;
        this.checkpointBytes = checkpointBytes;
        this.idleNanos = idle.toNanos();
        this.log = new CommitLog(folder.resolve("log"), disk);
    }

    /** The folder, for files of owners. */
    public Path folder() {
        return folder;
    }

    /**
     * Adds a part of the cloud that keeps state; before {@link #recover}.
     *
     * @param number 1 to 127, the owner's own, the same for ever
     * @param name of its snapshot in the folder, and of the service whose state it is
     */
    public void keep(int number, String name, Owner owner) {
        Kept kept = new Kept(name, owner, folder.resolve(name + ".state"));
        added.add(kept);
        Kept before = owners.put((byte) number, kept);
        if (before != null) {
            throw new IllegalArgumentException("Two owners of state have the number " + number + ".");
        }
    }

    /** Those owners that can be set back, by name, the last one to be added first: who works with another is added after it. */
    public Map<String, Resettable> resettable() {
        Map<String, Resettable> found = new LinkedHashMap<>();
        for (int i = added.size() - 1; i >= 0; i--) {
            Kept kept = added.get(i);
            if (kept.owner instanceof Resettable one) {
                found.put(kept.name, one);
            }
        }
        return found;
    }

    /**
     * Gives every owner its state back.
     *
     * @return what the disk has lost; empty as a rule
     * @throws IOException where it cannot be read; nothing was changed then
     */
    public List<Damage> recover() throws IOException {
        Files.createDirectories(folder);
        long given = 0;
        long saved = Long.MAX_VALUE;
        for (Kept kept : owners.values()) {
            Snapshot snapshot = Snapshot.read(kept.file);
            if (snapshot != null) {
                kept.upTo = snapshot.upTo();
                kept.owner.restore(new DataInputStream(new ByteArrayInputStream(snapshot.state())));
                given = Math.max(given, kept.upTo);
                saved = Math.min(saved, kept.upTo);
            }
        }
        log.recover(given, Math.min(saved, given), this::replay).forEach(damages::add);
        for (Kept kept : owners.values()) {
            kept.owner.recovered();
        }
        if (unsaved() > 0) {
            lock.lock();
            try {
                awaitQuiet();
            } finally {
                lock.unlock();
            }
        }
        return damages.found();
    }

    /** What the disk has lost, and whoever finds out more tells it here. */
    public Damages damages() {
        return damages;
    }

    private @Nullable String contentOf(Path file) {
        for (Kept kept : added) {
            String content = kept.owner.contentOf(file);
            if (content != null) {
                return content;
            }
        }
        return null;
    }

    private void replay(long number, Frame frame) throws IOException {
        Kept kept = owners.get(frame.owner());
        if (kept == null) {
            throw new IOException("The state in " + folder + " has an entry of owner " + frame.owner()
                    + ", which this version does not know; start the version that wrote it.");
        }
        if (number > kept.upTo) {
            kept.owner.replay(frame.entry(), Commit.done(log, number));
            unsaved += frame.size();
        }
    }

    /**
     * Appends an entry of an owner; it is on the disk when the commit says so.
     *
     * @param entry must not be changed any more
     */
    public Commit append(int owner, byte[] entry) {
        lock.lock();
        try {
            unsaved += Frame.HEADER + entry.length;
            if (unsaved >= checkpointBytes) {
                want();
            } else {
                awaitQuiet();
            }
        } finally {
            lock.unlock();
        }
        return log.append((byte) owner, entry);
    }

    /**
     * Returns when memory has room for more. To be called before much is appended, without any lock that a checkpoint takes.
     *
     * @throws StoreException where there is no room, since the state cannot be written
     */
    public void awaitRoom() {
        lock.lock();
        try {
            if (full()) {
                want();
            }
            while (full()) {
                IOException failed = failure;
                if (failed != null) {
                    throw new StoreException("The state could not be written: " + failed.getMessage(), failed);
                }
                want(); // again, where so much was appended during the last one that it made too little room
                changed.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean full() {
        return unsaved >= MOST_CHECKPOINTS * checkpointBytes && !closed;
    }

    /** Has a checkpoint made soon, for instance since there is something to delete. */
    public void checkpointSoon() {
        lock.lock();
        try {
            want();
        } finally {
            lock.unlock();
        }
    }

    private void want() {
        if (!wanted && !closed) {
            wanted = true;
            failure = null;
            wake();
        }
    }

    /** Has a checkpoint made when nothing more changes for a while; called at each change. */
    private void awaitQuiet() {
        boolean waiting = quietSince != 0;
        quietSince = System.nanoTime() | 1;
        if (!waiting && !closed) {
            wake();
        }
    }

    private void wake() {
        if (worker == null) {
            worker = new Thread(this::work, "checkpoint");
            worker.setDaemon(true);
            worker.start();
        }
        changed.signalAll();
    }

    private void work() {
        while (awaitWish()) {
            IOException failed = null;
            try {
                checkpoint();
            } catch (IOException e) {
                failed = e;
                LOG.log(Level.SEVERE, "The state could not be written; the log is kept instead.", e);
            }
            lock.lock();
            try {
                wanted = false;
                failure = failed;
                quietSince = unsaved > 0 ? System.nanoTime() | 1 : 0;
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    private boolean awaitWish() {
        lock.lock();
        try {
            while (!wanted && !closed) {
                long left = quietSince == 0 ? Long.MAX_VALUE : idleNanos - (System.nanoTime() - quietSince);
                wanted = left <= 0;
                if (!wanted) {
                    rest(left);
                }
            }
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    @SuppressWarnings("WaitNotInLoop") // the caller loops: returning early is allowed
    private void rest(long nanos) {
        try {
            changed.awaitNanos(nanos);
        } catch (InterruptedException e) {
            LOG.log(Level.WARNING, "The thread of checkpoints was interrupted, which is ignored.", e);
        }
    }

    /** Lets every owner write its state, and deletes what the log has of it. */
    public void checkpoint() throws IOException {
        checkpointing.lock();
        try {
            long before = unsaved();
            long least = Long.MAX_VALUE;
            for (Kept kept : owners.values()) {
                long upTo = log.durable();
                Checkpoint checkpoint = new Checkpoint(disk, damages);
                kept.owner.checkpoint(checkpoint);
                new Snapshot(upTo, checkpoint.snapshot()).write(kept.file, disk);
                kept.upTo = upTo;
                least = Math.min(least, upTo);
                checkpoint.deleteOutdated();
            }
            log.trim(least);
            saved(before);
        } finally {
            checkpointing.unlock();
        }
    }

    private long unsaved() {
        lock.lock();
        try {
            return unsaved;
        } finally {
            lock.unlock();
        }
    }

    private void saved(long bytes) {
        lock.lock();
        try {
            unsaved -= bytes;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Ends with everything in snapshots and files, and an empty log. */
    @Override
    public void close() throws IOException {
        Thread working;
        lock.lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            working = worker;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        try {
            if (working != null) {
                working.join();
            }
            log.flush();
            // The last checkpoint may have counted an entry that had not come to the disk, and left it in the log.
            if (unsaved() > 0 || !log.empty()) {
                checkpoint();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            log.close();
        }
    }
}
