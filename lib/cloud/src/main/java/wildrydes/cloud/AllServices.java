package wildrydes.cloud;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import wildrydes.cloud.Parts.Stage;
import wildrydes.cloud.analytics.Analytics;
import wildrydes.cloud.analytics.run.LiveRequests;
import wildrydes.cloud.analytics.run.Runner;
import wildrydes.cloud.athena.Athena;
import wildrydes.cloud.athena.Surroundings;
import wildrydes.cloud.athena.run.Engine;
import wildrydes.cloud.athena.run.JvmEngine;
import wildrydes.cloud.clock.VirtualClock;
import wildrydes.cloud.cloudwatch.CloudWatchService;
import wildrydes.cloud.cognito.CognitoService;
import wildrydes.cloud.control.ControlRoutes;
import wildrydes.cloud.door.Door;
import wildrydes.cloud.door.PolicyGate;
import wildrydes.cloud.dynamodb.DynamoDb;
import wildrydes.cloud.dynamodb.table.Policies;
import wildrydes.cloud.firehose.Firehose;
import wildrydes.cloud.glue.GlueService;
import wildrydes.cloud.http.HttpHandler;
import wildrydes.cloud.iam.Directory;
import wildrydes.cloud.iam.IamService;
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
import wildrydes.cloud.ledger.Meter;
import wildrydes.cloud.logs.LogsService;
import wildrydes.cloud.metrics.MetricStore;
import wildrydes.cloud.s3.Buckets;
import wildrydes.cloud.s3.CrossOrigin;
import wildrydes.cloud.s3.S3Service;
import wildrydes.cloud.sqs.Queues;
import wildrydes.cloud.sqs.SqsService;
import wildrydes.cloud.store.Resettable;
import wildrydes.cloud.store.Store;
import wildrydes.cloud.sts.RoleDoor;
import wildrydes.cloud.sts.StsService;
import wildrydes.cloud.sts.WebIdentities;
import wildrydes.cloud.wire.Service;
import wildrydes.cloud.wire.Services;

/** The services of a cloud, each made and handed what it works with, with its control requests and what it has to close. */
final class AllServices {

    private final Foundation on;
    private final Parts parts;
    private final ControlRoutes control;
    private final String account;
    private final String region;
    private final Store store;
    private final VirtualClock clock;
    private final Meter meter;
    private final MetricStore metrics;
    private final PolicyGate gate;
    private final Supplier<Door> door;
    private final List<Service> made = new ArrayList<>();
    /** Of those whose state is not in the store. */
    private final Map<String, Resettable> resettable = new LinkedHashMap<>();

    private UnaryOperator<HttpHandler> front = UnaryOperator.identity();

    /**
     * All services; those that are made later are reset first, so that each comes behind those that it works with.
     *
     * @param parts is told what has to be closed
     * @param control gets the services' control requests
     * @param inFront puts others in front of the environments where functions run
     * @param engines puts others in front of the engine that runs queries
     * @throws IOException where the cloud cannot tell where it is installed
     */
    AllServices(
            Foundation on,
            Parts parts,
            ControlRoutes control,
            UnaryOperator<Environments> inFront,
            UnaryOperator<Engine> engines)
            throws IOException {
        this.on = on;
        this.parts = parts;
        this.control = control;
        account = on.settings().account();
        region = on.settings().region();
        store = on.store();
        clock = on.clock();
        meter = on.meter();
        metrics = on.metrics();
        gate = on.gate();
        door = on.door();
        made.add(CloudWatchService.in(metrics, clock));
        sqs();
        identities();
        made.add(LogsService.in(account, region, store, clock, meter));
        made.add(KinesisService.in(account, region, store, clock, meter, metrics, gate.also(new StreamPolicies())));
        Buckets buckets = s3();
        dynamoDb();
        analytics();
        lambda(inFront);
        firehose();
        made.add(GlueService.in(account, region, store, clock));
        athena(buckets, engines);
    }

    private void sqs() {
        Queues queues = gate.also(new Queues(store));
        parts.add(Stage.WAITING, queues::stopWaiting);
        made.add(SqsService.in(account, region, on.port(), queues, metrics, clock));
    }

