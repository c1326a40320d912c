package wildrydes.cloud.door;

import java.util.List;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.policy.NamedPolicy;

/** A service whose resources have policies of their own, such as buckets and queues. */
@FunctionalInterface
public interface ResourcePolicies {

    /** The policies of the resource with that ARN that count for a caller; empty where it has none or is none of this service. */
    List<NamedPolicy> of(String resource, Caller caller);
}
