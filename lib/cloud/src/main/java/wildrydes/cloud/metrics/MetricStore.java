package wildrydes.cloud.metrics;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.ledger.Metering;
import wildrydes.cloud.ledger.Usage;
import wildrydes.cloud.store.Checkpoint;
import wildrydes.cloud.store.Commit;
import wildrydes.cloud.store.Fields;
import wildrydes.cloud.store.Owner;
import wildrydes.cloud.store.Resettable;
import wildrydes.cloud.store.Saver;
import wildrydes.cloud.store.Store;
import wildrydes.cloud.store.StoreException;

/**
 * All metrics of the account, on the cloud's clock. What was reported goes to the disk once a second ({@link Saver}): a
 * killed process forgets the last second's. Memory is bounded: where there is more than it may hold, what is old becomes coarse
 * earlier than it should. Safe for concurrent use.
 */
public final class MetricStore implements Metrics, Owner, Resettable, AutoCloseable {

    /** The number of this owner in the log. */
    static final int OWNER = 12;

    /** Most summaries in memory, of 100 to 600 bytes each. */
    static final int MOST = 60_000;

    private static final String CUSTOM = "cloudwatch:custom-metrics";
    private static final byte SAVED = 0;
    private static final byte RESET = 1;
    private static final Logger LOG = Logger.getLogger(MetricStore.class.getName());

    private final Store store;
    private final InstantSource cloudTime;
    private final Metering metering;
    private final Map<Series.Key, Series> series = new ConcurrentHashMap<>();

    /** Held while the log or the snapshot is written, and around a reset. */
    private final ReentrantLock saving = new ReentrantLock();

    /** Guards {@link #unsaved}; never taken before {@link #saving}. */
    private final ReentrantLock waiting = new ReentrantLock();

    private final List<Series> unsaved = new ArrayList<>();
    private final Saver saver = new Saver("metrics", this::saveChanges);
    private long entries;

    /** @param metering is told the hours of metrics that cost something */
    public MetricStore(Store store, InstantSource cloudTime, Metering metering) {
        this.store = store;
        this.cloudTime = cloudTime;
        this.metering = metering;
        store.keep(OWNER, "cloudwatch", this);
    }

    @Override
    public Group of(String namespace, Map<String, String> dimensions) {
        return group(namespace, dimensions, false);
    }

    @Override
    public Group charged(String namespace, Map<String, String> dimensions) {
        return group(namespace, dimensions, true);
    }

    private Group group(String namespace, Map<String, String> dimensions, boolean charged) {
        Map<String, Reporter> reporters = new ConcurrentHashMap<>();
        return (now, metric, unit, value) -> {
            Reporter known = reporters.get(metric);
            if (known == null) {
                Series.Key key = new Series.Key(MetricId.of(namespace, metric, dimensions), unit);
                known = reporters.computeIfAbsent(metric, any -> new Reporter(key, charged));
            }
            known.add(now.getEpochSecond(), value);
        };
    }

    /** Remembers where the samples of one metric go. */
    private final class Reporter {
        private final Series.Key key;
        private final boolean charged;
        private volatile @Nullable Series known;

        Reporter(Series.Key key, boolean charged) {
            this.key = key;
            this.charged = charged;
        }

        void add(long second, double value) {
            Series into = known;
            Series.Taken taken = into == null ? Series.Taken.NOT : into.add(second, value);
            while (taken == Series.Taken.NOT) {
                into = series(key, charged);
                known = into;
                taken = into.add(second, value);
            }
            if (taken == Series.Taken.FIRST && into != null) {
                saveSoon(into);
            }
        }
    }

    private Series series(Series.Key key, boolean charged) {
        return series.computeIfAbsent(key, any -> new Series(key, charged));
    }

    /**
     * Takes what a customer reports.
     *
     * @param toTheSecond whether it is also kept by the second
     */
    public void put(MetricId metric, String unit, Instant at, Summary samples, boolean toTheSecond) {
        Series.Key key = new Series.Key(metric, unit);
        Series into = series(key, true);
        Series.Taken taken = into.add(at.getEpochSecond(), samples, toTheSecond);
        while (taken == Series.Taken.NOT) {
            into = series(key, true);
            taken = into.add(at.getEpochSecond(), samples, toTheSecond);
        }
        if (taken == Series.Taken.FIRST) {
            saveSoon(into);
        }
    }

    /** All metrics that have had samples at a moment or later, in the order of their names. */
    public Collection<MetricId> since(Instant moment) {
        long second = moment.getEpochSecond();
        return series.values().stream()
                .filter(one -> one.last() >= second)
                .map(one -> one.key().metric())
                .sorted()
                .distinct()
                .toList();
    }

