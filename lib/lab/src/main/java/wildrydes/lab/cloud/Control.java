package wildrydes.lab.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import wildrydes.lab.LabException;

/**
 * What this cloud has and AWS has not: a clock that can be held and moved, a journal of calls, an end. Safe for concurrent
 * use. Methods throw {@link LabException} when the cloud does not answer and {@link RefusedException} when it refuses.
 */
public final class Control {

    private static final Duration LOOK = Duration.ofMillis(250);
    private static final int UNKNOWN = 404;

    private final ControlClient client;

    /**
     * Speaks to a cloud as its administrator.
     *
     * @param region that requests are signed for
     */
    public Control(URI endpoint, String region, AdministratorKey key) {
        this.client = new ControlClient(endpoint, region, key);
    }

    /** Where the cloud listens. */
    public URI endpoint() {
        return client.endpoint();
    }

    public Status status() {
        return Status.of(client.get("/_lab/status"));
    }

    public ClockReading clock() {
        return ClockReading.of(client.get("/_lab/clock"));
    }

    /**
     * Sets how fast time passes.
     *
     * @param speed seconds of cloud time per second of real time, above 0
     */
    public ClockReading speed(double speed) {
        return ClockReading.of(client.post("/_lab/clock", body().put("speed", speed)));
    }

    /** Lets time pass by itself. */
    public ClockReading flow() {
        return ClockReading.of(client.post("/_lab/clock/flow"));
    }

    /** Stops time, but for {@link #run}. */
    public ClockReading hold() {
        return ClockReading.of(client.post("/_lab/clock/hold"));
    }

    /** Keeps time at its present value, for everybody, until it is closed; after that all is as it was. */
    public TimeHold holdFor(String name) {
        JsonNode lease =
                client.post("/_lab/clock/leases", body().put("kind", "hold").put("name", name));
        return new TimeHold(client, "/_lab/clock/leases/" + lease.path("id").asText());
    }

    /**
     * Lets time pass, for everybody, until it is closed; what else lets it pass may be faster.
     *
     * @param name for whom
     * @param speed seconds of cloud time per second of real time
     */
    public TimeFlow flowFor(String name, double speed) {
        return new TimeFlow(client, name, speed);
    }

    /**
     * Lets this much time pass at the clock's speed, and returns then. An interrupted thread holds the clock.
     *
     * @param watcher is told the time now and then
     */
    public ClockReading run(Duration duration, Consumer<ClockReading> watcher) {
        return run(body().put("duration", duration.toString()), watcher);
    }

    /** Lets this much time pass as quickly as the work in it allows. */
    public ClockReading skip(Duration duration) {
        return run(body().put("duration", duration.toString()).put("speed", duration.toMillis() / 10.0 + 1), now -> {});
    }

    private ClockReading run(ObjectNode request, Consumer<ClockReading> watcher) {
        TimeRun run = begin(request);
        try {
            while (!run.overWithin(LOOK)) {
                watcher.accept(clock());
            }
            return run.end();
        } catch (LabException e) {
            if (!Thread.interrupted()) {
                throw e;
            }
            hold();
            Thread.currentThread().interrupt();
            throw new LabException("Interrupted; the clock stands still again.", e);
        }
    }

    /** Begins to let this much time pass at the clock's speed, and returns at once. */
    public TimeRun begin(Duration duration) {
        return begin(body().put("duration", duration.toString()));
    }

    private TimeRun begin(ObjectNode request) {
        return new TimeRun(client, client.posted("/_lab/clock/run", request));
    }

    /** Moves time to the next change of state of this resource, such as from CREATING to ACTIVE. */
    public ClockReading settle(String arn) {
        return ClockReading.of(client.post("/_lab/clock/settle", body().put("resource", arn)));
    }

    /**
     * Joins those whom the clock waits for.
     *
     * @param next cloud time of the first thing to do
     */
    public Participation join(String name, Instant next) {
        JsonNode joined =
                client.post("/_lab/clock/participants", body().put("name", name).put("next", next.toString()));
        return new Participation(
                client, "/_lab/clock/participants/" + joined.path("id").asText());
    }

    /** The number of the newest call. */
    public long lastCall() {
        // No call has this number yet: only the newest one comes back.
        return client.get("/_lab/calls?since=" + Long.MAX_VALUE).path("last").asLong();
    }

    /** The calls after a number, oldest first. */
    public List<JournalEntry> calls(long since) {
        return pages(since, "");
    }

    /** The calls of a cell after a number, oldest first. */
    public List<JournalEntry> calls(long since, String cell) {
        return pages(since, "&cell=" + URLEncoder.encode(cell, StandardCharsets.UTF_8));
    }

    private List<JournalEntry> pages(long since, String filter) {
        List<JournalEntry> calls = new ArrayList<>();
        long from = since;
        while (true) {
            JsonNode page = client.get("/_lab/calls?since=" + from + filter);
            page.path("calls").forEach(call -> calls.add(JournalEntry.of(call)));
            long last = page.path("last").asLong();
            if (last <= from) {
                return List.copyOf(calls);
            }
            from = last;
        }
    }

    /** Why policies refused the call with that request id; empty where they did not, or long ago. */
    public Optional<DenialReading> denial(String requestId) {
        if (requestId.isEmpty()) {
            return Optional.empty();
        }
        try {
            String id = URLEncoder.encode(requestId, StandardCharsets.UTF_8);
            return Optional.of(DenialReading.of(client.get("/_lab/denials/" + id)));
        } catch (RefusedException e) {
            if (e.status() == UNKNOWN) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** What goes on within an application of Kinesis Data Analytics. */
    public ApplicationWindow application(String name) {
        return new ApplicationWindow(client, name);
    }

    /** What goes on between functions and what calls them. */
    public FunctionWindow functions() {
        return new FunctionWindow(client);
    }

    /** What goes on within a delivery stream of Data Firehose. */
    public DeliveryWindow delivery(String name) {
        return new DeliveryWindow(client, name);
    }

    /**
     * Lets Athena's engine start, where it does not run.
     *
     * @return whether it is there or on its way; where there is none, a query says so
     */
    public boolean warmAthena() {
        try {
            client.post("/_lab/athena/warm");
            return true;
        } catch (RefusedException e) {
            return false;
        }
    }

    /** What AWS would charge up to now, and what goes on costing. */
    public BillReading bill() {
        return BillReading.of(client.get("/_lab/bill"), client.get("/_lab/bill/running"));
    }

    /**
     * Empties the account: every resource of every service is gone. The clock goes on from where it was, the journal and the bill
     * stay.
     *
     * @return the names of the services, in the order in which they were emptied
     */
    public List<String> reset() {
        List<String> services = new ArrayList<>();
        client.post("/_lab/reset").path("reset").forEach(name -> services.add(name.asText()));
        return List.copyOf(services);
    }

    /** Asks the cloud to end with its state safe; returns before it has. */
    public void stop() {
        client.post("/_lab/stop");
    }

    private static ObjectNode body() {
        return JsonNodeFactory.instance.objectNode();
    }
}
