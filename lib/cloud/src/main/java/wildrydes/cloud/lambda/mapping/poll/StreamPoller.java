package wildrydes.cloud.lambda.mapping.poll;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import wildrydes.cloud.door.Denied;
import wildrydes.cloud.lambda.FunctionVersion;
import wildrydes.cloud.lambda.LambdaRole;
import wildrydes.cloud.lambda.mapping.Checkpoint;
import wildrydes.cloud.lambda.mapping.Mapping;
import wildrydes.cloud.lambda.mapping.event.EventFormat;
import wildrydes.cloud.lambda.mapping.filter.Filters;
import wildrydes.cloud.reading.Backoff;
import wildrydes.cloud.reading.Calls;
import wildrydes.cloud.reading.ShardPosition;
import wildrydes.cloud.reading.ShardRecord;
import wildrydes.cloud.reading.ShardedStream;
import wildrydes.cloud.reading.Turns;
import wildrydes.cloud.wire.ServiceError;

/**
 * Reads the shards of a stream and has the function process what is in them, in order.
 *
 * @param <R> the stream's records
 */
final class StreamPoller<R extends ShardRecord> implements Turns.Turn {

    /** Opens the stream in a role. */
    interface Opening<R extends ShardRecord> {
        ShardedStream<R> open(Calls calls);
    }

    private static final Logger LOG = Logger.getLogger(StreamPoller.class.getName());

    /** Another stream may come in the place of one that has ended. */
    private static final Duration LOOK = Duration.ofSeconds(10);

    private final Tools tools;
    private final Mapping mapping;
    private final Opening<R> opening;
    private final EventFormat<R> format;
    private final Duration rhythm;
    private final ShardPosition start;
    private final Filters filters;
    private final Attempts attempts;
    private final MappingMetrics metrics;
    private final BatchWork work;
    private final Map<String, ShardWork<R>> shards = new TreeMap<>();
    private final Map<String, Checkpoint> saved = new HashMap<>();
    private @Nullable ShardedStream<R> stream;
    private String role = "";
    /** The role in which the shards at work are read. */
    private String opened = "";

    private String identity = "";
    private boolean described;
    /** When to look at the stream again, where none of its shards can be read any more. */
    private Instant look = Instant.MAX;

    private Instant nextRead = Instant.MIN;
    /** How often the stream could not be read, in a row. */
    private int failures;
    /** How often the function was not there, in a row. */
    private int missing;

    /**
     * @param rhythm how often each shard is read
     * @param start where shards begin that nothing is known of
     */
    StreamPoller(
            Tools tools,
            Mapping mapping,
            Opening<R> opening,
            EventFormat<R> format,
            Duration rhythm,
            ShardPosition start,
            Attempts attempts) {
        this.tools = tools;
        this.mapping = mapping;
        this.opening = opening;
        this.format = format;
        this.rhythm = rhythm;
        this.start = start;
        this.filters = Filters.of(mapping.settings().filters());
        this.attempts = attempts;
        this.metrics = new MappingMetrics(tools.metrics(), mapping);
        this.work = new BatchWork(tools, mapping, format, attempts, metrics);
    }

    @Override
    public Instant take(Instant now) throws InterruptedException {
        FunctionVersion function;
        try {
            function = tools.invoker().function(mapping.function());
        } catch (ResourceNotFoundException e) {
            missing++;
            work.problem("Function not found: " + mapping.function());
            return now.plus(Backoff.after(missing));
        }
        missing = 0;
        Calls calls = new Calls(tools.door(), LambdaRole.of(function.role(), function.name()));
        if (!function.role().equals(role)) {
            role = function.role();
            stream = opening.open(calls);
            described = false;
        }
        boolean reads = !now.isBefore(nextRead);
        Set<String> asked = new HashSet<>();
        try {
            boolean more = true;
            while (more) { // shards that came of one that has just been processed to its end
                more = reads && read(now, asked);
                process(now, calls, function);
            }
        } finally {
            save();
        }
        if (reads) {
            nextRead = now.plus(failures == 0 ? rhythm : Backoff.after(failures));
        }
        return next(now);
    }

    /** Reads each shard that can be read and was not in this turn; tells whether there was one. */
    private boolean read(Instant now, Set<String> asked) {
        boolean some = false;
        try {
            if (!described || !now.isBefore(look)) {
                describe(now);
            }
            for (ShardWork<R> shard : List.copyOf(shards.values())) {
                if (shard.wantsMore() && parentsEnded(shard) && asked.add(shard.shard())) {
                    read(shard, now);
                    some = true;
                }
            }
            failures = 0;
            work.recovered();
        } catch (RuntimeException e) {
            failures++;
            if (!(e instanceof AwsServiceException || e instanceof ServiceError)) {
                LOG.log(Level.WARNING, "Mapping " + mapping.uuid() + " cannot read " + mapping.source() + ".", e);
            }
            work.problem(problem(e));
            if (stream().gone(e)) {
                described = false; // another stream of that name, or other shards, may be there the next time
            }
            return false;
        }
        return some;
    }

