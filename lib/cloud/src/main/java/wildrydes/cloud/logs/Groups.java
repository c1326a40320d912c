package wildrydes.cloud.logs;

import java.io.DataInput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.clock.CloudTime;
import wildrydes.cloud.ledger.Metering;
import wildrydes.cloud.ledger.Running;
import wildrydes.cloud.store.Checkpoint;
import wildrydes.cloud.store.Commit;
import wildrydes.cloud.store.Damage;
import wildrydes.cloud.store.Fields;
import wildrydes.cloud.store.NumberedFolders;
import wildrydes.cloud.store.Owner;
import wildrydes.cloud.store.Resettable;
import wildrydes.cloud.store.Run;
import wildrydes.cloud.store.Store;

/**
 * All log groups and their streams, and what the store keeps of them. A change is on the disk before anybody sees it. Safe for
 * concurrent use.
 */
final class Groups implements Owner, Resettable {

    /** The number of this owner in the log. */
    static final int OWNER = 10;

    /** Events may be so much later than the moment at which they come (API_PutLogEvents.html). */
    static final Duration FUTURE = Duration.ofHours(2);

    private static final String STORED = "logs:stored";

    private final Store store;
    private final CloudTime time;
    private final UnaryOperator<String> arns;
    private final Metering metering;
    private final NumberedFolders folders;
    private final NavigableMap<String, LogGroup> byName = new ConcurrentSkipListMap<>();

    /** Held while something other than events changes, from the log to memory. */
    private final ReentrantLock changes = new ReentrantLock();

    private final Map<Long, LogGroup> byId = new HashMap<>();
    private final Map<Long, LogStream> streamsById = new HashMap<>();
    private final List<Path> outdated = new ArrayList<>();
    private long lastId;

    /**
     * @param arns gives the ARN of the group with a name
     * @param metering is told how much is stored
     */
    Groups(Store store, CloudTime time, UnaryOperator<String> arns, Metering metering) {
        this.store = store;
        this.time = time;
        this.arns = arns;
        this.metering = metering;
        this.folders = new NumberedFolders(store.folder().resolve("logs"));
    }

    @Nullable
    LogGroup named(String name) {
        return byName.get(name);
    }

    /** Groups whose names are at or behind a text, by name. */
    Collection<LogGroup> from(String name) {
        return byName.tailMap(name, true).values();
    }

    void create(String name, Instant now, Map<String, String> tags) {
        changes.lock();
        try {
            if (byName.containsKey(name)) {
                throw LogsErrors.groupExists();
            }
            LogGroup.Plan plan = new LogGroup.Plan(lastId + 1, name, now, 0, tags);
            store.append(OWNER, Entry.group(plan)).await();
            keep(plan);
        } finally {
            changes.unlock();
        }
    }

    private LogGroup keep(LogGroup.Plan plan) {
        LogGroup known = byId.get(plan.id());
        if (known != null) {
            known.become(plan);
            return known;
        }
        lastId = Math.max(lastId, plan.id());
        LogGroup group = new LogGroup(plan);
        byId.put(plan.id(), group);
        byName.put(plan.name(), group);
        return group;
    }

    /** Changes what can be said of a group. */
    void change(LogGroup group, UnaryOperator<LogGroup.Plan> change) {
        changes.lock();
        try {
            if (!byId.containsKey(group.plan().id())) {
                throw LogsErrors.noGroup();
            }
            LogGroup.Plan next = change.apply(group.plan());
            store.append(OWNER, Entry.group(next)).await();
            group.become(next);
        } finally {
            changes.unlock();
        }
        planExpiry(group);
    }

    void delete(LogGroup group) {
        changes.lock();
        try {
            if (!byId.containsKey(group.plan().id())) {
                throw LogsErrors.noGroup();
            }
            store.append(OWNER, Entry.groupGone(group.plan().id())).await();
            forget(group);
            metering.runs(STORED, arns.apply(group.name()), 0);
        } finally {
            changes.unlock();
        }
        group.expires(null);
        store.checkpointSoon();
    }

    /** Ends all groups at once; their ids are not given again. */
    @Override
    public void reset() {
        changes.lock();
        try {
            store.append(OWNER, Entry.reset(lastId)).await();
            for (LogGroup group : byName.values()) {
                metering.runs(STORED, arns.apply(group.name()), 0);
                group.expires(null);
            }
            forgetUpTo(lastId);
        } finally {
            changes.unlock();
        }
        store.checkpointSoon();
    }

    private void forgetUpTo(long id) {
        for (LogGroup group : List.copyOf(byId.values())) {
            if (group.plan().id() <= id) {
                forget(group);
            }
        }
    }

    private void forget(LogGroup group) {
        byId.remove(group.plan().id());
        byName.remove(group.name(), group);
        for (LogStream stream : group.streams()) {
            forget(group, stream);
        }
    }

    private void forget(LogGroup group, LogStream stream) {
        group.remove(stream);
        streamsById.remove(stream.id());
        outdated.add(folders.of(stream.id()));
    }

    void createStream(LogGroup group, String name, Instant now) {
        changes.lock();
        try {
            if (!byId.containsKey(group.plan().id())) {
                throw LogsErrors.noGroup();
            }
            if (group.stream(name) != null) {
                throw LogsErrors.streamExists();
            }
            LogStream.Plan plan = new LogStream.Plan(lastId + 1, group.plan().id(), name, now);
            store.append(OWNER, Entry.stream(plan)).await();
            keep(plan);
        } finally {
            changes.unlock();
        }
    }

    private void keep(LogStream.Plan plan) {
        LogGroup group = byId.get(plan.group());
        if (group != null && !streamsById.containsKey(plan.id())) {
            add(group, LogStream.begin(plan, folders.of(plan.id())));
        }
        lastId = Math.max(lastId, plan.id());
    }

