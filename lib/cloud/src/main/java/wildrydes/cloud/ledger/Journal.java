package wildrydes.cloud.ledger;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Every call, in the order of their ends: the latest in memory, all of them in a file that a thread of its own writes. A
 * call never waits for the disk; where calls come faster than the disk takes them, the file says how many it skipped. Safe
 * for concurrent use.
 */
public final class Journal implements AutoCloseable {

    /** Calls kept in memory. */
    static final int KEPT = 8192;
    /** Most calls in one answer; who wants more asks again. */
    static final int MOST_ANSWERED = 2000;
    /** Most calls looked at in the files for one answer; who filters strictly asks several times. */
    static final int MOST_LOOKED = 20_000;

    /** The writer rests after a batch, so that busy times make large batches instead of many wake-ups. */
    private static final long REST_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private static final Logger LOG = Logger.getLogger(Journal.class.getName());

    private final CallFile file;
    private final InstantSource cloudTime;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition added = lock.newCondition();
    private final Condition begun = lock.newCondition();
    private final @Nullable Call[] ring = new Call[KEPT];
    private final Thread writer;
    private final long first;
    private long last;
    private boolean writerWaits;
    private boolean nobodyWaits;
    private boolean closed;

    public Journal(Path folder, InstantSource cloudTime) throws IOException {
        this.file = new CallFile(folder);
        this.cloudTime = cloudTime;
        this.last = file.recover();
        this.first = last;
        this.writer = new Thread(this::write, "journal");
        writer.setDaemon(true);
        writer.start();
    }

    /** Adds a call; its number and time are given here. */
    public void add(Call call) {
        lock.lock();
        try {
            last++;
            ring[slot(last)] = call.numbered(last, cloudTime.instant());
            added.signalAll();
            if (writerWaits) {
                begun.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Calls after a number.
     *
     * @param last the number of the newest call looked at; the next question asks since this one
     */
    public record Page(List<Call> calls, long last) {}

    /**
     * The calls after a number that the journal still has, oldest first; also those of earlier processes. Ask again since the
     * page's last number until it does not change any more.
     *
     * @param since number of the last call already known; one that is not given yet asks for nothing but the newest number
     * @param wait how long to wait, in wall time, for the first one where there is none
     * @throws IOException where an older file of the journal cannot be read
     */
    public Page since(long since, CallFilter filter, Duration wait) throws IOException, InterruptedException {
        long oldest = oldestInMemory();
        long known = Math.max(0, since);
        if (known < oldest - 1) {
            Page page = file.read(known + 1, oldest, filter, MOST_LOOKED, MOST_ANSWERED);
            if (!page.calls().isEmpty() || page.last() < oldest - 1) {
                return page;
            }
        }
        return inMemory(Math.max(known, oldest - 1), filter, wait);
    }

    private long oldestInMemory() {
        lock.lock();
        try {
            return Math.max(first, last - KEPT) + 1;
        } finally {
            lock.unlock();
        }
    }

    private Page inMemory(long since, CallFilter filter, Duration wait) throws InterruptedException {
        long nanos = wait.toNanos();
        long from = since;
        lock.lockInterruptibly();
        try {
            while (true) {
                Page page = page(from, filter);
                if (!page.calls().isEmpty() || nanos <= 0 || nobodyWaits) {
                    return page;
                }
                from = page.last();
                nanos = added.awaitNanos(nanos);
            }
        } finally {
            lock.unlock();
        }
    }

    private Page page(long since, CallFilter filter) {
        long from = Math.max(Math.max(Math.min(since, last), first), last - KEPT) + 1;
        List<Call> calls = new ArrayList<>();
        long seen = from - 1;
        for (long seq = from; seq <= last && calls.size() < MOST_ANSWERED; seq++) {
            Call call = ring[slot(seq)];
            seen = seq;
            if (call != null && filter.takes(call)) {
                calls.add(call);
            }
        }
        return new Page(calls, seen);
    }

    private static int slot(long seq) {
        return (int) (seq % KEPT);
    }

    private void write() {
        long written = first;
        boolean more = true;
        while (more) {
            List<Call> batch = new ArrayList<>();
            long skipped;
            lock.lock();
            try {
                writerWaits = true;
                while (last == written && !closed) {
                    begun.awaitUninterruptibly();
                }
                writerWaits = false;
                long from = Math.max(written, last - KEPT) + 1;
                skipped = from - 1 - written;
                for (long seq = from; seq <= last; seq++) {
                    Call call = ring[slot(seq)];
                    if (call != null) {
                        batch.add(call);
                    }
                }
                written = last;
                more = !closed || !batch.isEmpty();
            } finally {
                lock.unlock();
            }
            if (!batch.isEmpty()) {
                append(batch, skipped);
                LockSupport.parkNanos(REST_NANOS);
            }
        }
    }

    private void append(List<Call> batch, long skipped) {
        try {
            file.append(batch, skipped);
        } catch (IOException e) {
            LOG.log(
                    Level.WARNING,
                    "The journal could not be written; " + batch.size() + " calls are missing in it.",
                    e);
        }
    }

    /** Answers all who wait with what there is, and from now on lets nobody wait. */
    public void stopWaiting() {
        lock.lock();
        try {
            nobodyWaits = true;
            added.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Writes what is left. */
    @Override
    public void close() throws IOException {
        stopWaiting();
        lock.lock();
        try {
            closed = true;
            begun.signalAll();
        } finally {
            lock.unlock();
        }
        LockSupport.unpark(writer);
        try {
            writer.join(TimeUnit.SECONDS.toMillis(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
