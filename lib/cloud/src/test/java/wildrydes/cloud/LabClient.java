package wildrydes.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.util.concurrent.CompletableFuture;
import wildrydes.cloud.auth.AccessKey;
import wildrydes.cloud.auth.Signatures;
import wildrydes.cloud.control.ControlDesk;

/** Sends control requests to a cloud, as its administrator. */
public final class LabClient {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI endpoint;
    private final AccessKey key;

    public LabClient(URI endpoint, AccessKey key) {
        this.endpoint = endpoint;
        this.key = key;
    }

    /**
     * An answer.
     *
     * @param body a JSON object
     */
    public record Answer(int status, JsonNode body) {

        /** The sentence of a refusal. */
        public String message() {
            return body.path("message").asText();
        }
    }

    public Answer get(String path) {
        return sent("GET", path, "").join();
    }

    public Answer post(String path, String body) {
        return sent("POST", path, body).join();
    }

    public Answer delete(String path) {
        return sent("DELETE", path, "").join();
    }

    /** Cloud time. */
    public Instant now() {
        return Instant.parse(get("/_lab/clock").body().path("now").asText());
    }

    /** A request whose answer may take long. */
    public CompletableFuture<Answer> sent(String method, String path, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        int question = path.indexOf('?');
        Map<String, String> headers = Signatures.sign(
                key,
                "us-east-1",
                ControlDesk.SERVICE,
                Instant.now(),
                method,
                question < 0 ? path : path.substring(0, question),
                question < 0 ? "" : path.substring(question + 1),
                new TreeMap<>(Map.of("host", endpoint.getAuthority())),
                bytes);
        HttpRequest.Builder request = HttpRequest.newBuilder(endpoint.resolve(path))
                .method(method, HttpRequest.BodyPublishers.ofByteArray(bytes));
        headers.entrySet().stream()
                .filter(header -> !header.getKey().equals("host"))
                .forEach(header -> request.header(header.getKey(), header.getValue()));
        return http.sendAsync(request.build(), HttpResponse.BodyHandlers.ofByteArray())
                .thenApply(LabClient::answer);
    }

    private static Answer answer(HttpResponse<byte[]> response) {
        try {
            return new Answer(response.statusCode(), JSON.readTree(response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
