package wildrydes.cloud.sqs;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeNameForSends;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResultEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.clock.CloudTime;

/** Takes messages in. */
final class MessageIntake {

    private final Queues queues;
    private final QueueNames names;
    private final QueueMetrics metrics;
    private final CloudTime time;

    MessageIntake(Queues queues, QueueNames names, QueueMetrics metrics, CloudTime time) {
        this.queues = queues;
        this.names = names;
        this.metrics = metrics;
        this.time = time;
    }

    SendMessageResponse send(SendMessageRequest request, Caller caller) {
        Queue queue = names.queue(request.queueUrl());
        QueueMessage message = message(
                queue,
                caller,
                request.messageBody(),
                request.messageAttributes(),
                request.messageSystemAttributes(),
                request.delaySeconds());
        add(queue, List.of(message));
        return SendMessageResponse.builder()
                .messageId(message.id())
                .md5OfMessageBody(Digests.of(message.body()))
                .md5OfMessageAttributes(digest(message.attributes()))
                .build();
    }

    SendMessageBatchResponse send(SendMessageBatchRequest request, Caller caller) {
        Queue queue = names.queue(request.queueUrl());
        Batch.check(request.entries(), "SendMessageBatchRequestEntry", SendMessageBatchRequestEntry::id);
        long bytes = 0;
        for (SendMessageBatchRequestEntry entry : request.entries()) {
            bytes += MessageRules.size(entry.messageBody(), entry.messageAttributes());
        }
        if (bytes > MessageRules.LONGEST_BATCH) {
            throw SqsErrors.longBatch(bytes, MessageRules.LONGEST_BATCH);
        }
        List<QueueMessage> taken = new ArrayList<>();
        List<SendMessageBatchResultEntry> successful = new ArrayList<>();
        List<BatchResultErrorEntry> failed = new ArrayList<>();
        for (SendMessageBatchRequestEntry entry : request.entries()) {
            try {
                QueueMessage message = message(
                        queue,
                        caller,
                        entry.messageBody(),
                        entry.messageAttributes(),
                        entry.messageSystemAttributes(),
                        entry.delaySeconds());
                taken.add(message);
                successful.add(SendMessageBatchResultEntry.builder()
                        .id(entry.id())
                        .messageId(message.id())
                        .md5OfMessageBody(Digests.of(message.body()))
                        .md5OfMessageAttributes(digest(message.attributes()))
                        .build());
            } catch (RuntimeException e) {
                failed.add(Batch.refused(entry.id(), e));
            }
        }
        add(queue, taken);
        return SendMessageBatchResponse.builder()
                .successful(successful)
                .failed(failed)
                .build();
    }

    private QueueMessage message(
            Queue queue,
            Caller caller,
            @Nullable String body,
            Map<String, MessageAttributeValue> attributes,
            Map<MessageSystemAttributeNameForSends, MessageSystemAttributeValue> system,
            @Nullable Integer delay) {
        MessageRules.check(queue, body, attributes, delay);
        MessageSystemAttributeValue trace = system.get(MessageSystemAttributeNameForSends.AWS_TRACE_HEADER);
        Instant now = time.instant();
        long seconds = delay == null ? QueueAttributes.number(queue, QueueAttributes.DELAY_SECONDS) : delay;
        return new QueueMessage(
                queue.number(),
                queues.next(),
                UUID.randomUUID().toString(),
                String.valueOf(body),
                attributes,
                caller.userId(),
                now,
                now.plusSeconds(seconds),
                trace == null ? null : trace.stringValue(),
                null);
    }

    private void add(Queue queue, List<QueueMessage> taken) {
        queues.changing(() -> {
            names.still(queue);
            queues.requireRoom(taken);
            queues.add(taken);
            return queue;
        });
        metrics.sent(queue, taken);
    }

    private static @Nullable String digest(Map<String, MessageAttributeValue> attributes) {
        return attributes.isEmpty() ? null : Digests.of(attributes);
    }
}
