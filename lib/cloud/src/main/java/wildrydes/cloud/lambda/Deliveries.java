package wildrydes.cloud.lambda;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.clock.CloudTime;
import wildrydes.cloud.door.Door;
import wildrydes.cloud.lambda.QueuedEvent.Failed;

/**
 * Sends records of asynchronous invocations to their destinations, and dead letters, in the function's role
 * (docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html; the records are as localstack/localstack recorded them). What cannot be delivered
 * is told in a metric and in the cloud's log, as at AWS. Safe for concurrent use.
 */
final class Deliveries {

    private static final Logger LOG = Logger.getLogger(Deliveries.class.getName());
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter KEY = new DateTimeFormatterBuilder()
            .appendPattern("yyyy/MM/dd/")
            .appendPattern("yyyy-MM-dd'T'HH.mm.ss")
            .toFormatter(Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    /** docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html: the first KB. */
    private static final int LONGEST_MESSAGE = 1024;

    private static final String BUCKET = "arn:aws:s3:::";
    private static final String QUEUE = "arn:aws:sqs:";

    private final FunctionNames names;
    private final Supplier<Door> door;
    private final FunctionMetrics metrics;
    private final CloudTime time;

    /** @param door asked for when it is needed, since services are made before it */
    Deliveries(FunctionNames names, Supplier<Door> door, FunctionMetrics metrics, CloudTime time) {
        this.names = names;
        this.door = door;
        this.metrics = metrics;
        this.time = time;
    }

    /** An event was run, and well. */
    void succeeded(LambdaFunction function, AsyncSettings settings, QueuedEvent event, Execution.Ran ran) {
        String destination = settings.onSuccess();
        if (destination != null) {
            ObjectNode record = record(event, "Success", event.attempts() + 1);
            ObjectNode context = record.putObject("responseContext");
            context.put("statusCode", 200).put("executedVersion", ran.version());
            record.set("responsePayload", json(ran.outcome().payload()));
            send(function, event, destination, record);
        }
    }

    /** An event was given up. */
    void failed(LambdaFunction function, AsyncSettings settings, QueuedEvent event, String condition) {
        String destination = settings.onFailure();
        if (destination != null) {
            ObjectNode record = record(event, condition, event.attempts());
            Failed last = event.last();
            if (last != null) {
                ObjectNode context = record.putObject("responseContext");
                context.put("statusCode", 200)
                        .put("executedVersion", last.version())
                        .put("functionError", last.error());
                record.set("responsePayload", json(last.payload()));
            }
            send(function, event, destination, record);
        }
        String letters = function.latest().settings().deadLetters();
        if (letters != null) {
            sendDeadLetter(function, event, letters);
        }
    }

    private ObjectNode record(QueuedEvent event, String condition, int invocations) {
        ObjectNode record = JSON.createObjectNode();
        record.put("version", "1.0").put("timestamp", MOMENT.format(time.instant()));
        record.putObject("requestContext")
                .put("requestId", event.id())
                .put(
                        "functionArn",
                        names.arn(event.target().name(), event.target().key()))
                .put("condition", condition)
                .put("approximateInvokeCount", invocations);
        record.set("requestPayload", json(event.payload()));
        return record;
    }

    private static JsonNode json(byte[] payload) {
        if (payload.length == 0) {
            return JSON.createObjectNode();
        }
        try {
            return JSON.readTree(payload);
        } catch (IOException e) {
            return new TextNode(new String(payload, StandardCharsets.UTF_8)); // functions may answer with anything
        }
    }

    private void send(LambdaFunction function, QueuedEvent event, String destination, ObjectNode record) {
        try {
            String text = JSON.writeValueAsString(record);
            Caller role = role(function);
            if (destination.startsWith(QUEUE)) {
                door.get().call(message(destination, text, Map.of()), role);
            } else if (destination.startsWith(BUCKET)) {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                door.get().call(object(function, destination, bytes), new ByteArrayInputStream(bytes), role);
            } else {
                door.get()
                        .call(
                                InvokeRequest.builder()
                                        .functionName(destination)
                                        .invocationType(InvocationType.EVENT)
                                        .payload(SdkBytes.fromUtf8String(text))
                                        .build(),
                                role);
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A record can be written as JSON", e);
        } catch (RuntimeException e) {
            metrics.undelivered(event.target(), time.instant());
            LOG.log(
                    Level.WARNING,
                    "The record of event " + event.id() + " of function " + function.name() + " did not reach "
                            + destination + ": " + e.getMessage(),
                    e);
        }
    }

    private static Caller role(LambdaFunction function) {
        return LambdaRole.of(function.latest().settings().role(), function.name());
    }

    private PutObjectRequest object(LambdaFunction function, String bucket, byte[] content) {
        Instant now = time.instant();
        return PutObjectRequest.builder()
                .bucket(bucket.substring(BUCKET.length()))
                .key("aws/lambda/async/" + function.name() + "/" + KEY.format(now) + "-" + UUID.randomUUID())
                .contentType("application/json")
                .contentLength((long) content.length)
                .build();
    }

    private static SendMessageRequest message(
            String queue, String text, Map<String, MessageAttributeValue> attributes) {
        String[] parts = queue.split(":", 6);
        return SendMessageRequest.builder()
                .queueUrl("https://sqs." + parts[3] + ".amazonaws.com/" + parts[4] + "/" + parts[5])
                .messageBody(text)
                .messageAttributes(attributes)
                .build();
    }

    /** The event as it came; what went wrong is in its attributes. */
    private void sendDeadLetter(LambdaFunction function, QueuedEvent event, String queue) {
        Map<String, MessageAttributeValue> attributes = new HashMap<>();
        attributes.put("RequestID", attribute("String", event.id()));
        Failed last = event.last();
        if (last != null) {
            attributes.put("ErrorCode", attribute("Number", "200"));
            String message = json(last.payload()).path("errorMessage").asText("");
            if (!message.isEmpty()) {
                attributes.put("ErrorMessage", attribute("String", shortened(message)));
            }
        }
        String body = event.payload().length == 0 ? "{}" : new String(event.payload(), StandardCharsets.UTF_8);
        try {
            door.get().call(message(queue, body, attributes), role(function));
        } catch (RuntimeException e) {
            metrics.deadLetterLost(event.target(), time.instant());
            LOG.log(
                    Level.WARNING,
                    "The dead letter of event " + event.id() + " of function " + function.name() + " did not reach "
                            + queue + ": " + e.getMessage(),
                    e);
        }
    }

    private static String shortened(String message) {
        return message.substring(0, Math.min(LONGEST_MESSAGE, message.length()));
    }

    private static MessageAttributeValue attribute(String type, @Nullable String value) {
        return MessageAttributeValue.builder().dataType(type).stringValue(value).build();
    }
}
