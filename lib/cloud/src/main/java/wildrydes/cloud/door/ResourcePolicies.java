package wildrydes.cloud.door;

import java.util.List;
import wildrydes.cloud.policy.NamedPolicy;

/** A service whose resources have policies of their own, such as buckets and queues. */
@FunctionalInterface
public interface ResourcePolicies {

    /** The policies of the resource with that ARN; empty where it has none or is no resource of this service. */
    List<NamedPolicy> of(String resource);
}
