package wildrydes.cloud.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.policy.Principal.Closeness;

/**
 * Decides by policies, as AWS documents it for requests within one account
 * (docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html): a statement that
 * denies wins; a resource's policy that names the very principal is enough; otherwise boundary, session and identity (or
 * resource) must each allow.
 */
public final class Evaluation {

    private static final Layer[] LAYERS = {Layer.IDENTITY, Layer.RESOURCE, Layer.BOUNDARY, Layer.SESSION};

    private record Match(NamedPolicy policy, Statement statement, Closeness closeness) {
        Decision allowed() {
            return new Decision.Allowed(policy, statement.title());
        }
    }

    private Evaluation() {}

    /** What the policies say to a request of a principal. */
    public static Decision of(AccessRequest request, Principal principal, Policies policies) {
        for (Layer layer : LAYERS) {
            Match denied = find(Effect.DENY, request, principal, policies.of(layer));
            if (denied != null) {
                return new Decision.Denied(
                        layer, denied.policy(), denied.statement().title());
            }
        }
        Match resource = find(Effect.ALLOW, request, principal, policies.resource());
        if (resource != null && resource.closeness() == Closeness.SELF) {
            return resource.allowed();
        }
        if (policies.boundary() != null
                && find(Effect.ALLOW, request, principal, policies.of(Layer.BOUNDARY)) == null) {
            return new Decision.NotAllowed(Layer.BOUNDARY);
        }
        if (!policies.session().isEmpty() && find(Effect.ALLOW, request, principal, policies.session()) == null) {
            return new Decision.NotAllowed(Layer.SESSION);
        }
        Match identity = find(Effect.ALLOW, request, principal, policies.identity());
        if (identity != null) {
            return identity.allowed();
        }
        // Naming the account leaves it to the policies of its users and roles.
        return resource != null && resource.closeness() != Closeness.ACCOUNT
                ? resource.allowed()
                : new Decision.NotAllowed(principal.account().isEmpty() ? Layer.RESOURCE : Layer.IDENTITY);
    }

    /**
     * Whether a role lets itself be assumed: its trust policy must name the principal, and where it names the account, the
     * principal's own policies must allow it too.
     *
     * @param policies those of the principal, the trust policy standing as the resource's
     */
    public static Decision ofTrust(AccessRequest request, Principal principal, Policies policies) {
        Match denied = find(Effect.DENY, request, principal, policies.resource());
        if (denied != null) {
            return new Decision.Denied(
                    Layer.TRUST, denied.policy(), denied.statement().title());
        }
        if (find(Effect.ALLOW, request, principal, policies.resource()) == null) {
            return new Decision.NotAllowed(Layer.TRUST);
        }
        return of(request, principal, policies);
    }

    /** The statement of that effect that matches; the one closest to the principal where there are several. */
    private static @Nullable Match find(
            Effect effect, AccessRequest request, Principal principal, List<NamedPolicy> policies) {
        Match closest = null;
        for (NamedPolicy policy : policies) {
            for (Statement statement : policy.document().statements()) {
                if (statement.effect() != effect || !statement.matches(request)) {
                    continue;
                }
                Closeness closeness = statement.closeness(principal);
                if (closeness == Closeness.SELF) {
                    return new Match(policy, statement, closeness);
                }
                if (closeness != Closeness.NONE && (closest == null || closeness.compareTo(closest.closeness()) > 0)) {
                    closest = new Match(policy, statement, closeness);
                }
            }
        }
        return closest;
    }
}
