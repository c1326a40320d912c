package wildrydes.cloud.sts;

import static org.assertj.core.api.Assertions.assertThat;
import static wildrydes.cloud.Refusal.refused;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AccessKey;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.Credentials;
import wildrydes.cloud.ServedCloud;

/** Temporary credentials, from the SDK's client over a socket. */
class StsTest {

    private static final String READER = "arn:aws:iam::000000000000:role/Reader";
    private static final String READ_KINESIS = "arn:aws:iam::aws:policy/AmazonKinesisReadOnlyAccess";

    @TempDir
    Path folder;

    private ServedCloud cloud;
    private IamClient iam;
    private StsClient sts;

    @BeforeEach
    void open() {
        cloud = new ServedCloud(folder);
        iam = cloud.iam(ServedCloud.ADMINISTRATOR);
        sts = cloud.sts(ServedCloud.ADMINISTRATOR);
    }

    @AfterEach
    void close() {
        iam.close();
        sts.close();
        cloud.close();
    }

    private static String trusting(String principal) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":" + principal
                + ",\"Action\":\"sts:AssumeRole\"}]}";
    }

    private void reader(String principal) {
        iam.createRole(request -> request.roleName("Reader").assumeRolePolicyDocument(trusting(principal)));
        iam.attachRolePolicy(request -> request.roleName("Reader").policyArn(READ_KINESIS));
    }

    private AwsCredentials user(String name) {
        iam.createUser(request -> request.userName(name));
        AccessKey key = iam.createAccessKey(request -> request.userName(name)).accessKey();
        return AwsBasicCredentials.create(key.accessKeyId(), key.secretAccessKey());
    }

    private AssumeRoleResponse assume(StsClient by) {
        return by.assumeRole(request -> request.roleArn(READER).roleSessionName("monday"));
    }

    @Test
    void theCallerIsTold() {
        assertThat(sts.getCallerIdentity().arn()).isEqualTo("arn:aws:iam::000000000000:user/administrator");
        assertThat(sts.getCallerIdentity().account()).isEqualTo("000000000000");
        try (StsClient bob = cloud.sts(user("bob"))) {
            assertThat(bob.getCallerIdentity().arn()).isEqualTo("arn:aws:iam::000000000000:user/bob");
        }
        refused(
                () -> cloud.sts(AwsBasicCredentials.create("AKIAUNKNOWN", "secret"))
                        .getCallerIdentity(),
                403,
                "InvalidClientTokenId",
                "The security token included in the request is invalid.");
    }

    @Test
    void whoAssumesARoleHasWhatTheRoleIsAllowed() {
        reader("{\"AWS\":\"arn:aws:iam::000000000000:root\"}");

        AssumeRoleResponse assumed = assume(sts);

        assertThat(assumed.assumedRoleUser().arn()).isEqualTo("arn:aws:sts::000000000000:assumed-role/Reader/monday");
        assertThat(assumed.assumedRoleUser().assumedRoleId()).startsWith("AROA").endsWith(":monday");
        assertThat(assumed.credentials().accessKeyId()).startsWith("ASIA").hasSize(20);
        try (KinesisClient kinesis = cloud.kinesis(ServedCloud.of(assumed.credentials()));
                StsClient inRole = cloud.sts(ServedCloud.of(assumed.credentials()))) {
            assertThat(kinesis.listStreams().streamNames()).isEmpty();
            assertThat(inRole.getCallerIdentity().userId()).endsWith(":monday");
            refused(
                    () -> kinesis.createStream(
                            request -> request.streamName("w").shardCount(1)),
                    400,
                    "AccessDeniedException",
                    "User: arn:aws:sts::000000000000:assumed-role/Reader/monday is not authorized to perform:"
                            + " kinesis:CreateStream on resource: arn:aws:kinesis:us-east-1:000000000000:stream/w because"
                            + " no identity-based policy allows the kinesis:CreateStream action");
        }
    }

    @Test
    void aSessionPolicyLimitsTheRole() {
        reader("{\"AWS\":\"arn:aws:iam::000000000000:root\"}");
        Credentials credentials = sts.assumeRole(request -> request.roleArn(READER)
                        .roleSessionName("monday")
                        .policy("{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\","
                                + "\"Action\":\"s3:*\",\"Resource\":\"*\"}}"))
                .credentials();
        try (KinesisClient kinesis = cloud.kinesis(ServedCloud.of(credentials))) {
            refused(
                    kinesis::listStreams,
                    400,
                    "AccessDeniedException",
                    "User: arn:aws:sts::000000000000:assumed-role/Reader/monday is not authorized to perform:"
                            + " kinesis:ListStreams on resource: * because no session policy allows the"
                            + " kinesis:ListStreams action");
        }
    }

    @Test
    void aRoleIsAssumedByWhomItTrustsOnly() throws Exception {
        AwsCredentials bob = user("bob");
        reader("{\"Service\":\"lambda.amazonaws.com\"}");
        String sentence =
                "User: arn:aws:iam::000000000000:user/%s is not authorized to perform: sts:AssumeRole on resource: "
                        + READER;
        refused(() -> assume(sts), 403, "AccessDenied", sentence.formatted("administrator"));
        try (StsClient by = cloud.sts(bob)) {
            AwsServiceException refusal = refused(() -> assume(by), 403, "AccessDenied", sentence.formatted("bob"));
            JsonNode why = new ObjectMapper()
                    .readTree(cloud.control("/_lab/denials/" + refusal.requestId())
                            .body());
            assertThat(why.path("nearest")
                            .path("differences")
                            .path(0)
                            .path("sentence")
                            .asText())
                    .isEqualTo("its principal is Service:lambda.amazonaws.com, and the request's principal is"
                            + " AWS:arn:aws:iam::000000000000:user/bob");
            assertThat(why.path("wouldAllow").toString())
                    .isEqualTo("{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"arn:aws:iam::000000000000:user/bob\"},"
                            + "\"Action\":\"sts:AssumeRole\"}");

            // Naming the account leaves it to the user's own policies; naming the user is enough.
            iam.updateAssumeRolePolicy(request -> request.roleName("Reader")
                    .policyDocument(trusting("{\"AWS\":\"arn:aws:iam::000000000000:root\"}")));
            refused(() -> assume(by), 403, "AccessDenied", sentence.formatted("bob"));
            iam.updateAssumeRolePolicy(request -> request.roleName("Reader")
                    .policyDocument(trusting("{\"AWS\":\"arn:aws:iam::000000000000:user/bob\"}")));
            assertThat(assume(by).credentials().accessKeyId()).startsWith("ASIA");
        }
    }

    @Test
    void credentialsEndOnWallTimeAndWithTheirRole() {
        reader("{\"AWS\":\"arn:aws:iam::000000000000:root\"}");
        Credentials credentials = sts.assumeRole(request ->
                        request.roleArn(READER).roleSessionName("monday").durationSeconds(900))
                .credentials();
        cloud.ahead(Duration.ofSeconds(840));
        assertThat(cloud.listStreams(ServedCloud.of(credentials)).statusCode()).isEqualTo(200);
        cloud.ahead(Duration.ofSeconds(901));
        assertThat(cloud.listStreams(ServedCloud.of(credentials)).body())
                .isEqualTo("{\"__type\":\"ExpiredTokenException\","
                        + "\"message\":\"The security token included in the request is expired\"}");
        cloud.ahead(Duration.ZERO);
        Credentials fresh = assume(sts).credentials();
        iam.detachRolePolicy(request -> request.roleName("Reader").policyArn(READ_KINESIS));
        iam.deleteRole(request -> request.roleName("Reader"));
        try (KinesisClient kinesis = cloud.kinesis(ServedCloud.of(fresh))) {
            refused(
                    kinesis::listStreams,
                    400,
                    "UnrecognizedClientException",
                    "The security token included in the request is invalid.");
        }
    }

    @Test
    void aTamperedTokenIsNobodys() {
        reader("{\"AWS\":\"arn:aws:iam::000000000000:root\"}");
        Credentials credentials = assume(sts).credentials();
        char[] token = credentials.sessionToken().toCharArray();
        token[60] = token[60] == 'A' ? 'B' : 'A';
        try (KinesisClient kinesis = cloud.kinesis(AwsSessionCredentials.create(
                credentials.accessKeyId(), credentials.secretAccessKey(), new String(token)))) {
            refused(
                    kinesis::listStreams,
                    400,
                    "UnrecognizedClientException",
                    "The security token included in the request is invalid.");
        }
    }

    @Test
    void aSessionOutlivesARestart() {
        reader("{\"AWS\":\"arn:aws:iam::000000000000:root\"}");
        Credentials credentials = assume(sts).credentials();
        close();
        open();
        try (KinesisClient kinesis = cloud.kinesis(ServedCloud.of(credentials))) {
            assertThat(kinesis.listStreams().streamNames()).isEmpty();
        }
    }

    @Test
    void durationsHaveTheirLimits() {
        reader("{\"AWS\":\"arn:aws:iam::000000000000:root\"}");
        refused(
                () -> sts.assumeRole(request ->
                        request.roleArn(READER).roleSessionName("monday").durationSeconds(7200)),
                400,
                "ValidationError",
                "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
        Credentials session =
                sts.getSessionToken(request -> request.durationSeconds(900)).credentials();
        try (StsClient inSession = cloud.sts(ServedCloud.of(session))) {
            assertThat(inSession.getCallerIdentity().arn()).isEqualTo("arn:aws:iam::000000000000:user/administrator");
            refused(
                    inSession::getSessionToken,
                    403,
                    "AccessDenied",
                    "Cannot call GetSessionToken with session credentials");
        }
    }
}
