package wildrydes.cloud.lambda.mapping.poll;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import wildrydes.cloud.lambda.FunctionVersion;
import wildrydes.cloud.lambda.mapping.DestinationAccess;
import wildrydes.cloud.lambda.mapping.Mapping;
import wildrydes.cloud.lambda.mapping.QueueUrls;
import wildrydes.cloud.lambda.mapping.event.EventFormat;
import wildrydes.cloud.reading.Calls;

/**
 * Tells a destination of batches that were given up (docs.aws.amazon.com/lambda/latest/dg/kinesis-on-failure-destination.html): to a queue which ones,
 * to a bucket the records as well.
 */
final class FailureReports {

    private static final Logger LOG = Logger.getLogger(FailureReports.class.getName());
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy/MM/dd").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH.mm.ss").withZone(ZoneOffset.UTC);

    /** Why a batch is given up, as AWS says it. */
    enum Condition {
        RETRY_ATTEMPTS_EXHAUSTED("RetryAttemptsExhausted"),
        RECORD_AGE_EXCEEDED("RecordAgeExceeded");

        private final String word;

        Condition(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    private final Mapping mapping;
    private final EventFormat<?> format;
    private final MappingMetrics metrics;

    FailureReports(Mapping mapping, EventFormat<?> format, MappingMetrics metrics) {
        this.mapping = mapping;
        this.format = format;
        this.metrics = metrics;
    }

    /** Reports a batch, in the function's role; what cannot be delivered is counted and dropped, as at AWS. */
    void report(Calls calls, FunctionVersion function, Batch batch, Condition condition, Instant now) {
        String destination = mapping.settings().onFailure();
        if (destination == null) {
            return;
        }
        ObjectNode report = json(function, batch, condition, now);
        try {
            if (DestinationAccess.bucket(destination)) {
                put(calls, destination, report, batch, now);
            } else {
                calls.call(SendMessageRequest.builder()
                        .queueUrl(QueueUrls.of(destination))
                        .messageBody(report.toString())
                        .build());
            }
            metrics.reported(now, batch.items().size());
        } catch (RuntimeException e) {
            metrics.unreported(now);
            LOG.log(
                    Level.WARNING,
                    "Mapping " + mapping.uuid() + " has given up a batch and cannot report it to " + destination + ": "
                            + e.getMessage(),
                    e);
        }
    }

    private void put(Calls calls, String destination, ObjectNode report, Batch batch, Instant now) {
        report.put("payload", new String(Payloads.of(batch, mapping.source()), StandardCharsets.UTF_8));
        byte[] body = report.toString().getBytes(StandardCharsets.UTF_8);
        calls.call(
                PutObjectRequest.builder()
                        .bucket(DestinationAccess.bucketName(destination))
                        .key("aws/lambda/" + mapping.uuid() + "/" + batch.shard() + "/" + DAY.format(now) + "/"
                                + SECOND.format(now) + "-" + UUID.randomUUID())
                        .contentType("application/json")
                        .contentLength((long) body.length)
                        .build(),
                new ByteArrayInputStream(body));
    }

    /** What AWS tells of a batch. */
    ObjectNode json(FunctionVersion function, Batch batch, Condition condition, Instant now) {
        String request = batch.request();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.putObject("requestContext")
                .put("requestId", request == null ? UUID.randomUUID().toString() : request)
                .put("functionArn", mapping.function())
                .put("condition", condition.word())
                .put("approximateInvokeCount", Math.max(1, batch.attempts()));
        if (condition == Condition.RETRY_ATTEMPTS_EXHAUSTED) {
            json.putObject("responseContext")
                    .put("statusCode", 200)
                    .put("executedVersion", function.version())
                    .put("functionError", batch.error());
        }
        json.put("version", "1.0").put("timestamp", MILLIS.format(now));
        ObjectNode info = json.putObject(format.batchInfo())
                .put("shardId", batch.shard())
                .put("startSequenceNumber", batch.from())
                .put("endSequenceNumber", batch.to());
        List<Item> items = batch.items();
        if (!items.isEmpty()) {
            info.put(
                            "approximateArrivalOfFirstRecord",
                            format.arrival(items.get(0).arrival()))
                    .put(
                            "approximateArrivalOfLastRecord",
                            format.arrival(items.get(items.size() - 1).arrival()));
        }
        info.put("batchSize", items.size()).put("streamArn", mapping.source());
        return json;
    }

    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
}
