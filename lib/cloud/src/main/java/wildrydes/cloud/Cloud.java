package wildrydes.cloud;

import java.io.IOException;
import java.net.BindException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.logging.Logger;
import wildrydes.cloud.analytics.Analytics;
import wildrydes.cloud.analytics.run.LiveRequests;
import wildrydes.cloud.analytics.run.Runner;
import wildrydes.cloud.athena.Athena;
import wildrydes.cloud.athena.Surroundings;
import wildrydes.cloud.athena.run.Engine;
import wildrydes.cloud.athena.run.JvmEngine;
import wildrydes.cloud.auth.Keys;
import wildrydes.cloud.auth.Signatures;
import wildrydes.cloud.clock.ClockException;
import wildrydes.cloud.clock.CloudTime;
import wildrydes.cloud.clock.Rules;
import wildrydes.cloud.clock.VirtualClock;
import wildrydes.cloud.cloudwatch.CloudWatchService;
import wildrydes.cloud.cognito.CognitoService;
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
import wildrydes.cloud.door.Denials;
import wildrydes.cloud.door.Door;
import wildrydes.cloud.door.FrontDoor;
import wildrydes.cloud.door.PolicyGate;
import wildrydes.cloud.dynamodb.DynamoDb;
import wildrydes.cloud.dynamodb.table.Policies;
import wildrydes.cloud.glue.GlueService;
import wildrydes.cloud.http.HttpHandler;
import wildrydes.cloud.http.HttpServer;
import wildrydes.cloud.iam.Directory;
import wildrydes.cloud.iam.IamService;
import wildrydes.cloud.iam.PassRole;
import wildrydes.cloud.kinesis.KinesisService;
import wildrydes.cloud.kinesis.StreamPolicies;
import wildrydes.cloud.lambda.CodeLocations;
import wildrydes.cloud.lambda.FunctionPolicies;
import wildrydes.cloud.lambda.Lambda;
import wildrydes.cloud.lambda.LastEvents;
import wildrydes.cloud.lambda.code.Packages;
import wildrydes.cloud.lambda.mapping.MappingState;
import wildrydes.cloud.lambda.mapping.Mappings;
import wildrydes.cloud.lambda.mapping.poll.AttemptRequests;
import wildrydes.cloud.lambda.mapping.poll.Pollers;
import wildrydes.cloud.lambda.run.Environments;
import wildrydes.cloud.lambda.run.JvmEnvironments;
import wildrydes.cloud.ledger.Billing;
import wildrydes.cloud.ledger.Call;
import wildrydes.cloud.ledger.Journal;
import wildrydes.cloud.ledger.Ledger;
import wildrydes.cloud.ledger.Meter;
import wildrydes.cloud.ledger.Metering;
import wildrydes.cloud.logs.LogsService;
import wildrydes.cloud.metrics.MetricStore;
import wildrydes.cloud.s3.Buckets;
import wildrydes.cloud.s3.S3Service;
import wildrydes.cloud.sqs.Queues;
import wildrydes.cloud.sqs.SqsService;
import wildrydes.cloud.store.Format;
import wildrydes.cloud.store.FormatException;
import wildrydes.cloud.store.Resettable;
import wildrydes.cloud.store.Store;
import wildrydes.cloud.sts.RoleDoor;
import wildrydes.cloud.sts.Sessions;
import wildrydes.cloud.sts.StsService;
import wildrydes.cloud.sts.WebIdentities;
import wildrydes.cloud.wire.Service;
import wildrydes.cloud.wire.Services;

/**
 * The composition root: every part of a cloud is made and handed to the others here, by hand, and closed in the reverse
 * order.
 */
