package wildrydes.cloud;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
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
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
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

    /** Puts wall time forward, up to a quarter of an hour, from which on signatures are refused. */
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

    public static AwsCredentials of(software.amazon.awssdk.services.sts.model.Credentials credentials) {
        return AwsSessionCredentials.create(
                credentials.accessKeyId(), credentials.secretAccessKey(), credentials.sessionToken());
    }

    /** What the control interface answers to a GET. */
    public HttpResponse<String> control(String path) {
        Map<String, String> signed = Signatures.sign(
                new AccessKey(ADMINISTRATOR.accessKeyId(), ADMINISTRATOR.secretAccessKey()),
                "us-east-1",
                ControlDesk.SERVICE,
                Instant.now().plus(ahead),
                "GET",
                path,
                "",
                new TreeMap<>(Map.of("host", endpoint().getAuthority())),
                new byte[0]);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(endpoint().resolve(path)).version(HttpClient.Version.HTTP_1_1);
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
