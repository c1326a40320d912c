package wildrydes.cloud.lambda.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.lambda.model.CreateEventSourceMappingRequest;
import software.amazon.awssdk.services.lambda.model.FunctionResponseType;
import software.amazon.awssdk.services.sqs.model.CreateQueueRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

/** How messages of a queue come to a function. */
class QueueMappingTest {

    private static final String QUEUE = "rides";

    @TempDir
    private Path folder;

    private Ground ground;

    @BeforeEach
    void begin() {
        ground = Ground.begin(folder, event -> "null");
        ground.call(CreateQueueRequest.builder()
                .queueName(QUEUE)
                .attributes(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "30"))
                .build());
    }

    @AfterEach
    void end() {
        ground.close();
    }

    private String map(Consumer<CreateEventSourceMappingRequest.Builder> more) {
        return ground.map(request -> {
            request.eventSourceArn(Ground.queue(QUEUE)).startingPosition((String) null);
            more.accept(request);
        });
    }

    private void send(String... bodies) {
        for (String body : bodies) {
            SendMessageResponse sent = ground.call(SendMessageRequest.builder()
                    .queueUrl(QueueUrls.of(Ground.queue(QUEUE)))
                    .messageBody(body)
                    .build());
            assertThat(sent.messageId()).isNotNull();
        }
    }

    private static List<String> bodies(JsonNode event) {
        List<String> bodies = new ArrayList<>();
        event.path("Records").forEach(record -> bodies.add(record.path("body").asText()));
        return bodies;
    }

    private List<List<String>> events() {
        return ground.functions.events.stream()
                .map(QueueMappingTest::bodies)
                .map(bodies -> bodies.stream().sorted().toList())
                .toList();
    }

    private int left() {
        GetQueueAttributesResponse answer = ground.call(GetQueueAttributesRequest.builder()
                .queueUrl(QueueUrls.of(Ground.queue(QUEUE)))
                .attributeNames(
                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE)
                .build());
        return answer.attributes().values().stream().mapToInt(Integer::parseInt).sum();
    }

    @Test
    void aMessageLooksAsAtAwsAndIsDeletedWhenItWasProcessed() {
        map(request -> {});
        SendMessageResponse sent = ground.call(SendMessageRequest.builder()
                .queueUrl(QueueUrls.of(Ground.queue(QUEUE)))
                .messageBody("hello")
                .messageAttributes(Map.of(
                        "kind",
                        MessageAttributeValue.builder()
                                .dataType("String")
                                .stringValue("ride")
                                .build()))
                .build());

        ground.seconds(1);

        JsonNode record = ground.functions.events.get(0).path("Records").path(0);
        assertThat(record.path("messageId").asText()).isEqualTo(sent.messageId());
        assertThat(record.path("body").asText()).isEqualTo("hello");
        assertThat(record.path("md5OfBody").asText()).isEqualTo(sent.md5OfMessageBody());
        assertThat(record.path("attributes").path("ApproximateReceiveCount").asText())
                .isEqualTo("1");
        assertThat(record.path("attributes").has("SentTimestamp")).isTrue();
        assertThat(record.path("messageAttributes")
                        .path("kind")
                        .path("stringValue")
                        .asText())
                .isEqualTo("ride");
        assertThat(record.path("eventSource").asText()).isEqualTo("aws:sqs");
        assertThat(record.path("eventSourceARN").asText()).isEqualTo(Ground.queue(QUEUE));
        assertThat(record.path("awsRegion").asText()).isEqualTo("us-east-1");
        assertThat(left()).isZero();
    }

    @Test
    void whatFailsIsSeenAgainWhenItsVisibilityTimeoutIsOver() {
        AtomicInteger calls = new AtomicInteger();
        ground.functions.body(Ground.FUNCTION, event -> {
            if (calls.incrementAndGet() == 1) {
                throw new IllegalStateException("kaboom");
            }
            return "null";
        });
        String mapping = map(request -> {});
        send("a", "b");

        ground.seconds(29);
        assertThat(events()).containsExactly(List.of("a", "b"));
        ground.seconds(5);

        assertThat(events()).containsExactly(List.of("a", "b"), List.of("a", "b"));
        assertThat(left()).isZero();
        JsonNode batches = ground.attempts(mapping).path("batches");
        assertThat(batches.path(0).path("outcome").asText()).isEqualTo("Returned");
        assertThat(batches.path(1).path("outcome").asText()).isEqualTo("OK");
    }

    @Test
    void onlyReportedMessagesAreSeenAgain() {
        ground.functions.body(Ground.FUNCTION, event -> {
            String failed = "";
            for (JsonNode record : event.path("Records")) {
                boolean bad = record.path("body").asText().equals("b")
                        && record.path("attributes")
                                        .path("ApproximateReceiveCount")
                                        .asInt()
                                == 1;
                failed += bad
                        ? "{\"itemIdentifier\":\"" + record.path("messageId").asText() + "\"}"
                        : "";
            }
            return "{\"batchItemFailures\":[" + failed + "]}";
        });
        map(request -> request.functionResponseTypes(FunctionResponseType.REPORT_BATCH_ITEM_FAILURES));
        send("a", "b", "c");

        ground.seconds(35);

        assertThat(events()).containsExactly(List.of("a", "b", "c"), List.of("b"));
        assertThat(left()).isZero();
    }

    @Test
    void largeBatchesAreGatheredForTheirWindow() {
        map(request -> request.batchSize(15).maximumBatchingWindowInSeconds(10));
        for (int i = 0; i < 20; i++) {
            send("m" + i);
        }

        ground.seconds(1);
        assertThat(events()).extracting(List::size).containsExactly(15);
        ground.seconds(11);

        assertThat(events()).extracting(List::size).containsExactly(15, 5);
    }

    @Test
    void noMoreBatchesAreUnderWayThanTheMappingAllows() {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        ground.functions.body(Ground.FUNCTION, event -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            Thread.sleep(5);
            now.decrementAndGet();
            return "null";
        });
        map(request -> request.batchSize(1).scalingConfig(scaling -> scaling.maximumConcurrency(2)));
        for (int i = 0; i < 20; i++) {
            send("m" + i);
        }

        ground.seconds(1);

        assertThat(most).hasValue(2);
        assertThat(events()).hasSize(20);
        assertThat(left()).isZero();
    }

    @SuppressWarnings("unchecked") // the SDK's consumers come as varargs
    @Test
    void unwantedMessagesAreDeleted() {
        map(request -> request.filterCriteria(
                criteria -> criteria.filters(filter -> filter.pattern("{\"body\":{\"Name\":[\"Rocinante\"]}}"))));
        send("{\"Name\":\"Rocinante\"}", "{\"Name\":\"Shadowfax\"}", "Rocinante");

        ground.seconds(1);

        assertThat(events()).containsExactly(List.of("{\"Name\":\"Rocinante\"}"));
        assertThat(left()).isZero();
    }

    @Test
    void throttledMessagesAreTriedAgainUntilTheQueueShowsThemAgain() {
        AtomicInteger calls = new AtomicInteger();
        ground.functions.body(Ground.FUNCTION, event -> {
            if (calls.incrementAndGet() <= 40) {
                throw new FakeFunctions.Throttle();
            }
            return "null";
        });
        map(request -> {});
        send("a");

        ground.seconds(120);

        assertThat(ground.functions.events.stream()
                        .map(event -> event.path("Records")
                                .path(0)
                                .path("attributes")
                                .path("ApproximateReceiveCount")
                                .asText())
                        .collect(Collectors.toList()))
                .containsExactly("2");
        assertThat(left()).isZero();
    }

    @Test
    void messagesOfACallThatFellApartAreSeenAgain() {
        AtomicInteger calls = new AtomicInteger();
        ground.functions.body(Ground.FUNCTION, event -> {
            if (calls.incrementAndGet() == 1) {
                throw new OutOfMemoryError("Java heap space");
            }
            return "null";
        });
        map(request -> {});
        send("a");

        ground.seconds(40);

        assertThat(events()).containsExactly(List.of("a"));
        assertThat(left()).isZero();
    }
}
