package wildrydes.cloud.wire;

import java.io.InputStream;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Map;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.protocols.core.OperationInfo;
import software.amazon.awssdk.utils.builder.Buildable;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.constraints.Constraints;

/**
 * One operation of a service: its name and place on the wire, its request class, and the method that does it. The method is
 * {@code (XxxRequest, Caller) -> XxxResponse}; one that reads a body of any size takes a {@link RequestStream} (or any {@link
 * InputStream}) between the two, one that answers with such a body returns {@code ResponseStream<XxxResponse>}, and one that
 * answers with events takes an {@link EventSink} between the two.
 */
public final class Operation {

    private static final String REQUEST = "Request";
    /** The packages of services whose models are in another's, by the parent of all their requests. */
    private static final Map<String, String> SHARING = Map.of("DynamoDbStreamsRequest", "streams");
    /** What the methods of all forms are brought to. */
    private static final MethodType CALL =
            MethodType.methodType(Object.class, AwsRequest.class, RequestStream.class, EventSink.class, Caller.class);

    /** What operations are given, and do not see, that answer without events. */
    private static final EventSink NO_EVENTS = new EventSink();

    private final Routes routes;
    private final Constraints constraints;
    private final Class<?> requestClass;
    private final String name;
    private final OperationInfo binding;
    private final MethodHandle newBuilder;
    private final MethodHandle method;
    private final boolean readsStream;
    private final boolean sendsEvents;
    private final boolean unsigned;
    private final boolean open;
    private final int status;

    private Operation(
            Routes routes,
            Constraints constraints,
            Class<?> requestClass,
            OperationInfo binding,
            MethodHandle newBuilder,
            MethodHandle call,
            Method method) {
        this.routes = routes;
        this.constraints = constraints;
        this.requestClass = requestClass;
        this.name = name(requestClass, binding);
        this.binding = binding;
        this.newBuilder = newBuilder;
        this.method = call;
        this.readsStream = method.getParameterCount() == 3 && !takesSink(method);
        this.sendsEvents = takesSink(method);
        this.unsigned = method.isAnnotationPresent(Unsigned.class);
        this.open = method.isAnnotationPresent(Open.class);
        Answers answers = method.getAnnotation(Answers.class);
        this.status = answers == null ? 200 : answers.value();
    }

    /** As AWS spells it; the SDK's classes spell some differently, such as AddClientIDToOpenIDConnectProvider. */
    private static String name(Class<?> requestClass, OperationInfo binding) {
        String identifier = binding.operationIdentifier();
        if (identifier != null) {
            return identifier.substring(identifier.indexOf('.') + 1);
        }
        String simple = requestClass.getSimpleName();
        return simple.substring(0, simple.length() - REQUEST.length());
    }

    /** The name that AWS gives to the operation of a request class. */
    public static String nameAtAws(Class<?> requestClass) {
        return name(requestClass, binding(requestClass));
    }

    /** Whether a service's method is an operation. */
    static boolean isOperation(Method method) {
        Class<?>[] parameters = method.getParameterTypes();
        int last = parameters.length - 1;
        return (last == 1 || last == 2 && (parameters[1].isAssignableFrom(RequestStream.class) || takesSink(method)))
                && AwsRequest.class.isAssignableFrom(parameters[0])
                && parameters[last] == Caller.class
                && (AwsResponse.class.isAssignableFrom(method.getReturnType())
                        || method.getReturnType() == ResponseStream.class)
                && parameters[0].getSimpleName().endsWith(REQUEST);
    }

    private static boolean takesSink(Method method) {
        return method.getParameterCount() == 3 && method.getParameterTypes()[1] == EventSink.class;
    }

