package wildrydes.cloud.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The one log of the process, in files of a bounded size. Entries stand in the order in which they were appended. Who waits
 * for an entry waits for its group: one of those who wait writes and forces the whole group, while the next group forms; so
 * the disk is asked once for as many writers as there are, and a single writer needs no other thread.
 *
 * <p>Where a group cannot be written, its entries fail, and the next group begins a new file: after a failed force nobody
 * knows what of the old one is on the disk. Safe for concurrent use.
 */
public final class CommitLog implements AutoCloseable {

    /** A file that is larger is followed by a new one. */
    static final long FILE_BYTES = 16 << 20;

    private static final int BUFFER_BYTES = 256 << 10;
    private static final Logger LOG = Logger.getLogger(CommitLog.class.getName());

    private record Member(Commit commit, ByteBuffer header, byte[] entry) {}

    private final Path folder;
    private final Disk disk;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition groupDone = lock.newCondition();
    private final List<LogFile> files = new ArrayList<>();
    private List<Member> forming = new ArrayList<>();
    private boolean forcing;
    private boolean closed;
    private long last;
    private long durable;

    // Used only by the thread that is forcing.
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
    private Disk.@Nullable Output output;
    private long size;
    /** Number of the last entry that is surely on the disk. */
    private long written;

    CommitLog(Path folder, Disk disk) {
        this.folder = folder;
        this.disk = disk;
    }

    /**
     * Reads back every entry, oldest first; called once, before anything is appended.
     *
     * @param given numbers up to this one are never given again, even where no file has them any more
     * @param saved entries up to this one need not be there
     * @return what is lost
     */
    List<Damage> recover(long given, long saved, LogFile.Reader reader) throws IOException {
        Files.createDirectories(folder);
        List<Damage> damage = new ArrayList<>();
        last = given;
        long seen = saved;
        List<LogFile> found = LogFile.in(folder);
        for (int i = 0; i < found.size(); i++) {
            LogFile file = found.get(i);
            LogFile.Content content = file.replay(reader);
            long next = i + 1 < found.size()
                    ? Math.min(content.next(), found.get(i + 1).first())
                    : content.next();
            damage.addAll(content.damage());
            if (content.torn() > 0) {
                LOG.warning("The last " + content.torn() + " bytes of " + file.path()
                        + " were no whole entry and are cut off; their process ended while it wrote them.");
            }
            if (content.previous() > seen) {
                damage.add(Damage.missing(folder, seen + 1, content.previous()));
            }
            if (next == file.first()) {
                disk.delete(file.path());
            } else {
                files.add(file);
                seen = Math.max(seen, next - 1);
            }
            last = Math.max(last, next - 1);
        }
        durable = last;
        written = last;
        return damage;
    }

    /**
     * Appends an entry; it is on the disk when the commit says so.
     *
     * @param owner who replays it
     * @param entry must not be changed any more
     */
    Commit append(byte owner, byte[] entry) {
        ByteBuffer header = new Frame(owner, entry).header();
        lock.lock();
        try {
            if (closed) {
                throw new IllegalStateException("The commit log is closed; nothing can be written any more.");
            }
            last++;
            Commit commit = new Commit(this, last);
            forming.add(new Member(commit, header, entry));
            return commit;
        } finally {
            lock.unlock();
        }
    }

    /** All entries up to this number are on the disk, or have failed. */
    long durable() {
        lock.lock();
        try {
            return durable;
        } finally {
            lock.unlock();
        }
    }

