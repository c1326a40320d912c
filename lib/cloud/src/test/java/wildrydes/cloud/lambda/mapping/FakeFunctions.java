package wildrydes.cloud.lambda.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;
import wildrydes.cloud.lambda.FunctionVersion;
import wildrydes.cloud.lambda.Invoker;
import wildrydes.cloud.lambda.run.Outcome;

/** Functions that are lambdas of a test. */
final class FakeFunctions implements Invoker {

    static final String PREFIX = "arn:aws:lambda:us-east-1:000000000000:function:";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What a function does; what it throws is the error that it ends with. */
    @FunctionalInterface
    interface Body {
        String handle(JsonNode event) throws InterruptedException;
    }

    /** Stands for used-up concurrency. */
    static final class Throttle extends RuntimeException {}

    /** Every event of a function that was invoked, in order. */
    final List<JsonNode> events = Collections.synchronizedList(new ArrayList<>());

    private final Map<String, Body> bodies = new ConcurrentHashMap<>();
    private final Map<String, String> roles = new TreeMap<>();
    Duration timeout = Duration.ofSeconds(3);

    void put(String name, String role, Body body) {
        roles.put(name, role);
        bodies.put(name, body);
    }

    void body(String name, Body body) {
        bodies.put(name, body);
    }

    void remove(String name) {
        roles.remove(name);
        bodies.remove(name);
    }

    private static String name(String arn) {
        return arn.substring(PREFIX.length()).split(":", -1)[0];
    }

    @Override
    public Outcome invoke(String arn, String requestId, byte[] payload) throws InterruptedException {
        Body body = bodies.get(name(arn));
        if (body == null) {
            throw missing(arn);
        }
        JsonNode event = json(payload);
        try {
            String answer = body.handle(event);
            events.add(event);
            return outcome(answer, null);
        } catch (Throttle e) {
            throw TooManyRequestsException.builder()
                    .message("Rate Exceeded.")
                    .statusCode(429)
                    .build();
        } catch (RuntimeException | AssertionError e) {
            events.add(event);
            return outcome(
                    "{\"errorMessage\":\"" + e.getMessage() + "\",\"errorType\":\""
                            + e.getClass().getName() + "\"}",
                    "Unhandled");
        }
    }

    private static JsonNode json(byte[] payload) {
        try {
            return JSON.readTree(payload);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Outcome outcome(String payload, @Nullable String error) {
        return new Outcome(
                payload.getBytes(StandardCharsets.UTF_8),
                error,
                Duration.ofMillis(1),
                Duration.ofMillis(1),
                null,
                64,
                null);
    }

    private static ResourceNotFoundException missing(String arn) {
        return ResourceNotFoundException.builder()
                .message("Function not found: " + arn)
                .build();
    }

    @Override
    public FunctionVersion function(String arn) {
        String name = name(arn);
        String role = roles.get(name);
        if (role == null) {
            throw missing(arn);
        }
        return new FunctionVersion(
                name,
                "$LATEST",
                PREFIX + name,
                role,
                "java21",
                "any.Class",
                Path.of("code"),
                List.of(),
                timeout,
                128,
                512,
                Map.of(),
                "/aws/lambda/" + name,
                "1");
    }
}
