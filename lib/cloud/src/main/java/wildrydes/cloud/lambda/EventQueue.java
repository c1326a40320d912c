package wildrydes.cloud.lambda;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.clock.CloudTime;
import wildrydes.cloud.lambda.QueuedEvent.Failed;
import wildrydes.cloud.store.Store;
import wildrydes.cloud.store.StoreException;
import wildrydes.cloud.store.Table;
import wildrydes.cloud.store.Tables;

/**
 * Asynchronous invocations: events that are on the disk before their sender is answered, and run at least once each
 * (docs.aws.amazon.com/lambda/latest/dg/invocation-async.html). A function's error is tried again after one minute and after two; what could not be run at
 * all, since there was no room, for as long as the event may wait. Time does not pass while an event runs. Safe for concurrent use.
 */
final class EventQueue implements AutoCloseable {

    /** The number of this state in the log. */
    private static final int OWNER = 20;
    /** Events at work at once; how many functions run is bounded elsewhere, too. */
    private static final int MOST_THREADS = 16;
    /** Events are held in memory. */
    private static final long MOST_BYTES = 64 << 20;

    private static final Logger LOG = Logger.getLogger(EventQueue.class.getName());

    private final Functions functions;
    private final Execution execution;
    private final Deliveries deliveries;
    private final FunctionMetrics metrics;
    private final CloudTime time;
    private final Tables tables;
    private final Table<QueuedEvent> events;
    private final Map<String, CloudTime.Scheduled> planned = new ConcurrentHashMap<>();
    private final AtomicLong bytes = new AtomicLong();
    private final ExecutorService workers;

    /** @param store keeps the events; gives them back when it recovers, before the first request */
    EventQueue(
            Functions functions,
            Execution execution,
            Deliveries deliveries,
            FunctionMetrics metrics,
            CloudTime time,
            Store store) {
        this.functions = functions;
        this.execution = execution;
        this.deliveries = deliveries;
        this.metrics = metrics;
        this.time = time;
        this.tables = Tables.in(store, OWNER, "lambda-events");
        this.events = tables.table(1, String::compareTo, QueuedEvent::read);
        events.watch(this::changed);
        tables.whenRecovered(() -> events.all().forEach(this::plan));
        this.workers = Executors.newFixedThreadPool(MOST_THREADS, work -> {
            Thread thread = new Thread(work, "lambda-events");
            thread.setDaemon(true);
            return thread;
        });
    }

    private void changed(@Nullable QueuedEvent before, @Nullable QueuedEvent after) {
        bytes.addAndGet(size(after) - size(before));
        if (after == null && before != null) {
            CloudTime.Scheduled work = planned.remove(before.id());
            if (work != null) {
                work.cancel();
            }
        }
    }

    private static long size(@Nullable QueuedEvent event) {
        return event == null ? 0 : event.bytes();
    }

    /** Takes an event; it is on the disk when this returns. */
    void add(Execution.Order order) {
        Instant now = time.instant();
        LambdaFunction function = functions.require(order.target());
        QueuedEvent event = new QueuedEvent(
                order.requestId(),
                order.target(),
                function.id(),
                order.payload(),
                order.clientContext(),
                now,
                0,
                0,
                now,
                null);
        if (bytes.get() + event.bytes() > MOST_BYTES) {
            throw InvokeErrors.queueFull();
        }
        keep(event);
        metrics.received(order.target(), now);
        plan(event);
    }

    private void keep(QueuedEvent event) {
        tables.changing(() -> {
            events.put(event);
            return null;
        });
    }

    /** Changes an event that is still there: a reset may have taken it meanwhile. */
    private boolean replace(QueuedEvent next) {
        return tables.changing(() -> {
            boolean there = events.find(next.id()) != null;
            if (there) {
                events.put(next);
            }
            return there;
        });
    }

    private void remove(QueuedEvent event) {
        tables.changing(() -> {
            QueuedEvent there = events.find(event.id());
            if (there != null) {
                events.remove(List.of(there));
            }
            return null;
        });
    }

    private void plan(QueuedEvent event) {
        planned.put(event.id(), time.schedule(event.due(), () -> begin(event.id())));
    }

    private void begin(String id) {
        planned.remove(id);
        CloudTime.Hold hold = time.hold("an event for a function");
        try {
            workers.execute(() -> {
                try (hold) {
                    work(id);
                }
            });
        } catch (RejectedExecutionException e) {
            hold.close(); // the cloud ends, and the event waits for the next one
        }
    }

    private void work(String id) {
        QueuedEvent event = events.find(id);
        if (event == null) {
            return;
        }
        try {
            attempt(event);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (StoreException e) {
            LOG.log(Level.WARNING, "Event " + id + " has to wait for the disk.", e);
            plan(event.refused(time.instant()));
        }
    }

    private void attempt(QueuedEvent event) throws InterruptedException {
        LambdaFunction function = functions.find(event.target().name());
        if (function == null
                || !function.id().equals(event.functionId())
                || !function.has(event.target().key())) {
            remove(event); // as at AWS, events of a function that was deleted are dropped
            return;
        }
        AsyncSettings settings = function.async().getOrDefault(event.target().key(), AsyncSettings.NONE);
        Instant now = time.instant();
        metrics.aged(event.target(), now, Duration.between(event.received(), now));
        if (Integer.valueOf(0).equals(function.reserved())) {
            giveUp(function, settings, event, "ZeroReservedConcurrency");
            return;
        }
        Execution.Ran ran;
        try {
            ran = execution.run(event.order());
        } catch (RuntimeException e) {
            LOG.log(Level.FINE, "Event " + event.id() + " could not be run now.", e);
            again(function, settings, event.refused(time.instant()));
            return;
        }
        String error = ran.outcome().error();
        if (error == null) {
            deliveries.succeeded(function, settings, event, ran);
            remove(event);
            return;
        }
        QueuedEvent failed =
                event.failed(new Failed(ran.version(), error, ran.outcome().payload()), time.instant());
        if (failed.attempts() >= settings.attempts()) {
            giveUp(function, settings, failed, "RetriesExhausted");
        } else {
            again(function, settings, failed);
        }
    }

    private void again(LambdaFunction function, AsyncSettings settings, QueuedEvent next) {
        if (next.due().isAfter(next.received().plus(settings.longest()))) {
            giveUp(function, settings, next, "EventAgeExceeded");
        } else if (replace(next)) {
            plan(next);
        }
    }

    /** First the record, then the end: a process that is killed in between does both again. */
    private void giveUp(LambdaFunction function, AsyncSettings settings, QueuedEvent event, String condition) {
        metrics.dropped(event.target(), time.instant());
        deliveries.failed(function, settings, event, condition);
        remove(event);
    }

    /** Ends what is at work; it is tried again by the next process. */
    @Override
    public void close() {
        workers.shutdownNow();
    }
}
