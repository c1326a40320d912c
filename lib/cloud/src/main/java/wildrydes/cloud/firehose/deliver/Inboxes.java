package wildrydes.cloud.firehose.deliver;

import java.io.DataInput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.store.Checkpoint;
import wildrydes.cloud.store.Commit;
import wildrydes.cloud.store.NumberedFolders;
import wildrydes.cloud.store.Owner;
import wildrydes.cloud.store.Page;
import wildrydes.cloud.store.Resettable;
import wildrydes.cloud.store.Run;
import wildrydes.cloud.store.Store;
import wildrydes.cloud.store.Tape;

/**
 * The records that were put into delivery streams, each stream's on a tape of its own, by the streams' numbers. They are there until they are
 * delivered. Safe for concurrent use.
 */
public final class Inboxes implements Owner, Resettable {

    /** The number of this state in the log. */
    private static final int OWNER = 26;

    /** Behind the service's name, with whose state it is set back. */
    private static final String NAME = "firehose-records";

    private static final byte RECORDS = 1;
    private static final byte RESET = 2;
    private static final byte[] NO_KEY = new byte[0];

    private static final class Inbox {
        final Tape tape;
        /** Positions up to this one are delivered. */
        long delivered;

        Inbox(Tape tape) {
            this.tape = tape;
        }
    }

    private final Store store;
    private final NumberedFolders folders;
    private final Map<Long, Inbox> inboxes = new TreeMap<>();
    private final List<Path> outdated = new ArrayList<>();

    private Inboxes(Store store) {
        this.store = store;
        this.folders = new NumberedFolders(store.folder().resolve("firehose"));
    }

    /** Those that a store keeps; it gives them back when it recovers. */
    public static Inboxes in(Store store) {
        Inboxes made = new Inboxes(store);
        store.keep(OWNER, NAME, made);
        return made;
    }

    /** Where the tapes lie; other folders than those with numbers are left alone. */
    public Path folder() {
        return folders.root();
    }

    /** Records that were added. */
    public record Added(long first, Commit commit) {}

    /**
     * Adds records to a stream's; they are there when the commit says so.
     *
     * @return the position of the first, and its way to the disk
     */
    public Added add(long stream, List<byte[]> records, Instant now) {
        List<Run.Item> items =
                records.stream().map(data -> new Run.Item(NO_KEY, data)).toList();
        byte[] entry = new byte[1 + Long.BYTES + Run.size(items)];
        ByteBuffer to = ByteBuffer.wrap(entry);
        to.put(RECORDS).putLong(stream);
        synchronized (this) {
            Tape tape = inbox(stream).tape;
            Run run = Run.write(to, tape.next(), Math.max(now.toEpochMilli(), tape.lastArrival()), items);
            Commit commit = store.append(OWNER, entry);
            tape.add(run, commit);
            return new Added(run.first(), commit);
        }
    }

    private Inbox inbox(long stream) {
        return inboxes.computeIfAbsent(stream, number -> new Inbox(new Tape(folders.of(number))));
    }

    /** Returns when there is room for more; to be called before {@link #add}, without any lock. */
    public void awaitRoom() {
        store.awaitRoom();
    }

    /**
     * Reads records that are on the disk.
     *
     * @param from position
     * @param sinceMillis records that arrived earlier are passed over
     */
    Page read(long stream, long from, int most, long mostBytes, long sinceMillis) {
        Inbox inbox;
        synchronized (this) {
            inbox = inboxes.get(stream);
        }
        return inbox == null
                ? new Page(List.of(), from, false, 0)
                : inbox.tape.read(from, most, mostBytes, sinceMillis);
    }

    /** Records up to a position are delivered, and can go. */
    synchronized void delivered(long stream, long position) {
        Inbox inbox = inboxes.get(stream);
        if (inbox != null) {
            inbox.delivered = Math.max(inbox.delivered, position);
        }
    }

    /** Forgets a stream's. */
    synchronized void drop(long stream) {
        inboxes.remove(stream);
        outdated.add(folders.of(stream));
    }

    /**
     * Keeps what belongs to streams that are there, and nothing else; told once, when these are known.
     *
     * @param last the largest number that was ever given
     */
    synchronized void only(LongPredicate known, long last) throws IOException {
        for (Long number : List.copyOf(inboxes.keySet())) {
            if (!known.test(number)) {
                drop(number);
            }
        }
        outdated.addAll(folders.abandoned(known, last, store.damages()));
    }

    @Override
    public void reset() {
        synchronized (this) {
            store.append(OWNER, new byte[] {RESET}).await();
            forgetAll();
        }
        store.checkpointSoon();
    }

    private void forgetAll() {
        List.copyOf(inboxes.keySet()).forEach(this::drop);
    }

    @Override
    public synchronized void restore(DataInput snapshot) throws IOException {
        for (int left = snapshot.readInt(); left > 0; left--) {
            long stream = snapshot.readLong();
            Inbox inbox = new Inbox(Tape.described(folders.of(stream), snapshot, store.damages()));
            inboxes.put(stream, inbox);
        }
    }

    @Override
    public synchronized void replay(byte[] entry, Commit commit) throws IOException {
        switch (entry[0]) {
            case RECORDS -> {
                ByteBuffer from = ByteBuffer.wrap(entry, 1, entry.length - 1);
                long stream = from.getLong();
                inbox(stream).tape.replay(Run.read(from), commit);
            }
            case RESET -> forgetAll();
            default ->
                throw new IOException(
                        "The log has an entry of kind " + entry[0]
                                + " for records of delivery streams, which this version does not know; start the version that wrote it.");
        }
    }

    @Override
    public synchronized void recovered() {
        inboxes.values().forEach(inbox -> inbox.tape.inspect());
    }

    @Override
    public @Nullable String contentOf(Path file) {
        return file.startsWith(folders.root()) ? "records of a delivery stream" : null;
    }

    @Override
    public void checkpoint(Checkpoint checkpoint) throws IOException {
        Map<Long, Inbox> all;
        synchronized (this) {
            all = new TreeMap<>(inboxes);
            outdated.forEach(checkpoint::delete);
            outdated.clear();
        }
        checkpoint.state().writeInt(all.size());
        for (Map.Entry<Long, Inbox> inbox : all.entrySet()) {
            checkpoint.state().writeLong(inbox.getKey());
            checkpoint.write(inbox.getValue().tape, undelivered(inbox.getValue()));
        }
    }

    /** Arrival of the oldest record that is not delivered, after which all are kept. */
    private long undelivered(Inbox inbox) {
        long delivered;
        synchronized (this) {
            delivered = inbox.delivered;
        }
        Page next = inbox.tape.read(delivered + 1, 1, 1, Long.MIN_VALUE);
        return next.records().isEmpty()
                ? inbox.tape.lastArrival() + 1
                : next.records().get(0).arrivalMillis();
    }
}
