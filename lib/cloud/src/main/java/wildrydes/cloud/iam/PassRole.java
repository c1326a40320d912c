package wildrydes.cloud.iam;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.door.Denied;
import wildrydes.cloud.door.PolicyGate;
import wildrydes.cloud.policy.AccessRequest;

/**
 * Checks that services make before they take a role to work in: the caller may pass it, and it trusts the service
 * (docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html).
 */
public final class PassRole {

    private static final String ACTION = "iam:PassRole";
    private static final String ASSUME = "sts:AssumeRole";

    private final Trust trust;
    private final PolicyGate gate;

    public PassRole(Directory directory, PolicyGate gate) {
        this.trust = new Trust(directory);
        this.gate = gate;
    }

    /**
     * The role that a caller hands to a service.
     *
     * @param role its ARN
     * @param service for example {@code lambda.amazonaws.com}
     * @param untrusted makes what is thrown where the role does not trust the service, or does not exist: each service has a
     *     sentence of its own. Given as the cause, the refusal explains itself to the learner
     * @throws Denied where no policy lets the caller pass the role
     */
    public RoleView taken(
            Caller caller, String role, String service, Function<Denied, ? extends RuntimeException> untrusted) {
        gate.require(ACTION, role, caller, Map.of("iam:PassedToService", List.of(service)));
        AccessRequest request = new AccessRequest(ASSUME, role, gate.context(Caller.service(service), role));
        String sentence = service + " is not authorized to perform: " + ASSUME + " on resource: " + role;
        try {
            return trust.ask(request, Trust.Asker.service(service), sentence);
        } catch (Denied denied) {
            throw untrusted.apply(denied);
        }
    }
}
