package wildrydes.cloud.kinesis;

import static org.assertj.core.api.Assertions.assertThat;
import static wildrydes.cloud.kinesis.Refused.refused;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AccessKey;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import wildrydes.cloud.ServedCloud;

/** Policies of streams, decided by the gate of a whole cloud. */
class StreamPolicyTest {

    private static final String BOB = "arn:aws:iam::000000000000:user/bob";
    private static final String STREAM = "arn:aws:kinesis:us-east-1:000000000000:stream/w";
    private static final String DESCRIBE = policy("'Effect':'Allow','Principal':{'AWS':'" + BOB
            + "'},'Action':'kinesis:DescribeStreamSummary'," + "'Resource':'" + STREAM + "'");
    private static final String DENIED = "User: " + BOB + " is not authorized to perform: kinesis:DescribeStreamSummary"
            + " on resource: " + STREAM + " because no identity-based policy allows the kinesis:DescribeStreamSummary"
            + " action";

    @TempDir
    Path folder;

    private ServedCloud cloud;
    private KinesisClient kinesis;
    private KinesisClient bob;

    @BeforeEach
    void open() {
        cloud = new ServedCloud(folder);
        kinesis = cloud.kinesis(ServedCloud.ADMINISTRATOR);
        kinesis.createStream(request -> request.streamName("w").shardCount(1));
        try (IamClient iam = cloud.iam(ServedCloud.ADMINISTRATOR)) {
            iam.createUser(request -> request.userName("bob"));
            AccessKey key =
                    iam.createAccessKey(request -> request.userName("bob")).accessKey();
            bob = cloud.kinesis(AwsBasicCredentials.create(key.accessKeyId(), key.secretAccessKey()));
        }
    }

    @AfterEach
    void close() {
        bob.close();
        kinesis.close();
        cloud.close();
    }

    private static String policy(String statement) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[{" + statement.replace('\'', '"') + "}]}";
    }

    private void describe() {
        bob.describeStreamSummary(request -> request.streamName("w"));
    }

    @Test
    void whomAStreamsPolicyNamesMayUseIt() {
        refused(this::describe, "AccessDeniedException", DENIED);
        kinesis.putResourcePolicy(request -> request.resourceARN(STREAM).policy(DESCRIBE));
        describe();
        assertThat(kinesis.getResourcePolicy(request -> request.resourceARN(STREAM))
                        .policy())
                .isEqualTo(DESCRIBE);

        kinesis.deleteResourcePolicy(request -> request.resourceARN(STREAM));
        refused(this::describe, "AccessDeniedException", DENIED);
        assertThat(kinesis.getResourcePolicy(request -> request.resourceARN(STREAM))
                        .policy())
                .isEqualTo("{}");
        refused(
                () -> kinesis.deleteResourcePolicy(request -> request.resourceARN(STREAM)),
                "ResourceNotFoundException",
                "No resource policy found for resource ARN " + STREAM + ".");
    }

    @Test
    void whatIsNoPolicyIsRefused() {
        refused(
                () -> kinesis.putResourcePolicy(
                        request -> request.resourceARN(STREAM).policy("{")),
                "InvalidArgumentException",
                "Policy is invalid: Syntax errors in policy.");
        refused(
                () -> kinesis.putResourcePolicy(
                        request -> request.resourceARN(STREAM).policy(" ".repeat(20_481))),
                "InvalidArgumentException",
                "Policy is larger than the limit of 20480 bytes.");
        refused(
                () -> kinesis.getResourcePolicy(request -> request.resourceARN(STREAM + "x")),
                "ResourceNotFoundException",
                "Stream wx under account 000000000000 not found.");
    }
}
