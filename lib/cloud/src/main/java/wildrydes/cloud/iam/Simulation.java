package wildrydes.cloud.iam;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.model.ContextEntry;
import software.amazon.awssdk.services.iam.model.EvaluationResult;
import software.amazon.awssdk.services.iam.model.GetContextKeysForCustomPolicyRequest;
import software.amazon.awssdk.services.iam.model.GetContextKeysForCustomPolicyResponse;
import software.amazon.awssdk.services.iam.model.GetContextKeysForPrincipalPolicyRequest;
import software.amazon.awssdk.services.iam.model.GetContextKeysForPrincipalPolicyResponse;
import software.amazon.awssdk.services.iam.model.PermissionsBoundaryDecisionDetail;
import software.amazon.awssdk.services.iam.model.PolicyEvaluationDecisionType;
import software.amazon.awssdk.services.iam.model.PolicySourceType;
import software.amazon.awssdk.services.iam.model.SimulateCustomPolicyRequest;
import software.amazon.awssdk.services.iam.model.SimulateCustomPolicyResponse;
import software.amazon.awssdk.services.iam.model.SimulatePrincipalPolicyRequest;
import software.amazon.awssdk.services.iam.model.SimulatePrincipalPolicyResponse;
import software.amazon.awssdk.services.iam.model.Statement;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.policy.AccessRequest;
import wildrydes.cloud.policy.Context;
import wildrydes.cloud.policy.Decision;
import wildrydes.cloud.policy.Evaluation;
import wildrydes.cloud.policy.Layer;
import wildrydes.cloud.policy.NamedPolicy;
import wildrydes.cloud.policy.Policies;
import wildrydes.cloud.policy.PolicyType;
import wildrydes.cloud.policy.Principal;

/**
 * The policy simulator: what policies would say, with no request made
 * (docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_testing-policies.html). Only the condition keys that are given have
 * values.
 */
public final class Simulation {

    private final Directory directory;

    Simulation(Directory directory) {
        this.directory = directory;
    }

    /** What is the same for every action and resource. */
    private record Setting(
            Policies policies, Principal principal, Context context, List<String> resources, Set<String> missing) {}

    public SimulatePrincipalPolicyResponse simulatePrincipalPolicy(
            SimulatePrincipalPolicyRequest request, Caller caller) {
        String arn = request.policySourceArn();
        Policies policies = directory.policies(holder(arn));
        List<NamedPolicy> identity = new ArrayList<>(policies.identity());
        identity.addAll(given("PolicyInputList", request.policyInputList(), PolicyType.IDENTITY));
        NamedPolicy boundary = boundary(request.permissionsBoundaryPolicyInputList());
        Setting setting = setting(
                new Policies(
                        identity,
                        boundary == null ? policies.boundary() : boundary,
                        List.of(),
                        resource(request.resourcePolicy())),
                request.callerArn() == null ? arn : request.callerArn(),
                request.contextEntries(),
                request.resourceArns());
        return SimulatePrincipalPolicyResponse.builder()
                .evaluationResults(results(setting, request.actionNames()))
                .isTruncated(false)
                .build();
    }

    public SimulateCustomPolicyResponse simulateCustomPolicy(SimulateCustomPolicyRequest request, Caller caller) {
        Setting setting = setting(
                new Policies(
                        given("PolicyInputList", request.policyInputList(), PolicyType.IDENTITY),
                        boundary(request.permissionsBoundaryPolicyInputList()),
                        List.of(),
                        resource(request.resourcePolicy())),
                request.callerArn(),
                request.contextEntries(),
                request.resourceArns());
        return SimulateCustomPolicyResponse.builder()
                .evaluationResults(results(setting, request.actionNames()))
                .isTruncated(false)
                .build();
    }

    public GetContextKeysForCustomPolicyResponse getContextKeysForCustomPolicy(
            GetContextKeysForCustomPolicyRequest request, Caller caller) {
        return GetContextKeysForCustomPolicyResponse.builder()
                .contextKeyNames(keys(given("PolicyInputList", request.policyInputList(), PolicyType.IDENTITY)))
                .build();
    }

    public GetContextKeysForPrincipalPolicyResponse getContextKeysForPrincipalPolicy(
            GetContextKeysForPrincipalPolicyRequest request, Caller caller) {
        List<NamedPolicy> policies = new ArrayList<>(
                directory.policies(holder(request.policySourceArn())).identity());
        policies.addAll(given("PolicyInputList", request.policyInputList(), PolicyType.IDENTITY));
        return GetContextKeysForPrincipalPolicyResponse.builder()
                .contextKeyNames(keys(policies))
                .build();
    }

    private static Set<String> keys(List<NamedPolicy> policies) {
        Set<String> keys = new TreeSet<>();
        policies.forEach(policy -> keys.addAll(policy.document().conditionKeys()));
        return keys;
    }

