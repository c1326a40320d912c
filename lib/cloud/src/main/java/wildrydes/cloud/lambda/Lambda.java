package wildrydes.cloud.lambda;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import wildrydes.cloud.clock.CloudTime;
import wildrydes.cloud.door.Door;
import wildrydes.cloud.door.PolicyGate;
import wildrydes.cloud.iam.PassRole;
import wildrydes.cloud.lambda.code.Packages;
import wildrydes.cloud.lambda.mapping.Mappings;
import wildrydes.cloud.lambda.run.Environments;
import wildrydes.cloud.ledger.Metering;
import wildrydes.cloud.metrics.Metrics;
import wildrydes.cloud.store.Store;
import wildrydes.cloud.wire.Address;
import wildrydes.cloud.wire.Service;

/**
 * Lambda of an account in a Region: functions, how they are invoked, and the events that wait for them. Where functions run is the {@link Environments}'
 * business; who invokes them for event sources uses the {@link #invoker}. Safe for concurrent use.
 */
public final class Lambda implements AutoCloseable {

    private static final String NAME = "lambda";

    private final Functions functions;
    private final Execution execution;
    private final EventQueue events;
    /** Made at the first request, since loading the model's classes would slow the start down. */
    private final Supplier<List<Object>> operations;

    private Lambda(Functions functions, Execution execution, EventQueue events, Supplier<List<Object>> operations) {
        this.functions = functions;
        this.execution = execution;
        this.events = events;
        this.operations = operations;
    }

    /**
     * What Lambda works with.
     *
     * @param store keeps the functions; gives them back when it recovers, before the first request
     * @param metering is told of invocations and what they used
     * @param door asked for when it is needed, since services are made before it
     * @param nameable whether a policy may name a principal of AWS's
     * @param policies is told the functions
     * @param environments where functions run; closed by whoever made it
     */
    public record Surroundings(
            Store store,
            CloudTime time,
            Metering metering,
            Metrics metrics,
            PassRole passing,
            PolicyGate gate,
            Supplier<Door> door,
            Predicate<String> nameable,
            FunctionPolicies policies,
            Packages packages,
            CodeLocations locations,
            Environments environments) {}

    /** That of an account in a Region. */
    public static Lambda in(String account, String region, Surroundings with) {
        CloudTime time = with.time();
        FunctionNames names = new FunctionNames(account, region);
        Functions functions = new Functions(names, with.store());
        with.policies().are(functions);
        new Lifecycle(functions, with.packages(), with.environments(), time).begin();
        Concurrency concurrency = new Concurrency(functions);
        FunctionMetrics metrics = new FunctionMetrics(with.metrics());
        Execution execution = new Execution(
                functions, with.packages(), with.environments(), concurrency, metrics, with.metering(), time);
        Deliveries deliveries = new Deliveries(names, with.door(), metrics, time);
        EventQueue events = new EventQueue(functions, execution, deliveries, metrics, time, with.store());
        return new Lambda(functions, execution, events, () -> {
            Destinations destinations = new Destinations(functions, new RolePermissions(with.gate()));
            Descriptions descriptions = new Descriptions(names);
            CodeSources sources = new CodeSources(with.packages(), with.door());
            Configuring configuring = new Configuring(with.passing(), new LayerLibrary(functions), destinations);
            return List.of(
                    new FunctionOperations(functions, configuring, sources, with.locations(), descriptions, time),
                    new InvokeOperations(names, execution, events),
                    new VersionOperations(functions, descriptions, time),
                    new ConcurrencyOperations(functions, concurrency),
                    new AsyncOperations(functions, destinations, time),
                    new PermissionOperations(functions, with.nameable()),
                    new LayerOperations(functions, sources, with.locations(), time));
        });
    }

    /**
     * The service, as the cloud serves it.
     *
     * @param mappings whose operations are a part of it
     */
    public Service service(Mappings mappings) {
        return new Service(
                NAME,
                NAME,
                List.of(new Address.RestJson()),
                () -> {
                    List<Object> all = new ArrayList<>(operations.get());
                    all.add(new TagOperations(functions, mappings));
                    all.add(mappings.operations());
                    return List.copyOf(all);
                },
                functions.names());
    }

    /** How event source mappings invoke functions. */
    public Invoker invoker() {
        return execution;
    }

    /** Ends the work on events; those that wait are on the disk. */
    @Override
    public void close() {
        events.close();
    }
}
