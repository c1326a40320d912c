package wildrydes.cloud.kinesis;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.services.kinesis.model.RegisterStreamConsumerRequest;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.wire.ResourceNames;

/**
 * How requests name a stream: by name, by ARN, by both; and by an iterator or a token that came of an earlier call. And how they
 * name a stream's consumer, and any resource.
 */
final class Addresses implements ResourceNames {

    private static final Pattern ARN = Pattern.compile("arn:aws[^:]*:kinesis:([^:]*):([0-9]{12}):stream/(\\S+)");
    private static final String REQUEST = "Request";

    private final String account;
    private final String region;
    private final KinesisErrors errors;
    private final Streams streams;

    Addresses(String account, String region, KinesisErrors errors, Streams streams) {
        this.account = account;
        this.region = region;
        this.errors = errors;
        this.streams = streams;
    }

    static String arn(String region, String account, String name) {
        return "arn:aws:kinesis:" + region + ":" + account + ":stream/" + name;
    }

    String arn(Stream stream) {
        return arn(region, account, stream.name());
    }

    /** The name of the stream that a request means. */
    String name(AwsRequest request, Caller caller) {
        String name = member(request, "StreamName");
        String arn = member(request, "StreamARN");
        if (arn == null) {
            if (name == null) {
                throw errors.unnamed();
            }
            return name;
        }
        return nameIn(arn, name, request, caller);
    }

    /**
     * What has tags and a policy.
     *
     * @param consumer of the stream; null for the stream itself
     */
    record Resource(Stream stream, @Nullable Consumer consumer) {}

    /** The stream or consumer with an ARN that a request has as that of any resource. */
    Resource resource(String arn, AwsRequest request, Caller caller) {
        if (ConsumerArn.of(arn) != null) {
            Registered found = consumer(arn, request, caller);
            return new Resource(found.stream(), found.consumer());
        }
        String name = nameIn(arn, null, request, caller);
        Stream stream = streams.named(name);
        if (stream == null) {
            throw errors.noStream(name);
        }
        return new Resource(stream, null);
    }

    /** Checks the names that a request carries beside its iterator. */
    void agree(ShardIterator iterator, AwsRequest request, Caller caller) {
        String arn = member(request, "StreamARN");
        if (arn != null) {
            nameIn(arn, iterator.stream(), request, caller);
        }
    }

    private String nameIn(String arn, @Nullable String name, AwsRequest request, Caller caller) {
        Matcher parts = ARN.matcher(arn);
        if (!parts.matches()) {
            throw errors.namesDiffer(name, arn);
        }
        requireOurs(parts.group(1), parts.group(2), arn, request, caller);
        if (name != null && !name.equals(parts.group(3))) {
            throw errors.namesDiffer(name, arn);
        }
        return parts.group(3);
    }

    private void requireOurs(String ofRegion, String ofAccount, String arn, AwsRequest request, Caller caller) {
        if (!ofRegion.equals(region)) {
            throw errors.otherRegion(arn);
        }
        if (!ofAccount.equals(account)) {
            String operation = request.getClass().getSimpleName().replace(REQUEST, "");
            throw errors.otherAccount(caller.arn(), operation, arn);
        }
    }

    /** A consumer, and the stream with which it is registered. */
    record Registered(Stream stream, Consumer consumer) {}

    /** The consumer that a request means: by its ARN, by its name and its stream's ARN, or by all of them. */
    Registered consumer(AwsRequest request, Caller caller) {
        String arn = member(request, "ConsumerARN");
        String name = member(request, "ConsumerName");
        String streamArn = member(request, "StreamARN");
        if (arn == null) {
            if (name == null || streamArn == null) {
                throw errors.ofConsumers().unnamed();
            }
            return registered(nameIn(streamArn, null, request, caller), name);
        }
        Registered found = consumer(arn, request, caller);
        if (name != null && !name.equals(found.consumer().name())
                || streamArn != null && !arn.startsWith(streamArn + "/")) {
            throw errors.ofConsumers().namesDiffer(arn);
        }
        return found;
    }

    /** The consumer with an ARN, whatever the request calls it. */
    Registered consumer(String arn, AwsRequest request, Caller caller) {
        ConsumerArn parts = ConsumerArn.of(arn);
        if (parts == null) {
            throw errors.ofConsumers().namesDiffer(arn);
        }
        requireOurs(parts.region(), parts.account(), arn, request, caller);
        Registered found = registered(parts.stream(), parts.consumer());
        if (found.consumer().created().getEpochSecond() != parts.created()) {
            throw errors.ofConsumers().none(parts.consumer(), parts.stream());
        }
        return found;
    }

    private Registered registered(String streamName, String name) {
        Stream stream = streams.named(streamName);
        if (stream == null) {
            throw errors.noStream(streamName);
        }
        Consumer consumer = stream.consumer(name);
        if (consumer == null) {
            throw errors.ofConsumers().none(name, streamName);
        }
        return new Registered(stream, consumer);
    }

    @Override
    public String of(AwsRequest request, Caller caller) {
        String consumer = consumerArn(request);
        if (consumer != null) {
            return consumer;
        }
        String arn = member(request, "StreamARN");
        if (arn == null) {
            arn = member(request, "ResourceARN");
        }
        if (arn != null) {
            return arn;
        }
        String name = member(request, "StreamName");
        String iterator = member(request, "ShardIterator");
        if (name == null && iterator != null) {
            ShardIterator position = ShardIterator.of(iterator, streams.seal());
            name = position == null ? null : position.stream();
        }
        String token = member(request, "NextToken");
        if (name == null && token != null) {
            PageToken page = PageToken.of(token, PageToken.SHARDS, streams.seal());
            name = page == null ? null : streams.nameOf(page.of());
        }
        return name == null ? ANY : arn(region, account, name);
    }

    /** Where a request names a consumer that is, or may be, registered; to register one is a matter of its stream. */
    private @Nullable String consumerArn(AwsRequest request) {
        String arn = member(request, "ConsumerARN");
        String name = member(request, "ConsumerName");
        String streamArn = member(request, "StreamARN");
        if (arn != null || name == null || streamArn == null || request instanceof RegisterStreamConsumerRequest) {
            return arn;
        }
        Matcher parts = ARN.matcher(streamArn);
        Stream stream = parts.matches() ? streams.named(parts.group(3)) : null;
        Consumer consumer = stream == null ? null : stream.consumer(name);
        return consumer == null ? streamArn + "/consumer/" + name : consumer.arn(streamArn);
    }

    private static @Nullable String member(AwsRequest request, String name) {
        return request.getValueForField(name, String.class).orElse(null);
    }
}
