package wildrydes.cloud.auth;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.policy.NamedPolicy;

/**
 * What temporary credentials stand for beside their principal.
 *
 * @param role ARN of the role that is worked in; null for a session of a user
 * @param policies limit what the session may do, together; empty where nothing was passed
 * @param context values of condition keys that hold for the whole session, such as {@code aws:TokenIssueTime}
 * @param service the service of this cloud that has yet to assume the role, see {@link Caller#assuming}; null for credentials
 */
public record Session(
        @Nullable String role,
        List<NamedPolicy> policies,
        Map<String, List<String>> context,
        @Nullable String service) {

    /** What credentials stand for. */
    public Session(@Nullable String role, List<NamedPolicy> policies, Map<String, List<String>> context) {
        this(role, policies, context, null);
    }
}
