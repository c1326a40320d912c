package wildrydes.cloud.kinesis;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.model.StreamMode;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;
import wildrydes.cloud.clock.CloudTime;
import wildrydes.cloud.ledger.Metering;
import wildrydes.cloud.ledger.Running;
import wildrydes.cloud.store.Checkpoint;
import wildrydes.cloud.store.Commit;
import wildrydes.cloud.store.Fields;
import wildrydes.cloud.store.Owner;
import wildrydes.cloud.store.Resettable;
import wildrydes.cloud.store.Run;
import wildrydes.cloud.store.Store;

/**
 * All streams of the account, their beginning and end, and what the store keeps of them. A change is on the disk before
 * anybody sees it. Safe for concurrent use.
 */
final class Streams implements Owner, Resettable {

    /** The number of this owner in the log. */
    static final int OWNER = 1;

    /**
     * How long a stream is CREATING, and how long DELETING. At AWS it takes from some seconds to a minute; this is short
     * enough that the second look of the SDK's waiters, 10 seconds after the first, finds it done.
     */
    static final Duration CHANGE = Duration.ofSeconds(8);

    /** Default quota of us-east-1 (docs.aws.amazon.com/streams/latest/dev/service-sizes-and-limits.html). */
    static final int MOST_SHARDS = 20_000;

    private static final String SHARD_HOURS = "kinesis:shard-hours";
    private static final String ON_DEMAND_HOURS = "kinesis:on-demand-hours";

    private final Store store;
    private final CloudTime time;
    private final KinesisErrors errors;
    private final UnaryOperator<String> arns;
    private final Metering metering;
    private final Path folder;
    private final NavigableMap<String, Stream> byName = new ConcurrentSkipListMap<>();

    /** Held while something changes, from the log to memory. */
    private final ReentrantLock changes = new ReentrantLock();

    private final Map<Long, Stream> byId = new TreeMap<>();
    private final Consumers consumers;
    /** The next change of each stream that had one. */
    private final Map<Long, CloudTime.Scheduled> coming = new ConcurrentHashMap<>();

    private final List<Path> outdated = new ArrayList<>();
    private long lastId;
    private byte @Nullable [] secret;
    private volatile @Nullable Seal seal;

    /**
     * @param arns gives the ARN of the stream with a name
     * @param metering is told which shards are open
     */
    Streams(Store store, CloudTime time, KinesisErrors errors, UnaryOperator<String> arns, Metering metering) {
        this.store = store;
        this.time = time;
        this.errors = errors;
        this.arns = arns;
        this.metering = metering;
        this.folder = store.folder().resolve("kinesis");
        this.consumers = new Consumers(store, time, errors, arns, metering, changes);
    }

    Consumers consumers() {
        return consumers;
    }

    /** The stream of that name, in whatever state; null where there is none. */
    @Nullable
    Stream named(String name) {
        return byName.get(name);
    }

    /** The name of the stream with that id; null where there is none. */
    @Nullable
    String nameOf(long id) {
        changes.lock();
        try {
            Stream stream = byId.get(id);
            return stream == null ? null : stream.name();
        } finally {
            changes.unlock();
        }
    }

    /** All streams whose names come after a text, in the order of their names. */
    Collection<Stream> after(String name) {
        return byName.tailMap(name, false).values();
    }

    /**
     * Begins a stream.
     *
     * @param plan makes the plan of the stream with the id that is given to it
     */
    void create(String name, int shards, LongFunction<StreamPlan> plan) {
        changes.lock();
        try {
            if (byName.containsKey(name)) {
                throw errors.streamExists(name);
            }
            int now = byId.values().stream().mapToInt(Stream::openShards).sum();
            if (now + (long) shards > MOST_SHARDS) {
                throw errors.tooManyShards(now, MOST_SHARDS, shards);
            }
            seal(); // stored now, so that reading never needs to write
            lastId++;
            StreamPlan planned = plan.apply(lastId);
            Instant active = planned.created().plus(CHANGE);
            store.append(OWNER, Entry.create(planned, active)).await();
            Stream stream = begin(planned, active);
            comes(stream, () -> activate(stream));
        } finally {
            changes.unlock();
        }
    }

    /** Plans what a stream changes into when its state ends. */
    private void comes(Stream stream, Runnable change) {
        coming.put(stream.id(), time.transition(arns.apply(stream.name()), stream.until(), change));
    }

    private Stream begin(StreamPlan plan, Instant active) {
        Stream stream = new Stream(plan, plan.open(folder(plan.id())), StreamStatus.CREATING, active);
        keep(stream);
        return stream;
    }

