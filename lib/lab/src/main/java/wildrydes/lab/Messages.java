package wildrydes.lab;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import wildrydes.lab.record.JsonText;
import wildrydes.lab.render.Tree;

/** Messages that wait in a queue, oldest first. */
public final class Messages implements Iterable<Message> {

    /** The most that one call of SQS gives. */
    private static final int AT_ONCE = 10;
    /** More than this nobody reads. */
    private static final int MOST = 1000;
    /** How long they stay hidden while the rest is looked at, so that none comes twice. */
    private static final int HIDDEN_SECONDS = 20;

    private final String queue;
    private final List<Message> messages;

    private Messages(String queue, List<Message> messages) {
        this.queue = queue;
        this.messages = List.copyOf(messages);
    }

    static Messages in(SqsClient sqs, String queue, String url) {
        Map<String, Message> found = new LinkedHashMap<>();
        List<Message> batch = receive(sqs, url);
        try {
            while (!batch.isEmpty() && found.size() < MOST) {
                batch.forEach(message -> found.put(message.messageId(), message));
                batch = receive(sqs, url);
            }
        } finally {
            putBack(sqs, url, List.copyOf(found.values()));
        }
        List<Message> sorted = new ArrayList<>(found.values());
        sorted.sort(java.util.Comparator.comparing(Messages::sent));
        return new Messages(queue, sorted);
    }

    private static List<Message> receive(SqsClient sqs, String url) {
        return sqs.receiveMessage(b -> b.queueUrl(url)
                        .maxNumberOfMessages(AT_ONCE)
                        .visibilityTimeout(HIDDEN_SECONDS)
                        .messageAttributeNames("All")
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
                .messages();
    }

    private static void putBack(SqsClient sqs, String url, List<Message> taken) {
        for (int i = 0; i < taken.size(); i += AT_ONCE) {
            List<ChangeMessageVisibilityBatchRequestEntry> entries =
                    taken.subList(i, Math.min(i + AT_ONCE, taken.size())).stream()
                            .map(message -> ChangeMessageVisibilityBatchRequestEntry.builder()
                                    .id(message.messageId())
                                    .receiptHandle(message.receiptHandle())
                                    .visibilityTimeout(0)
                                    .build())
                            .toList();
            sqs.changeMessageVisibilityBatch(b -> b.queueUrl(url).entries(entries));
        }
    }

    public int size() {
        return messages.size();
    }

    /** AWS's own messages. */
    public List<Message> list() {
        return messages;
    }

    @Override
    public Iterator<Message> iterator() {
        return messages.iterator();
    }

    /**
     * The one sent last.
     *
     * @throws LabException if there is none
     */
    public Message last() {
        if (messages.isEmpty()) {
            throw new LabException("No message waits in queue " + queue + ", so there is no last one.");
        }
        return messages.get(messages.size() - 1);
    }

    /** A row for each. */
    public Table table() {
        InstantColumn sent = InstantColumn.create("sent");
        IntColumn received = IntColumn.create("received");
        StringColumn body = StringColumn.create("body");
        for (Message message : messages) {
            sent.append(sent(message));
            received.append(Integer.parseInt(
                    message.attributes().getOrDefault(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "1")));
            body.append(message.body());
        }
        return Table.create(queue, sent, received, body);
    }

    /** What it shows of itself at the end of a cell: each body, as a tree where it is JSON. */
    public Card card() {
        Card card = Card.of(toString());
        for (Message message : messages) {
            String name = "sent " + wildrydes.lab.render.Times.utc(sent(message));
            JsonText json = JsonText.of(message.body());
            boolean object = json.objects().size() == 1 && json.rest().isEmpty();
            card = card.with(name, object ? Tree.ofJson(name, message.body()) : message.body());
        }
        return card;
    }

    private static Instant sent(Message message) {
        String millis = message.attributes().getOrDefault(MessageSystemAttributeName.SENT_TIMESTAMP, "0");
        return Instant.ofEpochMilli(Long.parseLong(millis));
    }

    @Override
    public String toString() {
        return switch (messages.size()) {
            case 0 -> "Queue " + queue + " is empty";
            case 1 -> "Queue " + queue + ": 1 message";
            default -> "Queue " + queue + ": " + Rides.count(messages.size()) + " messages";
        };
    }
}