    private void identities() {
        Directory directory = on.directory();
        RoleDoor roles = new RoleDoor(directory, gate);
        WebIdentities guests = new WebIdentities(directory, on.wallTime());
        made.add(IamService.in(directory, clock));
        made.add(StsService.in(account, directory, on.sessions(), roles, guests));
        made.add(CognitoService.in(account, region, store, roles, on.sessions(), guests, clock));
    }

    private Buckets s3() {
        Buckets buckets = gate.also(new Buckets(data("s3"), meter, store));
        resettable.put("s3", buckets);
        front = new CrossOrigin(buckets)::before;
        made.add(S3Service.in(buckets, on.directory()::nameable, gate, account, region, clock, door));
        return buckets;
    }

    private void dynamoDb() {
        Policies tables = gate.also(new Policies());
        DynamoDb dynamoDb = DynamoDb.in(account, region, store, clock, meter, metrics, tables);
        parts.add(Stage.SERVICE, dynamoDb);
        made.addAll(dynamoDb.services());
    }

    private void analytics() {
        Runner runner = parts.add(Stage.SERVICE, new Runner(store, clock, door, metrics));
        Analytics analytics = Analytics.in(account, region, store, clock, meter, on.passing(), door, runner);
        new LiveRequests(runner, analytics::applications).addTo(control);
        made.addAll(analytics.services());
    }

    private void lambda(UnaryOperator<Environments> inFront) {
        Packages packages = new Packages(data("lambda/code"));
        CodeLocations locations = new CodeLocations(packages, on.wallTime(), on.port());
        UnaryOperator<HttpHandler> outer = front;
        front = others -> outer.apply(locations.before(others));
        LastEvents environments = new LastEvents(inFront.apply(
                JvmEnvironments.in(on.settings().data(), region, clock, on.wallTime(), door, on::endpoint)));
        environments.addTo(control);
        // Those who wait for functions are let go.
        parts.add(Stage.WAITING, environments);
        Lambda lambda = Lambda.in(
                account,
                region,
                new Lambda.Surroundings(
                        store,
                        clock,
                        meter,
                        metrics,
                        on.passing(),
                        gate,
                        door,
                        on.directory()::nameable,
                        gate.also(new FunctionPolicies()),
                        packages,
                        locations,
                        environments));
        parts.add(Stage.WORK, lambda);
        MappingState mapped = new MappingState(store);
        Pollers pollers = parts.add(Stage.WORK, new Pollers(mapped, clock, door, lambda.invoker(), metrics));
        new AttemptRequests(mapped, pollers).addTo(control);
        made.add(lambda.service(Mappings.in(account, region, mapped, clock, door, lambda.invoker(), pollers)));
    }

    private void firehose() {
        Firehose firehose = Firehose.in(account, region, store, clock, meter, metrics, on.passing(), door);
        firehose.addTo(control);
        made.add(firehose.service());
    }

    private void athena(Buckets buckets, UnaryOperator<Engine> engines) throws IOException {
        Path folder = data("athena");
        Athena athena = Athena.in(
                account,
                region,
                store,
                new Surroundings(
                        clock, meter, metrics, gate, door, buckets, engines.apply(JvmEngine.in(folder)), folder));
        athena.addTo(control);
        // Queries that run hold the clock, and put what has become of them into the store.
        parts.add(Stage.WORK, athena);
        made.add(athena.service());
    }

    private Path data(String folder) {
        return on.settings().data().resolve(folder);
    }

    /** The services, for requests to be routed to. */
    Services routed() {
        return new Services(made);
    }

    /** In front of all else that is asked over HTTP, what services serve beside their operations. */
    HttpHandler before(HttpHandler others) {
        return front.apply(others);
    }

    /** Those that can be set back, by name, in the order in which they are: who works with others comes before them. */
    Map<String, Resettable> resettable() {
        Map<String, Resettable> all = new LinkedHashMap<>();
        // What a service keeps beside its own state is named behind its name, as lambda-events.
        store.resettable()
                .forEach((name, one) -> all.merge(name.replaceFirst("-.*", ""), one, (first, next) -> () -> {
                    first.reset();
                    next.reset();
                }));
        all.putAll(resettable);
        return all;
    }
}
