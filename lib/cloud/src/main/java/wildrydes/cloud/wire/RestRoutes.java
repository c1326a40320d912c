package wildrydes.cloud.wire;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.core.SdkPojo;
import wildrydes.cloud.http.HttpRequest;

/** Finds the operation of a service by method, path, query string and headers. Safe for concurrent use. */
final class RestRoutes {

    /** @param operation null for one that only AWS serves */
    record Route(
            String name, RestTemplate template, @Nullable Operation operation) {}

    /** @param labels of the path, still encoded */
    record Match(Route route, Map<String, String> labels) {}

    private final Routes routes;
    private final List<Route> served = new ArrayList<>();
    private volatile @Nullable List<Route> all;

    RestRoutes(Routes routes) {
        this.routes = routes;
        for (Operation operation : routes.operations()) {
            served.add(new Route(
                    operation.name(), new RestTemplate(operation.binding(), operation.newBuilder()), operation));
        }
    }

    /** The operation that a request is for, be it served or not; null where AWS has none either. */
    @Nullable
    Match match(HttpRequest request, String path) {
        Map<String, String> parameters = request.parameters();
        Match match = best(served, request, path, parameters);
        if (match != null && match.route().template().accountsFor(request, parameters)) {
            return match;
        }
        // It may be for another operation of AWS's that looks alike, such as CopyObject, which looks like PutObject.
        return best(all(), request, path, parameters);
    }

    private static @Nullable Match best(
            List<Route> routes, HttpRequest request, String path, Map<String, String> parameters) {
        Match best = null;
        for (Route route : routes) {
            Map<String, String> labels = route.template().match(request, path, parameters);
            if (labels != null && (best == null || better(route, best.route()))) {
                best = new Match(route, labels);
            }
        }
        return best;
    }

    private static boolean better(Route route, Route than) {
        int more = route.template().demands() - than.template().demands();
        return more > 0 || more == 0 && route.operation() != null && than.operation() == null;
    }

    private List<Route> all() {
        List<Route> known = all;
        return known != null ? known : findAll();
    }

    /** Everything that the SDK's client can ask of AWS; costs some tenths of a second, so that it is put off. */
    private synchronized List<Route> findAll() {
        List<Route> found = all;
        if (found == null) {
            Map<String, Route> byName = new TreeMap<>();
            for (Class<? extends AwsRequest> request : routes.requestsAtAws()) {
                Operation operation = routes.of(request);
                SdkPojo builder = Operation.newBuilder(request);
                RestTemplate template = new RestTemplate(Operation.binding(request), builder);
                String name = Operation.nameAtAws(request);
                byName.put(name, new Route(name, template, operation));
            }
            found = List.copyOf(byName.values());
            all = found;
        }
        return found;
    }

    /** The classes of requests that a client's methods take. */
    static List<Class<? extends AwsRequest>> requests(Class<?> client) {
        List<Class<? extends AwsRequest>> requests = new ArrayList<>();
        for (Method method : client.getMethods()) {
            for (Class<?> parameter : method.getParameterTypes()) {
                if (AwsRequest.class.isAssignableFrom(parameter) && !requests.contains(parameter)) {
                    requests.add(parameter.asSubclass(AwsRequest.class));
                }
            }
        }
        return requests;
    }
}
