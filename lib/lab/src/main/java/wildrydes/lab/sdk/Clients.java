package wildrydes.lab.sdk;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
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
import wildrydes.lab.cloud.AdministratorKey;
import wildrydes.lab.cloud.LocalCloud;

/** The SDK's clients of one lab, and what they sent. */
public final class Clients {

    private final Way way;
    private final AwsCredentials administrator;
    private final Map<Class<?>, Object> made = new ConcurrentHashMap<>();

    /** What the clients of a lab have in common. */
    private record Way(URI endpoint, String region, SdkHttpClient http, SentCalls sent) {

        <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
                B builder, AwsCredentials credentials) {
            return builder.endpointOverride(endpoint)
                    .region(Region.of(region))
                    .credentialsProvider(StaticCredentialsProvider.create(credentials))
                    .httpClient(http)
                    // Waiting in real time helps nobody while cloud time stands still; the lab's own loops move it.
                    .overrideConfiguration(o -> o.retryStrategy(DefaultRetryStrategy.doNotRetry())
                            .addExecutionInterceptor(new Unasked())
                            .addExecutionInterceptor(sent))
                    .build();
        }
    }

    private Clients(Way way, AdministratorKey key) {
        this.way = way;
        this.administrator = AwsBasicCredentials.create(key.id(), key.secret());
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

    /** The same for calls about identities, applications, files and queries, which come later. */
    public static void rehearseLater() {
        Rehearsal.identities();
        Rehearsal.applications();
        Rehearsal.files();
    }

    /** The same for calls about tables, functions, logs and Athena's catalog, for who makes all of them in a row. */
    public static void rehearseFunctions() {
        Rehearsal.functions();
    }

    /** The one client of a service: made when it is first asked for, so that one that nobody uses costs no time at the start. */
    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C once(
            Class<C> type, Supplier<B> builder) {
        return type.cast(made.computeIfAbsent(type, absent -> way.client(builder.get(), administrator)));
    }

    public KinesisClient kinesis() {
        return once(KinesisClient.class, KinesisClient::builder);
    }

    /** A client that signs as somebody else, such as a guest. */
    public KinesisClient kinesis(AwsCredentials credentials) {
        return way.client(KinesisClient.builder(), credentials);
    }

    public IamClient iam() {
        return once(IamClient.class, IamClient::builder);
    }

    public StsClient sts() {
        return once(StsClient.class, StsClient::builder);
    }

    /** Calls that need no signature, such as a guest's, are sent without one. */
    public CognitoIdentityClient cognito() {
        return once(CognitoIdentityClient.class, CognitoIdentityClient::builder);
    }

    public CloudWatchClient cloudWatch() {
        return once(CloudWatchClient.class, CloudWatchClient::builder);
    }

    public KinesisAnalyticsV2Client analytics() {
        return once(KinesisAnalyticsV2Client.class, KinesisAnalyticsV2Client::builder);
    }

    public DynamoDbClient dynamo() {
        return once(DynamoDbClient.class, DynamoDbClient::builder);
    }

    public LambdaClient lambda() {
        return once(LambdaClient.class, LambdaClient::builder);
    }

    public SqsClient sqs() {
        return once(SqsClient.class, SqsClient::builder);
    }

    public CloudWatchLogsClient logs() {
        return once(CloudWatchLogsClient.class, CloudWatchLogsClient::builder);
    }

    /** Buckets stand in the path of a request, not in the name of its host, which nobody would find here. */
    public S3Client s3() {
        return once(S3Client.class, () -> S3Client.builder().forcePathStyle(true));
    }

    public FirehoseClient firehose() {
        return once(FirehoseClient.class, FirehoseClient::builder);
    }

    public AthenaClient athena() {
        return once(AthenaClient.class, AthenaClient::builder);
    }

    public GlueClient glue() {
        return once(GlueClient.class, GlueClient::builder);
    }

    public SentCalls sent() {
        return way.sent();
    }
}
