package wildrydes.lab.cloud;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import wildrydes.lab.LabException;

/**
 * Sends control requests, signed by the administrator. It is the JDK's client, not the SDK's, since a wait for the clock must
 * end when its thread is interrupted.
 */
final class ControlClient {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final AwsV4HttpSigner SIGNER = AwsV4HttpSigner.create();
    private static final String SERVICE = "lab";
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final int LEAST_FAILURE = 400;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();
    private final URI endpoint;
    private final String region;
    private final AwsCredentialsIdentity key;

    ControlClient(URI endpoint, String region, AdministratorKey key) {
        this.endpoint = endpoint;
        this.region = region;
        this.key = AwsCredentialsIdentity.create(key.id(), key.secret());
    }

    URI endpoint() {
        return endpoint;
    }

    JsonNode get(String path) {
        return send(request(SdkHttpMethod.GET, path, "", null));
    }

    /** A GET that gives up after this long. */
    JsonNode get(String path, Duration patience) throws IOException, InterruptedException {
        return answer(http.send(request(SdkHttpMethod.GET, path, "", patience), HttpResponse.BodyHandlers.ofString()));
    }

    JsonNode post(String path) {
        return post(path, JsonNodeFactory.instance.objectNode());
    }

    JsonNode post(String path, ObjectNode body) {
        return send(request(SdkHttpMethod.POST, path, body.toString(), null));
    }

    /** A POST whose answer may take long. Failures to send complete it with the {@link IOException}. */
    CompletableFuture<JsonNode> posted(String path, ObjectNode body) {
        return http.sendAsync(
                        request(SdkHttpMethod.POST, path, body.toString(), null), HttpResponse.BodyHandlers.ofString())
                .thenApply(this::answer);
    }

    JsonNode delete(String path) {
        return send(request(SdkHttpMethod.DELETE, path, "", null));
    }

    private HttpRequest request(
            SdkHttpMethod method, String path, String body, @org.jspecify.annotations.Nullable Duration patience) {
        URI uri = endpoint.resolve(path);
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        SdkHttpRequest plain = SdkHttpRequest.builder().method(method).uri(uri).build();
        SdkHttpRequest signed = SIGNER.sign(sign -> sign.identity(key)
                        .request(plain)
                        .payload(ContentStreamProvider.fromByteArray(bytes))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, SERVICE)
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region))
                .request();
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .method(
                        method.name(),
                        bytes.length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(bytes));
        // The JDK's client writes these two itself, with the values that were signed.
        signed.forEachHeader((name, values) -> {
            if (!name.equalsIgnoreCase("Host") && !name.equalsIgnoreCase("Content-Length")) {
                values.forEach(value -> request.header(name, value));
            }
        });
        if (patience != null) {
            request.timeout(patience);
        }
        return request.build();
    }

    private JsonNode send(HttpRequest request) {
        try {
            return answer(http.send(request, HttpResponse.BodyHandlers.ofString()));
        } catch (InterruptedIOException e) {
            Thread.currentThread().interrupt();
            throw new LabException("Interrupted while the cloud was asked.", e);
        } catch (IOException e) {
            throw silent(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LabException("Interrupted while the cloud was asked.", e);
        }
    }

    LabException silent(Throwable e) {
        return new LabException(
                "The cloud at " + endpoint + " does not answer; run Lab.open() again, which starts one where there is"
                        + " none.",
                e);
    }

    private JsonNode answer(HttpResponse<String> response) {
        JsonNode body;
        try {
            body = response.body().isEmpty() ? JsonNodeFactory.instance.objectNode() : JSON.readTree(response.body());
        } catch (JsonProcessingException e) {
            throw new RefusedException(
                    response.statusCode(), "What answers at " + endpoint + " is not a cloud of this lab.", e);
        }
        if (response.statusCode() >= LEAST_FAILURE) {
            throw new RefusedException(
                    response.statusCode(),
                    body.path("message")
                            .asText("The cloud refused " + response.uri().getPath() + " with status "
                                    + response.statusCode() + "."),
                    null);
        }
        return body;
    }
}
