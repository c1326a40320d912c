package wildrydes.cloud.wholelab;

import java.util.Objects;
import software.amazon.awssdk.services.iam.IamClient;

/** Roles, each of which one service may take. */
final class Roles {

    private static final String TRUST = """
            {"Version": "2012-10-17", "Statement": [
              {"Effect": "Allow", "Principal": {"Service": "%s"}, "Action": "sts:AssumeRole"}]}""";

    private final IamClient iam;

    Roles(IamClient iam) {
        this.iam = iam;
    }

    /** Creates a role that may do nothing yet; its ARN. */
    String create(String name, String service) {
        String arn = iam.createRole(role -> role.roleName(name).assumeRolePolicyDocument(TRUST.formatted(service)))
                .role()
                .arn();
        return Objects.requireNonNull(arn);
    }

    /** Lets a role do what a document says, by a policy within it. */
    void allow(String role, String policy, String document) {
        iam.putRolePolicy(put -> put.roleName(role).policyName(policy).policyDocument(document));
    }

    /** Removes a role and the policy within it. */
    void remove(String role, String policy) {
        iam.deleteRolePolicy(own -> own.roleName(role).policyName(policy));
        iam.deleteRole(own -> own.roleName(role));
    }
}
