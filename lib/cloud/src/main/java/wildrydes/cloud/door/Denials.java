package wildrydes.cloud.door;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.policy.Denial;

/** The latest refusals, by the id of their request. Safe for concurrent use. */
public final class Denials {

    /** A learner asks soon, and a client that is refused in a loop must not fill the memory. */
    private static final int KEPT = 500;

    private final Map<String, Denial> byRequest = new LinkedHashMap<>();

    synchronized void add(String requestId, Denial denial) {
        byRequest.put(requestId, denial);
        if (byRequest.size() > KEPT) {
            byRequest.remove(byRequest.keySet().iterator().next());
        }
    }

    /** The refusal of that request; null where it was not refused by a policy, or long ago. */
    public synchronized @Nullable Denial of(String requestId) {
        return byRequest.get(requestId);
    }
}
