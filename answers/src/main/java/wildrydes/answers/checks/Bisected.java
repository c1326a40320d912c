package wildrydes.answers.checks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.Select;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import wildrydes.lab.Lab;
import wildrydes.lab.exercise.Check;
import wildrydes.lab.exercise.Finding;

/** e3-bisect: a batch that fails is cut in two, so that only the broken record is lost. */
public final class Bisected implements Check {

    private static final String FUNCTION = "WildRydesDrill";
    private static final String STREAM = "wildrydes-drill";
    private static final String TABLE = "UnicornDrill";
    private static final String QUEUE = "wildrydes-queue";
    private static final int RETRIES = 2;
    /** Twenty without a fault, and eight of the second nine. */
    private static final int ITEMS = 28;

    private static final int MOST_AT_ONCE = 10;
    private static final int LOOKS = 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public String id() {
        return "e3-bisect";
    }

    @Override
    public int points() {
        return 3;
    }

    @Override
    public List<String> hints() {
        return List.of(
                "Halves of halves: in the end the broken record is a batch of its own.",
                "drillTrigger.bisect(true).update(); rocinante.send(9); then let two minutes pass.");
    }

    @Override
    public Finding look(Lab lab, List<Object> values) {
        Optional<Settings> settings = Processor.triggers(
                        lab, FUNCTION, lab.stream(STREAM).arn())
                .stream()
                .map(Settings::of)
                .findFirst();
        return judge(settings, items(lab), givenUp(lab));
    }

    private static int items(Lab lab) {
        try {
            return lab.dynamo().scanPaginator(b -> b.tableName(TABLE).select(Select.COUNT)).stream()
                    .mapToInt(page -> page.count())
                    .sum();
        } catch (ResourceNotFoundException e) {
            return 0;
        }
    }

    /** How many records each message in the queue tells of; the messages stay there. */
    private static List<Integer> givenUp(Lab lab) {
        Map<String, Integer> sizes = new TreeMap<>();
        try {
            String url = lab.sqs().getQueueUrl(b -> b.queueName(QUEUE)).queueUrl();
            // A queue gives some of its messages at a time, and shows all when it is asked often enough.
            for (int look = 0; look < LOOKS; look++) {
                int before = sizes.size();
                for (Message message : lab.sqs()
                        .receiveMessage(b -> b.queueUrl(url)
                                .maxNumberOfMessages(MOST_AT_ONCE)
                                .visibilityTimeout(0))
                        .messages()) {
                    batchSize(message.body()).ifPresent(size -> sizes.put(message.messageId(), size));
                }
                if (sizes.size() == before) {
                    break;
                }
            }
        } catch (QueueDoesNotExistException e) {
            return List.of();
        }
        return new ArrayList<>(sizes.values());
    }

    /** Of a message that Lambda has written; empty for any other. */
    static Optional<Integer> batchSize(String body) {
        try {
            int size = JSON.readTree(body)
                    .path("KinesisBatchInfo")
                    .path("batchSize")
                    .asInt();
            return size > 0 ? Optional.of(size) : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /**
     * A trigger's settings, as far as they matter here.
     *
     * @param queue whether batches that are given up go to the queue
     */
    record Settings(boolean bisect, int retries, boolean queue) {

        static Settings of(EventSourceMappingConfiguration mapping) {
            boolean queue = mapping.destinationConfig() != null
                    && mapping.destinationConfig().onFailure() != null
                    && String.valueOf(mapping.destinationConfig().onFailure().destination())
                            .endsWith(":" + QUEUE);
            return new Settings(
                    Boolean.TRUE.equals(mapping.bisectBatchOnFunctionError()),
                    mapping.maximumRetryAttempts() == null ? -1 : mapping.maximumRetryAttempts(),
                    queue);
        }
    }

    /**
     * @param settings empty where there is no trigger
     * @param items in the table
     * @param givenUp how many records each message in the queue tells of
     */
    static Finding judge(Optional<Settings> settings, int items, List<Integer> givenUp) {
        String expected =
                ITEMS + " items, a message of batch size 1, and a trigger that bisects after " + RETRIES + " retries";
        if (settings.isEmpty()) {
            return Finding.none(
                    expected,
                    "no trigger that reads " + STREAM,
                    "Run the cells that make the drill's stream and trigger.");
        }
        Settings trigger = settings.get();
        boolean one = givenUp.contains(1);
        String found = items + " items; "
                + (givenUp.isEmpty()
                        ? "no message"
                        : "messages of batch size "
                                + givenUp.stream().sorted().map(String::valueOf).collect(Collectors.joining(", ")))
                + "; bisect " + (trigger.bisect() ? "on" : "off") + ", retries " + trigger.retries();
        if (!trigger.bisect()) {
            return Finding.none(
                    expected,
                    found,
                    "The nine still fall together: drillTrigger.bisect(true).update(), then send again.");
        }
        double points = 1 + (items >= ITEMS ? 1 : 0) + (one ? 1 : 0);
        if (trigger.retries() != RETRIES || !trigger.queue()) {
            return Finding.part(
                    points - 1,
                    expected,
                    found + (trigger.queue() ? "" : ", and nothing goes to the queue"),
                    "Leave the other settings as they were: retries(" + RETRIES + ").onFailure(queue).");
        }
        if (items < ITEMS) {
            return Finding.part(
                    points, expected, found, "Send nine records more, rocinante.send(9), and let two minutes pass.");
        }
        return one
                ? Finding.full(3, expected, found)
                : Finding.part(points, expected, found, "Let a minute pass: the broken record is not given up yet.");
    }
}
