package wildrydes.lab;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/** A queue of SQS: messages wait in it until somebody takes and deletes them, four days at most. SQS knows no states. */
public final class MessageQueue implements Resource<MessageQueue> {

    private final Lab lab;
    private final String name;
    private final Map<QueueAttributeName, String> settings = new LinkedHashMap<>();
    private String cli = "";

    MessageQueue(Lab lab, String name) {
        this.lab = lab;
        this.name = name;
    }

    /** How long a message that somebody has taken stays hidden from others; 30 seconds where you say nothing. */
    public MessageQueue visibility(Duration duration) {
        settings.put(QueueAttributeName.VISIBILITY_TIMEOUT, String.valueOf(duration.toSeconds()));
        return this;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String arn() {
        return "arn:aws:sqs:" + lab.region() + ":" + lab.account() + ":" + name;
    }

    /** The address by which SQS's own calls name it. @throws LabException if it does not exist */
    public String url() {
        return found().orElseThrow(() -> absent("has no address"));
    }

    /** {@code exists}, since SQS knows no states. */
    @Override
    public String status() {
        if (exists()) {
            return "exists";
        }
        throw absent("has no status");
    }

    @Override
    public boolean exists() {
        return found().isPresent();
    }

    @Override
    public MessageQueue create() {
        Optional<String> address = found();
        if (address.isPresent()) {
            Progress.line("Queue " + name + " is already there"
                    + (differs(address.get()) ? ", with other settings; update() makes it as you say." : "."));
            return this;
        }
        sqs().createQueue(b -> b.queueName(name).attributes(settings));
        cli = lab.lastCommand();
        Progress.line("Queue " + name + ": created");
        return this;
    }

    /** Whether the one that is there is not as it is to be. */
    private boolean differs(String address) {
        return !settings.isEmpty()
                && !attributes(address).attributes().entrySet().containsAll(settings.entrySet());
    }

    @Override
    public MessageQueue update() {
        String address = found().orElseThrow(() -> absent("cannot be changed"));
        if (!differs(address)) {
            Progress.line("Queue " + name + " is like that already.");
            return this;
        }
        sqs().setQueueAttributes(b -> b.queueUrl(address).attributes(settings));
        cli = lab.lastCommand();
        return this;
    }

    /** Returns at once: a queue can be used when its creation is answered. */
    @Override
    public MessageQueue await() {
        return this;
    }

    /** Removes it with its messages. */
    @Override
    public MessageQueue delete() {
        Optional<String> address = found();
        if (address.isEmpty()) {
            Progress.line("There is no queue " + name + ", so there is nothing to delete.");
            return this;
        }
        sqs().deleteQueue(b -> b.queueUrl(address.get()));
        cli = lab.lastCommand();
        return this;
    }

    @Override
    public Card describe() {
        return Card.of("Queue " + name, attributes(found().orElseThrow(() -> absent("cannot be described"))));
    }

    @Override
    public String cli() {
        return cli;
    }

    /**
     * The messages that wait in it, without taking them away: they are received as a program would, and put back at once. Each such
     * look counts as a receipt of the message.
     */
    public Messages messages() {
        return Messages.in(sqs(), name, url());
    }

    @Override
    public Card card() {
        Optional<String> address = found();
        if (address.isEmpty()) {
            return Card.of("Queue " + name).with("status", "does not exist yet; create() makes it");
        }
        Map<QueueAttributeName, String> attributes = attributes(address.get()).attributes();
        return Card.of("Queue " + name)
                .with("arn", arn())
                .with("url", address.get())
                .with("messages", attributes.getOrDefault(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "0"))
                .with(
                        "taken, not yet deleted",
                        attributes.getOrDefault(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE, "0"))
                .with(
                        "hidden from others when taken",
                        attributes.getOrDefault(QueueAttributeName.VISIBILITY_TIMEOUT, "?") + " s");
    }

    private GetQueueAttributesResponse attributes(String address) {
        return sqs().getQueueAttributes(b -> b.queueUrl(address).attributeNames(QueueAttributeName.ALL));
    }

    private Optional<String> found() {
        try {
            return Optional.of(sqs().getQueueUrl(b -> b.queueName(name)).queueUrl());
        } catch (QueueDoesNotExistException e) {
            return Optional.empty();
        }
    }

    private LabException absent(String what) {
        return new LabException("Queue " + name + " does not exist and " + what + "; create() makes it.");
    }

    private SqsClient sqs() {
        return lab.sqs();
    }

    @Override
    public String toString() {
        return "Queue " + name;
    }
}
