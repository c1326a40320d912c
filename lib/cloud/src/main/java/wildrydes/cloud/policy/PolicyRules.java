package wildrydes.cloud.policy;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What AWS asks of a grammatical document before it stores it; one broken rule is reported, as at AWS. */
final class PolicyRules {

    private static final List<String> IAM_PATHS = List.of(
            "user/",
            "federated-user/",
            "role/",
            "group/",
            "instance-profile/",
            "mfa/",
            "server-certificate/",
            "policy/",
            "sms-mfa/",
            "saml-provider/",
            "oidc-provider/",
            "report/",
            "access-report/");

    private static final Set<String> ASSUMING = Set.of(
            "sts:assumerole",
            "sts:assumerolewithsaml",
            "sts:assumerolewithwebidentity",
            "sts:tagsession",
            "sts:setsourceidentity",
            "sts:setcontext");

    private PolicyRules() {}

    static void check(PolicyDocument document, PolicyType type) {
        if (type == PolicyType.TRUST) {
            document.statements().forEach(PolicyRules::checkTrust);
            checkSids(document);
            return;
        }
        checkSids(document);
        for (Statement statement : document.statements()) {
            if (statement.actions().templates().isEmpty()) {
                throw new MalformedPolicyException("Policy statement must contain actions.");
            }
            if (statement.resources() == null
                    || statement.resources().templates().isEmpty()) {
                throw new MalformedPolicyException("Policy statement must contain resources.");
            }
        }
        for (Statement statement : document.statements()) {
            if (statement.resources() != null) {
                statement.resources().templates().forEach(resource -> checkResource(resource.toString()));
            }
        }
        for (Statement statement : document.statements()) {
            statement.actions().templates().forEach(action -> checkAction(action.toString()));
        }
    }

    private static void checkSids(PolicyDocument document) {
        Set<String> seen = new HashSet<>();
        for (Statement statement : document.statements()) {
            String sid = statement.sid();
            if (sid != null && !sid.isEmpty() && !seen.add(sid)) {
                throw new MalformedPolicyException("Statement IDs (SID) in a single policy must be unique.");
            }
        }
    }

    private static void checkTrust(Statement statement) {
        Principals principals = statement.principals();
        if (principals == null) {
            throw new MalformedPolicyException("Missing required field Principal");
        }
        if (principals.negated()) {
            throw new MalformedPolicyException(
                    statement.effect() == Effect.ALLOW
                            ? "Allow with NotPrincipal is not allowed."
                            : "AssumeRole policy must not contain NotPrincipal field.");
        }
        if (principals.byType().values().stream().allMatch(List::isEmpty)) {
            throw new MalformedPolicyException("Missing required field Principal cannot be empty!");
        }
        if (statement.resources() != null) {
            throw new MalformedPolicyException("Has prohibited field Resource");
        }
        if (statement.actions().templates().isEmpty()) {
            throw new MalformedPolicyException("Missing required field Action");
        }
        for (Template action : statement.actions().templates()) {
            if (statement.actions().negated()
                    || !ASSUMING.contains(action.toString().toLowerCase(Locale.ROOT))) {
                throw new MalformedPolicyException("AssumeRole policy may only specify STS AssumeRole actions.");
            }
        }
    }

    private static void checkAction(String action) {
        String[] parts = action.split(":", -1);
        if (parts.length == 1 && !action.equals("*")) {
            throw new MalformedPolicyException(
                    "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.");
        }
        if (parts.length > 2) {
            throw new MalformedPolicyException("Actions/Condition can contain only one colon.");
        }
        if (!parts[0].equals("*") && !parts[0].matches("[a-zA-Z0-9\\-.]+")) {
            throw new MalformedPolicyException("Vendor " + parts[0] + " is not valid");
        }
    }

    private static void checkResource(String resource) {
        if (resource.equals("*")) {
            return;
        }
        String[] parts = resource.split(":", 6);
        if (parts.length == 1) {
            throw new MalformedPolicyException("Resource " + resource + " must be in ARN format or \"*\".");
        }
        if (!parts[1].equals("aws")) {
            throw new MalformedPolicyException("Partition \"" + parts[1] + "\" is not valid for resource \"arn:"
                    + parts[1] + ":" + part(parts, 2) + ":" + part(parts, 3) + ":" + part(parts, 4) + ":"
                    + part(parts, 5) + "\".");
        }
        if (parts.length == 2) {
            throw new MalformedPolicyException("Resource vendor must be fully qualified and cannot contain regexes.");
        }
        String broken = brokenForService(parts, resource);
        if (broken != null) {
            throw new MalformedPolicyException(broken);
        }
    }

    private static @Nullable String brokenForService(String[] parts, String resource) {
        boolean region = parts.length > 3 && !parts[3].isEmpty();
        if (parts[2].equals("iam") && region) {
            return "IAM resource " + resource + " cannot contain region information.";
        }
        if (parts[2].equals("s3") && region) {
            return "Resource " + resource + " can not contain region information.";
        }
        String path = part(parts, 5);
        boolean known = path.equals("*") || IAM_PATHS.stream().anyMatch(path::startsWith);
        if (parts[2].equals("iam") && parts.length == 6 && !known) {
            return "IAM resource path must either be \"*\" or start with " + String.join(", ", IAM_PATHS) + ".";
        }
        return parts.length < 6 && resource.contains("::") ? "The policy failed legacy parsing" : null;
    }

    private static String part(String[] parts, int index) {
        return parts.length > index ? parts[index] : "*";
    }
}
