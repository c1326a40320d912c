package wildrydes.cloud.s3;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import wildrydes.cloud.policy.MalformedPolicyException;
import wildrydes.cloud.policy.PolicyReader;
import wildrydes.cloud.policy.PolicyType;

/** What S3 asks of a bucket's policy, in the words that versity/versitygw ({@code auth/bucket_policy.go}) and users' issues record. */
final class BucketPolicyRules {

    /** docs.aws.amazon.com/AmazonS3/latest/userguide/add-bucket-policy.html. */
    private static final int MOST_BYTES = 20_480;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ARN = "arn:aws:s3:::";
    private static final Set<String> VERSIONS = Set.of("2012-10-17", "2008-10-17");

    private final String bucket;
    private final Predicate<String> principals;

    /** @param principals which ARNs of users and roles a policy may name */
    BucketPolicyRules(String bucket, Predicate<String> principals) {
        this.bucket = bucket;
        this.principals = principals;
    }

    /** @throws wildrydes.cloud.wire.ServiceError with code MalformedPolicy */
    void check(String text) {
        if (text.length() > MOST_BYTES) {
            throw S3Errors.malformedPolicy(
                    "Normalized policy document exceeds the maximum allowed size of " + MOST_BYTES + " bytes.");
        }
        JsonNode root = root(text);
        known(root, PolicyReader.DOCUMENT_ELEMENTS);
        if (root.has("Version") && !VERSIONS.contains(root.path("Version").asText())) {
            throw S3Errors.malformedPolicy("The policy must contain a valid version string");
        }
        if (!root.has("Statement")) {
            throw S3Errors.malformedPolicy("Missing required field Statement");
        }
        JsonNode statements = root.path("Statement");
        if (statements.isEmpty()) {
            throw S3Errors.malformedPolicy("Could not parse the policy: Statement is empty!");
        }
        for (JsonNode statement : statements.isArray() ? statements : List.of(statements)) {
            check(statement);
        }
        try {
            PolicyReader.read(text, PolicyType.RESOURCE);
        } catch (MalformedPolicyException e) {
            throw S3Errors.malformedPolicy(e.sentence());
        }
    }

    private static JsonNode root(String text) {
        try {
            if (text.startsWith("{")) {
                return JSON.readTree(text);
            }
        } catch (JsonProcessingException e) {
            throw S3Errors.malformedPolicy("This policy contains invalid Json");
        }
        throw S3Errors.malformedPolicy("Policies must be valid JSON and the first byte must be '{'");
    }

    private static void known(JsonNode node, Set<String> names) {
        for (Iterator<String> given = node.fieldNames(); given.hasNext(); ) {
            String name = given.next();
            if (!names.contains(name)) {
                throw S3Errors.malformedPolicy("Unknown field " + name);
            }
        }
    }

    private void check(JsonNode statement) {
        known(statement, PolicyReader.STATEMENT_ELEMENTS);
        String effect = statement.path("Effect").asText();
        required(statement, "Effect");
        if (!effect.equals("Allow") && !effect.equals("Deny")) {
            throw S3Errors.malformedPolicy("Invalid effect: " + effect);
        }
        required(statement, "Principal");
        if (effect.equals("Allow") && statement.has("NotPrincipal")) {
            throw S3Errors.malformedPolicy("Allow with NotPrincipal is not allowed.");
        }
        checkPrincipals(either(statement, "Principal"));
        required(statement, "Action");
        required(statement, "Resource");
        List<String> actions = texts(either(statement, "Action"));
        if (actions.isEmpty() || !actions.stream().allMatch(BucketPolicyRules::isAction)) {
            throw S3Errors.malformedPolicy("Policy has invalid action");
        }
        List<String> resources = texts(either(statement, "Resource"));
        if (resources.isEmpty() || !resources.stream().allMatch(this::isOurs)) {
            throw S3Errors.malformedPolicy("Policy has invalid resource");
        }
        checkConditions(statement.path("Condition"));
        boolean objects = resources.stream().anyMatch(one -> one.indexOf('/') >= 0 || one.indexOf('*') >= 0);
        boolean buckets = resources.stream().anyMatch(one -> one.indexOf('/') < 0);
        for (String action : actions) {
            boolean applies = action.equals("*")
                    || (objects && PolicyActions.anyOnObjects(action))
                    || (buckets && PolicyActions.anyOnBuckets(action));
            if (!applies) {
                throw S3Errors.malformedPolicy("Action does not apply to any resource(s) in statement");
            }
        }
    }

    private static void required(JsonNode statement, String element) {
        if (!statement.has(element) && !statement.has("Not" + element)) {
            throw S3Errors.malformedPolicy("Missing required field " + element);
        }
    }

    private static JsonNode either(JsonNode statement, String element) {
        return statement.has(element) ? statement.path(element) : statement.path("Not" + element);
    }

    private static List<String> texts(JsonNode node) {
        List<String> texts = new ArrayList<>();
        for (JsonNode one : node.isArray() ? node : List.of(node)) {
            texts.add(one.asText());
        }
        return texts;
    }

    private void checkPrincipals(JsonNode named) {
        boolean valid = named.isTextual() ? named.asText().equals("*") : named.isObject() && !named.isEmpty();
        for (JsonNode names : named.isObject() ? named : List.<JsonNode>of()) {
            valid &= !texts(names).isEmpty();
        }
        for (String name : texts(named.path("AWS"))) {
            valid &= named.path("AWS").isMissingNode() || principals.test(name);
        }
        if (!valid) {
            throw S3Errors.malformedPolicy("Invalid principal in policy");
        }
    }

    private static boolean isAction(String action) {
        return action.equals("*") || PolicyActions.anyOnObjects(action) || PolicyActions.anyOnBuckets(action);
    }

    private boolean isOurs(String resource) {
        if (resource.equals("*")) {
            return true;
        }
        if (!resource.startsWith(ARN)) {
            return false;
        }
        String path = resource.substring(ARN.length());
        int slash = path.indexOf('/');
        Pattern pattern = PolicyActions.pattern(slash < 0 ? path : path.substring(0, slash));
        return pattern.matcher(bucket).matches();
    }

    private static void checkConditions(JsonNode conditions) {
        for (JsonNode operator : conditions) {
            for (Iterator<String> keys = operator.fieldNames(); keys.hasNext(); ) {
                String key = keys.next();
                if (!key.startsWith("aws:") && !key.startsWith("s3:")) {
                    throw S3Errors.malformedPolicy("Policy has an invalid condition key");
                }
            }
        }
    }
}