    private void keep(Stream stream) {
        Stream before = byName.put(stream.name(), stream);
        if (before != null) {
            forget(before);
        }
        byId.put(stream.id(), stream);
    }

    private Path folder(long id) {
        return folder.resolve(String.valueOf(id));
    }

    /** No change of state needs the log: the moment of the next one stands in it since the one before. */
    private void activate(Stream stream) {
        changes.lock();
        try {
            if (stream.status() == StreamStatus.CREATING) {
                stream.become(StreamStatus.ACTIVE, stream.until());
                metering.runs(item(stream), arns.apply(stream.name()), count(stream));
            }
        } finally {
            changes.unlock();
        }
    }

    /** What a stream costs by the hour, from its being ACTIVE to its deletion. */
    private static String item(Stream stream) {
        return stream.plan().mode() == StreamMode.ON_DEMAND ? ON_DEMAND_HOURS : SHARD_HOURS;
    }

    private static int count(Stream stream) {
        return stream.plan().mode() == StreamMode.ON_DEMAND ? 1 : stream.openShards();
    }

    /**
     * Ends a stream that is ACTIVE.
     *
     * @param withConsumers whether its consumers, if it has any, end with it
     */
    void delete(Stream stream, boolean withConsumers) {
        changes.lock();
        try {
            if (stream.status() != StreamStatus.ACTIVE) {
                throw errors.notActive(stream.name(), stream.status());
            }
            if (!withConsumers && !consumers.of(stream).isEmpty()) {
                throw errors.hasConsumers(stream.name());
            }
            Instant gone = time.instant().plus(CHANGE);
            store.append(OWNER, Entry.delete(stream.id(), gone)).await();
            stream.become(StreamStatus.DELETING, gone);
            comes(stream, () -> remove(stream));
            metering.runs(item(stream), arns.apply(stream.name()), 0);
            consumers.unmeter(stream);
        } finally {
            changes.unlock();
        }
    }

    /**
     * Ends all streams at once. Their ids are not given again, and tokens of streams that are gone stay valid and lead nowhere.
     */
    @Override
    public void reset() {
        changes.lock();
        try {
            store.append(OWNER, Entry.reset(lastId)).await();
            for (Stream stream : byId.values()) {
                metering.runs(item(stream), arns.apply(stream.name()), 0);
                consumers.unmeter(stream);
            }
            forgetUpTo(lastId);
            coming.values().forEach(CloudTime.Scheduled::cancel);
            coming.clear();
        } finally {
            changes.unlock();
        }
        store.checkpointSoon();
    }

    private void forgetUpTo(long id) {
        for (Stream stream : List.copyOf(byId.values())) {
            if (stream.id() <= id) {
                stream.become(StreamStatus.DELETING, stream.until());
                byName.remove(stream.name(), stream);
                forget(stream);
            }
        }
    }

    private void remove(Stream stream) {
        changes.lock();
        try {
            byName.remove(stream.name(), stream);
            forget(stream);
        } finally {
            changes.unlock();
        }
        store.checkpointSoon();
    }

    private void forget(Stream stream) {
        byId.remove(stream.id());
        coming.remove(stream.id());
        consumers.forget(stream);
        outdated.add(folder(stream.id()));
    }

    /** What tokens are sealed with; made before the first stream, or when somebody shows a token even earlier. */
    Seal seal() {
        Seal known = seal;
        return known != null ? known : makeSeal();
    }

    private Seal makeSeal() {
        changes.lock();
        try {
            byte[] made = secret;
            if (made == null) {
                made = new byte[Seal.SECRET_BYTES];
                new SecureRandom().nextBytes(made);
                store.append(OWNER, Entry.secret(made)).await();
                secret = made;
            }
            Seal fresh = new Seal(made);
            seal = fresh;
            return fresh;
        } finally {
            changes.unlock();
        }
    }

    @Override
    public void restore(DataInput snapshot) throws IOException {
        lastId = snapshot.readLong();
        if (snapshot.readBoolean()) {
            byte[] read = new byte[Seal.SECRET_BYTES];
            snapshot.readFully(read);
            secret = read;
        }
        for (int left = snapshot.readInt(); left > 0; left--) {
            keep(read(snapshot));
        }
        consumers.read(snapshot);
    }

    private Stream read(DataInput from) throws IOException {
        StreamPlan plan = StreamPlan.read(from);
        StreamStatus status = StreamStatus.fromValue(from.readUTF());
        Instant until = Instant.ofEpochMilli(from.readLong());
        Duration retention = Duration.ofHours(from.readInt());
        List<Shard> shards = new ArrayList<>();
        for (int left = from.readInt(); left > 0; left--) {
            shards.add(Shard.read(from, folder(plan.id())));
        }
        Stream stream = new Stream(plan, shards, status, until);
        stream.retain(retention);
        return stream;
    }

