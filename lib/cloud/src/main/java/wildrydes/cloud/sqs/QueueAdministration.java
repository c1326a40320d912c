package wildrydes.cloud.sqs;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.CreateQueueRequest;
import software.amazon.awssdk.services.sqs.model.ListDeadLetterSourceQueuesRequest;
import software.amazon.awssdk.services.sqs.model.ListDeadLetterSourceQueuesResponse;
import software.amazon.awssdk.services.sqs.model.ListQueuesRequest;
import software.amazon.awssdk.services.sqs.model.ListQueuesResponse;
import wildrydes.cloud.clock.CloudTime;
import wildrydes.cloud.wire.ServiceError;

/** Sets queues up, changes, lists and removes them. */
final class QueueAdministration {

    private static final int MOST_LISTED = 1000;
    private static final int MOST_TAGS = 50;
    private static final String ALL = "All";

    private final Queues queues;
    private final QueueNames names;
    private final CloudTime time;

    QueueAdministration(Queues queues, QueueNames names, CloudTime time) {
        this.queues = queues;
        this.names = names;
        this.time = time;
    }

    /** The queue of that name: a new one, or the one that is there where it has the same attributes. */
    Queue create(CreateQueueRequest request) {
        Map<String, String> wanted = request.attributesAsStrings();
        if (wanted.containsKey("FifoQueue")) {
            QueueAttributes.check(Map.of("FifoQueue", wanted.get("FifoQueue")));
        }
        String name = QueueNames.checked(request.queueName());
        check(wanted);
        Map<String, String> set = new TreeMap<>(wanted);
        set.values().removeIf(String::isEmpty);
        Instant now = time.instant();
        return queues.changing(() -> {
            Queue before = queues.find(name);
            if (before != null) {
                Map<String, String> has = QueueAttributes.settings(before);
                set.forEach((attribute, value) -> {
                    if (!value.equals(has.get(attribute))) {
                        throw SqsErrors.otherQueue(attribute);
                    }
                });
                return before;
            }
            Queue made = new Queue(name, queues.next(), now, now, set, request.tags());
            queues.put(made);
            return made;
        });
    }

    private void check(Map<String, String> wanted) {
        QueueAttributes.check(wanted);
        String policy = wanted.getOrDefault(QueueAttributes.REDRIVE_POLICY, "");
        QueueAttributes.Redrive redrive = policy.isEmpty() ? null : QueueAttributes.redrive(policy);
        if (redrive != null && names.at(redrive.arn()) == null) {
            throw SqsErrors.attribute(policy, QueueAttributes.REDRIVE_POLICY, "Dead letter target does not exist.");
        }
    }

    void set(Queue seen, Map<String, String> wanted) {
        check(wanted);
        queues.changing(() -> {
            Queue next = names.still(seen).with(wanted, time.instant());
            queues.put(next);
            return next;
        });
    }

    void delete(Queue seen) {
        queues.changing(() -> {
            Queue still = names.still(seen);
            queues.remove(still);
            return still;
        });
    }

    void purge(Queue seen) {
        queues.changing(() -> {
            Queue still = names.still(seen);
            queues.remove(queues.deliveries(still).messages());
            return still;
        });
    }

    /** Those that are asked for, or all. */
    Map<String, String> attributes(Queue queue, List<String> wanted) {
        Instant now = time.instant();
        queues.expire(queue, now);
        Deliveries.Counts counts = queues.deliveries(queue).counts(now);
        Map<String, String> all = new LinkedHashMap<>();
        all.put("QueueArn", names.arn(queue.name()));
        all.put("ApproximateNumberOfMessages", String.valueOf(counts.visible()));
        all.put("ApproximateNumberOfMessagesNotVisible", String.valueOf(counts.inFlight()));
        all.put("ApproximateNumberOfMessagesDelayed", String.valueOf(counts.delayed()));
        all.put("CreatedTimestamp", String.valueOf(queue.created().getEpochSecond()));
        all.put("LastModifiedTimestamp", String.valueOf(queue.modified().getEpochSecond()));
        all.putAll(QueueAttributes.settings(queue));
        if (!wanted.contains(ALL)) {
            for (String name : wanted) {
                if (!all.containsKey(name) && !QueueAttributes.known(name)) {
                    throw SqsErrors.unknownAttribute(name);
                }
            }
            all.keySet().retainAll(wanted);
        }
        return all;
    }

    ListQueuesResponse list(ListQueuesRequest request) {
        String prefix = request.queueNamePrefix() == null ? "" : request.queueNamePrefix();
        List<Queue> found = queues.all().stream()
                .filter(queue -> queue.name().startsWith(prefix))
                .toList();
        Page page = page(found, request.maxResults(), request.nextToken());
        return ListQueuesResponse.builder()
                .queueUrls(page.queues().stream().map(names::url).toList())
                .nextToken(page.next())
                .build();
    }

    ListDeadLetterSourceQueuesResponse sources(ListDeadLetterSourceQueuesRequest request) {
        String arn = names.arn(names.queue(request.queueUrl()).name());
        List<Queue> found = queues.all().stream()
                .filter(queue -> {
                    QueueAttributes.Redrive redrive = QueueAttributes.redrive(queue);
                    return redrive != null && redrive.arn().equals(arn);
                })
                .toList();
        Page page = page(found, request.maxResults(), request.nextToken());
        return ListDeadLetterSourceQueuesResponse.builder()
                .queueUrls(page.queues().stream().map(names::url).toList())
                .nextToken(page.next())
                .build();
    }

    /** @param next the name of the first queue of the next page; null at the end */
    private record Page(List<Queue> queues, @Nullable String next) {}

    private static Page page(List<Queue> all, @Nullable Integer most, @Nullable String token) {
        if (most != null && (most < 1 || most > MOST_LISTED)) {
            throw SqsErrors.attribute(
                    String.valueOf(most), "MaxResults", "Must be between 1 and " + MOST_LISTED + ", if provided.");
        }
        List<Queue> rest = all.stream()
                .filter(queue -> token == null || queue.name().compareTo(token) >= 0)
                .toList();
        int size = most == null ? MOST_LISTED : most;
        // AWS gives a token only to those who asked for pages.
        return rest.size() <= size
                ? new Page(rest, null)
                : new Page(
                        rest.subList(0, size),
                        most == null ? null : rest.get(size).name());
    }

    void tag(Queue seen, Map<String, String> added) {
        queues.changing(() -> {
            Queue still = names.still(seen);
            Map<String, String> all = new TreeMap<>(still.tags());
            all.putAll(added);
            if (all.size() > MOST_TAGS) {
                throw new ServiceError(
                        "InvalidParameterValue", 400, "Too many tags added for queue " + still.name() + ".");
            }
            queues.put(still.tagged(all));
            return still;
        });
    }

    void untag(Queue seen, List<String> keys) {
        queues.changing(() -> {
            Queue still = names.still(seen);
            Map<String, String> all = new TreeMap<>(still.tags());
            keys.forEach(all::remove);
            queues.put(still.tagged(all));
            return still;
        });
    }
}
