package wildrydes.cloud.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.QueueNameExistsException;
import software.amazon.awssdk.services.sqs.model.SqsException;

class QueuesTest {

    @TempDir
    Path folder;

    private ServedQueues sqs;

    @BeforeEach
    void open() {
        sqs = new ServedQueues(folder);
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

    @Test
    void aQueueHasAnUrlAndAwssAttributes() {
        String url = sqs.create("wildrydes-queue", Map.of());

        assertThat(url).isEqualTo("http://127.0.0.1:4566/000000000000/wildrydes-queue");
        assertThat(sqs.client
                        .getQueueUrl(request -> request.queueName("wildrydes-queue"))
                        .queueUrl())
                .isEqualTo(url);
        assertThat(sqs.attributes(url, QueueAttributeName.ALL))
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry(QueueAttributeName.QUEUE_ARN, ServedQueues.arn("wildrydes-queue")),
                        Map.entry(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "0"),
                        Map.entry(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE, "0"),
                        Map.entry(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED, "0"),
                        Map.entry(QueueAttributeName.CREATED_TIMESTAMP, "1772442876"),
                        Map.entry(QueueAttributeName.LAST_MODIFIED_TIMESTAMP, "1772442876"),
                        Map.entry(QueueAttributeName.VISIBILITY_TIMEOUT, "30"),
                        Map.entry(QueueAttributeName.MAXIMUM_MESSAGE_SIZE, "1048576"),
                        Map.entry(QueueAttributeName.MESSAGE_RETENTION_PERIOD, "345600"),
                        Map.entry(QueueAttributeName.DELAY_SECONDS, "0"),
                        Map.entry(QueueAttributeName.RECEIVE_MESSAGE_WAIT_TIME_SECONDS, "0"),
                        Map.entry(QueueAttributeName.SQS_MANAGED_SSE_ENABLED, "true")));
        assertThat(sqs.attributes(url, QueueAttributeName.VISIBILITY_TIMEOUT, QueueAttributeName.POLICY))
                .containsOnly(Map.entry(QueueAttributeName.VISIBILITY_TIMEOUT, "30"));
        refused(
                "InvalidAttributeName",
                "Unknown Attribute Colour.",
                () -> sqs.client.getQueueAttributes(
                        request -> request.queueUrl(url).attributeNamesWithStrings("Colour")));
    }

    @Test
    void theSameQueueMayBeCreatedAgainAnotherMayNot() {
        String url = sqs.create("rides", Map.of(QueueAttributeName.DELAY_SECONDS, "5"));

        assertThat(sqs.create("rides", Map.of())).isEqualTo(url);
        assertThat(sqs.create("rides", Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "30")))
                .isEqualTo(url);
        assertThatThrownBy(() -> sqs.create("rides", Map.of(QueueAttributeName.DELAY_SECONDS, "6")))
                .isInstanceOf(QueueNameExistsException.class)
                .hasMessageContaining(
                        "A queue already exists with the same name and a different value for attribute DelaySeconds");
    }

    @Test
    void whatIsNotThereIsSaidInAwssWords() {
        // The SDKs give the code of the time when SQS spoke the Query protocol.
        refused(
                "AWS.SimpleQueueService.NonExistentQueue",
                "The specified queue does not exist.",
                () -> sqs.client.getQueueUrl(request -> request.queueName("none")));
        String url = sqs.create("rides", Map.of());
        sqs.client.deleteQueue(request -> request.queueUrl(url));
        assertThatThrownBy(() -> sqs.send(url, "late")).isInstanceOf(QueueDoesNotExistException.class);
        refused(
                "AWS.SimpleQueueService.NonExistentQueue",
                "The specified queue does not exist.",
                () -> sqs.client.getQueueUrl(
                        request -> request.queueName("rides").queueOwnerAWSAccountId("111111111111")));
    }

    @Test
    void namesFollowTheirRules() {
        refused(
                "InvalidParameterValue",
                "Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length",
                () -> sqs.create("no.dots", Map.of()));
        refused(
                "InvalidParameterValue",
                "Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length",
                () -> sqs.create("x".repeat(81), Map.of()));
        refused(
                "AWS.SimpleQueueService.UnsupportedOperation",
                "FIFO queues are not available here; create a standard queue, whose name does not end in .fifo.",
                () -> sqs.create("rides.fifo", Map.of(QueueAttributeName.FIFO_QUEUE, "true")));
    }

    @ParameterizedTest
    @CsvSource({
        "VisibilityTimeout, 43201",
        "VisibilityTimeout, -1",
        "DelaySeconds, 901",
        "MaximumMessageSize, 1023",
        "MessageRetentionPeriod, 59",
        "ReceiveMessageWaitTimeSeconds, many",
        "SqsManagedSseEnabled, perhaps",
        "Policy, {"
    })
    void valuesFollowTheirRules(String attribute, String value) {
        refused(
                "InvalidAttributeValue",
                "Invalid value for the parameter " + attribute + ".",
                () -> sqs.client.createQueue(
                        request -> request.queueName("rides").attributesWithStrings(Map.of(attribute, value))));
    }

    @Test
    void deadLettersNeedAQueueThatIsThere() {
        String policy = "{\"deadLetterTargetArn\":\"" + ServedQueues.arn("none") + "\",\"maxReceiveCount\":2}";

        refused(
                "InvalidParameterValue",
                "Value " + policy
                        + " for parameter RedrivePolicy is invalid. Reason: Dead letter target does not exist.",
                () -> sqs.create("rides", Map.of(QueueAttributeName.REDRIVE_POLICY, policy)));
    }

    @Test
    void queuesAreListedByPages() {
        for (String name : List.of("b-two", "a-one", "b-one")) {
            sqs.create(name, Map.of());
        }

        assertThat(sqs.client.listQueues().queueUrls())
                .extracting(url -> url.substring(url.lastIndexOf('/') + 1))
                .containsExactly("a-one", "b-one", "b-two");
        assertThat(sqs.client
                        .listQueues(request -> request.queueNamePrefix("b-"))
                        .queueUrls())
                .hasSize(2);
        assertThat(sqs.client.listQueuesPaginator(request -> request.maxResults(1)).stream()
                        .flatMap(page -> page.queueUrls().stream()))
                .hasSize(3);
    }

    @Test
    void tagsComeAndGo() {
        String url = sqs.create("rides", Map.of());

        sqs.client.tagQueue(request -> request.queueUrl(url).tags(Map.of("course", "streams", "term", "2")));
        sqs.client.untagQueue(request -> request.queueUrl(url).tagKeys("term"));

        assertThat(sqs.client.listQueueTags(request -> request.queueUrl(url)).tags())
                .isEqualTo(Map.of("course", "streams"));
    }

    @Test
    void queuesAndMessagesOutliveARestart() {
        String url = sqs.create("rides", Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "0"));
        sqs.send(url, "one", "two", "three");
        var first = sqs.receive(url).get(0);
        sqs.client.deleteMessage(request -> request.queueUrl(url).receiptHandle(first.receiptHandle()));

        sqs.close();
        open();

        assertThat(sqs.bodies(url)).containsExactly("two", "three");
        sqs.send(url, "four");
        assertThat(sqs.bodies(url)).containsExactly("two", "three", "four");
    }
}
