package wildrydes.cloud.wire;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.protocols.core.OperationInfo;
import software.amazon.awssdk.utils.builder.Buildable;
import wildrydes.cloud.auth.Caller;

/** One operation of a service: its name and place on the wire, its request class, and the method that does it. */
public final class Operation {

    private static final String REQUEST = "Request";

    private final Routes routes;
    private final Class<?> requestClass;
    private final String name;
    private final OperationInfo binding;
    private final MethodHandle newBuilder;
    private final MethodHandle method;
    private final boolean open;
    private final boolean unsigned;

    private Operation(
            Routes routes,
            Class<?> requestClass,
            OperationInfo binding,
            MethodHandle newBuilder,
            MethodHandle method,
            boolean open,
            boolean unsigned) {
        this.routes = routes;
        this.requestClass = requestClass;
        String simple = requestClass.getSimpleName();
        this.name = simple.substring(0, simple.length() - REQUEST.length());
        this.binding = binding;
        this.newBuilder = newBuilder;
        this.method = method;
        this.open = open;
        this.unsigned = unsigned;
    }

    /** Whether a service's method is an operation. */
    static boolean isOperation(Method method) {
        Class<?>[] parameters = method.getParameterTypes();
        return parameters.length == 2
                && AwsRequest.class.isAssignableFrom(parameters[0])
                && parameters[1] == Caller.class
                && AwsResponse.class.isAssignableFrom(method.getReturnType())
                && parameters[0].getSimpleName().endsWith(REQUEST);
    }

    static Operation of(Routes routes, Method method) {
        Class<?> request = method.getParameterTypes()[0];
        try {
            MethodHandles.Lookup lookup = MethodHandles.publicLookup();
            return new Operation(
                    routes,
                    request,
                    binding(request),
                    lookup.unreflect(request.getMethod("builder")).asType(MethodType.methodType(SdkPojo.class)),
                    lookup.unreflect(method)
                            .bindTo(routes.service().implementation())
                            .asType(MethodType.methodType(AwsResponse.class, AwsRequest.class, Caller.class)),
                    method.isAnnotationPresent(Open.class),
                    method.isAnnotationPresent(Unsigned.class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "The SDK's class " + request.getName() + " does not describe itself as expected: " + e.getMessage(),
                    e);
        }
    }

    /** The operation's place on the wire, which the SDK keeps in a private field of the request's marshaller. */
    private static OperationInfo binding(Class<?> request) throws ReflectiveOperationException {
        String models = request.getPackageName();
        String marshaller =
                models.substring(0, models.lastIndexOf('.')) + ".transform." + request.getSimpleName() + "Marshaller";
        Field field = Class.forName(marshaller).getDeclaredField("SDK_OPERATION_BINDING");
        field.setAccessible(true);
        return (OperationInfo) field.get(null);
    }

    public Service service() {
        return routes.service();
    }

    /** The operation's name, for example {@code PutRecords}. */
    public String name() {
        return name;
    }

    public Class<?> requestClass() {
        return requestClass;
    }

    /** Whether no policy of the caller's is asked before the operation begins; see {@link Open}. */
    public boolean open() {
        return open;
    }

    /** Whether it may be called without a signature; see {@link Unsigned}. */
    public boolean unsigned() {
        return unsigned;
    }

    OperationInfo binding() {
        return binding;
    }

    /** A builder of the request class. */
    SdkPojo newBuilder() {
        try {
            return (SdkPojo) newBuilder.invokeExact();
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    static AwsRequest build(SdkPojo builder) {
        return (AwsRequest) ((Buildable) builder).build();
    }

    /** What the request breaks of the service's constraints; nothing where it keeps them. */
    public void check(AwsRequest request) {
        String violated = routes.constraints().violated(name, request);
        if (violated != null) {
            throw new ServiceError("ValidationException", 400, violated);
        }
    }

    /** Does it; exceptions of the service's method come out unchanged. */
    public AwsResponse invoke(AwsRequest request, Caller caller) {
        try {
            return (AwsResponse) method.invokeExact(request, caller);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    private static RuntimeException unexpected(Throwable thrown) {
        if (thrown instanceof RuntimeException e) {
            return e;
        }
        if (thrown instanceof Error e) {
            throw e;
        }
        return new IllegalStateException(thrown);
    }

    @Override
    public String toString() {
        return service().name() + ":" + name;
    }
}
