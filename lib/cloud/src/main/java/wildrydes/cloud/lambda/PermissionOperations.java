package wildrydes.cloud.lambda;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.AddPermissionRequest;
import software.amazon.awssdk.services.lambda.model.AddPermissionResponse;
import software.amazon.awssdk.services.lambda.model.GetPolicyRequest;
import software.amazon.awssdk.services.lambda.model.GetPolicyResponse;
import software.amazon.awssdk.services.lambda.model.RemovePermissionRequest;
import software.amazon.awssdk.services.lambda.model.RemovePermissionResponse;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.policy.MalformedPolicyException;
import wildrydes.cloud.policy.PolicyReader;
import wildrydes.cloud.policy.PolicyType;
import wildrydes.cloud.wire.Answers;

/** The operations on the policies of functions, versions and aliases. Safe for concurrent use. */
public final class PermissionOperations {

    /** docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html. */
    private static final int MOST_BYTES = 20 << 10;

    private static final Pattern SERVICE = Pattern.compile("[a-z0-9-]+(\\.[a-z0-9-]+)*\\.amazonaws\\.com(\\.cn)?");
    private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Functions functions;
    private final FunctionNames names;
    private final Predicate<String> nameable;

    /** @param nameable whether a policy may name a principal of AWS's, such as a user's ARN */
    PermissionOperations(Functions functions, Predicate<String> nameable) {
        this.functions = functions;
        this.names = functions.names();
        this.nameable = nameable;
    }

    @Answers(201)
    public AddPermissionResponse addPermission(AddPermissionRequest request, Caller caller) {
        Target target = names.target(request.functionName(), request.qualifier());
        if (Revision.LATEST.equals(target.qualifier())) {
            throw PermissionErrors.noPolicyOfLatest();
        }
        String statement = statement(request, names.arn(target));
        functions.changing(() -> {
            LambdaFunction before = functions.require(target);
            FunctionPolicy policy = before.policies().get(target.key());
            PermissionErrors.requirePolicyRevision(request.revisionId(), policy == null ? null : policy.id());
            Map<String, String> statements = new LinkedHashMap<>(policy == null ? Map.of() : policy.statements());
            if (statements.putIfAbsent(request.statementId(), statement) != null) {
                throw PermissionErrors.statementExists(request.statementId());
            }
            put(before, target, FunctionPolicy.of(statements));
            return null;
        });
        return AddPermissionResponse.builder().statement(statement).build();
    }

    /** As at AWS another policy gives the function another RevisionId. */
    private void put(LambdaFunction before, Target target, @Nullable FunctionPolicy policy) {
        if (policy != null) {
            requireReadable(policy);
        }
        functions.put(
                before.withPolicy(target.key(), policy).with(before.latest().touched()));
    }

    private static void requireReadable(FunctionPolicy policy) {
        int bytes = policy.text().getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MOST_BYTES) {
            throw PermissionErrors.longPolicy(bytes, MOST_BYTES);
        }
        try {
            PolicyReader.read(policy.text(), PolicyType.RESOURCE);
        } catch (MalformedPolicyException e) {
            throw PermissionErrors.badPrincipal();
        }
    }

    private String statement(AddPermissionRequest request, String arn) {
        ObjectNode statement = JSON.createObjectNode();
        statement.put("Sid", request.statementId()).put("Effect", "Allow");
        principal(request.principal(), statement);
        statement.put("Action", request.action()).put("Resource", arn);
        ObjectNode condition = JSON.createObjectNode();
        add(condition, "StringEquals", "AWS:SourceAccount", request.sourceAccount());
        add(condition, "StringEquals", "lambda:EventSourceToken", request.eventSourceToken());
        add(condition, "StringEquals", "aws:PrincipalOrgID", request.principalOrgID());
        add(condition, "StringEquals", "lambda:FunctionUrlAuthType", request.functionUrlAuthTypeAsString());
        add(condition, "ArnLike", "AWS:SourceArn", request.sourceArn());
        if (!condition.isEmpty()) {
            statement.set("Condition", condition);
        }
        return statement.toString();
    }

    private static void add(ObjectNode condition, String operator, String key, @Nullable String value) {
        if (value != null) {
            condition.withObject("/" + operator).put(key, value);
        }
    }

    private void principal(String principal, ObjectNode statement) {
        if (principal.equals("*")) {
            statement.put("Principal", "*");
        } else if (SERVICE.matcher(principal).matches()) {
            statement.putObject("Principal").put("Service", principal);
        } else if (ACCOUNT.matcher(principal).matches()) {
            statement.putObject("Principal").put("AWS", "arn:aws:iam::" + principal + ":root");
        } else if (principal.startsWith("arn:") && nameable.test(principal)) {
            statement.putObject("Principal").put("AWS", principal);
        } else {
            throw PermissionErrors.badPrincipal();
        }
    }

    @Answers(204)
    public RemovePermissionResponse removePermission(RemovePermissionRequest request, Caller caller) {
        Target target = names.target(request.functionName(), request.qualifier());
        functions.changing(() -> {
            LambdaFunction before = required(target);
            FunctionPolicy policy = before.policies().get(target.key());
            if (policy == null) {
                throw PermissionErrors.noPolicy();
            }
            PermissionErrors.requirePolicyRevision(request.revisionId(), policy.id());
            Map<String, String> statements = new LinkedHashMap<>(policy.statements());
            if (statements.remove(request.statementId()) == null) {
                throw PermissionErrors.noStatement(request.statementId());
            }
            put(before, target, statements.isEmpty() ? null : FunctionPolicy.of(statements));
            return null;
        });
        return RemovePermissionResponse.builder().build();
    }

    private LambdaFunction required(Target target) {
        if (functions.find(target.name()) == null) {
            throw PermissionErrors.noPolicyFor(names.arn(target.name()));
        }
        return functions.require(target);
    }

    public GetPolicyResponse getPolicy(GetPolicyRequest request, Caller caller) {
        Target target = names.target(request.functionName(), request.qualifier());
        LambdaFunction function = functions.find(target.name());
        FunctionPolicy policy = function == null ? null : function.policies().get(target.key());
        if (policy == null) {
            throw LambdaErrors.noResource();
        }
        return GetPolicyResponse.builder()
                .policy(policy.text())
                .revisionId(policy.id())
                .build();
    }
}