    /** A user, group or role. */
    private Holder holder(String arn) {
        String name = arn.substring(arn.lastIndexOf('/') + 1);
        Holder found = arn.contains(":group/") ? directory.groups().find(name) : directory.holderAt(arn);
        if (found == null || !directory.arn(found).equals(arn)) {
            throw arn.contains(":role/")
                    ? IamErrors.noRole(name)
                    : arn.contains(":group/") ? IamErrors.noGroup(name) : IamErrors.noUser(name);
        }
        return found;
    }

    private static List<NamedPolicy> given(String list, List<String> documents, PolicyType type) {
        List<NamedPolicy> policies = new ArrayList<>();
        for (String document : documents) {
            IamErrors.document(document, type);
            policies.add(NamedPolicy.of(list + "." + (policies.size() + 1), "given policy", document, type));
        }
        return policies;
    }

    private static @Nullable NamedPolicy boundary(List<String> documents) {
        List<NamedPolicy> given = given("PermissionsBoundaryPolicyInputList", documents, PolicyType.IDENTITY);
        return given.isEmpty() ? null : given.get(0);
    }

    private static List<NamedPolicy> resource(@Nullable String document) {
        return document == null ? List.of() : given("ResourcePolicy", List.of(document), PolicyType.RESOURCE);
    }

    private Setting setting(
            Policies policies, @Nullable String caller, List<ContextEntry> entries, List<String> resources) {
        Map<String, List<String>> values = new HashMap<>();
        entries.forEach(entry -> values.put(entry.contextKeyName(), entry.contextKeyValues()));
        Context context = Context.of(values);
        Set<String> missing = new TreeSet<>();
        List<NamedPolicy> all = new ArrayList<>(policies.identity());
        all.addAll(policies.resource());
        NamedPolicy boundary = policies.boundary();
        if (boundary != null) {
            all.add(boundary);
        }
        all.forEach(policy -> missing.addAll(policy.document().conditionKeys()));
        missing.removeAll(context.keys());
        Principal principal = Principal.user(
                caller == null ? "arn:aws:iam::" + directory.account() + ":root" : caller, directory.account());
        return new Setting(policies, principal, context, resources.isEmpty() ? List.of("*") : resources, missing);
    }

    private static List<EvaluationResult> results(Setting setting, List<String> actions) {
        List<EvaluationResult> results = new ArrayList<>();
        for (String action : actions) {
            for (String resource : setting.resources()) {
                results.add(result(setting, action, resource));
            }
        }
        return results;
    }

    private static EvaluationResult result(Setting setting, String action, String resource) {
        AccessRequest request = new AccessRequest(action, resource, setting.context());
        Decision decision = Evaluation.of(request, setting.principal(), setting.policies());
        EvaluationResult.Builder result = EvaluationResult.builder()
                .evalActionName(action)
                .evalResourceName(resource)
                .evalDecision(word(decision))
                .missingContextValues(setting.missing())
                .matchedStatements(matched(decision));
        if (setting.policies().boundary() != null) {
            boolean stopped = (decision instanceof Decision.NotAllowed missing && missing.layer() == Layer.BOUNDARY)
                    || (decision instanceof Decision.Denied denied && denied.layer() == Layer.BOUNDARY);
            result.permissionsBoundaryDecisionDetail(PermissionsBoundaryDecisionDetail.builder()
                    .allowedByPermissionsBoundary(!stopped)
                    .build());
        }
        return result.build();
    }

    private static PolicyEvaluationDecisionType word(Decision decision) {
        if (decision.allowed()) {
            return PolicyEvaluationDecisionType.ALLOWED;
        }
        return decision instanceof Decision.Denied
                ? PolicyEvaluationDecisionType.EXPLICIT_DENY
                : PolicyEvaluationDecisionType.IMPLICIT_DENY;
    }

    private static List<Statement> matched(Decision decision) {
        NamedPolicy by = decision instanceof Decision.Allowed allowed
                ? allowed.policy()
                : decision instanceof Decision.Denied denied ? denied.policy() : null;
        return by == null
                ? List.of()
                : List.of(Statement.builder()
                        .sourcePolicyId(by.name())
                        .sourcePolicyType(source(by))
                        .build());
    }

    private static PolicySourceType source(NamedPolicy policy) {
        if (policy.type().startsWith("AWS managed")) {
            return PolicySourceType.AWS_MANAGED;
        }
        if (policy.type().startsWith("managed")) {
            return PolicySourceType.USER_MANAGED;
        }
        if (policy.type().startsWith("inline policy of role")) {
            return PolicySourceType.ROLE;
        }
        if (policy.type().startsWith("inline policy of group")) {
            return PolicySourceType.GROUP;
        }
        return policy.type().startsWith("inline policy of user") ? PolicySourceType.USER : PolicySourceType.NONE;
    }
}
