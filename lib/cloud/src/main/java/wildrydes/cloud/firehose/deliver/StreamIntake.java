package wildrydes.cloud.firehose.deliver;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import wildrydes.cloud.reading.Arrival;
import wildrydes.cloud.reading.Calls;
import wildrydes.cloud.reading.KinesisStream;
import wildrydes.cloud.reading.ShardCursor;
import wildrydes.cloud.reading.ShardPosition;
import wildrydes.cloud.reading.ShardedStream;

/**
 * Reads a Kinesis data stream: each shard once a second, those that came of others after these
 * (docs.aws.amazon.com/firehose/latest/dev/writing-with-kinesis-streams.html).
 */
final class StreamIntake implements Intake {

    private static final Duration RHYTHM = Duration.ofSeconds(1);
    /** Another stream may come in the place of one that has ended. */
    private static final Duration LOOK = Duration.ofSeconds(10);
    /** No further shard is asked when so much was read at once; it is the first the next time. */
    private static final long MOST_BYTES = 16 << 20;

    /** A shard, and how far it was read. */
    private static final class Reader {
        final Set<String> parents;
        final ShardCursor<Arrival> cursor;
        ShardPosition position;
        long millisBehind;

        Reader(Set<String> parents, ShardCursor<Arrival> cursor, ShardPosition position) {
            this.parents = parents;
            this.cursor = cursor;
            this.position = position;
        }
    }

    private final KinesisStream stream;
    private final ReadMetrics metrics;

    private final Map<String, Reader> readers = new TreeMap<>();
    private Map<String, ShardPosition> known;
    /** Where shards begin that are not known: the moment, and iterators that are nearer than that, by the shards' ids. */
    private ShardPosition start;

    private Map<String, String> iterators;
    private String identity;
    private boolean described;
    /** When to look at the stream again, where none of its shards can be read any more. */
    private Instant look = Instant.MAX;

    private int first;

    /** What is measured of reading. */
    interface ReadMetrics {
        void read(Instant now, List<Arrival> records);

        void throttled(Instant now);
    }

    /**
     * @param start where shards begin that are not known
     * @param iterators where shards begin that are not known, as exactly as the service can say
     * @param identity of the stream whose shards are known; empty where none are
     * @param known how far shards were read already
     */
    StreamIntake(
            Calls calls,
            String arn,
            ShardPosition start,
            Map<String, String> iterators,
            String identity,
            Map<String, ShardPosition> known,
            ReadMetrics metrics) {
        this.stream = new KinesisStream(calls, arn);
        this.start = start;
        this.iterators = iterators;
        this.identity = identity;
        this.known = known;
        this.metrics = metrics;
    }

    @Override
    public void take(Instant now, Consumer<Item> to) {
        try {
            if (!described || !now.isBefore(look)) {
                describe(now);
            }
            readAll(now, to);
        } catch (RuntimeException e) {
            if (stream.gone(e)) {
                lookAgain(); // another stream of that name, or other shards, may be there the next time
            }
            throw e;
        }
    }

    private void lookAgain() {
        known = readers.isEmpty() ? known : positions();
        described = false;
    }

    private void readAll(Instant now, Consumer<Item> to) {
        long bytes = 0;
        Set<String> asked = new HashSet<>();
        List<String> turn = inTurn(asked);
        while (!turn.isEmpty()) {
            for (String shard : turn) {
                asked.add(shard);
                if (bytes < MOST_BYTES) {
                    bytes += read(shard, now, to);
                }
            }
            turn = inTurn(asked); // those that came of one that has just ended
        }
        first++;
    }

    private List<String> inTurn(Set<String> asked) {
        List<String> turn = new ArrayList<>();
        readers.forEach((shard, reader) -> {
            if (!reader.cursor.atEnd() && !asked.contains(shard) && parentsEnded(reader)) {
                turn.add(shard);
            }
        });
        if (!turn.isEmpty()) {
            Collections.rotate(turn, -(first % turn.size()));
        }
        return turn;
    }