    /** The units in which a metric was reported, by name. */
    public List<String> units(MetricId metric) {
        return series.keySet().stream()
                .filter(key -> key.metric().equals(metric))
                .map(Series.Key::unit)
                .sorted()
                .toList();
    }

    /**
     * The samples of a metric by periods, each named by its beginning in seconds since the epoch; empty where there are none.
     *
     * @param from seconds since the epoch; the first period begins there
     * @param until exclusive
     * @param period seconds
     */
    public NavigableMap<Long, Summary> read(MetricId metric, String unit, long from, long until, int period) {
        Series found = series.get(new Series.Key(metric, unit));
        if (found == null) {
            return new TreeMap<>();
        }
        found.age(cloudTime.instant().getEpochSecond(), 1);
        return found.read(from, until, period);
    }

    private void saveSoon(Series changed) {
        waiting.lock();
        try {
            unsaved.add(changed);
        } finally {
            waiting.unlock();
        }
        saver.changed();
    }

    private List<Series> takeUnsaved() {
        waiting.lock();
        try {
            List<Series> taken = List.copyOf(unsaved);
            unsaved.clear();
            return taken;
        } finally {
            waiting.unlock();
        }
    }

    /** Puts what has changed on the disk. */
    void saveChanges() {
        List<Series> saved;
        Commit commit;
        saving.lock();
        try {
            saved = takeUnsaved();
            if (saved.isEmpty()) {
                return;
            }
            charge(saved);
            commit = store.append(OWNER, entry(saved));
            if (size() > MOST) {
                store.checkpointSoon();
            }
        } finally {
            saving.unlock();
        }
        try {
            commit.await();
        } catch (StoreException e) {
            LOG.log(Level.WARNING, "Metrics could not be written; the next second tries again.", e);
            for (Series one : saved) {
                one.changeAll();
                saveSoon(one);
            }
        }
    }

    private void charge(List<Series> changed) {
        long hours = 0;
        for (Series one : changed) {
            long more = one.newHours();
            hours += one.charged() ? more : 0;
        }
        if (hours > 0) {
            metering.used(new Usage(CUSTOM, "*", hours));
        }
    }

    private byte[] entry(List<Series> changed) {
        entries++;
        return Fields.entry(SAVED, to -> {
            to.writeLong(entries);
            to.writeInt(changed.size());
            for (Series one : changed) {
                one.writeChanges(to);
            }
        });
    }

    private int size() {
        return series.values().stream().mapToInt(Series::size).sum();
    }

    /** Forgets all metrics. */
    @Override
    public void reset() {
        saving.lock();
        try {
            entries++;
            store.append(OWNER, Fields.entry(RESET, to -> to.writeLong(entries)))
                    .await();
            takeUnsaved();
            forgetAll();
        } finally {
            saving.unlock();
        }
        store.checkpointSoon();
    }

    private void forgetAll() {
        for (Series one : List.copyOf(series.values())) {
            one.forget();
            series.remove(one.key(), one);
        }
    }

    @Override
    public void restore(DataInput snapshot) throws IOException {
        entries = snapshot.readLong();
        readAll(snapshot);
    }

    private void readAll(DataInput from) throws IOException {
        for (int left = from.readInt(); left > 0; left--) {
            Series.Key key = Series.Key.read(from);
            series(key, from.readBoolean()).read(from);
        }
    }

    @Override
    public void replay(byte[] entry, Commit commit) throws IOException {
        DataInput from = Fields.content(entry);
        long number = from.readLong();
        if (number <= entries) {
            return;
        }
        entries = number;
        switch (entry[0]) {
            case SAVED -> readAll(from);
            case RESET -> forgetAll();
            default ->
                throw new IOException("The log has an entry of kind " + entry[0]
                        + " for metrics, which this version does not know; start the version that wrote it.");
        }
    }

    @Override
    public void recovered() {}

    @Override
    public void checkpoint(Checkpoint checkpoint) throws IOException {
        saving.lock();
        try {
            age();
            DataOutput to = checkpoint.state();
            to.writeLong(entries);
            List<Series> all = List.copyOf(series.values());
            to.writeInt(all.size());
            for (Series one : all) {
                one.write(to);
            }
        } finally {
            saving.unlock();
        }
    }

    /** Keeps everything as long as it should be kept, or shorter, as far as memory is short. */
    private void age() {
        long now = cloudTime.instant().getEpochSecond();
        int shortened = 1;
        do {
            for (Series one : List.copyOf(series.values())) {
                one.age(now, shortened);
                if (one.forgetIfEmpty()) {
                    series.remove(one.key(), one);
                }
            }
            shortened *= 2;
        } while (size() > MOST && shortened > 0);
    }

    /** Puts on the disk what is left. */
    @Override
    public void close() {
        saver.close();
    }
}
