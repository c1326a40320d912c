package wildrydes.cloud.wire;

import software.amazon.awssdk.awscore.AwsRequest;
import wildrydes.cloud.auth.Caller;

/** Names the resource that a request works on, for the journal and for policies. */
@FunctionalInterface
public interface ResourceNames {

    /** For operations on nothing in particular, such as listing. */
    String ANY = "*";

    /** The ARN, or {@link #ANY}; must not fail on a request whose resource does not exist. */
    String of(AwsRequest request, Caller caller);
}
