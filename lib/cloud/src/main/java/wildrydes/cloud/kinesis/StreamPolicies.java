package wildrydes.cloud.kinesis;

import java.util.List;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.door.ResourcePolicies;
import wildrydes.cloud.policy.NamedPolicy;
import wildrydes.cloud.policy.PolicyType;

/**
 * The policies of streams and consumers. The gate in front of all services has it from before there is a service; until the service tells it
 * the streams, there are none. Safe for concurrent use.
 */
public final class StreamPolicies implements ResourcePolicies {

    private static final String STREAM = ":stream/";

    private volatile @Nullable Streams streams;

    void are(Streams known) {
        streams = known;
    }

    @Override
    public List<NamedPolicy> of(String resource, Caller caller) {
        Streams known = streams;
        int at = resource.startsWith("arn:aws:kinesis:") ? resource.indexOf(STREAM) : -1;
        if (known == null || at < 0) {
            return List.of();
        }
        ConsumerArn consumer = ConsumerArn.of(resource);
        Stream stream = known.named(consumer == null ? resource.substring(at + STREAM.length()) : consumer.stream());
        if (stream == null) {
            return List.of();
        }
        NamedPolicy policy = consumer == null ? stream.policy() : policy(stream, consumer);
        return policy == null ? List.of() : List.of(policy);
    }

    private static @Nullable NamedPolicy policy(Stream stream, ConsumerArn arn) {
        Consumer consumer = stream.consumer(arn.consumer());
        if (consumer == null || consumer.created().getEpochSecond() != arn.created()) {
            return null;
        }
        String document = consumer.policy();
        return document == null
                ? null
                : NamedPolicy.of(
                        "policy of consumer " + consumer.name(), "consumer policy", document, PolicyType.RESOURCE);
    }
}
