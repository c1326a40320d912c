package wildrydes.cloud.door;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequest;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.auth.Session;
import wildrydes.cloud.policy.AccessRequest;
import wildrydes.cloud.policy.Context;
import wildrydes.cloud.policy.Decision;
import wildrydes.cloud.policy.Denial;
import wildrydes.cloud.policy.Evaluation;
import wildrydes.cloud.policy.NamedPolicy;
import wildrydes.cloud.policy.Policies;
import wildrydes.cloud.policy.PolicyType;
import wildrydes.cloud.wire.Operation;

/**
 * Lets a call pass that the policies allow, and remembers why it did not another. The administrator key passes always. Safe
 * for concurrent use.
 */
public final class PolicyGate implements Gate {

    private static final Decision ADMINISTRATOR = new Decision.Allowed(
            NamedPolicy.of("administrator key", "administrator key", "{}", PolicyType.IDENTITY), "all");

    private final Rights rights;
    private final List<ResourcePolicies> resources;
    private final InstantSource cloudTime;
    private final String region;
    private final Denials denials;

    /**
     * A gate.
     *
     * @param resources the services whose resources have policies of their own
     * @param cloudTime what {@code aws:CurrentTime} says
     */
    public PolicyGate(
            Rights rights, List<ResourcePolicies> resources, InstantSource cloudTime, String region, Denials denials) {
        this.rights = rights;
        this.resources = List.copyOf(resources);
        this.cloudTime = cloudTime;
        this.region = region;
        this.denials = denials;
    }

    @Override
    public String allow(Operation operation, AwsRequest request, String resource, Caller caller) {
        if (caller.administrator()) {
            return "administrator key";
        }
        String action = Actions.of(operation);
        Decision decision = decide(action, resource, caller, Map.of());
        if (decision instanceof Decision.Allowed allowed) {
            return allowed.by();
        }
        throw new Denied(denial(action, resource, caller, Map.of(), decision, null));
    }

    /** What the policies say to an action, also of one that no operation stands for, such as {@code iam:PassRole}. */
    public Decision decide(String action, String resource, Caller caller, Map<String, List<String>> more) {
        return caller.administrator()
                ? ADMINISTRATOR
                : Evaluation.of(
                        request(action, resource, caller, more), caller.principal(), policies(resource, caller));
    }

    /**
     * A refusal to explain.
     *
     * @param sentence null for the usual one
     */
    public Denial denial(
            String action,
            String resource,
            Caller caller,
            Map<String, List<String>> more,
            Decision decision,
            @Nullable String sentence) {
        return new Denial(
                caller.arn(),
                request(action, resource, caller, more),
                caller.principal(),
                policies(resource, caller),
                decision,
                sentence == null ? Decision.sentence(caller.arn(), action, resource, decision) : sentence);
    }

    private Policies policies(String resource, Caller caller) {
        List<NamedPolicy> ofResource = new ArrayList<>(0);
        for (ResourcePolicies service : resources) {
            ofResource.addAll(service.of(resource));
        }
        return rights.of(caller).withResource(ofResource);
    }

    private AccessRequest request(String action, String resource, Caller caller, Map<String, List<String>> more) {
        return new AccessRequest(action, resource, context(caller).with(more));
    }

    /**
     * The keys that every request has (docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html), as far
     * as they mean something here.
     */
    public Context context(Caller caller) {
        Instant now = cloudTime.instant();
        return Context.of(() -> keys(caller, now));
    }

    private Map<String, List<String>> keys(Caller caller, Instant now) {
        Map<String, List<String>> values = new HashMap<>();
        String role = caller.role();
        values.put("aws:CurrentTime", List.of(now.toString()));
        values.put("aws:EpochTime", List.of(String.valueOf(now.getEpochSecond())));
        values.put("aws:SourceIp", List.of("127.0.0.1"));
        values.put("aws:SecureTransport", List.of("false"));
        values.put("aws:RequestedRegion", List.of(region));
        values.put("aws:userid", List.of(caller.userId()));
        if (!caller.account().isEmpty()) {
            values.put("aws:PrincipalArn", List.of(role == null ? caller.arn() : role));
            values.put("aws:PrincipalAccount", List.of(caller.account()));
            values.put("aws:PrincipalType", List.of(role == null ? "User" : "AssumedRole"));
            values.put("aws:PrincipalIsAWSService", List.of("false"));
        }
        if (role == null && !caller.account().isEmpty()) {
            values.put("aws:username", List.of(caller.name()));
        }
        Session session = caller.session();
        if (session != null) {
            values.putAll(session.context());
        }
        return values;
    }

    @Override
    public void refused(String requestId, Denial denial) {
        denials.add(requestId, denial);
    }
}
