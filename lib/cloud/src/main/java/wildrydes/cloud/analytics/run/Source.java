package wildrydes.cloud.analytics.run;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import wildrydes.cloud.reading.Arrival;
import wildrydes.cloud.reading.KinesisStream;
import wildrydes.cloud.reading.ShardPosition;
import wildrydes.cloud.reading.ShardedStream;

/** Reads a stream: all of its shards, those that came of others after these. */
final class Source {

    /** No more is asked for when so much was read at once; the rest comes the next time. */
    private static final long MOST_BYTES = 8 << 20;

    private final String stream;
    private final ShardedStream<Arrival> reading;
    private final ShardPosition start;
    private final Map<String, ShardReader> readers = new TreeMap<>();
    private Positions known;
    private String identity;
    private boolean described;
    /** The shard that is read first the next time, so that none is forgotten where there is more than can be read at once. */
    private int first;

    /**
     * Somebody who reads a stream.
     *
     * @param stream ARN
     * @param role ARN
     * @param start where shards begin that are not known
     * @param identity of the stream whose shards are known, see {@link #identity}; empty where none are
     * @param known how far shards were read already
     */
    Source(RoleCalls calls, String stream, String role, ShardPosition start, String identity, Positions known) {
        this.stream = stream;
        this.reading = new KinesisStream(calls.in(role), stream);
        this.start = start;
        this.identity = identity;
        this.known = known;
    }

    String stream() {
        return stream;
    }

    /** Where shards begin that are not known. */
    ShardPosition start() {
        return start;
    }

    /** Tells the stream from others that had or will have its name; empty as long as it was not seen. */
    String identity() {
        return identity;
    }

    /** How far it was taken. */
    Positions positions() {
        return described ? positionsOfReaders() : known;
    }

    /** How far reading is behind the newest record. */
    long millisBehind() {
        return readers.values().stream()
                .filter(reader -> !reader.ended())
                .mapToLong(ShardReader::millisBehind)
                .max()
                .orElse(0);
    }

    /** Whether a shard has come that can be read and was not yet. */
    boolean hasNew() {
        return readers.values().stream().anyMatch(reader -> reader.untouched() && parentsEnded(reader));
    }

    /**
     * Reads once from each shard of which nothing waits to be taken, or which was not read as far as it should be.
     *
     * @param wanted how far to read at least; none for as far as it goes
     * @param now milliseconds since 1970
     * @throws RuntimeException what Kinesis or the policies say; what was read before stays
     */
    void read(Positions wanted, long now) {
        try {
            if (!described) {
                describe();
            }
            readAll(wanted, now);
        } catch (RuntimeException e) {
            if (reading.gone(e)) {
                described = false; // another stream of that name, or other shards, may be there the next time
                known = readers.isEmpty() ? known : positionsOfReaders();
            }
            throw e;
        }
    }

    private Positions positionsOfReaders() {
        Map<String, ShardPosition> now = new HashMap<>();
        readers.forEach((shard, reader) -> now.put(shard, reader.position()));
        return new Positions(now);
    }

    private void readAll(Positions wanted, long now) {
        long bytes = 0;
        Set<String> asked = new HashSet<>();
        List<ShardReader> next = inTurn(wanted, asked);
        while (!next.isEmpty()) {
            for (ShardReader reader : next) {
                asked.add(reader.shard());
                if (bytes < MOST_BYTES) {
                    bytes += read(reader, now);
                }
            }
            next = inTurn(wanted, asked); // those that came of one that has just ended
        }
        first++;
    }

    private List<ShardReader> inTurn(Positions wanted, Set<String> asked) {
        List<ShardReader> turn = new ArrayList<>();
        for (ShardReader reader : readers.values()) {
            ShardPosition goal = wanted.shards().get(reader.shard());
            boolean asks = reader.readable() || (goal != null && !reader.reaches(goal));
            if (asks && !asked.contains(reader.shard()) && parentsEnded(reader)) {
                turn.add(reader);
            }
        }
        if (!turn.isEmpty()) {
            Collections.rotate(turn, -(first % turn.size()));
        }
        return turn;
    }

