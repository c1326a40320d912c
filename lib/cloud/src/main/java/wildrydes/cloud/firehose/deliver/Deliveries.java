package wildrydes.cloud.firehose.deliver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.clock.CloudTime;
import wildrydes.cloud.firehose.stream.DeliveryRunner;
import wildrydes.cloud.firehose.stream.DeliveryStream;
import wildrydes.cloud.firehose.stream.DeliveryStreams;
import wildrydes.cloud.firehose.stream.Progress;
import wildrydes.cloud.firehose.stream.StreamSource;
import wildrydes.cloud.ledger.Metering;
import wildrydes.cloud.metrics.Metrics;
import wildrydes.cloud.reading.Calls;
import wildrydes.cloud.reading.KinesisStream;
import wildrydes.cloud.reading.ShardPosition;
import wildrydes.cloud.reading.ShardedStream;
import wildrydes.cloud.reading.Turns;

/** All delivery streams at work. Safe for concurrent use. */
public final class Deliveries implements DeliveryRunner {

    private static final Logger LOG = Logger.getLogger(Deliveries.class.getName());

    private record Working(Delivery delivery, Turns turns) {}

    private final Tools tools;
    private final Inboxes inboxes;
    private final CloudTime time;
    private final Metrics metrics;
    private final Metering metering;
    private final Map<Long, Working> working = new ConcurrentHashMap<>();
    /** Iterators behind all that was in the shards of a source when its delivery stream was created, by that one's number. */
    private final Map<Long, Map<String, String>> beginnings = new ConcurrentHashMap<>();

    /** Nothing works yet. */
    public Deliveries(
            DeliveryStreams streams,
            Inboxes inboxes,
            RoleCalls calls,
            CloudTime time,
            Metrics metrics,
            Metering metering) {
        this.tools =
                new Tools(streams, calls, new ErrorLog(calls), inboxes.folder().resolve("waiting"));
        this.inboxes = inboxes;
        this.time = time;
        this.metrics = metrics;
        this.metering = metering;
    }

    @Override
    public void known(Collection<DeliveryStream> all) {
        Set<Long> numbers = all.stream().map(DeliveryStream::number).collect(Collectors.toSet());
        try {
            inboxes.only(numbers::contains, tools.streams().lastNumber());
            empty(tools.folder());
        } catch (IOException e) {
            throw new UncheckedIOException("What is left of delivery streams that are gone cannot be found.", e);
        }
    }

    /** What an earlier process had in its buffers is read again. */
    private static void empty(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> left = Files.newDirectoryStream(folder)) {
                for (Path file : left) {
                    Files.delete(file);
                }
            }
        }
    }

    /**
     * Remembers where the shards of its source end, for a stream that is being created: it takes what comes behind that. Where Kinesis
     * does not tell, it takes what arrives from this moment on.
     *
     * @param number of the delivery stream
     */
    public void begin(long number, StreamSource source) {
        Calls calls = tools.calls().in(source.role());
        KinesisStream stream = new KinesisStream(calls, source.stream());
        Map<String, String> iterators = new HashMap<>();
        try {
            for (ShardedStream.Node shard : stream.describe().shards()) {
                iterators.put(shard.shard(), stream.latest(shard.shard()));
            }
        } catch (RuntimeException e) {
            LOG.log(Level.FINE, "The end of " + source.stream() + " cannot be read; its time is taken instead.", e);
        }
        beginnings.put(number, iterators);
    }

    @Override
    public void start(DeliveryStream stream) {
        DeliveryMetrics measured = new DeliveryMetrics(metrics, metering, stream);
        Delivery delivery = new Delivery(tools, stream, intake(stream, measured), measured);
        Turns turns = new Turns("Delivery stream " + stream.name(), time, delivery);
        Working before = working.put(stream.number(), new Working(delivery, turns));
        if (before != null) {
            before.turns().end();
        }
        turns.begin();
    }

    private Intake intake(DeliveryStream stream, DeliveryMetrics measured) {
        StreamSource source = stream.source();
        Progress progress = tools.streams().progress(stream);
        if (source == null) {
            return new PutIntake(inboxes, stream.number(), progress.shards());
        }
        Map<String, String> iterators = beginnings.remove(stream.number());
        return new StreamIntake(
                tools.calls().in(source.role()),
                source.stream(),
                ShardPosition.since(stream.created().toEpochMilli()),
                iterators == null ? Map.of() : iterators,
                progress.identity(),
                progress.shards(),
                measured);
    }

    @Override
    public void changed(DeliveryStream stream) {
        soon(stream);
    }

    /** Records were put into a stream. */
    public void arrived(DeliveryStream stream) {
        soon(stream);
    }

    private void soon(DeliveryStream stream) {
        Working at = working.get(stream.number());
        if (at != null) {
            at.turns().soon();
        }
    }

    @Override
    public void stop(DeliveryStream stream) {
        Working at = working.remove(stream.number());
        if (at != null) {
            at.turns().end();
        }
    }

    @Override
    public void forget(DeliveryStream stream) {
        stop(stream);
        beginnings.remove(stream.number());
        inboxes.drop(stream.number());
    }

    /** How a stream is at work; null where it is not. */
    @Nullable
    DeliveryView view(DeliveryStream stream) {
        Working at = working.get(stream.number());
        return at == null ? null : at.delivery().view();
    }
}
