package wildrydes.cloud.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static wildrydes.cloud.lambda.ServedFunctions.ARN;
import static wildrydes.cloud.lambda.ServedFunctions.NAME;
import static wildrydes.cloud.lambda.ServedFunctions.ROLE;
import static wildrydes.cloud.lambda.ServedFunctions.refused;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** Who may do what with functions: by their own policies, and by those of functions. */
class PermissionsTest {

    private static final String USER = "arn:aws:iam::000000000000:user/learner";

    @TempDir
    Path folder;

    private ServedFunctions functions;
    private LambdaClient learner;

    @BeforeEach
    void open() {
        functions = ServedFunctions.begin(folder);
        functions.create();
        functions.iam.createUser(user -> user.userName("learner"));
        var key =
                functions.iam.createAccessKey(user -> user.userName("learner")).accessKey();
        learner = functions.cloud.lambda(AwsBasicCredentials.create(key.accessKeyId(), key.secretAccessKey()));
    }

    @AfterEach
    void close() {
        learner.close();
        functions.close();
    }

    private void allow(String action, String resource) {
        functions.iam.putUserPolicy(policy -> policy.userName("learner")
                .policyName(action.replaceAll("[^a-zA-Z]", "-"))
                .policyDocument("{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"" + action
                        + "\",\"Resource\":\"" + resource + "\"}}"));
    }

    private static String denied(String action, String resource) {
        return "User: " + USER + " is not authorized to perform: " + action + " on resource: " + resource
                + " because no identity-based policy allows the " + action + " action";
    }

    @Test
    void whoCreatesNeedsTheRightToAndToPassTheRole() {
        Runnable create = () -> learner.createFunction(request -> request.functionName("other")
                .runtime("java21")
                .handler("a.B")
                .role(ROLE)
                .code(code -> code.zipFile(Zips.sdk("a/B.class"))));
        refused("AccessDeniedException", denied("lambda:CreateFunction", ARN.replace(NAME, "other")), create);
        allow("lambda:CreateFunction", "*");
        refused("AccessDeniedException", denied("iam:PassRole", ROLE), create);
        allow("iam:PassRole", ROLE);
        create.run();
    }

    @Test
    void invokingIsTheActionInvokeFunctionOnWhatIsNamed() {
        refused(
                "AccessDeniedException",
                denied("lambda:InvokeFunction", ARN),
                () -> learner.invoke(request -> request.functionName(NAME)));
        refused(
                "AccessDeniedException",
                denied("lambda:InvokeFunction", ARN + ":live"),
                () -> learner.invoke(request -> request.functionName(NAME).qualifier("live")));
        refused("AccessDeniedException", denied("lambda:ListFunctions", "*"), () -> learner.listFunctions());
        allow("lambda:InvokeFunction", ARN);
        assertThat(learner.invoke(request -> request.functionName(NAME)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void aFunctionsPolicyLetsOthersInvokeIt() {
        String statement = functions
                .client
                .addPermission(request -> request.functionName(NAME)
                        .statementId("learner")
                        .action("lambda:InvokeFunction")
                        .principal(USER))
                .statement();

        assertThat(statement)
                .isEqualTo("{\"Sid\":\"learner\",\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"" + USER
                        + "\"},\"Action\":\"lambda:InvokeFunction\",\"Resource\":\"" + ARN + "\"}");
        assertThat(learner.invoke(request -> request.functionName(NAME)).statusCode())
                .isEqualTo(200);
        functions.restart();
        assertThat(functions
                        .client
                        .getPolicy(request -> request.functionName(NAME))
                        .policy())
                .isEqualTo("{\"Version\":\"2012-10-17\",\"Id\":\"default\",\"Statement\":[" + statement + "]}");
        functions.client.removePermission(request -> request.functionName(NAME).statementId("learner"));
        refused(
                "ResourceNotFoundException",
                "The resource you requested does not exist.",
                () -> functions.client.getPolicy(request -> request.functionName(NAME)));
    }

    @Test
    void servicesAreAllowedUnderConditions() {
        assertThat(functions
                        .client
                        .addPermission(request -> request.functionName(NAME)
                                .statementId("s3")
                                .action("lambda:InvokeFunction")
                                .principal("s3.amazonaws.com")
                                .sourceAccount("000000000000")
                                .sourceArn("arn:aws:s3:::rides"))
                        .statement())
                .isEqualTo("{\"Sid\":\"s3\",\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"s3.amazonaws.com\"},"
                        + "\"Action\":\"lambda:InvokeFunction\",\"Resource\":\"" + ARN + "\",\"Condition\":{"
                        + "\"StringEquals\":{\"AWS:SourceAccount\":\"000000000000\"},"
                        + "\"ArnLike\":{\"AWS:SourceArn\":\"arn:aws:s3:::rides\"}}}");
    }

    @Test
    void whatAPolicyCannotBe() {
        add("one", "000000000000", null);
        refused(
                "ResourceConflictException",
                "The statement id (one) provided already exists. Please provide a new statement id, or remove the existing"
                        + " statement.",
                () -> add("one", "000000000000", null));
        refused(
                "InvalidParameterValueException",
                "The provided principal was invalid. Please check the principal and try again.",
                () -> add("two", "arn:aws:iam::000000000000:user/nobody", null));
        refused(
                "InvalidParameterValueException",
                "We currently do not support adding policies for $LATEST.",
                () -> functions.client.addPermission(request -> request.functionName(NAME)
                        .qualifier("$LATEST")
                        .statementId("three")
                        .action("lambda:InvokeFunction")
                        .principal("000000000000")));
        refused(
                "PreconditionFailedException",
                "The Revision Id provided does not match the latest Revision Id. Call the GetPolicy API to retrieve the"
                        + " latest Revision Id",
                () -> add("four", "000000000000", "other"));
        refused(
                "ResourceNotFoundException",
                "Statement none is not found in resource policy.",
                () -> functions.client.removePermission(
                        request -> request.functionName(NAME).statementId("none")));
        refused(
                "ResourceNotFoundException",
                "No policy found for: " + ARN + "2",
                () -> functions.client.removePermission(
                        request -> request.functionName(NAME + "2").statementId("none")));
    }

    private void add(String id, String principal, @Nullable String revision) {
        functions.client.addPermission(request -> request.functionName(NAME)
                .statementId(id)
                .action("lambda:InvokeFunction")
                .principal(principal)
                .revisionId(revision));
    }

    @Test
    void functionsAreTagged() {
        functions.client.tagResource(request -> request.resource(ARN).tags(Map.of("team", "unicorns", "env", "lab")));
        functions.client.untagResource(request -> request.resource(ARN).tagKeys("env"));

        assertThat(functions.client.listTags(request -> request.resource(ARN)).tags())
                .containsOnly(Map.entry("team", "unicorns"));
        refused(
                "InvalidParameterValueException",
                "Tags on function aliases and versions are not supported. Please specify a function ARN.",
                () -> functions.client.listTags(request -> request.resource(ARN + ":1")));
        refused(
                "ResourceNotFoundException",
                "Function not found: " + ARN + "2",
                () -> functions.client.listTags(request -> request.resource(ARN + "2")));
    }
}
