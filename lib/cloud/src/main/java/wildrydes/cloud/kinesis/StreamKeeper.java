package wildrydes.cloud.kinesis;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;
import wildrydes.cloud.clock.CloudTime;
import wildrydes.cloud.store.Checkpoint;
import wildrydes.cloud.store.Commit;
import wildrydes.cloud.store.Damage;
import wildrydes.cloud.store.Fields;
import wildrydes.cloud.store.Owner;
import wildrydes.cloud.store.Resettable;
import wildrydes.cloud.store.Run;
import wildrydes.cloud.store.Store;

/** What the store keeps of streams: their entries in the log, and the snapshot. */
final class StreamKeeper implements Owner, Resettable {

    /** What a snapshot begins with. One of format 2 has the last id in its place, which is not negative. */
    private static final long FORM = -3;

    private final Streams streams;
    private final StreamTable table;
    private final Seals seals;
    private final Store store;
    private final CloudTime time;

    StreamKeeper(Streams streams, StreamTable table, Seals seals, Store store, CloudTime time) {
        this.streams = streams;
        this.table = table;
        this.seals = seals;
        this.store = store;
        this.time = time;
    }

    /**
     * Ends all streams at once. Their ids are not given again, and tokens of streams that are gone stay valid and lead nowhere.
     */
    @Override
    public void reset() {
        table.lock();
        try {
            store.append(Streams.OWNER, Entry.reset(table.lastId())).await();
            streams.forgetAll();
        } finally {
            table.unlock();
        }
        store.checkpointSoon();
    }

    @Override
    public void restore(DataInput snapshot) throws IOException {
        long first = snapshot.readLong();
        boolean older = first != FORM;
        table.given(older ? first : snapshot.readLong());
        if (snapshot.readBoolean()) {
            seals.restore(secret(snapshot));
        }
        if (!older) {
            table.commit(Commitment.read(snapshot));
        }
        for (int left = snapshot.readInt(); left > 0; left--) {
            Begun begun = older ? Begun.readSnapshot(snapshot) : Begun.read(snapshot);
            Path folder = table.folders().of(begun.plan().id());
            List<Shard> shards = new ArrayList<>();
            for (int more = snapshot.readInt(); more > 0; more--) {
                shards.add(Shard.read(snapshot, folder, store.damages()));
            }
            Stream stream = new Stream(begun.plan(), begun.settings(), new Shards(shards), folder);
            for (int more = older ? 0 : snapshot.readInt(); more > 0; more--) {
                stream.keep(Consumer.read(snapshot));
            }
            table.keep(stream);
        }
    }

    private static byte[] secret(DataInput from) throws IOException {
        byte[] read = new byte[Seal.SECRET_BYTES];
        from.readFully(read);
        return read;
    }

    @Override
    public void replay(byte[] entry, Commit commit) throws IOException {
        DataInput from = Fields.content(entry);
        switch (entry[0]) {
            case Entry.RECORDS -> replayRecords(ByteBuffer.wrap(entry, 1, entry.length - 1), commit);
            case Entry.BEGIN -> replayBegin(Begun.read(from));
            case Entry.CREATE -> replayBegin(Begun.readCreation(from));
            case Entry.SETTINGS -> {
                Stream stream = table.numbered(from.readLong());
                if (stream != null) {
                    stream.become(StreamSettings.read(from));
                }
            }
            case Entry.RESHAPE -> {
                Stream stream = table.numbered(from.readLong());
                if (stream != null) {
                    replayReshape(stream, ShardChange.read(from));
                    stream.become(StreamSettings.read(from));
                }
            }
            case Entry.DELETE -> {
                Stream stream = table.numbered(from.readLong());
                if (stream != null) {
                    stream.become(stream.settings().deleting(Fields.instant(from)));
                }
            }
            case Entry.CONSUMER -> {
                Consumer consumer = Consumer.read(from);
                Stream stream = table.numbered(consumer.stream());
                if (stream != null) {
                    stream.keep(consumer);
                }
            }
            case Entry.ACCOUNT -> table.commit(Commitment.read(from));
            case Entry.RESET -> {
                streams.forgetUpTo(from.readLong());
                table.commit(Commitment.NONE);
            }
            case Entry.SECRET -> seals.restore(secret(from));
            default ->
                throw new IOException("The log has an entry of kind " + entry[0]
                        + " for streams, which this version does not know; start the version that wrote it.");
        }
    }

