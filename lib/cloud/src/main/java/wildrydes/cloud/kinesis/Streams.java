package wildrydes.cloud.kinesis;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;
import wildrydes.cloud.clock.CloudTime;
import wildrydes.cloud.ledger.Metering;
import wildrydes.cloud.store.NumberedFolders;
import wildrydes.cloud.store.Store;
import wildrydes.cloud.store.StoreException;

/**
 * All streams of the account: how they begin, change and end. A change is on the disk before anybody sees it. Safe for
 * concurrent use.
 */
final class Streams {

    /** The number of their owner in the log. */
    static final int OWNER = 1;

    /**
     * How long a stream is CREATING, how long DELETING, and how long a round of an update takes. At AWS it takes from some seconds
     * to a minute; this is short enough that the second look of the SDK's waiters, 10 seconds after the first, finds it done.
     */
    static final Duration CHANGE = Duration.ofSeconds(8);

    /** Default quota of us-east-1 (docs.aws.amazon.com/streams/latest/dev/service-sizes-and-limits.html). */
    static final int MOST_SHARDS = 20_000;
    /** Same page. */
    static final int MOST_ON_DEMAND_STREAMS = 50;

    /** docs.aws.amazon.com/kinesis/latest/APIReference/API_CreateStream.html. */
    private static final int MOST_CREATING = 5;

    private static final Logger LOG = Logger.getLogger(Streams.class.getName());

    private final Store store;
    private final CloudTime time;
    private final KinesisErrors errors;
    private final UnaryOperator<String> arns;
    private final StreamCosts costs;
    private final StreamTable table;
    private final Seals seals;
    private final Consumers consumers;

    /** The next change of each stream that had one. */
    private final Map<Long, CloudTime.Scheduled> coming = new ConcurrentHashMap<>();

    /**
     * @param arns gives the ARN of the stream with a name
     * @param metering is told which shards are open
     */
    Streams(Store store, CloudTime time, KinesisErrors errors, UnaryOperator<String> arns, Metering metering) {
        this.store = store;
        this.time = time;
        this.errors = errors;
        this.arns = arns;
        this.table = new StreamTable(new NumberedFolders(store.folder().resolve("kinesis")));
        this.costs = new StreamCosts(metering, arns, table, time);
        this.seals = new Seals(store);
        this.consumers = new Consumers(store, time, errors, arns, table, costs);
        store.keep(OWNER, "kinesis", new StreamKeeper(this, table, seals, store, time));
    }

    Consumers consumers() {
        return consumers;
    }

    /** The stream of that name, in whatever state; null where there is none. */
    @Nullable
    Stream named(String name) {
        return table.named(name);
    }

    /** The name of the stream with that id; null where there is none. */
    @Nullable
    String nameOf(long id) {
        Stream stream = table.numbered(id);
        return stream == null ? null : stream.name();
    }

    /** All streams whose names come after a text, in the order of their names. */
    Collection<Stream> after(String name) {
        return table.after(name);
    }

    /** What tokens are sealed with. */
    Seal seal() {
        return seals.seal();
    }

    /** Open shards that count against the quota: those of streams in provisioned mode. */
    int provisionedShards() {
        return table.all().stream()
                .filter(stream -> !stream.traits().onDemand())
                .mapToInt(Stream::openShards)
                .sum();
    }

    int onDemandStreams() {
        return (int) table.all().stream()
                .filter(stream -> stream.traits().onDemand())
                .count();
    }

    /** @throws software.amazon.awssdk.services.kinesis.model.LimitExceededException where the quota has no room for so many more */
    void requireShards(int more) {
        int now = provisionedShards();
        if (now + (long) more > MOST_SHARDS) {
            throw errors.tooManyShards(now, MOST_SHARDS, more);
        }
    }

    /** @throws software.amazon.awssdk.services.kinesis.model.LimitExceededException where there are as many as may be */
    void requireOnDemandStream() {
        if (onDemandStreams() >= MOST_ON_DEMAND_STREAMS) {
            throw errors.tooManyOnDemandStreams(MOST_ON_DEMAND_STREAMS);
        }
    }

    /** What the account has promised to pay for. */
    Commitment commitment() {
        return table.commitment();
    }

    /** Changes what the account has promised to pay for. */
    Commitment commit(UnaryOperator<Commitment> change) {
        table.lock();
        try {
            Commitment next = change.apply(table.commitment());
            if (!next.equals(table.commitment())) {
                store.append(OWNER, Entry.account(next)).await();
                table.commit(next);
                costs.committed();
            }
            return next;
        } finally {
            table.unlock();
        }
    }

    /** Begins a stream. */
    void create(String name, int shards, Traits traits, Map<String, String> tags) {
        table.lock();
        try {
            if (table.named(name) != null) {
                throw errors.streamExists(name);
            }
            long creating = table.all().stream()
                    .filter(stream -> stream.status() == StreamStatus.CREATING)
                    .count();
            if (creating >= MOST_CREATING) {
                throw errors.tooManyCreating(MOST_CREATING);
            }
            if (traits.onDemand()) {
                requireOnDemandStream();
            } else {
                requireShards(shards);
            }
            seal(); // stored now, so that reading never needs to write
            Instant now = time.instant();
            StreamPlan plan = new StreamPlan(table.lastId() + 1, name, now, shards);
            table.given(plan.id());
            Begun begun = new Begun(plan, StreamSettings.creating(traits, tags, now.plus(CHANGE)));
            store.append(OWNER, Entry.begin(begun)).await();
            resume(begin(begun));
        } finally {
            table.unlock();
        }
    }

