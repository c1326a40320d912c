package wildrydes.cloud.wire;

import java.lang.reflect.Method;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.constraints.Constraints;

/** The operations of one service. */
public final class Routes {

    private final Service service;
    private final Constraints constraints;
    private final Map<String, Operation> byName = new TreeMap<>();
    private final Map<Class<?>, Operation> byRequest = new HashMap<>();

    Routes(Service service) {
        this.service = service;
        Class<?> type = service.implementation().getClass();
        this.constraints = Constraints.beside(type);
        for (Method method : type.getMethods()) {
            if (Operation.isOperation(method)) {
                Operation operation = Operation.of(this, method);
                byName.put(operation.name(), operation);
                byRequest.put(operation.requestClass(), operation);
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

    Constraints constraints() {
        return constraints;
    }

    /** Whether AWS has an operation of this name, as far as the SDK's model classes tell. */
    boolean existsAtAws(String name) {
        if (byRequest.isEmpty() || !name.chars().allMatch(Character::isLetterOrDigit)) {
            return false;
        }
        String models = byRequest.keySet().iterator().next().getPackageName();
        try {
            Class.forName(
                    models + "." + name + "Request",
                    false,
                    service.implementation().getClass().getClassLoader());
            return true;
        } catch (ClassNotFoundException | NoClassDefFoundError e) {
            return false;
        }
    }
}
