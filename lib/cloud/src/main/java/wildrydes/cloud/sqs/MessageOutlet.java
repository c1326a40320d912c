package wildrydes.cloud.sqs;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;
import wildrydes.cloud.clock.CloudTime;

/** Hands messages out, and takes them back or away. */
final class MessageOutlet {

    private static final int MOST = 10;
    private static final int LONGEST_WAIT = 20;
    private static final long LONGEST_VISIBILITY = 43_200;
    /** Messages that become visible by cloud time wake nobody, so that who waits looks again. */
    private static final int LOOKS_A_SECOND = 10;

    private static final Duration LOOK = Duration.ofSeconds(1).dividedBy(LOOKS_A_SECOND);

    private static final String ALL = "All";

    private final Queues queues;
    private final QueueNames names;
    private final QueueMetrics metrics;
    private final CloudTime time;

    MessageOutlet(Queues queues, QueueNames names, QueueMetrics metrics, CloudTime time) {
        this.queues = queues;
        this.names = names;
        this.metrics = metrics;
        this.time = time;
    }

    /** Waits in real time, since the client counts it. */
    ReceiveMessageResponse receive(ReceiveMessageRequest request) {
        Queue queue = names.queue(request.queueUrl());
        int most = checked(request.maxNumberOfMessages(), 1, MOST, "MaxNumberOfMessages", 1);
        Duration timeout = timeout(queue, request.visibilityTimeout());
        if (request.waitTimeSeconds() != null
                && (request.waitTimeSeconds() < 0 || request.waitTimeSeconds() > LONGEST_WAIT)) {
            throw SqsErrors.attribute(
                    String.valueOf(request.waitTimeSeconds()),
                    "WaitTimeSeconds",
                    "Must be >= 0 and <= " + LONGEST_WAIT + ", if provided.");
        }
        long wait = request.waitTimeSeconds() == null
                ? QueueAttributes.number(queue, QueueAttributes.RECEIVE_WAIT)
                : request.waitTimeSeconds();
        List<Deliveries.Received> received = take(queue, most, timeout);
        long looks = wait * LOOKS_A_SECOND;
        while (received.isEmpty() && looks-- > 0 && queues.await(queue, LOOK)) {
            received = take(names.still(queue), most, timeout);
        }
        metrics.received(queue, received.size());
        return ReceiveMessageResponse.builder()
                .messages(received.stream().map(one -> message(one, request)).toList())
                .build();
    }

    private List<Deliveries.Received> take(Queue queue, int most, Duration timeout) {
        Instant now = time.instant();
        queues.expire(queue, now);
        redrive(queue, now);
        return queues.deliveries(queue).receive(most, now, timeout);
    }

    private void redrive(Queue queue, Instant now) {
        QueueAttributes.Redrive redrive = QueueAttributes.redrive(queue);
        Queue target = redrive == null ? null : names.at(redrive.arn());
        if (redrive == null
                || target == null
                || queues.deliveries(queue).worn(redrive.receives(), now).isEmpty()) {
            return;
        }
        queues.changing(() -> {
            Queue still = names.still(target);
            List<QueueMessage> worn = queues.deliveries(queue).worn(redrive.receives(), now);
            queues.add(worn.stream()
                    .map(message -> message.moved(still.number(), queues.next(), now, names.arn(queue.name())))
                    .toList());
            queues.remove(worn);
            return still;
        });
    }

    private static Message message(Deliveries.Received received, ReceiveMessageRequest request) {
        QueueMessage message = received.message();
        Map<String, MessageAttributeValue> attributes = chosen(message.attributes(), request.messageAttributeNames());
        return Message.builder()
                .messageId(message.id())
                .receiptHandle(new ReceiptHandle(message.queue(), message.sequence(), received.receives()).toString())
                .md5OfBody(Digests.of(message.body()))
                .body(message.body())
                .attributesWithStrings(system(received, request))
                .md5OfMessageAttributes(attributes.isEmpty() ? null : Digests.of(attributes))
                .messageAttributes(attributes.isEmpty() ? null : attributes)
                .build();
    }