    private boolean parentsEnded(ShardReader reader) {
        for (String parent : reader.parents()) {
            ShardReader before = readers.get(parent);
            if (before != null && !before.ended()) {
                return false;
            }
        }
        return true;
    }

    private long read(ShardReader reader, long now) {
        try {
            ShardReader.Page page = reader.read(now);
            page.children().forEach(this::meet);
            return page.bytes();
        } catch (RuntimeException e) {
            if (reading.throttles(e)) {
                return 0; // others read, too; it is asked again the next time
            }
            throw e;
        }
    }

    private void meet(ShardedStream.Node child) {
        readers.computeIfAbsent(child.shard(), shard -> reader(shard, child.parents(), inherited(child.parents())));
    }

    /** A child has nothing from before its parents' end. */
    private ShardPosition inherited(Collection<String> parents) {
        long since = start.since();
        for (String parent : parents) {
            ShardReader reader = readers.get(parent);
            since = reader == null ? since : Math.max(since, reader.position().arrival());
        }
        return new ShardPosition(start.since(), null, since, false);
    }

    private ShardReader reader(String shard, Set<String> parents, ShardPosition position) {
        return new ShardReader(reading, shard, parents, position);
    }

    private void describe() {
        ShardedStream.Described seen = reading.describe();
        boolean another = !identity.isEmpty() && !identity.equals(seen.identity());
        readers.clear();
        for (ShardedStream.Node node : seen.shards()) {
            ShardPosition position =
                    another ? ShardPosition.OLDEST : known.shards().get(node.shard());
            readers.put(
                    node.shard(),
                    reader(node.shard(), node.parents(), position == null ? begin(node.parents()) : position));
        }
        identity = seen.identity();
        described = true;
    }

    /** Where a shard begins that is not known: those that came of known ones are read from their first record. */
    private ShardPosition begin(Set<String> parents) {
        return parents.stream().anyMatch(known.shards()::containsKey) ? ShardPosition.OLDEST : start;
    }

    /** Up to when all records are known, in milliseconds since 1970. */
    long knownUntil() {
        long until = described ? Long.MAX_VALUE : Long.MIN_VALUE;
        for (ShardReader reader : readers.values()) {
            if (!reader.ended() && parentsEnded(reader)) {
                until = Math.min(until, reader.knownUntil());
            }
        }
        return until;
    }

    /** Takes what arrived up to a moment, in the order of arrival. */
    Taken takeUntil(long arrivalMillis) {
        Map<String, ShardPosition> moved = new HashMap<>();
        List<Arrival> all = new ArrayList<>();
        for (ShardReader reader : readers.values()) {
            if (reader.hasWaiting()) {
                all.addAll(reader.takeUntil(arrivalMillis));
                moved.put(reader.shard(), reader.position());
            }
        }
        return taken(all, moved);
    }

    /** Whether everything up to these positions was read, or will never be there. */
    boolean reaches(Positions wanted) {
        return described
                && wanted.shards().entrySet().stream().allMatch(shard -> {
                    ShardReader reader = readers.get(shard.getKey());
                    return reader == null || reader.reaches(shard.getValue());
                });
    }

    /** Takes what is not behind these positions, in the order in which it was taken the first time. */
    Taken takeUntil(Positions wanted) {
        List<Arrival> all = new ArrayList<>();
        wanted.shards().forEach((shard, position) -> {
            ShardReader reader = readers.get(shard);
            if (reader != null) {
                all.addAll(reader.takeUntil(position));
            }
        });
        return taken(all, wanted.shards());
    }

    private static Taken taken(List<Arrival> all, Map<String, ShardPosition> moved) {
        all.sort(Comparator.comparingLong(Arrival::arrivalMillis)); // stable: at one moment, by shard
        return new Taken(all, new Positions(moved));
    }

    /** Records, and how far the shards that they are of were read by that. */
    record Taken(List<Arrival> records, Positions moved) {}
}
