package wildrydes.cloud.door;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.awscore.AwsRequest;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.policy.AccessRequest;
import wildrydes.cloud.policy.Context;
import wildrydes.cloud.policy.Decision;
import wildrydes.cloud.policy.Denial;
import wildrydes.cloud.policy.Evaluation;
import wildrydes.cloud.policy.NamedPolicy;
import wildrydes.cloud.policy.Policies;
import wildrydes.cloud.policy.Principal;
import wildrydes.cloud.wire.Operation;
import wildrydes.cloud.wire.ResourceNames;

/**
 * Lets a call pass that the policies allow, and remembers why it did not another. The administrator key passes always. Safe
 * for concurrent use.
 */
public final class PolicyGate implements Gate {

    private final Rights rights;
    private final List<ResourcePolicies> resources = new CopyOnWriteArrayList<>();
    private final ConditionKeys keys;
    private final InstantSource cloudTime;
    private final String region;
    private final Denials denials;

    /** @param cloudTime what {@code aws:CurrentTime} says */
    public PolicyGate(Rights rights, InstantSource cloudTime, String account, String region, Denials denials) {
        this.rights = rights;
        this.keys = new ConditionKeys(rights, account, region);
        this.cloudTime = cloudTime;
        this.region = region;
        this.denials = denials;
    }

    /** From now on the policies of a service's resources count, too. */
    public <P extends ResourcePolicies> P also(P policies) {
        resources.add(policies);
        return policies;
    }

    @Override
    public String allow(Operation operation, AwsRequest request, String resource, Caller caller) {
        if (caller.administrator()) {
            return "administrator key";
        }
        String service = operation.service().signingName();
        if (!caller.temporary() && !caller.accessKeyId().isEmpty()) {
            rights.used(caller, cloudTime.instant(), service, region);
        }
        List<ResourceNames.Use> uses = operation.service().resources().uses(request);
        if (uses.isEmpty()) {
            return require(Actions.of(operation, request), resource, service, request, Map.of(), caller);
        }
        String allowedBy = "";
        for (ResourceNames.Use use : uses) {
            allowedBy = require(service + ":" + use.action(), use.resource(), service, request, use.keys(), caller);
        }
        return allowedBy;
    }

    private String require(
            String action,
            String resource,
            String service,
            AwsRequest request,
            Map<String, List<String>> more,
            Caller caller) {
        Context context = context(caller, resource).with(() -> ConditionKeys.of(service, request));
        return require(
                new AccessRequest(action, resource, more.isEmpty() ? context : context.with(() -> more)), caller);
    }

    /**
     * Asks the policies about an action that no operation stands for, such as {@code iam:PassRole}.
     *
     * @param more condition keys of the request
     * @return what allows it
     * @throws Denied where nothing does
     */
    public String require(String action, String resource, Caller caller, Map<String, List<String>> more) {
        return caller.administrator()
                ? "administrator key"
                : require(
                        new AccessRequest(
                                action, resource, context(caller, resource).with(() -> more)),
                        caller);
    }

    private String require(AccessRequest request, Caller caller) {
        Principal principal = caller.principal();
        Policies policies = policies(request.resource(), caller);
        Decision decision = Evaluation.of(request, principal, policies);
        if (decision instanceof Decision.Allowed allowed) {
            return allowed.by();
        }
        String sentence = Decision.sentence(caller.arn(), request.action(), request.resource(), decision);
        throw new Denied(new Denial(caller.arn(), request, principal, policies, decision, sentence));
    }

    private Policies policies(String resource, Caller caller) {
        List<NamedPolicy> ofResource = new ArrayList<>(0);
        for (ResourcePolicies service : resources) {
            ofResource.addAll(service.of(resource, caller));
        }
        return rights.of(caller).withResource(ofResource);
    }

    /** The condition keys that every call has. */
    public Context context(Caller caller, String resource) {
        Instant now = cloudTime.instant();
        return Context.of(() -> keys.of(caller, resource, now));
    }

    @Override
    public void refused(String requestId, Denial denial) {
        denials.add(requestId, denial);
    }
}