    private String problem(RuntimeException refused) {
        return refused instanceof Denied
                ? "Cannot access stream " + mapping.source() + ". " + refused.getMessage()
                : String.valueOf(refused.getMessage());
    }

    private ShardedStream<R> stream() {
        ShardedStream<R> opened = stream;
        if (opened == null) {
            throw new IllegalStateException("The stream of mapping " + mapping.uuid() + " is not open.");
        }
        return opened;
    }

    private boolean parentsEnded(ShardWork<R> shard) {
        return shard.parents().stream().map(shards::get).allMatch(parent -> parent == null || parent.ended());
    }

    private void read(ShardWork<R> shard, Instant now) {
        ShardWork.Read came;
        try {
            came = shard.read(now, record -> item(record, now));
        } catch (RuntimeException e) {
            if (stream().throttles(e)) {
                return; // others read, too; it is asked again the next time
            }
            throw e;
        }
        metrics.polled(now, came.records());
        metrics.filteredOut(now, came.records() - came.kept());
        for (ShardedStream.Node child : came.children()) {
            shards.computeIfAbsent(child.shard(), id -> work(child, start, null));
        }
        if (shard.atEnd() && came.children().isEmpty()) {
            described = false; // this stream tells what came of a shard only where it is described
        }
    }

    private @Nullable Item item(R record, Instant now) {
        if (!filters.none() && !filters.pass(format.seen(record, role))) {
            return null;
        }
        return new Item(
                record.sequenceNumber(),
                format.key(record),
                Instant.ofEpochMilli(record.arrivalMillis()),
                now,
                format.event(record, role).toString());
    }

    private ShardWork<R> work(ShardedStream.Node node, ShardPosition position, Checkpoint.@Nullable OpenWindow window) {
        return new ShardWork<>(stream(), node, mapping.settings(), position, window, attempts::number);
    }

    /** Shards that are at work go on; where the stream is another one, all begin anew. */
    private void describe(Instant when) {
        ShardedStream.Described now = stream().describe();
        work.retention(now.retention());
        Map<String, Checkpoint> known = new HashMap<>();
        List<Checkpoint> gone = new ArrayList<>();
        for (Checkpoint checkpoint : tools.state().checkpoints(mapping.uuid())) {
            boolean there = now.shards().stream().anyMatch(node -> node.shard().equals(checkpoint.shard()));
            if (there && checkpoint.identity().equals(now.identity())) {
                known.put(checkpoint.shard(), checkpoint);
            } else {
                gone.add(checkpoint);
            }
        }
        boolean another =
                !gone.isEmpty() && gone.stream().noneMatch(one -> one.identity().equals(now.identity()));
        tools.state().forget(gone);
        boolean same = now.identity().equals(identity) && role.equals(opened);
        if (!same) {
            shards.clear();
        }
        for (ShardedStream.Node node : now.shards()) {
            Checkpoint checkpoint = known.get(node.shard());
            ShardPosition position =
                    checkpoint == null ? (another ? ShardPosition.OLDEST : start) : checkpoint.position();
            shards.computeIfAbsent(
                    node.shard(), id -> work(node, position, checkpoint == null ? null : checkpoint.window()));
        }
        identity = now.identity();
        opened = role;
        described = true;
        look = Instant.MAX;
        if (shards.values().stream().allMatch(ShardWork::atEnd)) {
            look = when.plus(LOOK);
        }
    }

    /** Has the function process all that is due at this moment. */
    private void process(Instant now, Calls calls, FunctionVersion function) throws InterruptedException {
        boolean more = true;
        while (more) {
            List<BatchWork.Job> due = new ArrayList<>();
            for (ShardWork<R> shard : shards.values()) {
                for (ShardWork.Due one : shard.due(now)) {
                    due.add(new BatchWork.Job(shard, one.lane(), one.batch()));
                }
            }
            more = !due.isEmpty();
            if (more) {
                work.process(due, calls, function, now);
                save();
            }
        }
    }

    private void save() {
        for (ShardWork<R> shard : shards.values()) {
            Checkpoint now = shard.checkpoint(mapping.uuid(), identity);
            if (!now.equals(saved.put(shard.shard(), now))) {
                tools.state().note(now);
            }
        }
        work.noteResult();
    }

    private Instant next(Instant now) {
        Instant next = nextRead;
        Collection<ShardWork<R>> all = shards.values();
        for (ShardWork<R> shard : all) {
            Instant due = shard.next();
            if (due != null && due.isAfter(now) && due.isBefore(next)) {
                next = due;
            }
        }
        return next;
    }
}
