package wildrydes.lab;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;

/** Queues in a notebook, against the packed cloud. */
class QueueIT extends SharedAccount {

    private static void send(MessageQueue queue, String body) {
        lab.sqs().sendMessage(b -> b.queueUrl(queue.url()).messageBody(body));
    }

    @Test
    void aQueueIsMadeDescribedAndRemovedAlsoTwice() {
        MessageQueue queue = lab.queue("wildrydes-queue");
        assertThat(queue.exists()).isFalse();
        assertThat(shown(queue)).contains("does not exist yet; create() makes it");
        assertThatThrownBy(queue::url)
                .hasMessage("Queue wildrydes-queue does not exist and has no address; create() makes it.");

        queue.create();
        assertThat(screen.text()).isEqualTo("Queue wildrydes-queue: created");
        assertThat(queue.cli()).isEqualTo("aws sqs create-queue --queue-name wildrydes-queue");
        assertThat(queue.status()).isEqualTo("exists");
        assertThat(queue.arn()).isEqualTo("arn:aws:sqs:us-east-1:000000000000:wildrydes-queue");
        assertThat(shown(queue)).contains("wildrydes-queue", "messages", "30 s");
        assertThat(shown(queue.describe())).contains("QueueArn", queue.arn());

        screen = Screenshot.begin();
        lab.queue("wildrydes-queue").create();
        assertThat(screen.text()).isEqualTo("Queue wildrydes-queue is already there.");

        screen = Screenshot.begin();
        queue.visibility(ofSeconds(90)).create();
        assertThat(screen.text())
                .isEqualTo(
                        "Queue wildrydes-queue is already there, with other settings; update() makes it as you say.");
        queue.update();
        assertThat(shown(queue)).contains("90 s");
        screen = Screenshot.begin();
        queue.update();
        assertThat(screen.text()).isEqualTo("Queue wildrydes-queue is like that already.");

        screen = Screenshot.begin();
        queue.delete();
        queue.delete();
        assertThat(screen.text()).isEqualTo("There is no queue wildrydes-queue, so there is nothing to delete.");
    }

    @Test
    void messagesAreLookedAtWithoutBeingTakenAway() {
        MessageQueue queue = lab.queue("wildrydes-queue").create();
        assertThat(queue.messages().size()).isZero();
        assertThat(shown(queue.messages())).isEqualTo("Queue wildrydes-queue is empty");
        assertThatThrownBy(() -> queue.messages().last())
                .hasMessage("No message waits in queue wildrydes-queue, so there is no last one.");

        IntStream.range(0, 23).forEach(number -> send(queue, "{\"number\":" + number + ",\"at\":{\"shard\":\"0\"}}"));

        for (int look = 1; look <= 2; look++) {
            Messages messages = queue.messages();
            assertThat(messages.size()).isEqualTo(23);
            assertThat(messages.list()).extracting(Message::messageId).doesNotHaveDuplicates();
            assertThat(messages.table().intColumn("received").asList()).containsOnly(look);
        }
        assertThat(lab.sqs()
                        .receiveMessage(b -> b.queueUrl(queue.url()).maxNumberOfMessages(10))
                        .messages())
                .as("all are there for whoever takes them")
                .hasSize(10);
    }

    @Test
    void aBodyOfJsonIsATreeAndAnyOtherIsText() {
        MessageQueue queue = lab.queue("wildrydes-queue").create();
        send(queue, "{\"DDBStreamBatchInfo\":{\"batchSize\":9,\"shardId\":\"shardId-000000000000\"}}");
        assertThat(shown(queue.messages())).isEqualTo("""
                Queue wildrydes-queue: 1 message
                  sent 2026-03-02 09:14:36 UTC: 1 entry
                    DDBStreamBatchInfo: 2 entries
                      batchSize: 9
                      shardId: shardId-000000000000""");
        assertThat(String.valueOf(screen.render(queue.messages()).data().get("text/html")))
                .contains("<details", "batchSize")
                .doesNotContain("<details open");

        send(queue, "only words");
        assertThat(shown(queue.messages())).contains("2 messages", "only words");
    }
}
