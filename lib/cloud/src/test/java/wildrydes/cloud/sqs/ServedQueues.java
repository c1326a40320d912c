package wildrydes.cloud.sqs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import wildrydes.cloud.clock.WallTime;
import wildrydes.cloud.door.Gate;
import wildrydes.cloud.door.ServedDoor;
import wildrydes.cloud.kinesis.ManualTime;
import wildrydes.cloud.metrics.Metrics;
import wildrydes.cloud.store.Store;

/** SQS behind a door on a real socket, with its state in a folder and its time in the test's hands. */
final class ServedQueues implements AutoCloseable {

    static final Instant START = Instant.parse("2026-03-02T09:14:36Z");

    final ManualTime time = new ManualTime(START);
    final Queues queues;
    final ServedDoor door;
    final SqsClient client;
    private final Store store;

    ServedQueues(Path folder) {
        store = new Store(folder);
        queues = new Queues(store);
        try {
            door = new ServedDoor(
                    SqsService.in(ServedDoor.ACCOUNT, ServedDoor.REGION, () -> 4566, queues, Metrics.none(), time),
                    WallTime.system(),
                    Gate.administratorsOnly());
            store.recover();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        client = door.client(SqsClient.builder());
    }

    static String arn(String queue) {
        return "arn:aws:sqs:us-east-1:000000000000:" + queue;
    }

    String create(String name, Map<QueueAttributeName, String> attributes) {
        return client.createQueue(request -> request.queueName(name).attributes(attributes))
                .queueUrl();
    }

    void send(String url, String... bodies) {
        for (String body : bodies) {
            client.sendMessage(request -> request.queueUrl(url).messageBody(body));
        }
    }

    List<Message> receive(String url) {
        return client.receiveMessage(request -> request.queueUrl(url)
                        .maxNumberOfMessages(10)
                        .messageSystemAttributeNamesWithStrings("All")
                        .messageAttributeNames("All"))
                .messages();
    }

    List<String> bodies(String url) {
        return receive(url).stream().map(Message::body).toList();
    }

    Map<QueueAttributeName, String> attributes(String url, QueueAttributeName... names) {
        return client.getQueueAttributes(request -> request.queueUrl(url).attributeNames(names))
                .attributes();
    }

    @Override
    public void close() {
        client.close();
        queues.stopWaiting();
        door.close();
        try {
            store.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
