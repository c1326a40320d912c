package wildrydes.lab;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.EntityAlreadyExistsException;
import software.amazon.awssdk.services.iam.model.EvaluationResult;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.PolicyScopeType;

/**
 * Rights that somebody may take on for a while. Its trust policy says who may become the role, its other policies what it may do
 * then. IAM knows no states: a role is there or not.
 */
public final class Role implements Resource<Role> {

    private final Lab lab;
    private final String name;
    private final Map<String, Policy> inline = new LinkedHashMap<>();
    private final Map<String, Policy> attached = new LinkedHashMap<>();
    private final List<String> managed = new ArrayList<>();
    private String trust = "";
    private String cli = "";

    Role(Lab lab, String name) {
        this.lab = lab;
        this.name = name;
    }

    /** Who may become it: a trust policy in IAM's JSON. */
    public Role trust(String json) {
        trust = json;
        return this;
    }

    /** Lets a service of AWS become it, such as {@code lambda}, whose full name is {@code lambda.amazonaws.com}. */
    public Role trustService(String service) {
        String principal = service.contains(".") ? service : service + ".amazonaws.com";
        return trust("""
                {
                  "Version": "2012-10-17",
                  "Statement": [{
                    "Effect": "Allow",
                    "Principal": {"Service": "%s"},
                    "Action": "sts:AssumeRole"
                  }]
                }""".formatted(principal));
    }

    /** Gives it what a policy allows that is a resource of its own. */
    public Role attach(Policy policy) {
        attached.put(policy.name(), policy);
        return this;
    }

    /** Gives it what one of AWS's own policies allows, such as {@code AWSLambdaKinesisExecutionRole}. */
    public Role attachManaged(String name) {
        managed.add(name);
        return this;
    }

    /** Gives it what a policy allows that is a part of the role, and goes with it. */
    public Role inline(Policy policy) {
        inline.put(policy.name(), policy);
        return this;
    }

    /** Its trust policy, as it is in the account. @throws LabException if the role does not exist */
    public String trust() {
        return trustOf(found().orElseThrow(() -> absent("trusts nobody")));
    }

    private static String trustOf(software.amazon.awssdk.services.iam.model.Role role) {
        return PolicyText.pretty(PolicyText.decoded(role.assumeRolePolicyDocument()));
    }

