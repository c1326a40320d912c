package wildrydes.cloud.wire;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.awscore.AwsRequest;
import wildrydes.cloud.auth.Caller;

/** Names the resource that a request works on, for the journal and for policies. */
@FunctionalInterface
public interface ResourceNames {

    /** For operations on nothing in particular, such as listing. */
    String ANY = "*";

    /** The ARN, or {@link #ANY}; must not fail on a request whose resource does not exist. */
    String of(AwsRequest request, Caller caller);

    /** What policies are asked about a request that works on several things, or does what other actions stand for; empty for all others. */
    default List<Use> uses(AwsRequest request) {
        return List.of();
    }

    /**
     * One thing that a request does.
     *
     * @param action without the service's prefix, for example {@code PutItem}
     * @param resource ARN
     * @param keys condition keys beside those that the whole request has
     */
    record Use(String action, String resource, Map<String, List<String>> keys) {}
}
