package wildrydes.cloud.cognito;

import static org.assertj.core.api.Assertions.assertThat;
import static wildrydes.cloud.Refusal.refused;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;
import software.amazon.awssdk.services.cognitoidentity.model.Credentials;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleWithWebIdentityResponse;
import wildrydes.cloud.ServedCloud;

/** The dashboard's guests, from pool to stream, with clients that sign nothing. */
class GuestsTest {

    private static final String ROLE = "Cognito_wildrydesUnauth_Role";
    private static final String ROLE_ARN = "arn:aws:iam::000000000000:role/" + ROLE;

    @TempDir
    Path folder;

    private ServedCloud cloud;
    private IamClient iam;
    private CognitoIdentityClient owner;
    private CognitoIdentityClient guest;

    @BeforeEach
    void open() {
        cloud = new ServedCloud(folder);
        iam = cloud.iam(ServedCloud.ADMINISTRATOR);
        owner = cloud.cognito(ServedCloud.ADMINISTRATOR);
        guest = cloud.cognito(null);
    }

    @AfterEach
    void close() {
        iam.close();
        owner.close();
        guest.close();
        cloud.close();
    }

    private String pool(boolean guests) {
        return owner.createIdentityPool(request -> request.identityPoolName("wildrydes")
                        .allowUnauthenticatedIdentities(guests)
                        .allowClassicFlow(true))
                .identityPoolId();
    }

    private static String trust(String pool, String means) {
        return """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow",\
                "Principal":{"Federated":"cognito-identity.amazonaws.com"},\
                "Action":"sts:AssumeRoleWithWebIdentity","Condition":{\
                "StringEquals":{"cognito-identity.amazonaws.com:aud":"%s"},\
                "ForAnyValue:StringLike":{"cognito-identity.amazonaws.com:amr":"%s"}}}]}""".formatted(pool, means);
    }

    private void role(String trust) {
        iam.createRole(request -> request.roleName(ROLE).assumeRolePolicyDocument(trust));
        iam.putRolePolicy(request ->
                request.roleName(ROLE).policyName("WildrydesDashboardPolicy").policyDocument("""
                        {"Version":"2012-10-17","Statement":[
                        {"Sid":"ReadStream","Effect":"Allow","Action":["kinesis:Get*","kinesis:DescribeStream*"],
                         "Resource":"arn:aws:kinesis:us-east-1:000000000000:stream/wildrydes"},
                        {"Effect":"Allow","Action":"kinesis:ListStreams","Resource":"*"},
                        {"Effect":"Allow","Action":["iam:ListUsers","sts:*"],"Resource":"*"}]}"""));
    }

    private void setRole(String pool) {
        owner.setIdentityPoolRoles(request -> request.identityPoolId(pool).roles(Map.of("unauthenticated", ROLE_ARN)));
    }

    private static AwsCredentials of(Credentials credentials) {
        return AwsSessionCredentials.create(
                credentials.accessKeyId(), credentials.secretKey(), credentials.sessionToken());
    }

    private Credentials credentials(String pool) {
        String id = guest.getId(request -> request.identityPoolId(pool)).identityId();
        return guest.getCredentialsForIdentity(request -> request.identityId(id))
                .credentials();
    }

    @Test
    void aGuestReadsTheStreamAndDoesNothingElse() {
        String pool = pool(true);
        role(trust(pool, "unauthenticated"));
        setRole(pool);

        AwsCredentials credentials = of(credentials(pool));

        String guestArn = "arn:aws:sts::000000000000:assumed-role/" + ROLE + "/CognitoIdentityCredentials";
        try (KinesisClient kinesis = cloud.kinesis(credentials);
                StsClient sts = cloud.sts(credentials);
                IamClient asGuest = cloud.iam(credentials)) {
            assertThat(sts.getCallerIdentity().arn()).isEqualTo(guestArn);
            assertThat(kinesis.listStreams().streamNames()).isEmpty();
            refused(
                    () -> kinesis.createStream(
                            request -> request.streamName("wildrydes").shardCount(1)),
                    400,
                    "AccessDeniedException",
                    "User: " + guestArn + " is not authorized to perform: kinesis:CreateStream on resource:"
                            + " arn:aws:kinesis:us-east-1:000000000000:stream/wildrydes because no identity-based policy"
                            + " allows the kinesis:CreateStream action");
            refused(
                    asGuest::listUsers,
                    403,
                    "AccessDenied",
                    "User: " + guestArn + " is not authorized to perform: iam:ListUsers on resource:"
                            + " arn:aws:iam::000000000000:user/ because no session policy allows the iam:ListUsers"
                            + " action");
        }
    }

