package wildrydes.cloud.wire;

import java.lang.reflect.Method;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequest;
import wildrydes.cloud.constraints.Constraints;

/** The operations of one service. */
public final class Routes {

    private final Service service;
    private final Map<String, Operation> byName = new TreeMap<>();
    private final Map<Class<?>, Operation> byRequest = new HashMap<>();
    private volatile @Nullable RestRoutes rest;

    Routes(Service service) {
        this.service = service;
        List<Object> parts = service.parts().get();
        Class<?> first = parts.get(0).getClass();
        Constraints shared = Constraints.beside(first);
        for (Object part : parts) {
            boolean among = part.getClass().getPackage().equals(first.getPackage());
            Constraints constraints = among ? shared : Constraints.beside(part.getClass());
            for (Method method : part.getClass().getMethods()) {
                if (Operation.isOperation(method)) {
                    Operation operation = Operation.of(this, constraints, part, method);
                    byName.put(operation.name(), operation);
                    byRequest.put(operation.requestClass(), operation);
                }
            }
        }
    }

    public Service service() {
        return service;
    }

    /** All operations, by name. */
    public Collection<Operation> operations() {
        return byName.values();
    }

    @Nullable
    Operation named(String name) {
        return byName.get(name);
    }

    @Nullable
    Operation of(Class<?> request) {
        return byRequest.get(request);
    }

    /** For services that are addressed by method and path. */
    RestRoutes rest() {
        RestRoutes known = rest;
        if (known == null) {
            known = new RestRoutes(this);
            rest = known;
        }
        return known;
    }

    /** Whether AWS has an operation of this name, as far as the SDK's model classes tell. */
    boolean existsAtAws(String name) {
        if (byRequest.isEmpty() || !name.chars().allMatch(Character::isLetterOrDigit)) {
            return false;
        }
        Class<?> one = byRequest.keySet().iterator().next();
        try {
            Class.forName(one.getPackageName() + "." + name + "Request", false, one.getClassLoader());
            return true;
        } catch (ClassNotFoundException | NoClassDefFoundError e) {
            return false;
        }
    }

    /** The requests of all operations that AWS has, served or not, as far as the SDK's client tells. */
    List<Class<? extends AwsRequest>> requestsAtAws() {
        if (byRequest.isEmpty()) {
            return List.of();
        }
        // Such as S3Request, the parent of all requests of the service, beside whose package is S3Client.
        Class<?> parent = byRequest.keySet().iterator().next().getSuperclass();
        String models = parent.getPackageName();
        String client = models.substring(0, models.lastIndexOf('.') + 1)
                + parent.getSimpleName().replaceAll("Request$", "Client");
        try {
            return RestRoutes.requests(Class.forName(client));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("The SDK has no " + client + ", where its requests would be found.", e);
        }
    }
}
