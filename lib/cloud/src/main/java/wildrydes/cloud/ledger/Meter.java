package wildrydes.cloud.ledger;

import java.io.ByteArrayInputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.store.Checkpoint;
import wildrydes.cloud.store.Commit;
import wildrydes.cloud.store.Fields;
import wildrydes.cloud.store.Owner;
import wildrydes.cloud.store.Saver;
import wildrydes.cloud.store.Store;
import wildrydes.cloud.store.StoreException;

/**
 * Counts what is used and what runs, on the cloud's clock; {@link Billing} puts prices to it. What is counted goes to the disk
 * once a second ({@link Saver}): a killed process forgets the last second's calls, but nothing that runs, of
 * which services tell again. Safe for concurrent use.
 */
public final class Meter implements Metering, Owner, AutoCloseable {

    /** The number of this owner in the log. */
    static final int OWNER = 11;

    /** Tallies that are told apart by day. */
    private static final int MOST_TALLIES = 50_000;

    private static final Logger LOG = Logger.getLogger(Meter.class.getName());

    /**
     * Something that runs.
     *
     * @param from since when its time is in no tally yet
     */
    private record Open(long count, Instant since, Instant from) {}

    private record Changed(long day, Tallies.Key key) {}

    private final Store store;
    private final InstantSource cloudTime;
    private final ReentrantLock lock = new ReentrantLock();
    private final Tallies tallies = new Tallies();
    private final Map<Tallies.Key, Open> open = new HashMap<>();
    private final Set<Changed> changed = new HashSet<>();
    private final Set<Tallies.Key> changedRuns = new HashSet<>();
    private final Saver saver = new Saver("meter", this::saveChanges);
    private long entries;

    public Meter(Store store, InstantSource cloudTime) {
        this.store = store;
        this.cloudTime = cloudTime;
        store.keep(OWNER, "ledger", this);
    }

    @Override
    public void used(Usage usage) {
        used(List.of(usage));
    }