    static Operation of(Routes routes, Constraints constraints, Object part, Method method) {
        Class<?> request = method.getParameterTypes()[0];
        try {
            MethodHandles.Lookup lookup = MethodHandles.publicLookup();
            MethodHandle call = lookup.unreflect(method).bindTo(part);
            if (method.getParameterCount() == 2) {
                call = MethodHandles.dropArguments(call, 1, RequestStream.class, EventSink.class);
            } else if (takesSink(method)) {
                call = MethodHandles.dropArguments(call, 1, RequestStream.class);
            } else {
                call = MethodHandles.dropArguments(call, 2, EventSink.class);
            }
            return new Operation(
                    routes,
                    constraints,
                    request,
                    binding(request),
                    lookup.unreflect(request.getMethod("builder")).asType(MethodType.methodType(SdkPojo.class)),
                    call.asType(CALL),
                    method);
        } catch (ReflectiveOperationException e) {
            throw undescribed(request, e);
        }
    }

    private static IllegalStateException undescribed(Class<?> request, ReflectiveOperationException e) {
        return new IllegalStateException(
                "The SDK's class " + request.getName() + " does not describe itself as expected: " + e.getMessage(), e);
    }

    /** Where the SDK has the client of a request: beside the models, but for a service that shares them with another. */
    public static String servicePackage(Class<?> request) {
        String models = request.getPackageName();
        String service = models.substring(0, models.lastIndexOf('.'));
        String shared = SHARING.get(request.getSuperclass().getSimpleName());
        return shared == null ? service : service + "." + shared;
    }

    /** The operation's place on the wire, which the SDK keeps in a private field of the request's marshaller. */
    static OperationInfo binding(Class<?> request) {
        String marshaller = servicePackage(request) + ".transform." + request.getSimpleName() + "Marshaller";
        try {
            Field field = Class.forName(marshaller).getDeclaredField("SDK_OPERATION_BINDING");
            field.setAccessible(true);
            return (OperationInfo) field.get(null);
        } catch (ReflectiveOperationException e) {
            throw undescribed(request, e);
        }
    }

    public Service service() {
        return routes.service();
    }

    Routes routes() {
        return routes;
    }

    /** The operation's name, for example {@code PutRecords}. */
    public String name() {
        return name;
    }

    public Class<?> requestClass() {
        return requestClass;
    }

    /** Whether it reads the body as a stream, so that the body must not be held in memory. */
    public boolean readsStream() {
        return readsStream;
    }

    /** Whether it may come without a signature. */
    public boolean unsigned() {
        return unsigned;
    }

    /** Whether whoever has a key may call it; see {@link Open}. */
    public boolean open() {
        return open;
    }

    /** HTTP status of an answer that does not say itself. */
    int status() {
        return status;
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

    /** A builder of a request class that is not served. */
    static SdkPojo newBuilder(Class<?> request) {
        try {
            return (SdkPojo) request.getMethod("builder").invoke(null);
        } catch (ReflectiveOperationException e) {
            throw undescribed(request, e);
        }
    }

    static AwsRequest build(SdkPojo builder) {
        return (AwsRequest) ((Buildable) builder).build();
    }

    /** What the request breaks of the service's constraints; nothing where it keeps them. */
    public void check(AwsRequest request) {
        String violated = constraints.violated(name, request);
        if (violated != null) {
            throw new ServiceError(constraints.error(), 400, violated);
        }
    }

    /**
     * Does it; exceptions of the service's method come out unchanged.
     *
     * @param body what an operation that reads a stream reads
     */
    @SuppressWarnings("unchecked") // isOperation saw to what a method returns
    public ResponseStream<AwsResponse> invoke(AwsRequest request, RequestStream body, Caller caller) {
        EventSink events = sendsEvents ? new EventSink() : NO_EVENTS;
        try {
            Object answer = (Object) method.invokeExact(request, body, events, caller);
            if (sendsEvents) {
                return ResponseStream.with((AwsResponse) answer, events);
            }
            return answer instanceof ResponseStream<?> stream
                    ? (ResponseStream<AwsResponse>) stream
                    : ResponseStream.without((AwsResponse) answer);
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
