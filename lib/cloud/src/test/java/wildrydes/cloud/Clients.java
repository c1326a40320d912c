package wildrydes.cloud;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.regions.Region;
import wildrydes.cloud.auth.AccessKey;
import wildrydes.cloud.auth.Signatures;

/** How tests call what is served at an endpoint: the SDK's clients, without retries, and requests that are signed by hand. */
public final class Clients {

    public static final String REGION = "us-east-1";

    private final URI endpoint;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    public Clients(int port) {
        this.endpoint = URI.create("http://127.0.0.1:" + port);
    }

    public URI endpoint() {
        return endpoint;
    }

    /** @param credentials null for none */
    public <B extends AwsClientBuilder<B, C>, C> C client(B builder, @Nullable AwsCredentials credentials) {
        return builder.endpointOverride(endpoint)
                .region(Region.of(REGION))
                .credentialsProvider(
                        credentials == null
                                ? AnonymousCredentialsProvider.create()
                                : StaticCredentialsProvider.create(credentials))
                .overrideConfiguration(configuration -> configuration
                        .retryStrategy(RetryMode.STANDARD)
                        .retryStrategy(strategy -> strategy.maxAttempts(1)))
                .build();
    }

    /**
     * The headers of a request that is signed for a service.
     *
     * @param path may have a query
     * @param headers are signed too
     */
    public Map<String, String> sign(
            AccessKey key,
            Instant at,
            String method,
            String path,
            String service,
            String body,
            Map<String, String> headers) {
        Map<String, String> toSign = new TreeMap<>(headers);
        toSign.put("host", endpoint.getAuthority());
        String[] parts = path.split("\\?", 2);
        return Signatures.sign(
                key,
                REGION,
                service,
                at,
                method,
                parts[0],
                parts.length < 2 ? "" : parts[1],
                toSign,
                body.getBytes(StandardCharsets.UTF_8));
    }

    public HttpResponse<String> send(String method, String path, String body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(endpoint.resolve(path))
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        headers.forEach((name, value) -> {
            if (!name.equals("host")) {
                request.header(name, value);
            }
        });
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
