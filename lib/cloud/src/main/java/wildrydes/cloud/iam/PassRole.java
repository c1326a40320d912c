package wildrydes.cloud.iam;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.door.Denied;
import wildrydes.cloud.door.PolicyGate;
import wildrydes.cloud.policy.AccessRequest;
import wildrydes.cloud.policy.Context;
import wildrydes.cloud.policy.Decision;
import wildrydes.cloud.policy.Evaluation;
import wildrydes.cloud.policy.Policies;
import wildrydes.cloud.policy.Principal;

/**
 * Checks that services make before they take a role to work in: the caller may pass it, and it trusts the service
 * (docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html).
 */
public final class PassRole {

    private static final String ACTION = "iam:PassRole";

    private final Directory directory;
    private final PolicyGate gate;

    public PassRole(Directory directory, PolicyGate gate) {
        this.directory = directory;
        this.gate = gate;
    }

    /**
     * Returns where a caller may pass a role to a service.
     *
     * @param service for example {@code lambda.amazonaws.com}
     * @throws Denied where no policy allows it
     */
    public void require(Caller caller, String role, String service) {
        Map<String, List<String>> more = Map.of("iam:PassedToService", List.of(service));
        Decision decision = gate.decide(ACTION, role, caller, more);
        if (!decision.allowed()) {
            throw new Denied(gate.denial(ACTION, role, caller, more, decision, null));
        }
    }

    /** The role, where it exists and trusts the service to assume it; else null. */
    public @Nullable RoleView trusting(String role, String service) {
        RoleView found = directory.roleAt(role);
        if (found == null) {
            return null;
        }
        Decision decision = Evaluation.ofTrust(
                new AccessRequest("sts:AssumeRole", role, Context.empty()),
                Principal.service(service),
                Policies.none().withResource(List.of(found.trust())));
        return decision.allowed() ? found : null;
    }
}
