package wildrydes.cloud.iam;

import java.util.List;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.door.Denied;
import wildrydes.cloud.policy.AccessRequest;
import wildrydes.cloud.policy.Decision;
import wildrydes.cloud.policy.Denial;
import wildrydes.cloud.policy.Evaluation;
import wildrydes.cloud.policy.Layer;
import wildrydes.cloud.policy.Policies;
import wildrydes.cloud.policy.Principal;

/** Whom roles trust: their trust policies, asked. */
public final class Trust {

    private final Directory directory;

    public Trust(Directory directory) {
        this.directory = directory;
    }

    /**
     * Somebody who asks for a role.
     *
     * @param who as sentences name the principal
     * @param own the policies that the principal has
     */
    public record Asker(String who, Principal principal, Policies own) {

        /** An AWS service in its own name. */
        public static Asker service(String name) {
            return new Asker(name, Principal.service(name), Policies.none());
        }
    }

    /**
     * The role, where it lets itself be assumed.
     *
     * @param request whose resource is the role's ARN
     * @param sentence of the refusal; a trust policy is never named in it, lest anybody learn which roles there are
     * @throws Denied with the reason, where it does not, or where there is no such role
     */
    public RoleView ask(AccessRequest request, Asker asker, String sentence) {
        @Nullable RoleView role = directory.roleAt(request.resource());
        Policies policies = role == null ? Policies.none() : asker.own().withResource(List.of(role.trust()));
        Decision decision = role == null
                ? new Decision.NotAllowed(Layer.TRUST)
                : Evaluation.ofTrust(request, asker.principal(), policies);
        if (role == null || !decision.allowed()) {
            throw new Denied(new Denial(asker.who(), request, asker.principal(), policies, decision, sentence));
        }
        return role;
    }
}