    /** Counts what a call used. */
    void used(List<Usage> usages) {
        lock.lock();
        try {
            long day = Tallies.day(cloudTime.instant());
            for (Usage usage : usages) {
                count(day, new Tallies.Key(usage.item(), usage.resource()), BigInteger.valueOf(usage.amount()));
            }
            saveSoon();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void runs(String item, String resource, long count) {
        lock.lock();
        try {
            Instant now = cloudTime.instant();
            set(new Tallies.Key(item, resource), count, now, now);
            saveSoon();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void all(String item, Collection<Running> running) {
        lock.lock();
        try {
            Instant now = cloudTime.instant();
            Set<Tallies.Key> told = new HashSet<>();
            for (Running one : running) {
                Tallies.Key key = new Tallies.Key(item, one.resource());
                told.add(key);
                set(key, one.count(), open.containsKey(key) ? now : one.since(), now);
            }
            for (Tallies.Key key : List.copyOf(open.keySet())) {
                if (key.item().equals(item) && !told.contains(key)) {
                    set(key, 0, now, now);
                }
            }
            if (!changedRuns.isEmpty()) {
                saveSoon();
            }
        } finally {
            lock.unlock();
        }
    }

    private void set(Tallies.Key key, long count, Instant from, Instant now) {
        Open before = open.get(key);
        if (before == null ? count == 0 : before.count == count) {
            return;
        }
        Instant since = from;
        if (before != null) {
            spread(before, now, (day, amount) -> count(day, key, amount));
            since = before.since;
        }
        if (count == 0) {
            open.remove(key);
        } else {
            open.put(key, new Open(count, since, before == null ? from : now));
        }
        changedRuns.add(key);
    }

    private void count(long day, Tallies.Key key, BigInteger amount) {
        changed.add(new Changed(day, tallies.add(day, key, amount)));
    }

    private interface Share {
        void of(long day, BigInteger amount);
    }

    /** Gives each day its share of what has run: count times milliseconds. */
    private static void spread(Open run, Instant until, Share share) {
        long from = run.from.toEpochMilli();
        long end = until.toEpochMilli();
        while (from < end) {
            long day = Math.floorDiv(from, Tallies.DAY_MILLIS);
            long next = Math.min(end, (day + 1) * Tallies.DAY_MILLIS);
            share.of(day, BigInteger.valueOf(run.count).multiply(BigInteger.valueOf(next - from)));
            from = next;
        }
    }

    /** Whether something of an item runs for a resource. */
    boolean running(String item, String resource) {
        lock.lock();
        try {
            return open.containsKey(new Tallies.Key(item, resource));
        } finally {
            lock.unlock();
        }
    }

    /**
     * What is counted at this moment.
     *
     * @param now cloud time
     * @param firstDay days since the epoch before which days are not told apart; {@link Tallies#EARLIER} where all are
     */
    record Reading(Instant now, long firstDay, Map<Tallies.Key, BigInteger> used, List<Running> running) {}

    /** Reads what was used from one day, counted from the epoch, up to another, exclusive. */
    Reading read(long fromDay, long untilDay) {
        lock.lock();
        try {
            Instant now = cloudTime.instant();
            Map<Tallies.Key, BigInteger> sums = new HashMap<>();
            tallies.sum(fromDay, untilDay, sums);
            List<Running> running = new ArrayList<>();
            open.forEach((key, run) -> {
                running.add(new Running(key.item(), key.resource(), run.count, run.since));
                spread(run, now, (day, amount) -> {
                    if (day >= fromDay && day < untilDay) {
                        sums.merge(key, amount, BigInteger::add);
                    }
                });
            });
            return new Reading(now, tallies.firstDay(), sums, running);
        } finally {
            lock.unlock();
        }
    }

    private void saveSoon() {
        saver.changed();
        if (tallies.size() > MOST_TALLIES) {
            store.checkpointSoon();
        }
    }

    private boolean nothingChanged() {
        return changed.isEmpty() && changedRuns.isEmpty();
    }

    /** Puts what has changed on the disk. */
    void saveChanges() {
        Set<Changed> saved;
        Set<Tallies.Key> savedRuns;
        Commit commit;
        lock.lock();
        try {
            if (nothingChanged()) {
                return;
            }
            saved = new HashSet<>(changed);
            savedRuns = new HashSet<>(changedRuns);
            changed.clear();
            changedRuns.clear();
            commit = store.append(OWNER, entry(++entries, saved, savedRuns));
        } finally {
            lock.unlock();
        }
        try {
            commit.await();
        } catch (StoreException e) {
            LOG.log(Level.WARNING, "What was used could not be written; the next second tries again.", e);
            lock.lock();
            try {
                changed.addAll(saved);
                changedRuns.addAll(savedRuns);
                saver.changed();
            } finally {
                lock.unlock();
            }
        }
    }

    /** Number (8 bytes), then the tallies that have changed and what has begun or ended, each as it is now. */
    private byte[] entry(long number, Set<Changed> tallied, Set<Tallies.Key> runs) {
        return Fields.bytes(to -> {
            to.writeLong(number);
            to.writeInt(tallied.size());
            for (Changed one : tallied) {
                Tallies.write(one.day, one.key, tallies.of(one.day, one.key), to);
            }
            to.writeInt(runs.size());
            for (Tallies.Key key : runs) {
                writeRun(key, open.get(key), to);
            }
        });
    }

    private static void writeRun(Tallies.Key key, @Nullable Open run, DataOutput to) throws IOException {
        Tallies.write(key, to);
        to.writeLong(run == null ? 0 : run.count);
        to.writeLong(run == null ? 0 : run.since.toEpochMilli());
        to.writeLong(run == null ? 0 : run.from.toEpochMilli());
    }

    private void readRuns(DataInput from) throws IOException {
        for (int left = from.readInt(); left > 0; left--) {
            Tallies.Key key = Tallies.readKey(from);
            long count = from.readLong();
            Open run = new Open(count, Instant.ofEpochMilli(from.readLong()), Instant.ofEpochMilli(from.readLong()));
            if (count == 0) {
                open.remove(key);
            } else {
                open.put(key, run);
            }
        }
    }

    @Override
    public void restore(DataInput snapshot) throws IOException {
        entries = snapshot.readLong();
        tallies.read(snapshot);
        readRuns(snapshot);
    }

    @Override
    public void replay(byte[] entry, Commit commit) throws IOException {
        DataInput from = new DataInputStream(new ByteArrayInputStream(entry));
        long number = from.readLong();
        if (number > entries) {
            entries = number;
            tallies.read(from);
            readRuns(from);
        }
    }

    @Override
    public void recovered() {}

    @Override
    public void checkpoint(Checkpoint checkpoint) throws IOException {
        lock.lock();
        try {
            tallies.fold(MOST_TALLIES);
            checkpoint.state().writeLong(entries);
            tallies.write(checkpoint.state());
            checkpoint.state().writeInt(open.size());
            for (Map.Entry<Tallies.Key, Open> run : open.entrySet()) {
                writeRun(run.getKey(), run.getValue(), checkpoint.state());
            }
        } finally {
            lock.unlock();
        }
    }

    /** Puts on the disk what is left. */
    @Override
    public void close() {
        saver.close();
    }
}