public final class Cloud implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Cloud.class.getName());
    private static final Duration LOOK = Duration.ofSeconds(5);

    private final Settings settings;
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
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
            DataFolder folder = part(DataFolder.take(settings.data()));
            claim(folder.path());
            part(LogFile.open(settings.data()));

            VirtualClock clock = part(clock(wallTime));
            Journal journal = part(new Journal(settings.data(), clock));
            ControlRoutes control = new ControlRoutes();

            Store store = part(new Store(folder.path()));
            Meter meter = part(new Meter(store, clock));
            Ledger ledger = new Ledger(journal, meter);
            MetricStore metrics = part(new MetricStore(store, clock, meter));
            Directory directory = Directory.in(settings.account(), store);
            Denials denials = new Denials();
            Buckets buckets = new Buckets(settings.data().resolve("s3"), meter, store);
            StreamPolicies streams = new StreamPolicies();
            Policies tables = new Policies();
            Queues queues = new Queues(store);
            FunctionPolicies functions = new FunctionPolicies();
            PolicyGate gate = new PolicyGate(
                    directory,
                    List.of(buckets, streams, queues, tables, functions),
                    clock,
                    settings.account(),
                    settings.region(),
                    denials);
            Sessions sessions = new Sessions(directory, settings.account(), wallTime);
            List<Service> all = new ArrayList<>(services(
                    settings, store, clock, meter, metrics, directory, buckets, streams, gate, sessions, wallTime));
            all.add(SqsService.in(settings.account(), settings.region(), this::port, queues, metrics, clock));
            DynamoDb dynamoDb =
                    part(DynamoDb.in(settings.account(), settings.region(), store, clock, meter, metrics, tables));
            all.addAll(dynamoDb.services());
            // Behind all that applications work with, so that they are reset before it.
            Runner runner = part(new Runner(store, clock, this::door, metrics));
            Analytics analytics = Analytics.in(
                    settings.account(),
                    settings.region(),
                    store,
                    clock,
                    meter,
                    new PassRole(directory, gate),
                    this::door,
                    runner);
            all.addAll(analytics.services());
            Packages packages = new Packages(settings.data().resolve("lambda").resolve("code"));
            CodeLocations locations = new CodeLocations(packages, wallTime, this::port);
            LastEvents environments = new LastEvents(inFront.apply(JvmEnvironments.in(
                    settings.data(), settings.region(), clock, wallTime, this::door, this::endpoint)));
            Lambda lambda = Lambda.in(
                    settings.account(),
                    settings.region(),
                    new Lambda.Surroundings(
                            store,
                            clock,
                            meter,
                            metrics,
                            new PassRole(directory, gate),
                            gate,
                            this::door,
                            directory::nameable,
                            functions,
                            packages,
                            locations,
                            environments));
            MappingState mapped = new MappingState(store);
            Pollers pollers = new Pollers(mapped, clock, this::door, lambda.invoker(), metrics);
            all.add(lambda.service(Mappings.in(
                    settings.account(), settings.region(), mapped, clock, this::door, lambda.invoker(), pollers)));
            Path athenaFolder = settings.data().resolve("athena");
            Athena athena = Athena.in(
                    settings.account(),
                    settings.region(),
                    store,
                    new Surroundings(
                            clock,
                            meter,
                            metrics,
                            gate,
                            this::door,
                            buckets,
                            engines.apply(JvmEngine.in(athenaFolder)),
                            athenaFolder));
            all.add(athena.service());
            services = new Services(all);
            store.recover();
            door = new Door(services, gate, ledger, sessions, wallTime);
            Keys administrator = Keys.administrator(settings.administrator(), settings.account());
            Signatures signatures = new Signatures(administrator.or(directory).or(sessions), wallTime);

            Map<String, Object> description = description(wallTime.instant());
            store.damages().listen(damage -> {
                description.merge("damage", damage.sentence(), (before, next) -> before + " " + next);
                journal.add(Call.note("StateDamaged", "", 500, damage.sentence()));
            });
            control.add("GET", "/_lab/status", new StatusHandler(description))
                    .add("GET", "/_lab/calls", new CallsHandler(journal))
                    .add("GET", "/_lab/denials/{requestId}", new DenialsHandler(denials))
                    .add("POST", "/_lab/reset", new ResetHandler(resettable(store, buckets), clock))
                    .add("POST", "/_lab/stop", request -> {
                        stop.countDown();
                        return ControlAnswer.accepted();
                    });
            new ClockRequests(clock).addTo(control);
            new BillRequests(new Billing(ledger)).addTo(control);
            new LiveRequests(runner, analytics::applications).addTo(control);
            new AttemptRequests(mapped, pollers).addTo(control);
            environments.addTo(control);
            athena.addTo(control);
            DashboardDesk dashboard = new DashboardDesk(
                    settings.region(),
                    settings.allowedOrigins(),
                    new FlowLeases(clock, wallTime),
                    new Explanations(denials));
            server = part(listen(locations.before(new FrontDoor(
                    new ControlDesk(control, signatures), dashboard, services, signatures, gate, ledger))));
            // Closed before the server, which would otherwise give those who wait all of its grace.
            part(journal::stopWaiting);
            part(queues::stopWaiting);
            // The same of those who wait for functions.
            part(environments);
            // Closed before everything that its work needs.
            part(clock);
            // Interrupt what works for functions, which the clock would otherwise wait for.
            part(lambda);
            part(pollers);
            part(athena);
            description.put("port", port());
            folder.describe(description);
            clock.start((operation, subject, sentence) -> journal.add(Call.note(operation, subject, 408, sentence)));
            LOG.info("Listening on http://127.0.0.1:" + port() + ", version " + version() + ".");
            started = true;
        } finally {
            if (!started) {
                close();
            }
        }
    }

    private static void claim(Path folder) throws IOException {
        try {
            Format.claim(folder);
        } catch (FormatException e) {
            throw new StartException(String.valueOf(e.getMessage()), e);
        }
    }

    /** In the order in which they are reset: who works with others comes before them. */
    private static Map<String, Resettable> resettable(Store store, Buckets buckets) {
        Map<String, Resettable> all = new LinkedHashMap<>();
        all.put("s3", buckets);
        // What a service keeps beside its own state is named behind its name, as lambda-events.
        store.resettable()
                .forEach((name, one) -> all.merge(name.replaceFirst("-.*", ""), one, (first, next) -> () -> {
                    first.reset();
                    next.reset();
                }));
        return all;
    }

    /** The services of this cloud; each is one line here, behind those that it works with. */
    private static List<Service> services(
            Settings settings,
            Store store,
            CloudTime time,
            Metering metering,
            MetricStore metrics,
            Directory directory,
            Buckets buckets,
            StreamPolicies streams,
            PolicyGate gate,
            Sessions sessions,
            InstantSource wallTime) {
        String account = settings.account();
        String region = settings.region();
        RoleDoor roles = new RoleDoor(directory, gate);
        WebIdentities identities = new WebIdentities(directory, wallTime);
        return List.of(
                IamService.in(directory, time),
                StsService.in(account, directory, sessions, roles, identities),
                CognitoService.in(account, region, store, roles, sessions, identities, time),
                LogsService.in(account, region, store, time, metering),
                CloudWatchService.in(metrics, time),
                GlueService.in(account, region, store, time),
                KinesisService.in(account, region, store, time, metering, metrics, streams),
                S3Service.in(buckets, directory::nameable, gate, account, region, time));
    }

    private VirtualClock clock(InstantSource wallTime) throws IOException {
        Instant start = settings.start();
        try {
            return new VirtualClock(
                    settings.data(),
                    start == null ? wallTime.instant() : start,
                    Rules.of(settings.step(), settings.speed()));
        } catch (ClockException e) {
            throw new StartException(String.valueOf(e.getMessage()), e);
        }
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

    private <T extends AutoCloseable> T part(T part) {
        parts.push(part);
        return part;
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

    private String endpoint() {
        return "http://127.0.0.1:" + port();
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
    public synchronized void close() throws IOException {
        IOException failed = null;
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception e) {
                IOException next = new IOException("A part of the cloud could not be closed: " + e.getMessage(), e);
                if (failed == null) {
                    failed = next;
                } else {
                    failed.addSuppressed(next);
                }
            }
        }
        if (failed != null) {
            throw failed;
        }
    }
}
