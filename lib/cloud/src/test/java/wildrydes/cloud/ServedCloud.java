package wildrydes.cloud;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sts.StsClient;
import wildrydes.cloud.auth.AccessKey;
import wildrydes.cloud.auth.Signatures;
import wildrydes.cloud.control.ControlDesk;

/** A whole cloud in this process, in step time, with clients for whichever credentials; its wall time can be put forward. */
public final class ServedCloud implements AutoCloseable {

    public static final AwsCredentials ADMINISTRATOR = AwsBasicCredentials.create("AKIDADMIN", "administratorsecret");
    public static final String ACCOUNT = "000000000000";

    private final Cloud cloud;
    private Duration ahead = Duration.ZERO;

    public ServedCloud(Path folder) {
        InstantSource wallTime = () -> Instant.now().plus(ahead);
        AccessKey key = new AccessKey(ADMINISTRATOR.accessKeyId(), ADMINISTRATOR.secretAccessKey());
        Settings settings = new Settings(0, folder, key, 1, true, null, ACCOUNT, "us-east-1", null, List.of());
        try {
            cloud = new Cloud(settings, wallTime);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts wall time forward; the SDK's clients are believed up to a quarter of an hour of it. */
    public void ahead(Duration time) {
        ahead = time;
    }

    public Cloud cloud() {
        return cloud;
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + cloud.port());
    }

    public IamClient iam(AwsCredentials credentials) {
        return client(IamClient.builder(), credentials);
    }

    public StsClient sts(@Nullable AwsCredentials credentials) {
        return client(StsClient.builder(), credentials);
    }

    public KinesisClient kinesis(AwsCredentials credentials) {
        return client(KinesisClient.builder(), credentials);
    }

    /** @param credentials null for none */
    public S3Client s3(@Nullable AwsCredentials credentials) {
        return client(S3Client.builder().forcePathStyle(true), credentials);
    }

    public CloudWatchLogsClient logs(AwsCredentials credentials) {
        return client(CloudWatchLogsClient.builder(), credentials);
    }

    public CognitoIdentityClient cognito(@Nullable AwsCredentials credentials) {
        return client(CognitoIdentityClient.builder(), credentials);
    }

    /** @param credentials null for none */
    private <B extends AwsClientBuilder<B, C>, C> C client(B builder, @Nullable AwsCredentials credentials) {
        AwsCredentialsProvider provider = credentials == null
                ? AnonymousCredentialsProvider.create()
                : StaticCredentialsProvider.create(credentials);
        return builder.endpointOverride(endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(provider)
                .overrideConfiguration(configuration -> configuration
                        .retryStrategy(RetryMode.STANDARD)
                        .retryStrategy(strategy -> strategy.maxAttempts(1)))
                .build();
    }

    public static AwsSessionCredentials of(software.amazon.awssdk.services.sts.model.Credentials credentials) {
        return AwsSessionCredentials.create(
                credentials.accessKeyId(), credentials.secretAccessKey(), credentials.sessionToken());
    }

    /** What the control interface answers to a GET. */
    public HttpResponse<String> control(String path) {
        AccessKey key = new AccessKey(ADMINISTRATOR.accessKeyId(), ADMINISTRATOR.secretAccessKey());
        return send("GET", path, "", sign(key, "GET", path, ControlDesk.SERVICE, "", Map.of()));
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
        return send("POST", "/", "{}", sign(key, "POST", "/", "kinesis", "{}", headers));
    }

    private Map<String, String> sign(
            AccessKey key, String method, String path, String service, String body, Map<String, String> headers) {
        Map<String, String> toSign = new TreeMap<>(headers);
        toSign.put("host", endpoint().getAuthority());
        return Signatures.sign(
                key,
                "us-east-1",
                service,
                Instant.now().plus(ahead),
                method,
                path,
                "",
                toSign,
                body.getBytes(StandardCharsets.UTF_8));
    }

    private HttpResponse<String> send(String method, String path, String body, Map<String, String> signed) {
        HttpRequest.Builder request = HttpRequest.newBuilder(endpoint().resolve(path))
                .version(HttpClient.Version.HTTP_1_1)
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        signed.forEach((name, value) -> {
            if (!name.equals("host")) {
                request.header(name, value);
            }
        });
        try {
            return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
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
