package wildrydes.cloud.lambda.mapping.poll;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.clock.CloudTime;
import wildrydes.cloud.door.Door;
import wildrydes.cloud.lambda.Invoker;
import wildrydes.cloud.lambda.mapping.Mapping;
import wildrydes.cloud.lambda.mapping.MappingRunner;
import wildrydes.cloud.lambda.mapping.MappingState;
import wildrydes.cloud.lambda.mapping.Start;
import wildrydes.cloud.lambda.mapping.event.DynamoDbEvents;
import wildrydes.cloud.lambda.mapping.event.KinesisEvents;
import wildrydes.cloud.metrics.Metrics;
import wildrydes.cloud.reading.DynamoDbStream;
import wildrydes.cloud.reading.KinesisStream;
import wildrydes.cloud.reading.ShardPosition;
import wildrydes.cloud.reading.Turns;

/** All mappings at work. Safe for concurrent use. */
public final class Pollers implements MappingRunner, AutoCloseable {

    /** As AWS documents it. */
    private static final Duration KINESIS = Duration.ofSeconds(1);

    private static final Duration DYNAMODB = Duration.ofMillis(250);

    private final Tools tools;
    private final Map<String, Turns> working = new ConcurrentHashMap<>();
    private final Map<String, Attempts> attempts = new ConcurrentHashMap<>();

    /**
     * Nothing works yet.
     *
     * @param door the way to other services; not asked for before the clock begins
     */
    public Pollers(MappingState state, CloudTime time, Supplier<Door> door, Invoker invoker, Metrics metrics) {
        ExecutorService threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "mapping");
            thread.setDaemon(true);
            return thread;
        });
        this.tools = new Tools(time, door, invoker, state, metrics, threads);
    }

    @Override
    public void start(Mapping mapping) {
        Turns turns = new Turns("Mapping " + mapping.uuid(), tools.time(), turn(mapping));
        end(working.put(mapping.uuid(), turns));
        turns.begin();
    }

    private Turns.Turn turn(Mapping mapping) {
        return switch (mapping.kind()) {
            case KINESIS ->
                new StreamPoller<>(
                        tools,
                        mapping,
                        calls -> new KinesisStream(calls, mapping.source()),
                        new KinesisEvents(mapping.source()),
                        KINESIS,
                        first(mapping),
                        attempts(mapping.uuid()));
            case DYNAMODB ->
                new StreamPoller<>(
                        tools,
                        mapping,
                        calls -> new DynamoDbStream(calls, mapping.source(), since(mapping)),
                        new DynamoDbEvents(mapping.source()),
                        DYNAMODB,
                        ShardPosition.OLDEST,
                        attempts(mapping.uuid()));
            case SQS -> new QueuePoller(tools, mapping, attempts(mapping.uuid()));
        };
    }

    private static ShardPosition first(Mapping mapping) {
        Instant since = since(mapping);
        return since.equals(Instant.EPOCH) ? ShardPosition.OLDEST : ShardPosition.since(since.toEpochMilli());
    }

    /** The moment from which on records count: LATEST is when the mapping was enabled for the first time. */
    private static Instant since(Mapping mapping) {
        Start start = mapping.start();
        Instant began = mapping.began();
        if (start == null || start.position() == Start.Position.TRIM_HORIZON || began == null) {
            return Instant.EPOCH;
        }
        Instant at = start.at();
        return start.position() == Start.Position.AT_TIMESTAMP && at != null ? at : began;
    }

    @Override
    public void stop(Mapping mapping) {
        end(working.remove(mapping.uuid()));
    }

    @Override
    public void forget(Mapping mapping) {
        stop(mapping);
        attempts.remove(mapping.uuid());
    }

    private static void end(@Nullable Turns turns) {
        if (turns != null) {
            turns.end();
        }
    }

    /** What a mapping has tried since the process began. */
    Attempts attempts(String uuid) {
        return attempts.computeIfAbsent(uuid, any -> new Attempts());
    }

    /** Interrupts what is under way, which is then done again at the next start; before the clock is closed. */
    @Override
    public void close() {
        tools.threads().shutdownNow();
    }
}
