package wildrydes.cloud.door;

import org.jspecify.annotations.Nullable;
import wildrydes.cloud.policy.Denial;
import wildrydes.cloud.wire.ServiceError;

/**
 * A refusal by policies; protocols with other codes put AccessDenied and 403 in the place of these. A service that refuses in words of its own gives this as the cause of its exception, so that the
 * learner finds the explanation all the same.
 */
public final class Denied extends ServiceError {

    private final transient Denial denial;

    public Denied(Denial denial) {
        super("AccessDeniedException", 400, denial.sentence());
        this.denial = denial;
    }

    public Denial denial() {
        return denial;
    }

    /** The refusal in an exception or its causes; null where there is none. */
    static @Nullable Denied in(Throwable thrown) {
        for (Throwable one = thrown; one != null; one = one.getCause()) {
            if (one instanceof Denied denied) {
                return denied;
            }
        }
        return null;
    }
}
