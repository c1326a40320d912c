package wildrydes.cloud.sts;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.door.PolicyGate;
import wildrydes.cloud.iam.Directory;
import wildrydes.cloud.iam.RoleView;
import wildrydes.cloud.iam.Trust;
import wildrydes.cloud.iam.Trust.Asker;
import wildrydes.cloud.policy.AccessRequest;
import wildrydes.cloud.policy.Context;
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
    private static final String TAG = "sts:TagSession";
    private static final String ASSUME_WITH_WEB_IDENTITY = "sts:AssumeRoleWithWebIdentity";

    private final Directory directory;
    private final Trust trust;
    private final PolicyGate gate;

    public RoleDoor(Directory directory, PolicyGate gate) {
        this.directory = directory;
        this.trust = new Trust(directory);
        this.gate = gate;
    }

    /**
     * The role, where the caller may assume it, and hand on tags to the session where it does that.
     *
     * @param more condition keys of the request
     */
    RoleView forCaller(String arn, Caller caller, Map<String, List<String>> more, boolean tags) {
        NamedPolicy all = caller.administrator() ? directory.managed(ADMINISTRATOR_ACCESS) : null;
        Policies own = all == null ? directory.of(caller) : new Policies(List.of(all), null, List.of(), List.of());
        Asker asker = new Asker(caller.arn(), caller.principal(), own);
        Context context = gate.context(caller, arn).with(() -> more);
        RoleView role = ask(ASSUME, arn, context, asker);
        return tags ? ask(TAG, arn, context, asker) : role;
    }

    /** STS gives no reason, lest anybody learn which roles there are. */
    private RoleView ask(String action, String arn, Context context, Asker asker) {
        String sentence = "User: " + asker.who() + " is not authorized to perform: " + action + " on resource: " + arn;
        return trust.ask(new AccessRequest(action, arn, context), asker, sentence);
    }

    /**
     * The role, where it lets an identity assume it that Cognito vouches for.
     *
     * @throws Denied with the reason, where it does not
     */
    public RoleView forIdentity(String arn, WebIdentity identity, String session) {
        Map<String, List<String>> context = new HashMap<>(identity.context());
        context.put("sts:RoleSessionName", List.of(session));
        return trust.ask(
                new AccessRequest(ASSUME_WITH_WEB_IDENTITY, arn, Context.of(context)),
                new Asker(Caller.ANONYMOUS, Principal.federated(WebIdentities.PROVIDER), Policies.none()),
                "Not authorized to perform " + ASSUME_WITH_WEB_IDENTITY);
    }
}
