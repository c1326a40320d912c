package wildrydes.cloud.firehose.stream;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.clock.CloudTime;
import wildrydes.cloud.store.StoreException;

/** What becomes of delivery streams with time, and what the runner is told of it. Safe for concurrent use. */
public final class Lifecycle {

    /** AWS takes up to a minute, and does not say how long. */
    public static final Duration CREATING = Duration.ofSeconds(10);

    public static final Duration DELETING = Duration.ofSeconds(10);

    private static final Duration RETRY = Duration.ofSeconds(8);
    private static final Logger LOG = Logger.getLogger(Lifecycle.class.getName());

    private final DeliveryStreams streams;
    private final DeliveryRunner runner;
    private final CloudTime time;
    /** What is to come, by the stream's number. */
    private final Map<Long, CloudTime.Scheduled> coming = new ConcurrentHashMap<>();

    private volatile boolean recovered;

    public Lifecycle(DeliveryStreams streams, DeliveryRunner runner, CloudTime time) {
        this.streams = streams;
        this.runner = runner;
        this.time = time;
    }

    /** Begins to look after the streams; before the store recovers. */
    public void begin() {
        streams.watch(this::changed, this::recovered);
    }

    private void recovered() {
        recovered = true;
        runner.known(streams.all());
        for (DeliveryStream stream : streams.all()) {
            if (stream.status() == Status.ACTIVE) {
                time.schedule(time.instant(), () -> runner.start(stream));
            } else if (stream.status().passing()) {
                plan(stream);
            }
        }
    }

    private void changed(@Nullable DeliveryStream before, @Nullable DeliveryStream after) {
        if (!recovered) {
            return;
        }
        boolean active = before != null && before.status() == Status.ACTIVE;
        if (after == null && before != null) {
            CloudTime.Scheduled planned = coming.remove(before.number());
            if (planned != null) {
                planned.cancel();
            }
            runner.forget(before);
        } else if (after != null && active && after.status() == Status.ACTIVE) {
            runner.changed(after);
        } else if (after != null && active) {
            runner.stop(after);
        }
        if (after != null && after.status().passing() && (before == null || before.status() != after.status())) {
            plan(after);
        }
    }

    private void plan(DeliveryStream stream) {
        coming.put(stream.number(), time.transition(stream.arn(), stream.until(), () -> pass(stream)));
    }

    /** Ends a state that passes. */
    private void pass(DeliveryStream planned) {
        coming.remove(planned.number());
        DeliveryStream now = streams.now(planned);
        if (now == null || now.status() != planned.status()) {
            return;
        }
        if (now.status() == Status.DELETING) {
            remember(now, gone -> null);
            return;
        }
        Instant at = time.instant();
        Status next = now.encryption().failure() == null ? Status.ACTIVE : Status.CREATING_FAILED;
        if (remember(now, created -> created.becoming(next, at)) && next == Status.ACTIVE) {
            runner.start(now.becoming(next, at));
        }
    }

    /** Where the disk refuses it, it is tried again later. */
    private boolean remember(DeliveryStream seen, Function<DeliveryStream, @Nullable DeliveryStream> change) {
        try {
            return streams.change(seen, change);
        } catch (StoreException e) {
            LOG.log(Level.WARNING, "The status of delivery stream " + seen.name() + " has to wait for the disk.", e);
            coming.put(seen.number(), time.transition(seen.arn(), time.instant().plus(RETRY), () -> pass(seen)));
            return false;
        }
    }
}
