package wildrydes.cloud.kinesis;

import java.util.List;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.door.ResourcePolicies;
import wildrydes.cloud.policy.NamedPolicy;

/**
 * The policies of streams. The gate in front of all services has it from before there is a service; until the service tells it
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
        Stream stream = known.named(resource.substring(at + STREAM.length()));
        NamedPolicy policy = stream == null ? null : stream.policy();
        return policy == null ? List.of() : List.of(policy);
    }
}