    @Test
    void aRoleOfAnotherPoolIsRefusedWithTheReason() throws Exception {
        String pool = pool(true);
        role(trust("us-east-1:11111111-2222-3333-4444-555555555555", "unauthenticated"));
        setRole(pool);

        AwsServiceException refusal = refused(
                () -> credentials(pool),
                400,
                "InvalidIdentityPoolConfigurationException",
                "Invalid identity pool configuration. Check assigned IAM roles for this pool.");

        JsonNode why = new ObjectMapper()
                .readTree(cloud.control("/_lab/denials/" + refusal.requestId()).body());
        assertThat(why.path("nearest").path("differences")).hasSize(1);
        assertThat(why.path("nearest")
                        .path("differences")
                        .path(0)
                        .path("sentence")
                        .asText())
                .isEqualTo("its condition asks StringEquals cognito-identity.amazonaws.com:aud"
                        + " us-east-1:11111111-2222-3333-4444-555555555555, and the request has " + pool);
        assertThat(why.path("sentence").asText()).isEqualTo("Not authorized to perform sts:AssumeRoleWithWebIdentity");
        // What it proposes does help.
        iam.updateAssumeRolePolicy(request -> request.roleName(ROLE)
                .policyDocument("{\"Version\":\"2012-10-17\",\"Statement\":[" + why.path("wouldAllow") + "]}"));
        assertThat(credentials(pool).accessKeyId()).startsWith("ASIA");
    }

    @Test
    void aRoleForTheAuthenticatedIsNotForGuests() {
        String pool = pool(true);
        role(trust(pool, "authenticated"));
        setRole(pool);

        refused(
                () -> credentials(pool),
                400,
                "InvalidIdentityPoolConfigurationException",
                "Invalid identity pool configuration. Check assigned IAM roles for this pool.");
    }

    @Test
    void theBasicFlowGoesOverSts() {
        String pool = pool(true);
        role(trust(pool, "unauthenticated"));
        String id = guest.getId(request -> request.identityPoolId(pool)).identityId();
        String token = guest.getOpenIdToken(request -> request.identityId(id)).token();
        try (StsClient sts = cloud.sts(null)) {
            AssumeRoleWithWebIdentityResponse assumed = sts.assumeRoleWithWebIdentity(request ->
                    request.roleArn(ROLE_ARN).roleSessionName("guest").webIdentityToken(token));
            assertThat(assumed.subjectFromWebIdentityToken()).isEqualTo(id);
            assertThat(assumed.audience()).isEqualTo(pool);
            // No scope-down policy here: the role alone decides.
            try (IamClient asGuest = cloud.iam(ServedCloud.of(assumed.credentials()))) {
                assertThat(asGuest.listUsers().users()).isEmpty();
            }

            iam.updateAssumeRolePolicy(
                    request -> request.roleName(ROLE).policyDocument(trust("us-east-1:0-0", "unauthenticated")));
            refused(
                    () -> sts.assumeRoleWithWebIdentity(request ->
                            request.roleArn(ROLE_ARN).roleSessionName("guest").webIdentityToken(token)),
                    403,
                    "AccessDenied",
                    "Not authorized to perform sts:AssumeRoleWithWebIdentity");
            refused(
                    () -> sts.assumeRoleWithWebIdentity(request -> request.roleArn(ROLE_ARN)
                            .roleSessionName("guest")
                            .webIdentityToken(token.substring(0, token.length() - 3) + "AAA")),
                    400,
                    "InvalidIdentityToken",
                    "Couldn't retrieve verification key from your identity provider,  please reference"
                            + " AssumeRoleWithWebIdentity documentation for requirements");
        }
    }

    @Test
    void aPoolWithoutGuestsOrRolesSaysSo() {
        String closed = pool(false);
        refused(
                () -> guest.getId(request -> request.identityPoolId(closed)),
                400,
                "NotAuthorizedException",
                "Unauthenticated access is not supported for this identity pool.");
        String open = pool(true);
        refused(
                () -> credentials(open),
                400,
                "InvalidIdentityPoolConfigurationException",
                "Invalid identity pool configuration. Check assigned IAM roles for this pool.");
        refused(
                () -> guest.getId(request -> request.identityPoolId("us-east-1:00000000-0000-0000-0000-000000000000")),
                400,
                "ResourceNotFoundException",
                "IdentityPool 'us-east-1:00000000-0000-0000-0000-000000000000' not found.");
        refused(
                () -> guest.listIdentityPools(request -> request.maxResults(1)),
                400,
                "MissingAuthenticationTokenException",
                "Missing Authentication Token");
    }

    @Test
    void poolsAreListedUpdatedAndDeletedAndOutliveARestart() {
        String pool = pool(true);
        String other = pool(true);
        role(trust(pool, "unauthenticated"));
        setRole(pool);
        String id = guest.getId(request -> request.identityPoolId(pool)).identityId();
        owner.updateIdentityPool(request ->
                request.identityPoolId(pool).identityPoolName("renamed").allowUnauthenticatedIdentities(true));
        owner.deleteIdentityPool(request -> request.identityPoolId(other));
        close();
        open();

        assertThat(owner.listIdentityPools(request -> request.maxResults(10)).identityPools())
                .extracting("identityPoolName")
                .containsExactly("renamed");
        assertThat(owner.getIdentityPoolRoles(request -> request.identityPoolId(pool))
                        .roles())
                .containsEntry("unauthenticated", ROLE_ARN);
        assertThat(owner.listIdentities(request -> request.identityPoolId(pool).maxResults(10))
                        .identities())
                .extracting("identityId")
                .containsExactly(id);
        assertThat(guest.getCredentialsForIdentity(request -> request.identityId(id))
                        .identityId())
                .isEqualTo(id);
        refused(
                () -> guest.getOpenIdToken(request -> request.identityId(id)),
                400,
                "InvalidParameterException",
                "Basic (classic) flow is not enabled, please use enhanced flow.");
    }
}