    @Override
    public void replay(byte[] entry, Commit commit) throws IOException {
        switch (entry[0]) {
            case Entry.RECORDS -> replayRecords(ByteBuffer.wrap(entry, 1, entry.length - 1), commit);
            case Entry.CREATE -> {
                DataInput from = Fields.content(entry);
                StreamPlan plan = StreamPlan.read(from);
                if (plan.id() > lastId) {
                    lastId = plan.id();
                    begin(plan, Instant.ofEpochMilli(from.readLong()));
                }
            }
            case Entry.DELETE -> {
                DataInput from = Fields.content(entry);
                Stream stream = byId.get(from.readLong());
                if (stream != null) {
                    stream.become(StreamStatus.DELETING, Instant.ofEpochMilli(from.readLong()));
                }
            }
            case Entry.CONSUMER -> {
                Consumer consumer = Consumer.read(Fields.content(entry));
                if (byId.containsKey(consumer.stream())) {
                    consumers.replay(consumer);
                }
            }
            case Entry.RESET -> forgetUpTo(Fields.content(entry).readLong());
            case Entry.SECRET -> {
                byte[] read = new byte[Seal.SECRET_BYTES];
                Fields.content(entry).readFully(read);
                secret = read;
            }
            default ->
                throw new IOException("The log has an entry of kind " + entry[0]
                        + " for streams, which this version does not know; start the version that wrote it.");
        }
    }

    private void replayRecords(ByteBuffer entry, Commit commit) {
        Stream stream = byId.get(entry.getLong());
        for (int left = entry.getInt(); left > 0; left--) {
            int shard = entry.getInt();
            Run run = Run.read(entry);
            if (stream != null) {
                stream.shards().get(shard).tape().replay(run, commit);
            }
        }
    }

    @Override
    public void recovered() throws IOException {
        findAbandoned();
        Instant now = time.instant();
        for (Stream stream : List.copyOf(byId.values())) {
            boolean over = !stream.until().isAfter(now);
            switch (stream.status()) {
                case CREATING -> {
                    if (over) {
                        activate(stream);
                    } else {
                        comes(stream, () -> activate(stream));
                    }
                }
                case DELETING -> {
                    if (over) {
                        byName.remove(stream.name(), stream);
                        forget(stream);
                    } else {
                        comes(stream, () -> remove(stream));
                    }
                }
                default -> {}
            }
        }
        consumers.recovered(byId::get, now);
        for (String item : List.of(SHARD_HOURS, ON_DEMAND_HOURS)) {
            metering.all(
                    item,
                    byId.values().stream()
                            .filter(stream -> stream.works() && item(stream).equals(item))
                            .map(stream -> new Running(item, arns.apply(stream.name()), count(stream), stream.until()))
                            .toList());
        }
    }

    /** Folders of streams that are gone, but whose process ended before it had deleted them. */
    private void findAbandoned() throws IOException {
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> found = Files.newDirectoryStream(folder)) {
                for (Path of : found) {
                    if (byId.values().stream().noneMatch(stream -> of.equals(folder(stream.id())))) {
                        outdated.add(of);
                    }
                }
            }
        }
    }

    @Override
    public void checkpoint(Checkpoint checkpoint) throws IOException {
        List<Stream> streams;
        DataOutput to = checkpoint.state();
        changes.lock();
        try {
            streams = List.copyOf(byId.values());
            outdated.forEach(checkpoint::delete);
            outdated.clear();
            to.writeLong(lastId);
            byte[] made = secret;
            to.writeBoolean(made != null);
            if (made != null) {
                to.write(made);
            }
        } finally {
            changes.unlock();
        }
        to.writeInt(streams.size());
        Instant now = time.instant();
        for (Stream stream : streams) {
            write(stream, checkpoint, now);
        }
        changes.lock();
        try {
            consumers.write(to);
        } finally {
            changes.unlock();
        }
    }

    private static void write(Stream stream, Checkpoint checkpoint, Instant now) throws IOException {
        DataOutput to = checkpoint.state();
        stream.plan().write(to);
        to.writeUTF(stream.status().toString());
        to.writeLong(stream.until().toEpochMilli());
        to.writeInt((int) stream.retention().toHours());
        to.writeInt(stream.shards().size());
        for (Shard shard : stream.shards()) {
            shard.write(checkpoint, stream.horizon(now));
        }
    }
}
