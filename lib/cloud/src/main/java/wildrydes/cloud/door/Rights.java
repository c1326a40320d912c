package wildrydes.cloud.door;

import java.time.Instant;
import java.util.Map;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.policy.Policies;

/** Knows which policies count for whom. */
public interface Rights {

    /** The identity policies, boundary and session policies of a caller; none of them where the caller is unknown. */
    Policies of(Caller caller);

    /** The tags of the user or role that a caller is; none where the caller is unknown. */
    default Map<String, String> tags(Caller caller) {
        return Map.of();
    }

    /**
     * Told that a caller makes a call with a long-term key.
     *
     * @param service the service's signing name
     */
    default void used(Caller caller, Instant at, String service, String region) {}
}
