package wildrydes.cloud.dynamodb.stream;

import java.io.DataInput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.store.Checkpoint;
import wildrydes.cloud.store.Commit;
import wildrydes.cloud.store.NumberedFolders;
import wildrydes.cloud.store.Owner;
import wildrydes.cloud.store.Page;
import wildrydes.cloud.store.Run;
import wildrydes.cloud.store.Store;
import wildrydes.cloud.store.Tape;

/**
 * The records of all streams, each on a tape of its own. A record is told here when the change that it speaks of is on the disk already, so
 * nobody waits for it: whoever reads waits, and a change whose record was lost with the process is told once more at the start. Safe
 * for concurrent use.
 */
final class Tapes implements Owner {

    /** The number of this state in the log. */
    private static final int OWNER = 17;

    private static final String NAME = "dynamodb-streams";
    private static final byte RECORD = 1;
    private static final byte[] NO_KEY = new byte[0];

    /** How long records can be read. */
    static final Duration LIFE = Duration.ofHours(24);

    private final Store store;
    private final InstantSource time;
    private final NumberedFolders folders;
    private final Map<Long, Tape> tapes = new TreeMap<>();
    private final List<Path> outdated = new ArrayList<>();
    /** What was told while the log was read back, by stream and position, and has not been met there. */
    private final Map<Long, TreeMap<Long, Told>> told = new TreeMap<>();

    private @Nullable Commit last;
    private boolean recovered;

    private record Told(long atMillis, byte[] content) {}

    private Tapes(Store store, InstantSource time) {
        this.store = store;
        this.time = time;
        this.folders = new NumberedFolders(store.folder().resolve(NAME));
    }

    /** Those that a store keeps; it gives them back when it recovers. */
    static Tapes in(Store store, InstantSource time) {
        Tapes made = new Tapes(store, time);
        store.keep(OWNER, NAME, made);
        return made;
    }

    /**
     * Adds a record to a stream, unless it is there.
     *
     * @param position rises from record to record
     */
    synchronized void add(long stream, long position, long atMillis, byte[] content) {
        if (recovered) {
            append(stream, position, atMillis, content);
        } else {
            told.computeIfAbsent(stream, any -> new TreeMap<>()).put(position, new Told(atMillis, content));
        }
    }

    private void append(long stream, long position, long atMillis, byte[] content) {
        Tape tape = tape(stream);
        if (position < tape.next()) {
            return;
        }
        List<Run.Item> items = List.of(new Run.Item(NO_KEY, content));
        byte[] entry = new byte[1 + Long.BYTES + Run.size(items)];
        ByteBuffer to = ByteBuffer.wrap(entry);
        to.put(RECORD).putLong(stream);
        Run run = Run.write(to, position, Math.max(atMillis, tape.lastArrival()), items);
        Commit commit = store.append(OWNER, entry);
        tape.add(run, commit);
        last = commit;
    }

    private Tape tape(long stream) {
        return tapes.computeIfAbsent(stream, number -> new Tape(folders.of(number)));
    }

    /** Reads records that are on the disk, and sees to it that those that were told before are. */
    Page read(long stream, long from, int most, long mostBytes, long sinceMillis) {
        return durable(stream).read(from, most, mostBytes, sinceMillis);
    }

    /** Position of the first record that arrived at a moment or later; that of the next one where there is none. */
    long firstSince(long stream, long arrivalMillis) {
        return durable(stream).firstSince(arrivalMillis);
    }

    /** The position behind all records of a stream. */
    synchronized long next(long stream) {
        Tape tape = tapes.get(stream);
        return tape == null ? 0 : tape.next();
    }

    private Tape durable(long stream) {
        Commit awaited;
        Tape tape;
        synchronized (this) {
            awaited = last;
            tape = tape(stream);
        }
        if (awaited != null) {
            awaited.await();
        }
        return tape;
    }

    /** Forgets a stream. */
    synchronized void drop(long stream) {
        told.remove(stream);
        if (tapes.remove(stream) != null) {
            outdated.add(folders.of(stream));
        }
    }

    /**
     * Keeps what belongs to streams that are there, and nothing else; told once, when these are known.
     *
     * @param known numbers of streams
     */
    synchronized void only(List<Long> known) {
        for (Long number : List.copyOf(tapes.keySet())) {
            if (!known.contains(number)) {
                drop(number);
            }
        }
        told.keySet().retainAll(known);
    }

    @Override
    public synchronized void restore(DataInput snapshot) throws IOException {
        for (int left = snapshot.readInt(); left > 0; left--) {
            long stream = snapshot.readLong();
            tapes.put(stream, Tape.described(folders.of(stream), snapshot, store.damages()));
        }
    }

    @Override
    public synchronized void replay(byte[] entry, Commit commit) throws IOException {
        if (entry[0] != RECORD) {
            throw new IOException("The log has an entry of kind " + entry[0]
                    + " for streams of tables, which this version does not know; start the version that wrote it.");
        }
        ByteBuffer from = ByteBuffer.wrap(entry, 1, entry.length - 1);
        long stream = from.getLong();
        Run run = Run.read(from);
        tape(stream).replay(run, commit);
        TreeMap<Long, Told> waiting = told.get(stream);
        if (waiting != null) {
            waiting.headMap(run.first(), true).clear();
        }
    }

    @Override
    public synchronized void recovered() {
        recovered = true;
        tapes.values().forEach(Tape::inspect);
        told.forEach((stream, records) ->
                records.forEach((position, record) -> append(stream, position, record.atMillis(), record.content())));
        told.clear();
    }

    @Override
    public @Nullable String contentOf(Path file) {
        return file.startsWith(folders.root()) ? "a stream of a table" : null;
    }

    @Override
    public void checkpoint(Checkpoint checkpoint) throws IOException {
        Map<Long, Tape> all;
        Commit awaited;
        synchronized (this) {
            all = new TreeMap<>(tapes);
            awaited = last;
            outdated.forEach(checkpoint::delete);
            outdated.clear();
        }
        // The changes that they speak of may leave the log with this checkpoint.
        if (awaited != null) {
            awaited.await();
        }
        long since = time.instant().minus(LIFE).toEpochMilli();
        checkpoint.state().writeInt(all.size());
        for (Map.Entry<Long, Tape> tape : all.entrySet()) {
            checkpoint.state().writeLong(tape.getKey());
            checkpoint.write(tape.getValue(), since);
        }
    }
}
