package wildrydes.cloud.kinesis;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.store.Checkpoint;
import wildrydes.cloud.store.Damages;
import wildrydes.cloud.store.Tape;

/**
 * A shard: the hash keys that it takes, its records, and how much went in and out in this second.
 *
 * <p>A stream's shards are never removed from its list, so that a shard's index is its place there; one that was split or
 * merged is closed, and those that came of it name it as a parent.
 */
final class Shard {

    private static final int MOST_ITERATORS = 5;
    private static final Pattern ID = Pattern.compile("(?:[^-]*-)?([0-9]+)(?:-.*)?");

    private final Origin origin;
    private final String id;
    private final Tape tape;
    private final WriteWindow writes = new WriteWindow();
    private final ReadWindow reads = new ReadWindow();
    private final Rate iterators = new Rate(MOST_ITERATORS);
    private final Bell bell = new Bell();
    private volatile @Nullable Instant closed;

    /**
     * What a shard is from its beginning.
     *
     * @param index its place among the stream's shards
     * @param parent index of the shard that it came of; null for a shard that was created with its stream
     * @param adjacentParent index of the other shard that it came of, where two were merged; null otherwise
     */
    record Origin(
            int index,
            HashRange range,
            Instant created,
            @Nullable Integer parent,
            @Nullable Integer adjacentParent) {

        void write(DataOutput to) throws IOException {
            to.writeInt(index);
            to.writeUTF(range.start().toString());
            to.writeUTF(range.end().toString());
            to.writeLong(created.toEpochMilli());
            to.writeInt(parent == null ? -1 : parent);
            to.writeInt(adjacentParent == null ? -1 : adjacentParent);
        }

        static Origin read(DataInput from) throws IOException {
            return new Origin(
                    from.readInt(),
                    new HashRange(new BigInteger(from.readUTF()), new BigInteger(from.readUTF())),
                    Instant.ofEpochMilli(from.readLong()),
                    indexOrNull(from.readInt()),
                    indexOrNull(from.readInt()));
        }

        private static @Nullable Integer indexOrNull(int index) {
            return index < 0 ? null : index;
        }
    }

    private Shard(Origin origin, Tape tape, @Nullable Instant closed) {
        this.origin = origin;
        this.id = id(origin.index());
        this.tape = tape;
        this.closed = closed;
    }

    /** A new shard. */
    static Shard open(Origin origin, Path folder) {
        return new Shard(origin, new Tape(folder(folder, origin.index())), null);
    }

    private static Path folder(Path stream, int index) {
        return stream.resolve(id(index));
    }

    /** The name of the shard with that index. */
    static String id(int index) {
        String digits = Integer.toString(index);
        return "shardId-" + "0".repeat(12 - digits.length()) + digits;
    }

    /**
     * The index in a shard's name, which AWS reads leniently: {@code shardId-000000000005}, {@code a-5} and {@code 5} are
     * the same shard (mhart/kinesalite {@code db/index.js}); -1 where there is none.
     */
    static int index(String id) {
        Matcher matcher = ID.matcher(id);
        if (!matcher.matches()) {
            return -1;
        }
        BigInteger index = new BigInteger(matcher.group(1));
        return index.bitLength() > 31 ? -1 : index.intValue();
    }

    int index() {
        return origin.index();
    }

    String id() {
        return id;
    }

    Origin origin() {
        return origin;
    }

    HashRange range() {
        return origin.range();
    }

    Tape tape() {
        return tape;
    }

    /** Used with the stream's lock only. */
    WriteWindow writes() {
        return writes;
    }

    ReadWindow reads() {
        return reads;
    }

    Rate iterators() {
        return iterators;
    }

    /** Rings when records are on the disk, when the shard is closed, and when its stream changes. */
    Bell bell() {
        return bell;
    }

    /** When the shard stopped taking records; null while it takes them. */
    @Nullable
    Instant closed() {
        return closed;
    }

    boolean isOpen() {
        return closed == null;
    }

    void close(Instant at) {
        closed = at;
        bell.ring();
    }

    /** Whether a moment lies within the shard's life. */
    boolean openAt(Instant moment) {
        return !origin.created().isAfter(moment) && openFrom(moment);
    }

    /** Whether the shard took records at a moment or later. */
    boolean openFrom(Instant moment) {
        Instant end = closed;
        return end == null || end.isAfter(moment);
    }

    /** The number of a record. */
    SequenceNumber number(long position, long arrivalMillis) {
        return new SequenceNumber(
                origin.created().getEpochSecond(), position, Math.floorDiv(arrivalMillis, 1000), origin.index());
    }

    /** The number before all records. */
    SequenceNumber startingNumber() {
        return number(0, origin.created().toEpochMilli());
    }

    /** The number behind all records, which a closed shard has; null for an open one. Its position is AWS's (mhart/kinesalite). */
    @Nullable
    SequenceNumber endingNumber() {
        Instant end = closed;
        return end == null ? null : number(Long.MAX_VALUE, end.toEpochMilli());
    }

    void write(Checkpoint checkpoint, long sinceMillis) throws IOException {
        DataOutput to = checkpoint.state();
        origin.write(to);
        Instant end = closed;
        to.writeBoolean(end != null);
        if (end != null) {
            to.writeLong(end.toEpochMilli());
        }
        checkpoint.write(tape, sinceMillis);
    }

    static Shard read(DataInput from, Path folder, Damages damages) throws IOException {
        Origin origin = Origin.read(from);
        Instant closed = from.readBoolean() ? Instant.ofEpochMilli(from.readLong()) : null;
        return new Shard(origin, Tape.described(folder(folder, origin.index()), from, damages), closed);
    }
}
