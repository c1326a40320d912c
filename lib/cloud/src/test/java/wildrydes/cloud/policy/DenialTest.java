package wildrydes.cloud.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What a learner reads after a refusal; the texts are files, so that people can read them too. To write them anew: {@code
 * ./mvnw -pl lib/cloud test -Dtest=DenialTest -Dtest.jvm=-Ddenials.write=true}.
 */
class DenialTest {

    private static final Path FILES = Path.of("src/test/resources/wildrydes/cloud/policy/denials");
    private static final String ACCOUNT = "000000000000";
    private static final String GUEST_ROLE = "arn:aws:iam::000000000000:role/Cognito_wildrydesUnauth_Role";
    private static final String GUEST_ARN =
            "arn:aws:sts::000000000000:assumed-role/Cognito_wildrydesUnauth_Role/CognitoIdentityCredentials";
    private static final Principal GUEST = Principal.session(GUEST_ARN, GUEST_ROLE, ACCOUNT);
    private static final String STREAM = "arn:aws:kinesis:us-east-1:000000000000:stream/wildrydes";

    private static NamedPolicy policy(String name, String type, String statements, PolicyType documentType) {
        return NamedPolicy.of(
                name,
                type,
                "{\"Version\":\"2012-10-17\",\"Statement\":[" + statements.replace('\'', '"') + "]}",
                documentType);
    }

    private static NamedPolicy dashboard(String statements) {
        return policy(
                "WildrydesDashboardPolicy",
                "inline policy of role Cognito_wildrydesUnauth_Role",
                statements,
                PolicyType.IDENTITY);
    }

    private static Denial denial(Policies policies, String action, String resource, Map<String, List<String>> keys) {
        AccessRequest request = new AccessRequest(action, resource, Context.of(keys));
        Decision decision = Evaluation.of(request, GUEST, policies);
        return new Denial(
                GUEST_ARN,
                request,
                GUEST,
                policies,
                decision,
                Decision.sentence(GUEST_ARN, action, resource, decision));
    }

    private static Policies identity(NamedPolicy... policies) {
        return new Policies(List.of(policies), null, List.of(), List.of());
    }

    private static void assertText(String name, Denial denial) throws IOException {
        Path file = FILES.resolve(name + ".txt");
        if (Boolean.getBoolean("denials.write")) {
            Files.createDirectories(FILES);
            Files.writeString(file, denial.text());
        }
        assertThat(denial.text()).isEqualTo(Files.readString(file));
        assertThat(denial.json().path("text").asText()).isEqualTo(denial.text());
    }

    @Test
    void theListingThatHandWrittenPoliciesForget() throws IOException {
        assertText(
                "listing",
                denial(
                        identity(dashboard(
                                "{'Sid':'ReadStream','Effect':'Allow','Action':['kinesis:List*','kinesis:Get*'],"
                                        + "'Resource':'" + STREAM + "'}")),
                        "kinesis:ListStreams",
                        "*",
                        Map.of()));
    }

    @Test
    void anotherAction() throws IOException {
        assertText(
                "action",
                denial(
                        identity(
                                dashboard("{'Effect':'Allow','Action':['kinesis:GetRecords','kinesis:GetShardIterator',"
                                        + "'kinesis:DescribeStream','kinesis:ListShards','kinesis:ListStreams'],"
                                        + "'Resource':'*'}"),
                                policy(
                                        "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole",
                                        "AWS managed policy",
                                        "{'Effect':'Allow','Action':['logs:*'],'Resource':'*'}",
                                        PolicyType.IDENTITY)),
                        "kinesis:PutRecord",
                        STREAM,
                        Map.of()));
    }

    @Test
    void anotherResourceAndACondition() throws IOException {
        assertText(
                "resource-and-condition",
                denial(
                        identity(dashboard("{'Effect':'Allow','Action':'kinesis:*',"
                                + "'Resource':'arn:aws:kinesis:us-east-1:000000000000:stream/wildrydes-summary',"
                                + "'Condition':{'IpAddress':{'aws:SourceIp':'203.0.113.0/24'},"
                                + "'StringEquals':{'aws:PrincipalTag/team':'rides'}}}")),
                        "kinesis:PutRecord",
                        STREAM,
                        Map.of("aws:SourceIp", List.of("127.0.0.1"))));
    }

    @Test
    void aDeny() throws IOException {
        assertText(
                "deny",
                denial(
                        identity(dashboard("{'Effect':'Allow','Action':'*','Resource':'*'},"
                                + "{'Sid':'NoWrites','Effect':'Deny','Action':'kinesis:Put*','Resource':'*'}")),
                        "kinesis:PutRecord",
                        STREAM,
                        Map.of()));
    }

    @Test
    void aSessionPolicy() throws IOException {
        NamedPolicy scope = policy(
                "Cognito's scope-down policy for guests",
                "session policy",
                "{'Effect':'Allow','Action':['kinesis:*','s3:*'],'Resource':'*'}",
                PolicyType.IDENTITY);
        assertText(
                "session",
                denial(
                        new Policies(
                                List.of(dashboard("{'Effect':'Allow','Action':'*','Resource':'*'}")),
                                null,
                                List.of(scope),
                                List.of()),
                        "iam:ListUsers",
                        "arn:aws:iam::000000000000:user/",
                        Map.of()));
    }

    @Test
    void nothingAtAll() throws IOException {
        assertText("nothing", denial(Policies.none(), "kinesis:PutRecord", STREAM, Map.of()));
    }

    @Test
    void aRoleOfAnotherPool() throws IOException {
        NamedPolicy trust = policy(
                "trust policy of role Cognito_wildrydesUnauth_Role",
                "trust policy",
                "{'Effect':'Allow','Principal':{'Federated':'cognito-identity.amazonaws.com'},"
                        + "'Action':'sts:AssumeRoleWithWebIdentity','Condition':{"
                        + "'StringEquals':{'cognito-identity.amazonaws.com:aud':'us-east-1:1111'},"
                        + "'ForAnyValue:StringLike':{'cognito-identity.amazonaws.com:amr':'authenticated'}}}",
                PolicyType.TRUST);
        assertText("trust", trustDenial(trust));
        assertText("no-role", trustDenial(null));
    }

    private static Denial trustDenial(@Nullable NamedPolicy trust) {
        AccessRequest request = new AccessRequest(
                "sts:AssumeRoleWithWebIdentity",
                GUEST_ROLE,
                Context.of(Map.of(
                        "cognito-identity.amazonaws.com:aud", List.of("us-east-1:2222"),
                        "cognito-identity.amazonaws.com:amr", List.of("unauthenticated"))));
        Policies policies = trust == null ? Policies.none() : Policies.none().withResource(List.of(trust));
        Principal cognito = Principal.federated("cognito-identity.amazonaws.com");
        return new Denial(
                "anonymous",
                request,
                cognito,
                policies,
                Evaluation.ofTrust(request, cognito, policies),
                "Not authorized to perform sts:AssumeRoleWithWebIdentity");
    }
}
