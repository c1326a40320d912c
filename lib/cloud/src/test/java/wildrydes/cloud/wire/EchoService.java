package wildrydes.cloud.wire;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Locale;
import java.util.TreeMap;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.ClassFileVersion;
import net.bytebuddy.description.annotation.AnnotationDescription;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.implementation.InvocationHandlerAdapter;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.utils.builder.Buildable;
import wildrydes.cloud.auth.Caller;

/**
 * A service with every operation that one of the SDK's clients has. It remembers what it was asked and answers what it was
 * told to; throws what it was told to throw.
 */
public final class EchoService {

    /** @param readsStream whether its body is a stream; {@code answersStream}: whether its answer's body is one */
    record Call(
            String method,
            Class<? extends AwsRequest> request,
            Class<? extends AwsResponse> response,
            boolean readsStream,
            boolean answersStream) {}

    private final TreeMap<String, Call> calls = new TreeMap<>();
    private final Object implementation;
    private volatile @Nullable AwsResponse answer;
    private volatile byte[] content = new byte[0];
    private volatile @Nullable RuntimeException failure;
    private volatile @Nullable AwsRequest asked;
    private volatile byte[] body = new byte[0];

    /** @param client the interface of the SDK's synchronous client */
    public EchoService(Class<?> client) {
        DynamicType.Builder<Object> type = new ByteBuddy(ClassFileVersion.JAVA_V17)
                .subclass(Object.class)
                .name("wildrydes.cloud.wire.Echo" + client.getSimpleName())
                .modifiers(Modifier.PUBLIC);
        for (Method method : client.getMethods()) {
            Call call = call(method);
            if (call != null && calls.putIfAbsent(call.method(), call) == null) {
                Type[] parameters = call.readsStream()
                        ? new Type[] {call.request(), RequestStream.class, Caller.class}
                        : new Type[] {call.request(), Caller.class};
                type = type.defineMethod(
                                call.method(),
                                call.answersStream() ? ResponseStream.class : call.response(),
                                Modifier.PUBLIC)
                        .withParameters(parameters)
                        .intercept(InvocationHandlerAdapter.of((self, called, arguments) -> answer(call, arguments)))
                        // some clients sign some of their calls, and some none
                        .annotateMethod(AnnotationDescription.Builder.ofType(Unsigned.class)
                                .build());
            }
        }
        try {
            implementation = type.make()
                    .load(EchoService.class.getClassLoader())
                    .getLoaded()
                    .getConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The operation that a method of the client calls; null for its other methods and for what streams events. */
    private static @Nullable Call call(Method method) {
        Class<?>[] parameters = method.getParameterTypes();
        if (parameters.length == 0 || !AwsRequest.class.isAssignableFrom(parameters[0])) {
            return null;
        }
        Class<? extends AwsRequest> request = parameters[0].asSubclass(AwsRequest.class);
        boolean reads = parameters.length > 1 && parameters[1].getSimpleName().equals("RequestBody");
        int transformer = parameters.length - 1;
        boolean answers =
                transformer > 0 && parameters[transformer].getSimpleName().equals("ResponseTransformer");
        if (answers) {
            Type response =
                    ((ParameterizedType) method.getGenericParameterTypes()[transformer]).getActualTypeArguments()[0];
            return new Call(
                    method.getName(), request, ((Class<?>) response).asSubclass(AwsResponse.class), reads, true);
        }
        String expected = request.getSimpleName().replaceAll("Request$", "");
        boolean named =
                method.getName().equals(expected.substring(0, 1).toLowerCase(Locale.ROOT) + expected.substring(1));
        boolean plain = named
                && AwsResponse.class.isAssignableFrom(method.getReturnType())
                && parameters.length == (reads ? 2 : 1);
        return plain
                ? new Call(
                        method.getName(), request, method.getReturnType().asSubclass(AwsResponse.class), reads, false)
                : null;
    }

    private Object answer(Call call, Object[] arguments) throws IOException {
        asked = (AwsRequest) arguments[0];
        body = call.readsStream() ? ((InputStream) arguments[1]).readAllBytes() : new byte[0];
        RuntimeException thrown = failure;
        if (thrown != null) {
            throw thrown;
        }
        AwsResponse told = answer;
        AwsResponse response = call.response().isInstance(told)
                ? call.response().cast(told)
                : (AwsResponse) ((Buildable) AnyModel.builder(call.response())).build();
        return call.answersStream()
                ? new ResponseStream<>(response, new ByteArrayInputStream(content), content.length)
                : response;
    }

    /** The object to serve. */
    public Object implementation() {
        return implementation;
    }

    /** The operations, by the names of their methods. */
    TreeMap<String, Call> calls() {
        return calls;
    }

    public void answers(AwsResponse response) {
        answers(response, new byte[0]);
    }

    /** @param streamed the body where the operation answers with a stream */
    public void answers(AwsResponse response, byte[] streamed) {
        failure = null;
        answer = response;
        content = streamed;
    }

    public void fails(RuntimeException thrown) {
        failure = thrown;
    }

    public @Nullable AwsRequest asked() {
        return asked;
    }

    /** What was read from the stream. */
    byte[] body() {
        return body;
    }
}
