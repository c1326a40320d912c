package wildrydes.cloud.door;

import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.policy.Policies;

/** Knows which policies count for whom. */
@FunctionalInterface
public interface Rights {

    /** The identity policies, boundary and session policies of a caller; none of them where the caller is unknown. */
    Policies of(Caller caller);
}