    private boolean parentsEnded(Reader reader) {
        return reader.parents.stream().map(readers::get).allMatch(parent -> parent == null || parent.cursor.atEnd());
    }

    private long read(String shard, Instant now, Consumer<Item> to) {
        Reader reader = reader(shard);
        ShardedStream.Page<Arrival> page;
        try {
            page = reader.cursor.read(reader.position);
        } catch (RuntimeException e) {
            if (stream.throttles(e)) {
                metrics.throttled(now); // others read, too; it is asked again the next time
                return 0;
            }
            throw e;
        }
        metrics.read(now, page.records());
        long bytes = 0;
        for (Arrival record : page.records()) {
            add(record, to);
            bytes += record.data().length;
            reader.position = reader.position.read(record);
        }
        reader.millisBehind = page.millisBehind();
        if (reader.cursor.atEnd()) {
            reader.position = reader.position.end();
            if (page.children().isEmpty()) {
                lookAgain(); // so end the shards of a stream that is deleted
            }
        }
        for (ShardedStream.Node child : page.children()) {
            if (!readers.containsKey(child.shard())) {
                readers.put(child.shard(), reader(child, ShardPosition.OLDEST));
            }
        }
        return bytes;
    }

    private Reader reader(String shard) {
        Reader reader = readers.get(shard);
        if (reader == null) {
            throw new IllegalStateException("Shard " + shard + " is read before it is known.");
        }
        return reader;
    }

    private static void add(Arrival record, Consumer<Item> to) {
        List<Aggregate.Part> parts = Aggregate.parts(record.data());
        if (parts == null || parts.isEmpty()) {
            to.accept(item(record, 0, true, record.partitionKey(), record.data()));
            return;
        }
        for (int i = 0; i < parts.size(); i++) {
            Aggregate.Part part = parts.get(i);
            to.accept(item(record, i, i == parts.size() - 1, part.partitionKey(), part.data()));
        }
    }

    private static Item item(Arrival record, int part, boolean last, String key, byte[] data) {
        return new Item(record.shard(), record.sequenceNumber(), part, last, key, record.arrivalMillis(), data);
    }

    private void describe(Instant now) {
        ShardedStream.Described seen = stream.describe();
        if (!identity.isEmpty() && !identity.equals(seen.identity())) { // another one, which is read from its beginning
            known = Map.of();
            iterators = Map.of();
            start = ShardPosition.OLDEST;
        }
        readers.clear();
        for (ShardedStream.Node node : seen.shards()) {
            ShardPosition position = known.get(node.shard());
            readers.put(node.shard(), reader(node, position == null ? begin(node.parents()) : position));
        }
        identity = seen.identity();
        described = true;
        boolean ended = readers.values().stream().allMatch(reader -> reader.cursor.atEnd());
        look = ended ? now.plus(LOOK) : Instant.MAX;
    }

    /** Where a shard begins that is not known: those that came of known ones are read from their first record. */
    private ShardPosition begin(Set<String> parents) {
        return parents.stream().anyMatch(known::containsKey) ? ShardPosition.OLDEST : start;
    }

    private Reader reader(ShardedStream.Node node, ShardPosition position) {
        String iterator = position.equals(start) ? iterators.get(node.shard()) : null;
        return new Reader(
                node.parents(), new ShardCursor<>(stream, node.shard(), position.ended(), iterator), position);
    }

    @Override
    public Instant next(Instant now) {
        return now.plus(RHYTHM);
    }

    @Override
    public Map<String, ShardPosition> positions() {
        if (readers.isEmpty()) {
            return known;
        }
        Map<String, ShardPosition> now = new HashMap<>();
        readers.forEach((shard, reader) -> now.put(shard, reader.position));
        return now;
    }

    @Override
    public String identity() {
        return identity;
    }

    @Override
    public Long millisBehind() {
        return readers.values().stream()
                .filter(reader -> !reader.cursor.atEnd())
                .mapToLong(reader -> reader.millisBehind)
                .max()
                .orElse(0);
    }

    @Override
    public void delivered(Map<String, ShardPosition> positions) {
        // The stream keeps its records as long as it keeps them.
    }
}
