package wildrydes.cloud.wholelab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesisanalyticsv2.KinesisAnalyticsV2Client;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;
import wildrydes.cloud.Clients;
import wildrydes.cloud.LabClient;
import wildrydes.cloud.ServedCloud;
import wildrydes.cloud.auth.AccessKey;

/** A whole cloud in step time, with AWS's client for each of its services, and a hand on its clock. */
final class Account implements AutoCloseable {

    private static final Instant START = Instant.parse("2026-03-02T09:14:36Z");

    private final ServedCloud cloud;
    private final LabClient clock;

    final IamClient iam;
    final KinesisClient kinesis;
    final KinesisAnalyticsV2Client analytics;
    final DynamoDbClient dynamoDb;
    final LambdaClient lambda;
    final FirehoseClient firehose;
    final S3Client s3;
    final GlueClient glue;
    final AthenaClient athena;
    final CloudWatchLogsClient logs;
    final CloudWatchClient cloudWatch;

    Account(Path folder) {
        AwsCredentials own = ServedCloud.ADMINISTRATOR;
        cloud = new ServedCloud(folder, START);
        clock = new LabClient(cloud.endpoint(), new AccessKey(own.accessKeyId(), own.secretAccessKey()));
        iam = cloud.iam(own);
        kinesis = cloud.kinesis(own);
        analytics = cloud.analytics(own);
        dynamoDb = cloud.dynamoDb(own);
        lambda = cloud.lambda(own);
        firehose = cloud.firehose(own);
        s3 = cloud.s3(own);
        glue = cloud.glue(own);
        athena = cloud.athena(own);
        logs = cloud.logs(own);
        cloudWatch = cloud.cloudWatch(own);
    }

    /** @param resource for example {@code stream/wildrydes} */
    static String arn(String service, String resource) {
        return "arn:aws:" + service + ":" + Clients.REGION + ":" + ServedCloud.ACCOUNT + ":" + resource;
    }

    Instant now() {
        return clock.now();
    }

    void pass(Duration duration) {
        move("/_lab/clock/run", "{\"duration\":\"" + duration + "\"}");
    }

    void passToTheNextMinute() {
        Instant now = now();
        pass(Duration.between(now, now.truncatedTo(ChronoUnit.MINUTES).plusSeconds(60)));
    }

    /** Lets a resource become what it is becoming. */
    void settle(String arn) {
        move("/_lab/clock/settle", "{\"resource\":\"" + arn + "\"}");
    }

    private void move(String path, String body) {
        LabClient.Answer answer = clock.post(path, body);
        assertThat(answer.status()).as(answer.message()).isEqualTo(200);
    }

    @Override
    public void close() {
        cloud.close();
    }
}
