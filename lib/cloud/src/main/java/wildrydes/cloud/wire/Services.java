package wildrydes.cloud.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequest;

/** All services of a cloud; the operations of each are found out at its first request. Safe for concurrent use. */
public final class Services {

    private final List<Entry> entries = new ArrayList<>();
    private final Map<Class<?>, Operation> found = new ConcurrentHashMap<>();

    public Services(List<Service> services) {
        services.forEach(service -> entries.add(new Entry(service)));
    }

    /** The operations of every service. */
    public List<Routes> all() {
        return entries.stream().map(Entry::routes).toList();
    }

    /** The service whose requests carry this in {@code X-Amz-Target} before the dot; null where there is none. */
    @Nullable
    Routes byTarget(String prefix) {
        for (Entry entry : entries) {
            Address.Target address = entry.service.address(Address.Target.class);
            if (address != null && address.prefix().equals(prefix)) {
                return entry.routes();
            }
        }
        return null;
    }

    /**
     * The service of a request in the Query protocol; null where there is none.
     *
     * @param scope the service that the request is signed for; where it is empty, only the version counts
     */
    @Nullable
    Routes byQuery(String scope, String version) {
        for (Entry entry : entries) {
            Address.Query address = entry.service.address(Address.Query.class);
            if (address != null
                    && address.version().equals(version)
                    && (scope.isEmpty() || scope.equals(entry.service.signingName()))) {
                return entry.routes();
            }
        }
        return null;
    }

    /**
     * The service that a request by method and path is for; null where there is none.
     *
     * @param scope the service that the request is signed for; where it is empty, the only one of its kind counts
     */
    @Nullable
    Routes byPath(String scope, Class<? extends Address> kind) {
        for (Entry entry : entries) {
            if (takesPath(entry.service, scope, kind)) {
                return entry.routes();
            }
        }
        return null;
    }

    /** Whether {@link #byPath} finds a service; finds out no operations. */
    boolean havePath(String scope, Class<? extends Address> kind) {
        return entries.stream().anyMatch(entry -> takesPath(entry.service, scope, kind));
    }

    private static boolean takesPath(Service service, String scope, Class<? extends Address> kind) {
        return service.address(kind) != null && (scope.isEmpty() || scope.equals(service.signingName()));
    }

    /** The operation that takes such a request; null where no service has it. */
    public @Nullable Operation of(AwsRequest request) {
        Operation known = found.get(request.getClass());
        if (known == null) {
            known = search(request.getClass());
            if (known != null) {
                found.put(request.getClass(), known);
            }
        }
        return known;
    }

    /** First among services whose operations are known or whose name is in the request's, since finding operations out loads all of a service's classes. */
    private @Nullable Operation search(Class<? extends AwsRequest> request) {
        List<Entry> likely = new ArrayList<>();
        List<Entry> others = new ArrayList<>();
        for (Entry entry : entries) {
            boolean named = request.getPackageName().contains(entry.service.name());
            (entry.routes != null || named ? likely : others).add(entry);
        }
        likely.addAll(others);
        for (Entry entry : likely) {
            Operation operation = entry.routes().of(request);
            if (operation != null) {
                return operation;
            }
        }
        return null;
    }

    private static final class Entry {
        private final Service service;
        private volatile @Nullable Routes routes;

        Entry(Service service) {
            this.service = service;
        }

        Routes routes() {
            Routes known = routes;
            return known != null ? known : make();
        }

        private synchronized Routes make() {
            Routes made = routes;
            if (made == null) {
                made = new Routes(service);
                routes = made;
            }
            return made;
        }
    }
}
