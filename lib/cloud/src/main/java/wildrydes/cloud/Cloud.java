package wildrydes.cloud;

import java.io.IOException;
import java.net.BindException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.logging.Logger;
import wildrydes.cloud.athena.run.Engine;
import wildrydes.cloud.auth.Keys;
import wildrydes.cloud.auth.Signatures;
import wildrydes.cloud.control.BillRequests;
import wildrydes.cloud.control.CallsHandler;
import wildrydes.cloud.control.ClockRequests;
import wildrydes.cloud.control.ControlAnswer;
import wildrydes.cloud.control.ControlDesk;
import wildrydes.cloud.control.ControlRoutes;
import wildrydes.cloud.control.DenialsHandler;
import wildrydes.cloud.control.ResetHandler;
import wildrydes.cloud.control.StatusHandler;
import wildrydes.cloud.dashboard.DashboardDesk;
import wildrydes.cloud.dashboard.Explanations;
import wildrydes.cloud.dashboard.FlowLeases;
import wildrydes.cloud.door.Door;
import wildrydes.cloud.door.FrontDoor;
import wildrydes.cloud.http.HttpHandler;
import wildrydes.cloud.http.HttpServer;
import wildrydes.cloud.lambda.run.Environments;
import wildrydes.cloud.ledger.Billing;
import wildrydes.cloud.ledger.Call;
import wildrydes.cloud.ledger.Ledger;
import wildrydes.cloud.store.Resettable;
import wildrydes.cloud.wire.Services;

/**
 * A cloud that runs: its {@link Foundation}, {@link AllServices all services} on it, and the server in front of them, put together by
 * hand and closed as {@link Parts} says.
 */
public final class Cloud implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Cloud.class.getName());
    private static final Duration LOOK = Duration.ofSeconds(5);

    private final Settings settings;
    private final Parts parts = new Parts();
    private final CountDownLatch stop = new CountDownLatch(1);
    private final HttpServer server;
    private final Services services;
    private final Door door;

    /**
     * Opens the state and starts to listen.
     *
     * @param wallTime real time, for what AWS itself measures with it, such as the age of a signature
     * @throws StartException where the settings cannot be met; what was opened is closed again
     */
    public Cloud(Settings settings, InstantSource wallTime) throws IOException {
        this(settings, wallTime, UnaryOperator.identity(), UnaryOperator.identity());
    }

    /**
     * For tests that start no processes.
     *
     * @param inFront puts others in front of the environments where functions run
     * @param engines puts others in front of the engine that runs queries
     */
    Cloud(Settings settings, InstantSource wallTime, UnaryOperator<Environments> inFront, UnaryOperator<Engine> engines)
            throws IOException {
        this.settings = settings;
        boolean started = false;
        try {
            Foundation on = Foundation.lay(settings, wallTime, this::door, this::port, parts);
            ControlRoutes control = new ControlRoutes();
            AllServices all = new AllServices(on, parts, control, inFront, engines);
            services = all.routed();
            on.store().recover();
            Ledger ledger = new Ledger(on.journal(), on.meter());
            door = new Door(services, on.gate(), ledger, on.sessions(), wallTime);
            Map<String, Object> description = description(wallTime.instant());
            tellDamages(on, description);
            addRequests(control, on, description, all.resettable(), ledger);
            Keys administrator = Keys.administrator(settings.administrator(), settings.account());
            Signatures signatures =
                    new Signatures(administrator.or(on.directory()).or(on.sessions()), wallTime);
            DashboardDesk dashboard = new DashboardDesk(
                    settings.region(),
                    settings.allowedOrigins(),
                    new FlowLeases(on.clock(), wallTime),
                    new Explanations(on.denials()));
            FrontDoor frontDoor = new FrontDoor(
                    new ControlDesk(control, signatures), dashboard, services, signatures, on.gate(), ledger);
            server = parts.add(Parts.Stage.SERVER, listen(all.before(frontDoor)));
            description.put("port", port());
            on.folder().describe(description);
            on.clock()
                    .start((operation, subject, sentence) ->
                            on.journal().add(Call.note(operation, subject, 408, sentence)));
            LOG.info("Listening on http://127.0.0.1:" + port() + ", version " + version() + ".");
            started = true;
        } finally {
            if (!started) {
                close();
            }
        }
    }

    private static void tellDamages(Foundation on, Map<String, Object> description) {
        on.store().damages().listen(damage -> {
            description.merge("damage", damage.sentence(), (before, next) -> before + " " + next);
            on.journal().add(Call.note("StateDamaged", "", 500, damage.sentence()));
        });
    }

    private void addRequests(
            ControlRoutes control,
            Foundation on,
            Map<String, Object> description,
            Map<String, Resettable> resettable,
            Ledger ledger) {
        control.add("GET", "/_lab/status", new StatusHandler(description))
                .add("GET", "/_lab/calls", new CallsHandler(on.journal()))
                .add("GET", "/_lab/denials/{requestId}", new DenialsHandler(on.denials()))
                .add("POST", "/_lab/reset", new ResetHandler(resettable, on.clock()))
                .add("POST", "/_lab/stop", request -> {
                    stop.countDown();
                    return ControlAnswer.accepted();
                });
        new ClockRequests(on.clock()).addTo(control);
        new BillRequests(new Billing(ledger)).addTo(control);
    }

    private HttpServer listen(HttpHandler frontDoor) throws IOException {
        try {
            return new HttpServer(settings.port(), Set.copyOf(settings.allowedOrigins()), frontDoor);
        } catch (IOException e) {
            if (e instanceof BindException || e.getCause() instanceof BindException) {
                throw new StartException(
                        "Port " + settings.port()
                                + " is taken by another process; stop that, or choose another with --port (0 takes a free one).",
                        e);
            }
            throw e;
        }
    }

    /** What {@code cloud.json} and {@code /_lab/status} say of this process. */
    private Map<String, Object> description(Instant startedAt) {
        Map<String, Object> description = Collections.synchronizedMap(new LinkedHashMap<>());
        description.put("version", version());
        description.put("pid", ProcessHandle.current().pid());
        description.put("account", settings.account());
        description.put("region", settings.region());
        description.put("startedAt", startedAt.toString());
        description.put("data", settings.data().toString());
        return description;
    }

    /** The version in the jar's manifest, or {@code unpacked} where it runs from classes. */
    static String version() {
        return Objects.requireNonNullElse(Cloud.class.getPackage().getImplementationVersion(), "unpacked");
    }

    /** The port that is listened on. */
    public int port() {
        return server.port();
    }

    /** How parts of this process call its services. */
    public Door door() {
        return door;
    }

    /** The services, for what is derived from them. */
    public Services catalogue() {
        return services;
    }

    /** Returns when the cloud was asked to stop, or has been idle for as long as the settings say. */
    public void awaitStop() throws InterruptedException {
        Duration idle = settings.idleStop();
        if (idle == null) {
            stop.await();
            return;
        }
        while (true) {
            Duration left = idle.minus(server.traffic().idle());
            if (left.isNegative() || left.isZero()) {
                return;
            }
            long nanos = Math.min(left.toNanos(), LOOK.toNanos());
            if (stop.await(nanos, TimeUnit.NANOSECONDS)) {
                return;
            }
        }
    }

    /** Ends with all state safe; a second time does nothing. */
    @Override
    public void close() throws IOException {
        parts.close();
    }
}
