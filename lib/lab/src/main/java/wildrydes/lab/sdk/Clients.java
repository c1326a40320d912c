package wildrydes.lab.sdk;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesisanalyticsv2.KinesisAnalyticsV2Client;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sts.StsClient;
import wildrydes.lab.cloud.AdministratorKey;
import wildrydes.lab.cloud.LocalCloud;

/** The SDK's clients of one lab, and what they sent. */
public final class Clients {

    private final Way way;
    private final AwsCredentials administrator;
    private final KinesisClient kinesis;
    private final Once<IamClient> iam;
    private final Once<StsClient> sts;
    private final Once<CognitoIdentityClient> cognito;
    private final Once<CloudWatchClient> cloudWatch;
    private final Once<KinesisAnalyticsV2Client> analytics;
    private final Once<DynamoDbClient> dynamo;
    private final Once<LambdaClient> lambda;
    private final Once<SqsClient> sqs;
    private final Once<CloudWatchLogsClient> logs;

    /** What the clients of a lab have in common. */
    private record Way(URI endpoint, String region, SdkHttpClient http, SentCalls sent) {

        <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
                B builder, AwsCredentials credentials) {
            return builder.endpointOverride(endpoint)
                    .region(Region.of(region))
                    .credentialsProvider(StaticCredentialsProvider.create(credentials))
                    .httpClient(http)
                    // Waiting in real time helps nobody while cloud time stands still; the lab's own loops move it.
                    .overrideConfiguration(o ->
                            o.retryStrategy(DefaultRetryStrategy.doNotRetry()).addExecutionInterceptor(sent))
                    .build();
        }
    }

    private Clients(Way way, AdministratorKey key) {
        this.way = way;
        this.administrator = AwsBasicCredentials.create(key.id(), key.secret());
        this.kinesis = way.client(KinesisClient.builder(), administrator);
        this.iam = new Once<>(() -> way.client(IamClient.builder(), administrator));
        this.sts = new Once<>(() -> way.client(StsClient.builder(), administrator));
        this.cognito = new Once<>(() -> way.client(CognitoIdentityClient.builder(), administrator));
        this.cloudWatch = new Once<>(() -> way.client(CloudWatchClient.builder(), administrator));
        this.analytics = new Once<>(() -> way.client(KinesisAnalyticsV2Client.builder(), administrator));
        this.dynamo = new Once<>(() -> way.client(DynamoDbClient.builder(), administrator));
        this.lambda = new Once<>(() -> way.client(LambdaClient.builder(), administrator));
        this.sqs = new Once<>(() -> way.client(SqsClient.builder(), administrator));
        this.logs = new Once<>(() -> way.client(CloudWatchLogsClient.builder(), administrator));
    }

    /** Clients of a running cloud. */
    public static Clients of(LocalCloud cloud) {
        return new Clients(
                new Way(
                        cloud.state().endpoint(),
                        cloud.status().region(),
                        UrlConnectionHttpClient.create(),
                        new SentCalls()),
                cloud.key());
    }

    /** Clients of nobody, for a rehearsal. */
    static Clients of(SdkHttpClient http) {
        return new Clients(
                new Way(URI.create("http://127.0.0.1:1"), "us-east-1", http, new SentCalls()),
                new AdministratorKey("REHEARSAL", "rehearsal"));
    }

    /** Loads what the first calls need, so that they are as quick as later ones. Takes most of a second. */
    public static void rehearse() {
        Rehearsal.run();
    }

    /** The same for calls about identities and applications, which come later. */
    public static void rehearseLater() {
        Rehearsal.identities();
        Rehearsal.applications();
    }

    public KinesisClient kinesis() {
        return kinesis;
    }

    /** A client that signs as somebody else, such as a guest. */
    public KinesisClient kinesis(AwsCredentials credentials) {
        return way.client(KinesisClient.builder(), credentials);
    }

    public IamClient iam() {
        return iam.get();
    }

    public StsClient sts() {
        return sts.get();
    }

    /** Calls that need no signature, such as a guest's, are sent without one. */
    public CognitoIdentityClient cognito() {
        return cognito.get();
    }

    public CloudWatchClient cloudWatch() {
        return cloudWatch.get();
    }

    public KinesisAnalyticsV2Client analytics() {
        return analytics.get();
    }

    public DynamoDbClient dynamo() {
        return dynamo.get();
    }

    public LambdaClient lambda() {
        return lambda.get();
    }

    public SqsClient sqs() {
        return sqs.get();
    }

    public CloudWatchLogsClient logs() {
        return logs.get();
    }

    public SentCalls sent() {
        return way.sent();
    }
}
