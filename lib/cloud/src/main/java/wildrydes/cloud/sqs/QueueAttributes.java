package wildrydes.cloud.sqs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.policy.MalformedPolicyException;
import wildrydes.cloud.policy.PolicyReader;
import wildrydes.cloud.policy.PolicyType;

/**
 * The attributes of queues: which can be set, to what, and what holds where one is not set
 * (docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html).
 */
final class QueueAttributes {

    static final String VISIBILITY_TIMEOUT = "VisibilityTimeout";
    static final String MAXIMUM_MESSAGE_SIZE = "MaximumMessageSize";
    static final String MESSAGE_RETENTION_PERIOD = "MessageRetentionPeriod";
    static final String DELAY_SECONDS = "DelaySeconds";
    static final String RECEIVE_WAIT = "ReceiveMessageWaitTimeSeconds";
    static final String POLICY = "Policy";
    static final String REDRIVE_POLICY = "RedrivePolicy";

    private static final String REDRIVE_ALLOW_POLICY = "RedriveAllowPolicy";
    private static final String MANAGED_ENCRYPTION = "SqsManagedSseEnabled";
    private static final String KEY = "KmsMasterKeyId";
    private static final String KEY_REUSE = "KmsDataKeyReusePeriodSeconds";
    private static final Set<String> OF_FIFO_QUEUES =
            Set.of("FifoQueue", "ContentBasedDeduplication", "DeduplicationScope", "FifoThroughputLimit");
    private static final Set<String> OTHERS = Set.of(POLICY, REDRIVE_POLICY, REDRIVE_ALLOW_POLICY, KEY, KEY_REUSE);
    private static final int MOST_RECEIVES = 1000;
    private static final JsonMapper JSON = new JsonMapper();

    private record Numbers(long least, long most, long usual) {}

    private static final Map<String, Numbers> NUMBERS = numbers();

    private QueueAttributes() {}

    private static Map<String, Numbers> numbers() {
        Map<String, Numbers> all = new LinkedHashMap<>();
        all.put(VISIBILITY_TIMEOUT, new Numbers(0, 43_200, 30));
        all.put(MAXIMUM_MESSAGE_SIZE, new Numbers(1024, 1 << 20, 1 << 20));
        all.put(MESSAGE_RETENTION_PERIOD, new Numbers(60, 1_209_600, 345_600));
        all.put(DELAY_SECONDS, new Numbers(0, 900, 0));
        all.put(RECEIVE_WAIT, new Numbers(0, 20, 0));
        return all;
    }

    /** Where a queue's messages go that were received too often. */
    record Redrive(String arn, int receives) {

        /** The name of the queue there. */
        String queue() {
            return arn.substring(arn.lastIndexOf(':') + 1);
        }
    }

    /** Whether there is an attribute of that name, though a queue may have none of it. */
    static boolean known(String name) {
        return OTHERS.contains(name) || OF_FIFO_QUEUES.contains(name);
    }

    /** Refuses what cannot be set. */
    static void check(Map<String, String> wanted) {
        wanted.forEach(QueueAttributes::check);
    }

    private static void check(String name, String value) {
        Numbers numbers = NUMBERS.get(name);
        if (numbers != null) {
            checkNumber(name, value, numbers);
        } else if (OF_FIFO_QUEUES.contains(name)) {
            throw name.equals("FifoQueue") && value.equals("true")
                    ? SqsErrors.noFifo()
                    : SqsErrors.unknownAttribute(name);
        } else if (name.equals(MANAGED_ENCRYPTION)) {
            if (!value.equals("true") && !value.equals("false")) {
                throw SqsErrors.attributeValue(name);
            }
        } else if (name.equals(POLICY)) {
            checkPolicy(value);
        } else if (name.equals(REDRIVE_POLICY)) {
            checkRedrive(value);
        } else if (!OTHERS.contains(name)) {
            throw SqsErrors.unknownAttribute(name);
        }
    }

    private static void checkNumber(String name, String value, Numbers numbers) {
        if (!value.matches("[0-9]{1,9}")) {
            throw SqsErrors.attributeValue(name);
        }
        long number = Long.parseLong(value);
        if (number < numbers.least() || number > numbers.most()) {
            throw SqsErrors.attributeValue(name);
        }
    }

    private static void checkPolicy(String value) {
        if (value.isEmpty()) {
            return;
        }
        try {
            PolicyReader.read(value, PolicyType.RESOURCE);
        } catch (MalformedPolicyException e) {
            throw SqsErrors.attributeValue(POLICY);
        }
    }

    private static void checkRedrive(String value) {
        if (!value.isEmpty() && redrive(value) == null) {
            throw SqsErrors.attribute(
                    value,
                    REDRIVE_POLICY,
                    "Redrive policy is not a valid JSON map with deadLetterTargetArn and maxReceiveCount");
        }
    }

    /** What a redrive policy says; null for a text that is none. */
    static @Nullable Redrive redrive(String value) {
        JsonNode json;
        try {
            json = JSON.readTree(value);
        } catch (JsonProcessingException e) {
            return null;
        }
        String arn = json.path("deadLetterTargetArn").asText();
        int receives = json.path("maxReceiveCount").asInt();
        return arn.startsWith("arn:") && receives >= 1 && receives <= MOST_RECEIVES ? new Redrive(arn, receives) : null;
    }

    static @Nullable Redrive redrive(Queue queue) {
        String value = queue.attributes().get(REDRIVE_POLICY);
        return value == null ? null : redrive(value);
    }

    static long number(Queue queue, String name) {
        String set = queue.attributes().get(name);
        return set == null ? Objects.requireNonNull(NUMBERS.get(name)).usual() : Long.parseLong(set);
    }

    static Duration seconds(Queue queue, String name) {
        return Duration.ofSeconds(number(queue, name));
    }

    /** All attributes of a queue that were set or hold without that. */
    static Map<String, String> settings(Queue queue) {
        Map<String, String> all = new LinkedHashMap<>();
        NUMBERS.forEach((name, numbers) -> all.put(name, String.valueOf(numbers.usual())));
        all.put(MANAGED_ENCRYPTION, queue.attributes().containsKey(KEY) ? "false" : "true");
        all.putAll(queue.attributes());
        return all;
    }
}
