package wildrydes.lab;

import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesisanalyticsv2.KinesisAnalyticsV2Client;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sts.StsClient;
import wildrydes.lab.sdk.Clients;

/** The SDK's own clients, for whatever the lab's handles have no verb for. Their calls are shown and billed like those of handles. */
public abstract sealed class AwsClients permits Lab {

    final Clients clients;

    AwsClients(Clients clients) {
        this.clients = clients;
    }

    /** The SDK's own client for Kinesis, ready configured. */
    public KinesisClient kinesis() {
        return clients.kinesis();
    }

    /** The same for another's credentials. */
    KinesisClient kinesis(AwsCredentials credentials) {
        return clients.kinesis(credentials);
    }

    /** The SDK's own client for IAM, ready configured. */
    public IamClient iam() {
        return clients.iam();
    }

    /** The SDK's own client for STS, ready configured. */
    public StsClient sts() {
        return clients.sts();
    }

    /** The SDK's own client for Cognito's identity pools, ready configured. */
    public CognitoIdentityClient cognito() {
        return clients.cognito();
    }

    /** The SDK's own client for CloudWatch, ready configured. */
    public CloudWatchClient cloudWatch() {
        return clients.cloudWatch();
    }

    /** The SDK's own client for Kinesis Data Analytics, in its second version, ready configured. */
    public KinesisAnalyticsV2Client analytics() {
        return clients.analytics();
    }

    /** The SDK's own client for DynamoDB, ready configured. */
    public DynamoDbClient dynamo() {
        return clients.dynamo();
    }

    /** The SDK's own client for Lambda, ready configured. */
    public LambdaClient lambda() {
        return clients.lambda();
    }

    /** The SDK's own client for S3, ready configured. */
    public S3Client s3() {
        return clients.s3();
    }

    /** The SDK's own client for Data Firehose, ready configured. */
    public FirehoseClient firehose() {
        return clients.firehose();
    }

    /** The SDK's own client for Athena, ready configured; {@link Lab#athena} asks queries with less ado. */
    public AthenaClient athenaSdk() {
        return clients.athena();
    }

    /** The SDK's own client for Glue, whose catalog holds Athena's databases and tables, ready configured. */
    public GlueClient glue() {
        return clients.glue();
    }

    /** The SDK's own client for SQS, ready configured. */
    public SqsClient sqs() {
        return clients.sqs();
    }

    /** The SDK's own client for CloudWatch Logs, ready configured. */
    public CloudWatchLogsClient logs() {
        return clients.logs();
    }
}
