package wildrydes.cloud.iam;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;
import wildrydes.cloud.CloudProcess;

/** A process that is killed: what IAM, STS and Cognito acknowledged holds in the next one. */
class KilledIT {

    private static final AwsCredentials KEY =
            AwsBasicCredentials.create(CloudProcess.KEY.id(), CloudProcess.KEY.secret());
    private static final String TRUST = "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\","
            + "\"Principal\":{\"AWS\":\"000000000000\"},\"Action\":\"sts:AssumeRole\"}}";

    @TempDir
    Path folder;

    private static <B extends AwsClientBuilder<B, C>, C> C client(B builder, URI endpoint, AwsCredentials credentials) {
        return builder.endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .build();
    }

    @Test
    void whatWasAcknowledgedHolds() {
        List<String> users = new ArrayList<>();
        Credentials session;
        String pool;
        try (CloudProcess cloud = CloudProcess.start(folder);
                IamClient iam = client(IamClient.builder(), cloud.endpoint(), KEY);
                StsClient sts = client(StsClient.builder(), cloud.endpoint(), KEY);
                CognitoIdentityClient cognito = client(CognitoIdentityClient.builder(), cloud.endpoint(), KEY)) {
            iam.createRole(request -> request.roleName("R").assumeRolePolicyDocument(TRUST));
            for (int i = 0; i < 20; i++) {
                String name = "user-" + (char) ('a' + i);
                iam.createUser(request -> request.userName(name));
                users.add(name);
            }
            session = sts.assumeRole(request ->
                            request.roleArn("arn:aws:iam::000000000000:role/R").roleSessionName("session"))
                    .credentials();
            pool = cognito.createIdentityPool(
                            request -> request.identityPoolName("w").allowUnauthenticatedIdentities(true))
                    .identityPoolId();
            cloud.kill();
        }
        AwsCredentials temporary =
                AwsSessionCredentials.create(session.accessKeyId(), session.secretAccessKey(), session.sessionToken());
        try (CloudProcess cloud = CloudProcess.start(folder);
                IamClient iam = client(IamClient.builder(), cloud.endpoint(), KEY);
                StsClient sts = client(StsClient.builder(), cloud.endpoint(), temporary);
                CognitoIdentityClient cognito = client(CognitoIdentityClient.builder(), cloud.endpoint(), KEY)) {
            assertThat(iam.listUsers().users()).extracting("userName").isEqualTo(users);
            assertThat(sts.getCallerIdentity().arn()).isEqualTo("arn:aws:sts::000000000000:assumed-role/R/session");
            assertThat(cognito.describeIdentityPool(request -> request.identityPoolId(pool))
                            .identityPoolName())
                    .isEqualTo("w");
        }
    }
}