    @SuppressWarnings("deprecation") // older clients ask by AttributeNames
    private static @Nullable Map<String, String> system(Deliveries.Received received, ReceiveMessageRequest request) {
        List<String> wanted = new ArrayList<>(request.attributeNamesAsStrings());
        wanted.addAll(request.messageSystemAttributeNamesAsStrings());
        QueueMessage message = received.message();
        Map<String, String> all = new TreeMap<>();
        all.put("SenderId", message.sender());
        all.put("SentTimestamp", String.valueOf(message.sent().toEpochMilli()));
        all.put("ApproximateReceiveCount", String.valueOf(received.receives()));
        all.put(
                "ApproximateFirstReceiveTimestamp",
                String.valueOf(received.first().toEpochMilli()));
        if (message.trace() != null) {
            all.put("AWSTraceHeader", message.trace());
        }
        if (message.source() != null) {
            all.put("DeadLetterQueueSourceArn", message.source());
        }
        if (!wanted.contains(ALL)) {
            all.keySet().retainAll(wanted);
        }
        return all.isEmpty() ? null : all;
    }

    /** Attributes by their names, by {@code All} or {@code .*}, or by how they begin: {@code ride.*}. */
    private static Map<String, MessageAttributeValue> chosen(
            Map<String, MessageAttributeValue> attributes, List<String> wanted) {
        Map<String, MessageAttributeValue> found = new TreeMap<>();
        attributes.forEach((name, value) -> {
            if (wanted.stream().anyMatch(pattern -> matches(name, pattern))) {
                found.put(name, value);
            }
        });
        return found;
    }

    private static boolean matches(String name, String pattern) {
        return pattern.equals(ALL)
                || pattern.equals(name)
                || pattern.endsWith(".*") && name.startsWith(pattern.substring(0, pattern.length() - 2));
    }

    private static Duration timeout(Queue queue, @Nullable Integer asked) {
        return asked == null
                ? QueueAttributes.seconds(queue, QueueAttributes.VISIBILITY_TIMEOUT)
                : Duration.ofSeconds(checked(asked, 0, LONGEST_VISIBILITY, "VisibilityTimeout", 0));
    }

    private static int checked(@Nullable Integer value, long least, long most, String name, int usual) {
        if (value == null) {
            return usual;
        }
        if (value < least || value > most) {
            throw SqsErrors.attribute(
                    String.valueOf(value), name, "Must be between " + least + " and " + most + ", if provided.");
        }
        return value;
    }

    /** A message that is gone already is no error. */
    void delete(Queue queue, @Nullable String handle) {
        ReceiptHandle receipt = handle(queue, handle);
        boolean gone = queues.changing(() -> {
            QueueMessage message = queues.deliveries(queue).of(receipt);
            if (message != null) {
                queues.remove(List.of(message));
            }
            return message != null;
        });
        metrics.deleted(queue, gone ? 1 : 0);
    }

    void visibility(Queue queue, @Nullable String handle, @Nullable Integer seconds) {
        ReceiptHandle receipt = handle(queue, handle);
        if (seconds == null) {
            throw SqsErrors.missing("VisibilityTimeout");
        }
        Duration timeout = timeout(queue, seconds);
        if (!queues.deliveries(queue).extend(receipt, time.instant(), timeout)) {
            throw SqsErrors.notInFlight(String.valueOf(handle));
        }
    }

    private static ReceiptHandle handle(Queue queue, @Nullable String handle) {
        if (handle == null || handle.isEmpty()) {
            throw SqsErrors.missing("ReceiptHandle");
        }
        ReceiptHandle receipt = ReceiptHandle.of(handle);
        if (receipt.queue() != queue.number()) {
            throw SqsErrors.handle(handle);
        }
        return receipt;
    }
}