    void await(Commit commit) {
        lock.lock();
        try {
            while (commit.pending()) {
                if (forcing) {
                    groupDone.awaitUninterruptibly();
                } else {
                    forceGroup();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** Writes and forces the group that has formed, without the lock meanwhile. */
    private void forceGroup() {
        List<Member> group = forming;
        forming = new ArrayList<>();
        forcing = true;
        lock.unlock();
        IOException failure = new IOException("its writer ended early");
        try {
            write(group);
            failure = null;
        } catch (IOException e) {
            failure = e;
            LOG.log(Level.SEVERE, "The commit log could not be written; " + group.size() + " entries fail.", e);
        } finally {
            try {
                if (failure != null) {
                    abandon();
                }
            } finally {
                ended(group, failure);
            }
        }
    }

    /** Tells those who wait what became of their group; takes the lock again. */
    private void ended(List<Member> group, @Nullable IOException failure) {
        lock.lock();
        forcing = false;
        for (Member member : group) {
            if (failure == null) {
                member.commit().succeed();
            } else {
                member.commit().fail(failure);
            }
            durable = member.commit().number();
        }
        groupDone.signalAll();
    }

    private void write(List<Member> group) throws IOException {
        Disk.Output to = output;
        if (to == null || size >= FILE_BYTES) {
            to = begin(group.get(0).commit().number());
        }
        long end = size;
        buffer.clear();
        for (Member member : group) {
            copy(member.header(), to);
            copy(ByteBuffer.wrap(member.entry()), to);
            end += Frame.HEADER + member.entry().length;
        }
        to.write(buffer.flip());
        to.force();
        size = end;
        written = group.get(group.size() - 1).commit().number();
    }

    private void copy(ByteBuffer from, Disk.Output to) throws IOException {
        while (from.hasRemaining()) {
            if (!buffer.hasRemaining()) {
                to.write(buffer.flip());
                buffer.clear();
            }
            int length = Math.min(buffer.remaining(), from.remaining());
            buffer.put(buffer.position(), from, from.position(), length).position(buffer.position() + length);
            from.position(from.position() + length);
        }
    }

    private Disk.Output begin(long first) throws IOException {
        closeFile();
        LogFile file = LogFile.of(folder, first);
        Disk.Output opened = disk.open(file.path(), 0);
        output = opened;
        size = 0;
        lock.lock();
        try {
            files.add(file);
        } finally {
            lock.unlock();
        }
        opened.write(LogFile.header(written));
        size = LogFile.HEADER;
        return opened;
    }

    private void closeFile() throws IOException {
        Disk.Output open = output;
        output = null;
        if (open != null) {
            open.close();
        }
    }

    /**
     * Leaves the file as it was before the failed group, as far as the disk lets us; one that has nothing else goes, lest a full
     * disk be left with a file for each group that failed.
     */
    private void abandon() {
        Disk.Output open = output;
        output = null;
        if (open != null) {
            try (open) {
                open.truncate(size);
                open.force();
                if (size <= LogFile.HEADER) {
                    disk.delete(forgetLast().path());
                }
            } catch (IOException e) {
                LOG.log(
                        Level.WARNING,
                        "What was not acknowledged could not be cut off; it may appear after a restart.",
                        e);
            }
        }
    }

    private LogFile forgetLast() {
        lock.lock();
        try {
            return files.remove(files.size() - 1);
        } finally {
            lock.unlock();
        }
    }

    /** Deletes the files in which every entry has a number up to this one. */
    void trim(long upTo) throws IOException {
        List<LogFile> done = new ArrayList<>();
        lock.lock();
        try {
            while (forcing) {
                groupDone.awaitUninterruptibly();
            }
            boolean everything = upTo >= last;
            if (everything) {
                closeFile();
            }
            while (files.size() > (everything ? 0 : 1)
                    && (everything || files.get(1).first() <= upTo + 1)) {
                done.add(files.remove(0));
            }
        } finally {
            lock.unlock();
        }
        for (LogFile file : done) {
            disk.delete(file.path());
        }
    }

    /** Whether no file has an entry. */
    boolean empty() {
        lock.lock();
        try {
            return files.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** Writes what nobody has waited for yet. */
    void flush() {
        lock.lock();
        try {
            while (forcing) {
                groupDone.awaitUninterruptibly();
            }
            if (!forming.isEmpty()) {
                forceGroup();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Writes what is left and takes nothing more. */
    @Override
    public void close() throws IOException {
        lock.lock();
        try {
            closed = true;
            flush();
            closeFile();
        } finally {
            lock.unlock();
        }
    }
}
