package wildrydes.cloud.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SqsException;

class MessagesTest {

    @TempDir
    Path folder;

    private ServedQueues sqs;
    private String url;

    @BeforeEach
    void open() {
        sqs = new ServedQueues(folder);
        url = sqs.create("rides", Map.of());
    }

    @AfterEach
    void close() {
        sqs.close();
    }

    private static void refused(String code, String sentence, Runnable call) {
        assertThatThrownBy(call::run).isInstanceOfSatisfying(SqsException.class, e -> {
            assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code);
            assertThat(e.awsErrorDetails().errorMessage()).isEqualTo(sentence);
        });
    }

    private void delete(Message message) {
        sqs.client.deleteMessage(request -> request.queueUrl(url).receiptHandle(message.receiptHandle()));
    }

    private Map<QueueAttributeName, String> counts() {
        return sqs.attributes(
                url,
                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED);
    }

    @Test
    void aMessageIsHandedOutOnceUntilItsTimeIsOver() {
        // The SDK compares its digests of body and attributes with the service's.
        sqs.client.sendMessage(request -> request.queueUrl(url)
                .messageBody("Shadowfax 🦄")
                .messageAttributes(Map.of(
                        "stream",
                        MessageAttributeValue.builder()
                                .dataType("String")
                                .stringValue("wildrydes")
                                .build(),
                        "raw",
                        MessageAttributeValue.builder()
                                .dataType("Binary.ride")
                                .binaryValue(SdkBytes.fromByteArray(new byte[] {0, (byte) 200}))
                                .build())));

        Message first = sqs.receive(url).get(0);

        assertThat(first.body()).isEqualTo("Shadowfax 🦄");
        assertThat(first.messageAttributes().get("raw").binaryValue().asByteArray())
                .containsExactly(0, 200);
        assertThat(first.attributes())
                .containsEntry(MessageSystemAttributeName.SENT_TIMESTAMP, "1772442876000")
                .containsEntry(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "1")
                .containsEntry(MessageSystemAttributeName.APPROXIMATE_FIRST_RECEIVE_TIMESTAMP, "1772442876000");
        assertThat(sqs.receive(url)).isEmpty();
        assertThat(counts().values()).containsExactlyInAnyOrder("0", "1", "0");

        sqs.time.pass(Duration.ofSeconds(30));
        Message second = sqs.receive(url).get(0);

        assertThat(second.messageId()).isEqualTo(first.messageId());
        assertThat(second.receiptHandle()).isNotEqualTo(first.receiptHandle());
        assertThat(second.attributes()).containsEntry(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "2");
        delete(first);
        sqs.time.pass(Duration.ofSeconds(30));
        assertThat(sqs.receive(url)).hasSize(1);
    }

    @Test
    void aDeletedMessageIsGoneAndMayBeDeletedAgain() {
        sqs.send(url, "one");
        Message message = sqs.receive(url).get(0);

        delete(message);
        delete(message);

        sqs.time.pass(Duration.ofHours(1));
        assertThat(sqs.receive(url)).isEmpty();
    }

    @Test
    void visibilityCanBeChangedWhileAMessageIsInFlight() {
        sqs.send(url, "one");
        Message message = sqs.receive(url).get(0);

        sqs.client.changeMessageVisibility(request ->
                request.queueUrl(url).receiptHandle(message.receiptHandle()).visibilityTimeout(0));

        assertThat(sqs.receive(url)).hasSize(1);
        refused(
                "AWS.SimpleQueueService.MessageNotInflight",
                "Value " + message.receiptHandle() + " for parameter ReceiptHandle is invalid. Reason: Message does not"
                        + " exist or is not available for visibility timeout change.",
                () -> sqs.client.changeMessageVisibility(request -> request.queueUrl(url)
                        .receiptHandle(message.receiptHandle())
                        .visibilityTimeout(1)));
        refused(
                "InvalidParameterValue",
                "Value 43201 for parameter VisibilityTimeout is invalid. Reason: Must be between 0 and 43200, if provided.",
                () -> sqs.client.changeMessageVisibility(request -> request.queueUrl(url)
                        .receiptHandle(message.receiptHandle())
                        .visibilityTimeout(43201)));
    }

    @Test
    void delayedMessagesComeLater() {
        sqs.client.sendMessage(
                request -> request.queueUrl(url).messageBody("later").delaySeconds(60));

        assertThat(sqs.receive(url)).isEmpty();
        assertThat(counts()).containsEntry(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED, "1");
        sqs.time.pass(Duration.ofSeconds(60));
        assertThat(sqs.bodies(url)).containsExactly("later");
    }

    @Test
    void oldMessagesExpire() {
        sqs.send(url, "old");
        sqs.time.pass(Duration.ofDays(4).plusSeconds(1));

        assertThat(sqs.receive(url)).isEmpty();
        assertThat(counts().values()).containsOnly("0");
    }

    @Test
    void whatIsReceivedTooOftenGoesToTheDeadLetterQueue() {
        String dead = sqs.create("dead", Map.of());
        String policy = "{\"deadLetterTargetArn\":\"" + ServedQueues.arn("dead") + "\",\"maxReceiveCount\":\"2\"}";
        sqs.client.setQueueAttributes(request -> request.queueUrl(url)
                .attributes(
                        Map.of(QueueAttributeName.REDRIVE_POLICY, policy, QueueAttributeName.VISIBILITY_TIMEOUT, "1")));
        sqs.send(url, "broken");

        for (int i = 0; i < 2; i++) {
            assertThat(sqs.bodies(url)).containsExactly("broken");
            sqs.time.pass(Duration.ofSeconds(1));
        }

        assertThat(sqs.receive(url)).isEmpty();
        Message message = sqs.receive(dead).get(0);
        assertThat(message.body()).isEqualTo("broken");
        assertThat(message.attributes())
                .containsEntry(MessageSystemAttributeName.DEAD_LETTER_QUEUE_SOURCE_ARN, ServedQueues.arn("rides"));
        assertThat(sqs.client
                        .listDeadLetterSourceQueues(request -> request.queueUrl(dead))
                        .queueUrls())
                .containsExactly(url);
    }

    @Test
    void whoWaitsIsWokenByAMessage() {
        var waiting = CompletableFuture.supplyAsync(() -> sqs.client
                .receiveMessage(request -> request.queueUrl(url).waitTimeSeconds(20))
                .messages());

        sqs.send(url, "news");

        assertThat(waiting.join()).extracting(Message::body).containsExactly("news");
    }

    @SuppressWarnings("unchecked") // the SDK's consumers come as varargs
    @Test
    void batchesTellOfEachEntry() {
        var sent = sqs.client.sendMessageBatch(request -> request.queueUrl(url)
                .entries(
                        SendMessageBatchRequestEntry.builder()
                                .id("a")
                                .messageBody("one")
                                .build(),
                        SendMessageBatchRequestEntry.builder()
                                .id("b")
                                .messageBody("bell \u0007")
                                .build(),
                        SendMessageBatchRequestEntry.builder()
                                .id("c")
                                .messageBody("three")
                                .build()));

        assertThat(sent.successful()).extracting(entry -> entry.id()).containsExactly("a", "c");
        assertThat(sent.failed()).extracting(BatchResultErrorEntry::code).containsExactly("InvalidMessageContents");
        List<Message> received = sqs.receive(url);
        assertThat(received).extracting(Message::body).containsExactly("one", "three");
        var deleted = sqs.client.deleteMessageBatch(request -> request.queueUrl(url)
                .entries(
                        entry -> entry.id("a").receiptHandle(received.get(0).receiptHandle()),
                        entry -> entry.id("b").receiptHandle("nonsense")));
        assertThat(deleted.successful()).hasSize(1);
        assertThat(deleted.failed()).extracting(BatchResultErrorEntry::code).containsExactly("ReceiptHandleIsInvalid");
    }

    @Test
    void badBatchesAreRefusedAsAWhole() {
        refused(
                "AWS.SimpleQueueService.EmptyBatchRequest",
                "There should be at least one SendMessageBatchRequestEntry in the request.",
                () -> sqs.client.sendMessageBatch(
                        request -> request.queueUrl(url).entries(List.of())));
        List<SendMessageBatchRequestEntry> eleven = IntStream.range(0, 11)
                .mapToObj(i -> SendMessageBatchRequestEntry.builder()
                        .id("m" + i)
                        .messageBody("m")
                        .build())
                .toList();
        refused(
                "AWS.SimpleQueueService.TooManyEntriesInBatchRequest",
                "Maximum number of entries per request are 10. You have sent 11.",
                () -> sqs.client.sendMessageBatch(
                        request -> request.queueUrl(url).entries(eleven)));
        refused(
                "AWS.SimpleQueueService.BatchEntryIdsNotDistinct",
                "Id m0 repeated.",
                () -> sqs.client.sendMessageBatch(
                        request -> request.queueUrl(url).entries(eleven.get(0), eleven.get(0))));
    }

    @Test
    void messagesFollowTheirRules() {
        refused(
                "MissingParameter",
                "The request must contain the parameter MessageBody.",
                () -> sqs.client.sendMessage(request -> request.queueUrl(url).messageBody("")));
        refused(
                "InvalidParameterValue",
                "One or more parameters are invalid. Reason: Message must be shorter than 1048576 bytes.",
                () -> sqs.send(url, "x".repeat((1 << 20) + 1)));
        refused(
                "InvalidParameterValue",
                "Value 901 for parameter DelaySeconds is invalid. Reason: DelaySeconds must be >= 0 and <= 900.",
                () -> sqs.client.sendMessage(
                        request -> request.queueUrl(url).messageBody("m").delaySeconds(901)));
        refused(
                "InvalidParameterValue",
                "Value 11 for parameter MaxNumberOfMessages is invalid. Reason: Must be between 1 and 10, if provided.",
                () -> sqs.client.receiveMessage(request -> request.queueUrl(url).maxNumberOfMessages(11)));
        refused(
                "InvalidParameterValue",
                "Could not cast message attribute 'n' value to number.",
                () -> sqs.client.sendMessage(request -> request.queueUrl(url)
                        .messageBody("m")
                        .messageAttributes(Map.of(
                                "n",
                                MessageAttributeValue.builder()
                                        .dataType("Number")
                                        .stringValue("many")
                                        .build()))));
        refused(
                "ReceiptHandleIsInvalid",
                "The input receipt handle \"nonsense\" is not a valid receipt handle.",
                () -> sqs.client.deleteMessage(request -> request.queueUrl(url).receiptHandle("nonsense")));
    }

    @Test
    void purgingTakesEverythingAlsoWhatIsInFlight() {
        sqs.send(url, "one", "two");
        sqs.client.receiveMessage(request -> request.queueUrl(url));

        sqs.client.purgeQueue(request -> request.queueUrl(url));

        sqs.time.pass(Duration.ofMinutes(1));
        assertThat(counts().values()).containsOnly("0");
    }

    @Test
    void aBatchIsTooLongByItsAttributesToo() {
        MessageAttributeValue note = MessageAttributeValue.builder()
                .dataType("String")
                .stringValue("x".repeat(600_000))
                .build();
        List<SendMessageBatchRequestEntry> entries = IntStream.range(0, 2)
                .mapToObj(i -> SendMessageBatchRequestEntry.builder()
                        .id("id" + i)
                        .messageBody("y")
                        .messageAttributes(Map.of("note", note))
                        .build())
                .toList();

        refused(
                "AWS.SimpleQueueService.BatchRequestTooLong",
                "Batch requests cannot be longer than 1048576 bytes. You have sent 1200022 bytes.",
                () -> sqs.client.sendMessageBatch(
                        request -> request.queueUrl(url).entries(entries)));
    }

    @Test
    void fullQueuesTakeNoMoreUntilSomethingIsTakenAway() {
        String large = "x".repeat(1 << 20);
        for (int i = 0; i < 31; i++) {
            sqs.send(url, large);
        }

        refused(
                "OverLimit",
                "The queues of this cloud hold 32 MiB of messages, and are full; receive and delete some, or purge a queue.",
                () -> sqs.send(url, large));
        sqs.send(url, "small");
        delete(sqs.receive(url).get(0));
        sqs.send(url, large);
    }
}
