package wildrydes.cloud.lambda.runner;

import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.api.client.LambdaRequestHandler;
import com.amazonaws.services.lambda.runtime.api.client.logging.LambdaContextLogger;
import com.amazonaws.services.lambda.runtime.api.client.runtimeapi.LambdaRuntimeApiClient;
import com.amazonaws.services.lambda.runtime.api.client.runtimeapi.LambdaRuntimeApiClientImpl;
import com.amazonaws.services.lambda.runtime.api.client.util.ConcurrencyConfig;
import com.amazonaws.services.lambda.runtime.logging.LogFormat;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The main class of an execution environment. It takes the place of {@link AWSLambda#main}, whose work it does by AWS's own
 * methods, in order to give them a log sink and, where the native part of AWS's client does not exist, a connection of our own.
 */
public final class Main {

    /** First argument: AWS's client with its native part. */
    public static final String NATIVE = "native";

    /** First argument: AWS's client over {@link PlainRuntimeApi}, which runs everywhere. */
    public static final String PLAIN = "plain";

    /** Environment variable that no two environments share, so that what a function forks is known by it. */
    public static final String MARK = "AWS_LAMBDA_RUNTIME_API";

    // Names, since the cloud does not have the classes that these are made with.

    /** This class. */
    public static final String NAME = "wildrydes.cloud.lambda.runner.Main";

    /** The function by which the archive of classes is made. */
    public static final String REHEARSAL = "wildrydes.cloud.lambda.runner.Rehearsal";

    private Main() {}

    /** Runs a function until its environment is ended; the arguments are the kind of client, and the handler. */
    public static void main(String[] arguments) throws Throwable {
        String api = Objects.requireNonNull(System.getenv(MARK));
        new Tie(System.in, MARK + "=" + api).watch();
        System.setIn(InputStream.nullInputStream());
        Frames frames = new Frames(new FileOutputStream(FileDescriptor.out));
        System.setOut(new PrintStream(frames.stream(Frames.OUT), false, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(frames.stream(Frames.ERR), false, StandardCharsets.UTF_8));
        try (LambdaContextLogger logger = new LambdaContextLogger(
                frames, LogLevel.fromString(variable("AWS_LAMBDA_LOG_LEVEL", "UNDEFINED")), format())) {
            run(arguments[1], client(arguments[0], api), logger);
        }
    }

    private static LambdaRuntimeApiClient client(String kind, String api) {
        if (kind.equals(NATIVE)) {
            try {
                return new LambdaRuntimeApiClientImpl(api);
            } catch (UnsatisfiedLinkError e) {
                // A C library that AWS's native part is not made for: the other one does the same.
            }
        }
        return new PlainRuntimeApi(api);
    }

    private static void run(String handler, LambdaRuntimeApiClient client, LambdaContextLogger logger)
            throws Throwable {
        Method load = AWSLambda.class.getDeclaredMethod(
                "getLambdaRequestHandlerObject", String.class, LambdaContextLogger.class, LambdaRuntimeApiClient.class);
        Object loaded = call(load, handler, logger, client);
        Method loop = AWSLambda.class.getDeclaredMethod(
                "startRuntimeLoops",
                LambdaRequestHandler.class,
                LambdaContextLogger.class,
                ConcurrencyConfig.class,
                LambdaRuntimeApiClient.class);
        call(loop, loaded, logger, new ConcurrencyConfig(logger), client);
    }

    private static @Nullable Object call(Method method, @Nullable Object... arguments) throws Throwable {
        method.setAccessible(true);
        try {
            return method.invoke(null, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    private static LogFormat format() {
        return LogFormat.fromString(variable("AWS_LAMBDA_LOG_FORMAT", "TEXT"));
    }

    private static String variable(String name, String otherwise) {
        return Objects.requireNonNullElse(System.getenv(name), otherwise);
    }
}
