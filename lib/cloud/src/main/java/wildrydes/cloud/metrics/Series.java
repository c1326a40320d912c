package wildrydes.cloud.metrics;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The samples of one metric in one unit, by time. Safe for concurrent use. */
final class Series {

    private static final long HOUR = Grain.HOUR.seconds();

    /**
     * What series are found by.
     *
     * @param unit for example {@code Count}
     */
    record Key(MetricId metric, String unit) {

        void write(DataOutput to) throws IOException {
            metric.write(to);
            to.writeUTF(unit);
        }

        static Key read(DataInput from) throws IOException {
            return new Key(MetricId.read(from), from.readUTF());
        }
    }

    /**
     * A summary's place.
     *
     * @param begin seconds since the epoch
     */
    private record Place(Grain grain, long begin) {}

    /** What became of a sample. */
    enum Taken {
        /** The series is not kept any more; whoever has it must ask for it anew. */
        NOT,
        /** Something else of this series is waiting to be saved already. */
        QUIETLY,
        /** It is the first that is to be saved. */
        FIRST
    }

    private final Key key;
    private final boolean charged;
    private final Map<Grain, NavigableMap<Long, Summary>> grains = new EnumMap<>(Grain.class);
    private final Set<Place> changed = new HashSet<>();
    private @Nullable Place latest;
    private @Nullable Summary latestSummary;
    private long lastHour = Long.MIN_VALUE;
    private long hours;
    private boolean gone;

    Series(Key key, boolean charged) {
        this.key = key;
        this.charged = charged;
        for (Grain grain : Grain.values()) {
            grains.put(grain, new TreeMap<>());
        }
    }

    Key key() {
        return key;
    }

    boolean charged() {
        return charged;
    }

    private NavigableMap<Long, Summary> of(Grain grain) {
        return grains.computeIfAbsent(grain, any -> new TreeMap<>());
    }

    /** Takes one sample, to the minute. */
    synchronized Taken add(long second, double value) {
        if (gone) {
            return Taken.NOT;
        }
        boolean quiet = !changed.isEmpty();
        at(Grain.MINUTE, second).add(value, 1);
        return quiet ? Taken.QUIETLY : Taken.FIRST;
    }

    /** Takes samples, to the minute or also to the second. */
    synchronized Taken add(long second, Summary samples, boolean toTheSecond) {
        if (gone) {
            return Taken.NOT;
        }
        boolean quiet = !changed.isEmpty();
        at(Grain.MINUTE, second).add(samples);
        if (toTheSecond) {
            at(Grain.SECOND, second).add(samples);
        }
        return quiet ? Taken.QUIETLY : Taken.FIRST;
    }

    private Summary at(Grain grain, long second) {
        long begin = grain.begin(second);
        Place last = latest;
        Summary known = latestSummary;
        if (known != null && last != null && last.begin == begin && last.grain == grain) {
            changed.add(last);
            return known;
        }
        long hour = Grain.HOUR.begin(second);
        if (hour > lastHour) {
            lastHour = hour;
            hours++;
        }
        Place place = new Place(grain, begin);
        Summary summary = of(grain).computeIfAbsent(begin, any -> new Summary());
        changed.add(place);
        if (grain == Grain.MINUTE) {
            latest = place;
            latestSummary = summary;
        }
        return summary;
    }

    /** Hours with samples since this was asked last, of which the newest counts once. */
    synchronized long newHours() {
        long found = hours;
        hours = 0;
        return found;
    }

    /** The beginning of the last minute with samples, in seconds since the epoch. */
    synchronized long last() {
        long last = Long.MIN_VALUE;
        for (NavigableMap<Long, Summary> summaries : grains.values()) {
            if (!summaries.isEmpty()) {
                last = Math.max(last, summaries.lastKey());
            }
        }
        return last;
    }

    synchronized int size() {
        return grains.values().stream().mapToInt(Map::size).sum();
    }

    /**
     * The samples by periods, each named by its beginning; a period without samples is not there.
     *
     * @param from seconds since the epoch; the first period begins there
     * @param until exclusive
     * @param period seconds; what is kept only by 5 minutes or hours comes only in multiples of these
     */
    synchronized NavigableMap<Long, Summary> read(long from, long until, int period) {
        NavigableMap<Long, Summary> periods = new TreeMap<>();
        boolean seconds = period < Grain.MINUTE.seconds()
                && !of(Grain.SECOND).subMap(from, until).isEmpty();
        for (Grain grain : Grain.values()) {
            boolean fits = switch (grain) {
                case SECOND -> seconds;
                // What is not kept by the second is given by the minute, as AWS does.
                case MINUTE -> !seconds;
                default -> period % grain.seconds() == 0;
            };
            if (fits) {
                of(grain)
                        .subMap(from, until)
                        .forEach((begin, summary) -> periods.computeIfAbsent(
                                        from + Math.floorDiv(begin - from, period) * period, any -> new Summary())
                                .add(summary));
            }
        }
        return periods;
    }

    /**
     * Keeps what is old more coarsely, and forgets what is too old.
     *
     * @param shortened everything is kept for so much less long than it should be, 1 or more
     */
    synchronized void age(long nowSecond, int shortened) {
        for (Grain grain : Grain.values()) {
            NavigableMap<Long, Summary> old = of(grain).headMap(grain.horizon(nowSecond, shortened), false);
            if (old.isEmpty()) {
                continue;
            }
            Grain heir = grain.heir();
            if (heir != null) {
                old.forEach((begin, summary) -> of(heir).computeIfAbsent(heir.begin(begin), any -> new Summary())
                        .add(summary));
            }
            old.keySet().forEach(begin -> changed.remove(new Place(grain, begin)));
            old.clear();
            latest = null;
            latestSummary = null;
        }
    }

    synchronized void forget() {
        gone = true;
    }

    /** Whether nothing is left; then nothing more is taken. */
    synchronized boolean forgetIfEmpty() {
        gone |= size() == 0;
        return gone;
    }

    /** Writes what has changed since this was called last, each as it is now. */
    synchronized void writeChanges(DataOutput to) throws IOException {
        key.write(to);
        to.writeBoolean(charged);
        to.writeInt(changed.size());
        for (Place place : changed) {
            write(place, of(place.grain).getOrDefault(place.begin, new Summary()), to);
        }
        changed.clear();
    }

    /** Marks everything as changed. */
    synchronized void changeAll() {
        grains.forEach((grain, summaries) -> summaries.keySet().forEach(begin -> changed.add(new Place(grain, begin))));
    }

    synchronized void write(DataOutput to) throws IOException {
        key.write(to);
        to.writeBoolean(charged);
        to.writeInt(size());
        for (Map.Entry<Grain, NavigableMap<Long, Summary>> grain : grains.entrySet()) {
            for (Map.Entry<Long, Summary> summary : grain.getValue().entrySet()) {
                write(new Place(grain.getKey(), summary.getKey()), summary.getValue(), to);
            }
        }
    }

    private static void write(Place place, Summary summary, DataOutput to) throws IOException {
        place.grain.write(to);
        to.writeLong(place.begin);
        summary.write(to);
    }

    /** Reads what one of the two above has written behind {@code charged}. */
    synchronized void read(DataInput from) throws IOException {
        for (int left = from.readInt(); left > 0; left--) {
            Grain grain = Grain.read(from);
            long begin = from.readLong();
            of(grain).put(begin, Summary.read(from));
            lastHour = Math.max(lastHour, begin - Math.floorMod(begin, HOUR));
        }
    }
}