    private void add(LogGroup group, LogStream stream) {
        lastId = Math.max(lastId, stream.id());
        streamsById.put(stream.id(), stream);
        group.add(stream);
    }

    void deleteStream(LogGroup group, LogStream stream) {
        changes.lock();
        try {
            if (!streamsById.containsKey(stream.id())) {
                throw LogsErrors.noStream();
            }
            store.append(OWNER, Entry.streamGone(group.plan().id(), stream.id()))
                    .await();
            forget(group, stream);
        } finally {
            changes.unlock();
        }
        stored(group);
        store.checkpointSoon();
    }

    /** To be called when events have come to a group. */
    void grown(LogGroup group) {
        stored(group);
        if (group.plan().retentionDays() != 0) {
            planExpiry(group);
        }
    }

    /** Tells how much a group keeps; nobody else tells of it meanwhile, lest an older number come last. */
    private void stored(LogGroup group) {
        synchronized (group) {
            if (byName.get(group.name()) == group) {
                metering.runs(STORED, arns.apply(group.name()), group.bytes());
            }
        }
    }

    private void planExpiry(LogGroup group) {
        Instant due = group.firstExpiry();
        group.expires(due == null ? null : time.schedule(due, () -> expire(group)));
    }

    /** Forgets what a group keeps no longer; the files go at the next checkpoint. */
    private void expire(LogGroup group) {
        long horizon = group.horizon(time.instant());
        group.streams().forEach(stream -> stream.expire(horizon));
        stored(group);
        planExpiry(group);
        store.checkpointSoon();
    }

    @Override
    public void restore(DataInput snapshot) throws IOException {
        lastId = snapshot.readLong();
        for (int left = snapshot.readInt(); left > 0; left--) {
            LogGroup group = keep(LogGroup.Plan.read(snapshot));
            for (int streams = snapshot.readInt(); streams > 0; streams--) {
                add(group, LogStream.read(snapshot, folders, store.damages()));
            }
        }
    }

    @Override
    public void replay(byte[] entry, Commit commit) throws IOException {
        DataInput from = Fields.content(entry);
        switch (entry[0]) {
            case Entry.EVENTS -> replayEvents(ByteBuffer.wrap(entry, 1, entry.length - 1), commit);
            case Entry.GROUP -> replayGroup(LogGroup.Plan.read(from));
            case Entry.GROUP_GONE -> {
                LogGroup group = byId.get(from.readLong());
                if (group != null) {
                    forget(group);
                }
            }
            case Entry.RESET -> forgetUpTo(from.readLong());
            case Entry.STREAM -> replayStream(LogStream.Plan.read(from));
            case Entry.STREAM_GONE -> {
                LogGroup group = byId.get(from.readLong());
                LogStream stream = streamsById.get(from.readLong());
                if (group != null && stream != null) {
                    forget(group, stream);
                }
            }
            default ->
                throw new IOException("The log has an entry of kind " + entry[0]
                        + " for log groups, which this version does not know; start the version that wrote it.");
        }
    }

    /** One whose id is known of old, but not the group any more, was deleted before the snapshot. */
    private void replayGroup(LogGroup.Plan plan) {
        if (plan.id() > lastId || byId.containsKey(plan.id())) {
            keep(plan);
        }
    }

    private void replayStream(LogStream.Plan plan) {
        if (plan.id() > lastId) {
            keep(plan);
        }
    }

    private void replayEvents(ByteBuffer entry, Commit commit) {
        long id = entry.getLong();
        LogStream stream = streamsById.get(id);
        if (stream != null) {
            stream.replay(Run.read(entry), commit);
        } else if (id > lastId) {
            store.damages()
                    .add(new Damage("Events of log stream number " + id + " in "
                            + store.folder().resolve("log")
                            + " are lost, since the disk has lost where it began; all others are served."));
        }
    }

    /** {@code ID/POSITION.records} in the folder of log streams. */
    @Override
    public @Nullable String contentOf(Path file) {
        for (LogGroup group : byName.values()) {
            for (LogStream stream : group.streams()) {
                if (folders.of(stream.id()).equals(file.getParent())) {
                    return "log stream " + stream.name() + " of log group " + group.name();
                }
            }
        }
        return null;
    }

    @Override
    public void recovered() throws IOException {
        outdated.addAll(folders.abandoned(streamsById::containsKey, lastId, store.damages()));
        streamsById.values().forEach(stream -> stream.tape().inspect());
        Instant now = time.instant();
        List<Running> stored = new ArrayList<>();
        for (LogGroup group : byName.values()) {
            long horizon = group.horizon(now);
            group.streams().forEach(stream -> stream.expire(horizon));
            long bytes = group.bytes();
            if (bytes > 0) {
                stored.add(new Running(STORED, arns.apply(group.name()), bytes, now));
            }
            planExpiry(group);
        }
        metering.all(STORED, stored);
    }

    @Override
    public void checkpoint(Checkpoint checkpoint) throws IOException {
        changes.lock();
        try {
            Instant now = time.instant();
            outdated.forEach(checkpoint::delete);
            outdated.clear();
            checkpoint.state().writeLong(lastId);
            checkpoint.state().writeInt(byId.size());
            for (LogGroup group : byId.values()) {
                group.plan().write(checkpoint.state());
                List<LogStream> streams = List.copyOf(group.streams());
                checkpoint.state().writeInt(streams.size());
                long horizon = group.horizon(now);
                long since = horizon == Long.MIN_VALUE ? horizon : horizon - FUTURE.toMillis();
                for (LogStream stream : streams) {
                    stream.write(checkpoint, since);
                }
            }
        } finally {
            changes.unlock();
        }
    }
}
