package wildrydes.cloud.sqs;

import java.util.function.IntSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequest;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.wire.ResourceNames;

/** How requests name queues: by URL, whose last step is the name. */
final class QueueNames implements ResourceNames {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,80}");

    private final String account;
    private final String region;
    private final IntSupplier port;
    private final Queues queues;

    /** @param port of this cloud; asked for when a URL is given out */
    QueueNames(String account, String region, IntSupplier port, Queues queues) {
        this.account = account;
        this.region = region;
        this.port = port;
        this.queues = queues;
    }

    String arn(String name) {
        return "arn:aws:sqs:" + region + ":" + account + ":" + name;
    }

    String url(Queue queue) {
        return "http://127.0.0.1:" + port.getAsInt() + "/" + account + "/" + queue.name();
    }

    /** Refuses what no queue here can be called. */
    static String checked(@Nullable String name) {
        if (name == null || name.isEmpty()) {
            throw SqsErrors.missing("QueueName");
        }
        if (name.endsWith(".fifo")) {
            throw SqsErrors.noFifo();
        }
        if (!NAME.matcher(name).matches()) {
            throw SqsErrors.queueName();
        }
        return name;
    }

    /** The queue of a URL. */
    Queue queue(@Nullable String url) {
        if (url == null || url.isEmpty()) {
            throw SqsErrors.missing("QueueUrl");
        }
        return named(nameOf(url));
    }

    Queue named(String name) {
        Queue queue = queues.find(name);
        if (queue == null) {
            throw SqsErrors.noQueue();
        }
        return queue;
    }

    /** The queue of an ARN in this account and Region; null where there is none. */
    @Nullable
    Queue at(String arn) {
        String name = arn.substring(arn.lastIndexOf(':') + 1);
        return arn.equals(arn(name)) ? queues.find(name) : null;
    }

    /** A queue as it is now; refused where it was deleted meanwhile, even if there is another of its name. */
    Queue still(Queue seen) {
        Queue now = named(seen.name());
        if (now.number() != seen.number()) {
            throw SqsErrors.noQueue();
        }
        return now;
    }

    private static String nameOf(String url) {
        return url.substring(url.lastIndexOf('/') + 1);
    }

    /** Whether a URL names another account's queue. */
    boolean foreign(@Nullable String owner) {
        return owner != null && !owner.equals(account);
    }

    @Override
    public String of(AwsRequest request, Caller caller) {
        String url = request.getValueForField("QueueUrl", String.class).orElse(null);
        if (url != null) {
            return arn(nameOf(url));
        }
        return arn(request.getValueForField("QueueName", String.class).orElse(""));
    }
}
