package wildrydes.cloud;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesisanalytics.KinesisAnalyticsClient;
import software.amazon.awssdk.services.kinesisanalyticsv2.KinesisAnalyticsV2Client;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sts.StsClient;
import wildrydes.cloud.athena.run.Engine;
import wildrydes.cloud.auth.AccessKey;
import wildrydes.cloud.control.ControlDesk;
import wildrydes.cloud.lambda.run.Environments;

/** A whole cloud in this process, in step time, with clients for whichever credentials; its wall time can be put forward. */
public final class ServedCloud implements AutoCloseable {

    public static final AwsCredentials ADMINISTRATOR = AwsBasicCredentials.create("AKIDADMIN", "administratorsecret");
    public static final String ACCOUNT = "000000000000";

    private static final AccessKey KEY = new AccessKey(ADMINISTRATOR.accessKeyId(), ADMINISTRATOR.secretAccessKey());

    private final Cloud cloud;
    private final Clients clients;
    private Duration ahead = Duration.ZERO;

    public ServedCloud(Path folder) {
        this(folder, UnaryOperator.identity());
    }

    /** @param inFront puts others in front of the environments where functions run */
    public ServedCloud(Path folder, UnaryOperator<Environments> inFront) {
        this(folder, inFront, UnaryOperator.identity());
    }

    /** @param engines puts others in front of the engine that runs queries */
    public ServedCloud(Path folder, UnaryOperator<Environments> inFront, UnaryOperator<Engine> engines) {
        this(folder, null, inFront, engines);
    }

    /** @param start what time it is in a new folder */
    public ServedCloud(Path folder, Instant start) {
        this(folder, start, UnaryOperator.identity(), UnaryOperator.identity());
    }

    private ServedCloud(
            Path folder, @Nullable Instant start, UnaryOperator<Environments> inFront, UnaryOperator<Engine> engines) {
        InstantSource wallTime = () -> Instant.now().plus(ahead);
        Settings settings = new Settings(0, folder, KEY, 1, true, start, ACCOUNT, "us-east-1", null, List.of());
        try {
            cloud = new Cloud(settings, wallTime, inFront, engines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        clients = new Clients(cloud.port());
    }

    /** Puts wall time forward; the SDK's clients are believed up to a quarter of an hour of it. */
    public void ahead(Duration time) {
        ahead = time;
    }

    public Cloud cloud() {
        return cloud;
    }

    public URI endpoint() {
        return clients.endpoint();
    }

    public IamClient iam(AwsCredentials credentials) {
        return clients.client(IamClient.builder(), credentials);
    }

    public StsClient sts(@Nullable AwsCredentials credentials) {
        return clients.client(StsClient.builder(), credentials);
    }

    public KinesisClient kinesis(AwsCredentials credentials) {
        return clients.client(KinesisClient.builder(), credentials);
    }

    public KinesisAsyncClient kinesisAsync(AwsCredentials credentials) {
        return clients.client(KinesisAsyncClient.builder(), credentials);
    }

    /** @param credentials null for none */
    public S3Client s3(@Nullable AwsCredentials credentials) {
        return clients.client(S3Client.builder().forcePathStyle(true), credentials);
    }

    public CloudWatchLogsClient logs(AwsCredentials credentials) {
        return clients.client(CloudWatchLogsClient.builder(), credentials);
    }

    public CloudWatchClient cloudWatch(AwsCredentials credentials) {
        return clients.client(CloudWatchClient.builder(), credentials);
    }

    public CognitoIdentityClient cognito(@Nullable AwsCredentials credentials) {
        return clients.client(CognitoIdentityClient.builder(), credentials);
    }

    public KinesisAnalyticsClient analyticsV1(AwsCredentials credentials) {
        return clients.client(KinesisAnalyticsClient.builder(), credentials);
    }

    public KinesisAnalyticsV2Client analytics(AwsCredentials credentials) {
        return clients.client(KinesisAnalyticsV2Client.builder(), credentials);
    }

    public DynamoDbClient dynamoDb(AwsCredentials credentials) {
        return clients.client(DynamoDbClient.builder(), credentials);
    }

    public DynamoDbStreamsClient dynamoDbStreams(AwsCredentials credentials) {
        return clients.client(DynamoDbStreamsClient.builder(), credentials);
    }

    public SqsClient sqs(AwsCredentials credentials) {
        return clients.client(SqsClient.builder(), credentials);
    }

    public FirehoseClient firehose(AwsCredentials credentials) {
        return clients.client(FirehoseClient.builder(), credentials);
    }

    public GlueClient glue(AwsCredentials credentials) {
        return clients.client(GlueClient.builder(), credentials);
    }

    public LambdaClient lambda(AwsCredentials credentials) {
        return clients.client(LambdaClient.builder(), credentials);
    }

    public AthenaClient athena(AwsCredentials credentials) {
        return clients.client(AthenaClient.builder(), credentials);
    }

    public static AwsSessionCredentials of(software.amazon.awssdk.services.sts.model.Credentials credentials) {
        return AwsSessionCredentials.create(
                credentials.accessKeyId(), credentials.secretAccessKey(), credentials.sessionToken());
    }

    /** What the control interface answers to a GET. */
    public HttpResponse<String> control(String path) {
        return send(KEY, "GET", path, ControlDesk.SERVICE, "", Map.of());
    }

    /** What Kinesis answers to temporary credentials at the wall time that was put forward. */
    public HttpResponse<String> listStreams(AwsSessionCredentials credentials) {
        AccessKey key = new AccessKey(credentials.accessKeyId(), credentials.secretAccessKey());
        Map<String, String> headers = Map.of(
                "content-type",
                "application/x-amz-json-1.1",
                "x-amz-target",
                "Kinesis_20131202.ListStreams",
                "x-amz-security-token",
                credentials.sessionToken());
        return send(key, "POST", "/", "kinesis", "{}", headers);
    }

    /**
     * What a service that is addressed by a target answers to the administrator, whatever the body is.
     *
     * @param target for example {@code Kinesis_20131202.ListStreams}
     */
    public HttpResponse<String> target(String service, String target, String body) {
        Map<String, String> headers = Map.of("content-type", "application/x-amz-json-1.1", "x-amz-target", target);
        return send(KEY, "POST", "/", service, body, headers);
    }

    private HttpResponse<String> send(
            AccessKey key, String method, String path, String service, String body, Map<String, String> headers) {
        Instant now = Instant.now().plus(ahead);
        return clients.send(method, path, body, clients.sign(key, now, method, path, service, body, headers));
    }

    @Override
    public void close() {
        try {
            cloud.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
