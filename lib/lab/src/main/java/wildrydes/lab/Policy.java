package wildrydes.lab;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.EntityAlreadyExistsException;
import software.amazon.awssdk.services.iam.model.ListEntitiesForPolicyResponse;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.PolicyVersion;

/**
 * What somebody may do, as a JSON document. It becomes a part of a role by {@link Role#inline}, which needs no {@link #create};
 * or it is created, a resource of its own, and attached to as many roles as you like by {@link Role#attach}. IAM knows no states:
 * a policy is there or not.
 */
public final class Policy implements Resource<Policy> {

    /** The most versions that IAM keeps of a policy. */
    private static final int VERSIONS = 5;

    private final Lab lab;
    private final String name;
    private String text = "";
    private String cli = "";

    Policy(Lab lab, String name) {
        this.lab = lab;
        this.name = name;
    }

    /** Its text, in IAM's JSON. */
    public Policy document(String json) {
        text = json;
        return this;
    }

    /** Its text in the account; where it is not there by itself, as you gave it. */
    public String document() {
        return version().map(Policy::text).orElse(text);
    }

    /** As given. */
    String given() {
        if (text.isBlank()) {
            throw new LabException("Policy " + name + " has no text; give it one by document(json).");
        }
        return text;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String arn() {
        return "arn:aws:iam::" + lab.account() + ":policy/" + name;
    }

    /** {@code exists}, since IAM knows no states. */
    @Override
    public String status() {
        if (exists()) {
            return "exists";
        }
        throw new LabException("Policy " + name + " does not exist by itself; create() makes it, and a role may hold"
                + " it by inline(..) without that.");
    }

    @Override
    public boolean exists() {
        return found().isPresent();
    }

    @Override
    public Policy create() {
        try {
            iam().createPolicy(b -> b.policyName(name).policyDocument(given()));
            cli = lab.lastCommand();
        } catch (EntityAlreadyExistsException e) {
            Progress.line("Policy " + name + " is already there; document(json).update() changes it.");
        }
        return this;
    }

    /** Makes its text the newest version, and that the one in force; the oldest goes where there are five. */
    @Override
    public Policy update() {
        List<PolicyVersion> versions =
                iam().listPolicyVersions(b -> b.policyArn(arn())).versions();
        if (versions.size() == VERSIONS) {
            versions.stream()
                    .filter(version -> !version.isDefaultVersion())
                    .min(Comparator.comparing(PolicyVersion::createDate))
                    .ifPresent(oldest -> deleteVersion(oldest.versionId()));
        }
        iam().createPolicyVersion(
                        b -> b.policyArn(arn()).policyDocument(given()).setAsDefault(true));
        cli = lab.lastCommand();
        return this;
    }

    /** Returns at once: IAM's changes hold when its call is answered. */
    @Override
    public Policy await() {
        return this;
    }

    /** Takes it from whoever has it first. */
    @Override
    public Policy delete() {
        if (!exists()) {
            Progress.line("There is no policy " + name + ", so there is nothing to delete.");
            return this;
        }
        ListEntitiesForPolicyResponse holders = iam().listEntitiesForPolicy(b -> b.policyArn(arn()));
        holders.policyRoles()
                .forEach(role ->
                        iam().detachRolePolicy(b -> b.roleName(role.roleName()).policyArn(arn())));
        holders.policyUsers()
                .forEach(user ->
                        iam().detachUserPolicy(b -> b.userName(user.userName()).policyArn(arn())));
        holders.policyGroups()
                .forEach(group -> iam().detachGroupPolicy(
                                b -> b.groupName(group.groupName()).policyArn(arn())));
        iam().listPolicyVersions(b -> b.policyArn(arn())).versions().stream()
                .filter(version -> !version.isDefaultVersion())
                .forEach(version -> deleteVersion(version.versionId()));
        iam().deletePolicy(b -> b.policyArn(arn()));
        cli = lab.lastCommand();
        return this;
    }

    private void deleteVersion(String id) {
        iam().deletePolicyVersion(b -> b.policyArn(arn()).versionId(id));
    }

    @Override
    public Card describe() {
        return Card.of(
                "Policy " + name,
                found().orElseThrow(() ->
                        new LabException("Policy " + name + " does not exist by itself; create() makes it.")));
    }

    @Override
    public String cli() {
        return cli;
    }

    @Override
    public Card card() {
        Optional<software.amazon.awssdk.services.iam.model.Policy> found = found();
        Card card = Card.of("Policy " + name);
        return found.map(policy -> card.with("arn", policy.arn())
                        .with("version", policy.defaultVersionId())
                        .with(
                                "attached to",
                                policy.attachmentCount() + (policy.attachmentCount() == 1 ? " role" : " roles"))
                        .with("document", PolicyText.pretty(document())))
                .orElseGet(() -> card.with("status", "not by itself in the account")
                        .with(
                                "document",
                                text.isBlank() ? "none yet; document(json) gives it" : PolicyText.pretty(text)));
    }

    private Optional<software.amazon.awssdk.services.iam.model.Policy> found() {
        try {
            return Optional.of(iam().getPolicy(b -> b.policyArn(arn())).policy());
        } catch (NoSuchEntityException e) {
            return Optional.empty();
        }
    }

    private Optional<PolicyVersion> version() {
        return found().map(
                        policy -> iam().getPolicyVersion(b -> b.policyArn(arn()).versionId(policy.defaultVersionId()))
                                .policyVersion());
    }

    private static String text(PolicyVersion version) {
        return PolicyText.decoded(version.document());
    }

    private IamClient iam() {
        return lab.iam();
    }

    @Override
    public String toString() {
        return "Policy " + name;
    }
}