    private void replayBegin(Begun begun) {
        if (begun.plan().id() > table.lastId()) {
            streams.begin(begun);
        }
    }

    private void replayReshape(Stream stream, ShardChange change) {
        if (stream.shards().fits(change)) {
            stream.apply(change);
        } else {
            store.damages()
                    .add(
                            new Damage(
                                    "A change of the shards of stream " + stream.name() + " in "
                                            + store.folder().resolve("log")
                                            + " is passed over, since the disk has lost the one before it; the shards stay as they were."));
        }
    }

    private void replayRecords(ByteBuffer entry, Commit commit) {
        long id = entry.getLong();
        Stream stream = table.numbered(id);
        if (stream == null && id > table.lastId()) {
            store.damages().add(unknown("stream number " + id));
        }
        for (int left = entry.getInt(); left > 0; left--) {
            int shard = entry.getInt();
            Run run = Run.read(entry);
            if (stream != null && shard < stream.shards().all().size()) {
                stream.shards().all().get(shard).tape().replay(run, commit);
            } else if (stream != null) {
                store.damages().add(unknown(Shard.id(shard) + " of stream " + stream.name()));
            }
        }
    }

    private Damage unknown(String what) {
        return new Damage("Records of " + what + " in " + store.folder().resolve("log")
                + " are lost, since the disk has lost where it began; all others are served.");
    }

    /** {@code ID/SHARD/POSITION.records} in the folder of streams. */
    @Override
    public @Nullable String contentOf(Path file) {
        Path root = table.folders().root();
        if (!file.startsWith(root) || file.getNameCount() != root.getNameCount() + 3) {
            return null;
        }
        Path inside = root.relativize(file);
        for (Stream stream : table.all()) {
            if (table.folders().of(stream.id()).endsWith(inside.getName(0))) {
                return "shard " + inside.getName(1) + " of stream " + stream.name();
            }
        }
        return null;
    }

    @Override
    public void recovered() throws IOException {
        table.findAbandoned(store.damages());
        for (Stream stream : table.all()) {
            stream.shards().all().forEach(shard -> shard.tape().inspect());
        }
        Instant now = time.instant();
        for (Stream stream : table.all()) {
            boolean over = !stream.until().isAfter(now);
            if (over && stream.status() == StreamStatus.CREATING) {
                streams.activate(stream);
            } else if (over && stream.status() == StreamStatus.DELETING) {
                table.forget(stream);
            } else {
                streams.resume(stream);
            }
            streams.consumers().recovered(stream, now);
        }
        streams.tellCosts();
    }

    @Override
    public void checkpoint(Checkpoint checkpoint) throws IOException {
        List<Stream> all;
        DataOutput to = checkpoint.state();
        table.lock();
        try {
            all = table.all();
            table.takeOutdated().forEach(checkpoint::delete);
            to.writeLong(FORM);
            to.writeLong(table.lastId());
            byte[] made = seals.secret();
            to.writeBoolean(made != null);
            if (made != null) {
                to.write(made);
            }
            table.commitment().write(to);
        } finally {
            table.unlock();
        }
        to.writeInt(all.size());
        Instant now = time.instant();
        for (Stream stream : all) {
            write(stream, checkpoint, now);
        }
    }

    /** The state may be of before a change and the shards of after it: the change is in the log, too, and is done again. */
    private static void write(Stream stream, Checkpoint checkpoint, Instant now) throws IOException {
        stream.awaitTaken();
        new Begun(stream.plan(), stream.settings()).write(checkpoint.state());
        List<Shard> shards = stream.shards().all();
        checkpoint.state().writeInt(shards.size());
        for (Shard shard : shards) {
            shard.write(checkpoint, stream.horizon(now));
        }
        List<Consumer> consumers = List.copyOf(stream.consumers());
        checkpoint.state().writeInt(consumers.size());
        for (Consumer consumer : consumers) {
            consumer.write(checkpoint.state());
        }
    }
}
