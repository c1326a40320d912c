package wildrydes.cloud.sqs;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import wildrydes.cloud.metrics.Metrics;

/** What CloudWatch shows of queues (.../SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html). */
final class QueueMetrics {

    private final Metrics metrics;
    private final InstantSource time;
    private final Map<String, Metrics.Group> groups = new ConcurrentHashMap<>();

    QueueMetrics(Metrics metrics, InstantSource time) {
        this.metrics = metrics;
        this.time = time;
    }

    private Metrics.Group of(Queue queue) {
        return groups.computeIfAbsent(queue.name(), name -> metrics.of("AWS/SQS", Map.of("QueueName", name)));
    }

    void sent(Queue queue, List<QueueMessage> messages) {
        if (messages.isEmpty()) {
            return;
        }
        Instant now = time.instant();
        Metrics.Group group = of(queue);
        group.add(now, "NumberOfMessagesSent", "Count", messages.size());
        messages.forEach(message -> group.add(
                now, "SentMessageSize", "Bytes", (double) MessageRules.size(message.body(), message.attributes())));
    }

    void received(Queue queue, int count) {
        Instant now = time.instant();
        if (count == 0) {
            of(queue).add(now, "NumberOfEmptyReceives", "Count", 1);
        } else {
            of(queue).add(now, "NumberOfMessagesReceived", "Count", count);
        }
    }

    void deleted(Queue queue, int count) {
        if (count > 0) {
            of(queue).add(time.instant(), "NumberOfMessagesDeleted", "Count", count);
        }
    }
}