    /**
     * Asks IAM's policy simulator what the role may do, without doing it.
     *
     * @param action such as {@code kinesis:PutRecord}
     * @param arn of what it would be done to; {@code *} for actions that belong to no resource
     */
    public Decision simulate(String action, String arn) {
        EvaluationResult result = iam().simulatePrincipalPolicy(
                        b -> b.policySourceArn(arn()).actionNames(action).resourceArns(arn))
                .evaluationResults()
                .get(0);
        String policy = result.matchedStatements().stream()
                .map(statement -> statement.sourcePolicyId())
                .findFirst()
                .orElse("");
        return new Decision(action, arn, result.evalDecisionAsString(), policy);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String arn() {
        return "arn:aws:iam::" + lab.account() + ":role/" + name;
    }

    /** {@code exists}, since IAM knows no states. */
    @Override
    public String status() {
        if (exists()) {
            return "exists";
        }
        throw absent("has no status");
    }

    @Override
    public boolean exists() {
        return found().isPresent();
    }

    @Override
    public Role create() {
        if (trust.isBlank()) {
            throw new LabException("Role " + name + " would trust nobody; trustService(\"lambda.amazonaws.com\") or"
                    + " trust(json) says who may become it.");
        }
        try {
            iam().createRole(b -> b.roleName(name).assumeRolePolicyDocument(trust));
            cli = lab.lastCommand();
        } catch (EntityAlreadyExistsException e) {
            Progress.line("Role " + name + " is already there; update() changes it.");
            return this;
        }
        give();
        return this;
    }

    /** A role of this name that an earlier pool has left trusts that one; it is turned to the new one. */
    Role createOrTurn() {
        try {
            iam().createRole(b -> b.roleName(name).assumeRolePolicyDocument(trust));
        } catch (EntityAlreadyExistsException e) {
            iam().updateAssumeRolePolicy(b -> b.roleName(name).policyDocument(trust));
        }
        cli = lab.lastCommand();
        return this;
    }

    /** Puts the trust policy and the policies that were given; those that it has besides stay. */
    @Override
    public Role update() {
        if (!trust.isBlank()) {
            iam().updateAssumeRolePolicy(b -> b.roleName(name).policyDocument(trust));
            cli = lab.lastCommand();
        }
        give();
        return this;
    }

    private void give() {
        attached.values().forEach(policy -> attachArn(policy.arn()));
        managed.forEach(policy -> attachArn(managedArn(policy)));
        inline.values().forEach(policy -> {
            iam().putRolePolicy(b -> b.roleName(name).policyName(policy.name()).policyDocument(policy.given()));
            cli = lab.lastCommand();
        });
    }

    private void attachArn(String policy) {
        iam().attachRolePolicy(b -> b.roleName(name).policyArn(policy));
        cli = lab.lastCommand();
    }

    /** AWS's policies have paths, which nobody knows by heart. */
    private String managedArn(String policy) {
        return iam().listPoliciesPaginator(b -> b.scope(PolicyScopeType.AWS)).policies().stream()
                .filter(one -> one.policyName().equals(policy))
                .findFirst()
                .orElseThrow(() -> new LabException(
                        "AWS has no policy named " + policy + "; lab.iam().listPolicies() names those there are here."))
                .arn();
    }

    /** Returns at once: IAM's changes hold when its call is answered. */
    @Override
    public Role await() {
        return this;
    }

    /** Takes its policies from it first. */
    @Override
    public Role delete() {
        if (!exists()) {
            Progress.line("There is no role " + name + ", so there is nothing to delete.");
            return this;
        }
        attachedPolicies()
                .forEach(policy -> iam().detachRolePolicy(b -> b.roleName(name).policyArn(policy.policyArn())));
        inlineNames()
                .forEach(policy -> iam().deleteRolePolicy(b -> b.roleName(name).policyName(policy)));
        iam().deleteRole(b -> b.roleName(name));
        cli = lab.lastCommand();
        return this;
    }

    private List<AttachedPolicy> attachedPolicies() {
        return iam().listAttachedRolePolicies(b -> b.roleName(name)).attachedPolicies();
    }

    private List<String> inlineNames() {
        return iam().listRolePolicies(b -> b.roleName(name)).policyNames();
    }

    @Override
    public Card describe() {
        return Card.of("Role " + name, found().orElseThrow(() -> absent("cannot be described")));
    }

    @Override
    public String cli() {
        return cli;
    }

    @Override
    public Card card() {
        Optional<software.amazon.awssdk.services.iam.model.Role> found = found();
        if (found.isEmpty()) {
            return Card.of("Role " + name).with("status", "does not exist yet; create() makes it");
        }
        Card card =
                Card.of("Role " + name).with("arn", found.get().arn()).with("who may become it", trustOf(found.get()));
        List<AttachedPolicy> policies = attachedPolicies();
        List<String> own = inlineNames();
        if (policies.isEmpty() && own.isEmpty()) {
            return card.with("what it may do", "nothing: it has no policies");
        }
        for (AttachedPolicy policy : policies) {
            card = card.with("attached policy", policy.policyArn());
        }
        for (String policy : own) {
            String text = iam().getRolePolicy(b -> b.roleName(name).policyName(policy))
                    .policyDocument();
            card = card.with("inline policy " + policy, PolicyText.pretty(PolicyText.decoded(text)));
        }
        return card;
    }

    private Optional<software.amazon.awssdk.services.iam.model.Role> found() {
        try {
            return Optional.of(iam().getRole(b -> b.roleName(name)).role());
        } catch (NoSuchEntityException e) {
            return Optional.empty();
        }
    }

    private LabException absent(String what) {
        return new LabException("Role " + name + " does not exist and " + what + "; create() makes it.");
    }

    private IamClient iam() {
        return lab.iam();
    }

    @Override
    public String toString() {
        return "Role " + name;
    }
}
