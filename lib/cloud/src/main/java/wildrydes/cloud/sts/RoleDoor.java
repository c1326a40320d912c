package wildrydes.cloud.sts;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.door.Denied;
import wildrydes.cloud.door.PolicyGate;
import wildrydes.cloud.iam.Directory;
import wildrydes.cloud.iam.RoleView;
import wildrydes.cloud.policy.AccessRequest;
import wildrydes.cloud.policy.Context;
import wildrydes.cloud.policy.Decision;
import wildrydes.cloud.policy.Denial;
import wildrydes.cloud.policy.Evaluation;
import wildrydes.cloud.policy.Layer;
import wildrydes.cloud.policy.NamedPolicy;
import wildrydes.cloud.policy.Policies;
import wildrydes.cloud.policy.Principal;
import wildrydes.cloud.sts.WebIdentities.WebIdentity;

/**
 * Who may assume a role: its trust policy must name the one who asks, the administrator too; where it names only the account,
 * the policies of the one who asks must allow it as well.
 */
public final class RoleDoor {

    private static final String ADMINISTRATOR_ACCESS = "arn:aws:iam::aws:policy/AdministratorAccess";
    private static final String ASSUME = "sts:AssumeRole";
    private static final String ASSUME_WITH_WEB_IDENTITY = "sts:AssumeRoleWithWebIdentity";

    private final Directory directory;
    private final PolicyGate gate;

    public RoleDoor(Directory directory, PolicyGate gate) {
        this.directory = directory;
        this.gate = gate;
    }

    /**
     * The role, where the caller may assume it.
     *
     * @param more condition keys of the request
     */
    RoleView forCaller(String arn, Caller caller, Map<String, List<String>> more) {
        NamedPolicy all = caller.administrator() ? directory.managed(ADMINISTRATOR_ACCESS) : null;
        Policies own = all == null ? directory.of(caller) : new Policies(List.of(all), null, List.of(), List.of());
        // STS gives no reason, lest anybody learn which roles there are.
        String sentence = "User: " + caller.arn() + " is not authorized to perform: " + ASSUME + " on resource: " + arn;
        Context context = gate.context(caller).with(more);
        return ask(new AccessRequest(ASSUME, arn, context), caller.principal(), own, caller.arn(), sentence);
    }

    /**
     * The role, where it lets an identity assume it that Cognito vouches for.
     *
     * @throws Denied with the reason, where it does not
     */
    public RoleView forIdentity(String arn, WebIdentity identity, String session) {
        Map<String, List<String>> context = new HashMap<>(identity.context());
        context.put("sts:RoleSessionName", List.of(session));
        return ask(
                new AccessRequest(ASSUME_WITH_WEB_IDENTITY, arn, Context.of(context)),
                Principal.federated(WebIdentities.PROVIDER),
                Policies.none(),
                Caller.ANONYMOUS,
                "Not authorized to perform " + ASSUME_WITH_WEB_IDENTITY);
    }

    private RoleView ask(AccessRequest request, Principal principal, Policies own, String who, String sentence) {
        @Nullable RoleView role = directory.roleAt(request.resource());
        Policies policies = role == null ? Policies.none() : own.withResource(List.of(role.trust()));
        Decision decision =
                role == null ? new Decision.NotAllowed(Layer.TRUST) : Evaluation.ofTrust(request, principal, policies);
        if (role == null || !decision.allowed()) {
            throw new Denied(new Denial(who, request, principal, policies, decision, sentence));
        }
        return role;
    }
}
