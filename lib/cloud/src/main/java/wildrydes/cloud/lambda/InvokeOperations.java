package wildrydes.cloud.lambda;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LogType;
import software.amazon.awssdk.services.lambda.model.ThrottleReason;
import wildrydes.cloud.auth.Caller;

/** Invoke, in its three kinds (docs.aws.amazon.com/lambda/latest/api/API_Invoke.html). Safe for concurrent use. */
public final class InvokeOperations {

    /** 6 MB, docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html. */
    private static final int MOST_BYTES = 6 << 20;
    /** 1 MB since October 2025, by the same page. */
    private static final int MOST_EVENT_BYTES = 1 << 20;

    private static final int MOST_CONTEXT = 3583;
    /** Who waits for an answer holds one of the server's threads, and functions need some of them to call the cloud. */
    private static final int MOST_WAITING = 100;

    private static final byte[] NOTHING = new byte[0];
    private static final ObjectMapper JSON = new ObjectMapper();

    private final FunctionNames names;
    private final Execution execution;
    private final EventQueue events;
    private final Semaphore waiting = new Semaphore(MOST_WAITING);

    InvokeOperations(FunctionNames names, Execution execution, EventQueue events) {
        this.names = names;
        this.execution = execution;
        this.events = events;
    }

    public InvokeResponse invoke(InvokeRequest request, Caller caller) {
        Target target = names.target(request.functionName(), request.qualifier());
        byte[] payload = request.payload() == null ? NOTHING : request.payload().asByteArrayUnsafe();
        boolean event = request.invocationType() == InvocationType.EVENT;
        if (event && payload.length > MOST_EVENT_BYTES) {
            throw InvokeErrors.eventTooLarge(payload.length, MOST_EVENT_BYTES);
        }
        if (payload.length > MOST_BYTES) {
            throw InvokeErrors.requestTooLarge(payload.length, MOST_BYTES);
        }
        requireJson(payload);
        execution.invocable(target);
        if (request.invocationType() == InvocationType.DRY_RUN) {
            return InvokeResponse.builder().statusCode(204).build();
        }
        Execution.Order order = new Execution.Order(
                target,
                UUID.randomUUID().toString(),
                payload,
                context(request.clientContext()),
                request.logType() == LogType.TAIL);
        if (event) {
            events.add(order);
            return InvokeResponse.builder().statusCode(202).build();
        }
        return answer(ran(order));
    }

    private Execution.Ran ran(Execution.Order order) {
        if (!waiting.tryAcquire()) {
            throw InvokeErrors.throttled(ThrottleReason.CONCURRENT_INVOCATION_LIMIT_EXCEEDED);
        }
        try {
            return execution.run(order);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw InvokeErrors.stopping();
        } finally {
            waiting.release();
        }
    }

    private static InvokeResponse answer(Execution.Ran ran) {
        byte[] log = ran.outcome().log();
        return InvokeResponse.builder()
                .statusCode(200)
                .payload(SdkBytes.fromByteArrayUnsafe(ran.outcome().payload()))
                .functionError(ran.outcome().error())
                .executedVersion(ran.version())
                .logResult(log == null ? null : Base64.getEncoder().encodeToString(log))
                .build();
    }

    private static void requireJson(byte[] payload) {
        if (payload.length == 0) {
            return;
        }
        try (JsonParser parser = JSON.createParser(payload)) {
            if (parser.nextToken() == null) {
                throw InvokeErrors.notJson("No content to map due to end-of-input");
            }
            parser.skipChildren();
            if (parser.nextToken() != null) {
                throw InvokeErrors.notJson("Trailing token (of type " + parser.currentToken() + ") found after value");
            }
        } catch (JsonProcessingException e) {
            throw InvokeErrors.notJson(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException("Memory does not fail", e);
        }
    }

    private static @Nullable String context(@Nullable String encoded) {
        if (encoded == null || encoded.isEmpty()) {
            return null;
        }
        if (encoded.length() > MOST_CONTEXT) {
            throw InvokeErrors.badContext();
        }
        try {
            String context = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            if (JSON.readTree(context).isObject()) {
                return context;
            }
        } catch (IllegalArgumentException | JsonProcessingException e) {
            throw InvokeErrors.badContext();
        }
        throw InvokeErrors.badContext();
    }
}