    /** Takes in a stream that the log knows. */
    Stream begin(Begun begun) {
        StreamPlan plan = begun.plan();
        Path folder = table.folders().of(plan.id());
        Stream stream = new Stream(plan, begun.settings(), plan.open(folder), folder);
        table.keep(stream);
        return stream;
    }

    /** Plans how the state ends that a stream is in. */
    void resume(Stream stream) {
        switch (stream.status()) {
            case CREATING -> comes(stream, () -> activate(stream));
            case UPDATING -> comes(stream, () -> advance(stream));
            case DELETING -> comes(stream, () -> remove(stream));
            default -> {}
        }
    }

    private void comes(Stream stream, Runnable change) {
        coming.put(stream.id(), time.transition(arns.apply(stream.name()), stream.until(), change));
    }

    /** Does not need the log: the moment stands in it since the stream began. */
    void activate(Stream stream) {
        table.lock();
        try {
            if (stream.status() == StreamStatus.CREATING) {
                stream.become(stream.settings().active(stream.until()));
                costs.changed(stream);
            }
        } finally {
            table.unlock();
        }
    }

    /** Changes what takes no time: retention, tags, policy. */
    void change(Stream stream, UnaryOperator<StreamSettings> change) {
        table.lock();
        try {
            StreamSettings next = change.apply(stream.settings());
            if (!next.equals(stream.settings())) {
                become(stream, next);
                costs.changed(stream);
            }
        } finally {
            table.unlock();
        }
    }

    private void become(Stream stream, StreamSettings next) {
        store.append(OWNER, Entry.settings(stream.id(), next)).await();
        stream.become(next);
    }

    /**
     * Begins an update of a stream, which must be ACTIVE.
     *
     * @param counted what it counts as where only so many are allowed in 24 hours; null otherwise
     * @param update checks what is asked, and says what comes of it
     * @return the stream's settings while it is UPDATING
     */
    StreamSettings update(Stream stream, Recent.@Nullable Kind counted, Function<StreamSettings, Update> update) {
        table.lock();
        try {
            StreamSettings settings = stream.settings();
            requireActive(stream);
            Instant now = time.instant();
            Update next = update.apply(settings);
            if (counted != null) {
                if (settings.recent().full(counted, now)) {
                    throw errors.tooOftenInADay(stream.name(), counted);
                }
                settings = settings.with(settings.recent().with(counted, now));
            }
            StreamSettings updating = settings.updating(next, now.plus(CHANGE));
            become(stream, updating);
            resume(stream);
            return updating;
        } finally {
            table.unlock();
        }
    }

    private void requireActive(Stream stream) {
        if (stream.status() != StreamStatus.ACTIVE) {
            throw errors.notActive(stream.name(), stream.status());
        }
    }

    /** Does what is due of an update. Where the disk refuses it, it is tried again later. */
    private void advance(Stream stream) {
        table.lock();
        try {
            StreamSettings settings = stream.settings();
            Update update = settings.update();
            if (update == null) {
                return; // reset meanwhile
            }
            try {
                advance(stream, settings, update);
            } catch (StoreException e) {
                LOG.log(Level.WARNING, "The update of stream " + stream.name() + " has to wait for the disk.", e);
                stream.become(settings.updating(update, time.instant().plus(CHANGE)));
            }
            resume(stream);
        } finally {
            table.unlock();
        }
    }

    private void advance(Stream stream, StreamSettings settings, Update update) {
        Instant now = time.instant();
        if (update instanceof Update.Become become) {
            Traits traits = become.traits();
            Update further = Resharding.warm(traits, stream.openShards());
            StreamSettings next = settings.with(traits);
            become(stream, further == null ? next.active(now) : next.updating(further, now.plus(CHANGE)));
        } else {
            Resharding.Round round = Resharding.next(update, stream.shards().open());
            StreamSettings next = round.last() ? settings.active(now) : settings.updating(update, now.plus(CHANGE));
            if (round.steps().isEmpty()) {
                become(stream, next);
            } else {
                stream.reshape(
                        shards -> ShardChange.of(round.steps(), shards, now),
                        change -> store.append(OWNER, Entry.reshape(stream.id(), change, next))
                                .await());
                stream.become(next);
            }
        }
        costs.changed(stream);
    }

    /**
     * Ends a stream that is ACTIVE.
     *
     * @param withConsumers whether its consumers, if it has any, end with it
     */
    void delete(Stream stream, boolean withConsumers) {
        table.lock();
        try {
            requireActive(stream);
            if (!withConsumers && !stream.consumers().isEmpty()) {
                throw errors.hasConsumers(stream.name());
            }
            become(stream, stream.settings().deleting(time.instant().plus(CHANGE)));
            resume(stream);
            costs.changed(stream);
        } finally {
            table.unlock();
        }
    }

    private void remove(Stream stream) {
        table.lock();
        try {
            table.forget(stream);
            coming.remove(stream.id());
            consumers.forget(stream);
        } finally {
            table.unlock();
        }
        store.checkpointSoon();
    }

    /** Ends all streams and the account's settings at once; nothing that was to come comes. Used by the keeper, with the log. */
    void forgetAll() {
        forgetUpTo(table.lastId());
        table.commit(Commitment.NONE);
        costs.committed();
        coming.values().forEach(CloudTime.Scheduled::cancel);
        coming.clear();
        consumers.forgetAll();
    }

    void forgetUpTo(long id) {
        for (Stream stream : table.all()) {
            if (stream.id() <= id) {
                stream.become(stream.settings().deleting(stream.until()));
                costs.changed(stream);
                table.forget(stream);
            }
        }
    }

    /** Tells everything that costs, when the streams are back. */
    void tellCosts() {
        costs.all();
    }
}
