package wildrydes.cloud.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wildrydes.cloud.Cloud;
import wildrydes.cloud.LabClient;
import wildrydes.cloud.Settings;
import wildrydes.cloud.auth.AccessKey;

/** What is served under {@code /_dashboard/} to whom, without a signature. */
class DashboardDeskTest {

    private static final AccessKey KEY = new AccessKey("AKIDADMIN", "administratorsecret");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private Cloud cloud;
    private LabClient lab;

    @BeforeEach
    void open() throws IOException {
        cloud = new Cloud(
                new Settings(
                        0,
                        folder,
                        KEY,
                        1,
                        true,
                        Instant.parse("2026-03-02T09:14:36Z"),
                        "000000000000",
                        "eu-west-1",
                        null,
                        List.of("https://hub.example")),
                () -> Instant.now().plus(ahead.get()));
        lab = new LabClient(URI.create("http://127.0.0.1:" + cloud.port()), KEY);
    }

    @AfterEach
    void close() throws IOException {
        cloud.close();
    }

    private HttpResponse<String> send(String method, String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + cloud.port() + path))
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A POST as the page's own. */
    private HttpResponse<String> post(String path) {
        return send("POST", path, "Origin", "http://127.0.0.1:" + cloud.port());
    }

    private static JsonNode json(HttpResponse<String> response) throws IOException {
        return JSON.readTree(response.body());
    }

    private static String header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    @Test
    void thePageMayLoadNothingForeign() {
        HttpResponse<String> page = send("GET", "/_dashboard/");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(header(page, "content-type")).isEqualTo("text/html; charset=utf-8");
        assertThat(header(page, "x-content-type-options")).isEqualTo("nosniff");
        assertThat(header(page, "content-security-policy"))
                .isEqualTo(
                        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none';"
                                + " form-action 'none'; img-src 'self'; frame-ancestors 'self' http://127.0.0.1:*"
                                + " http://localhost:* https://127.0.0.1:* https://localhost:* https://hub.example");
        assertThat(page.body()).doesNotContain("http:", "https:", "style=", "onclick");

        HttpResponse<String> streets = send("GET", "/_dashboard/?streets=yes");
        assertThat(header(streets, "content-security-policy"))
                .contains("img-src 'self' https://tile.openstreetmap.org; frame-ancestors");
    }

    @ParameterizedTest
    @CsvSource({
        "page.js, text/javascript; charset=utf-8",
        "dashboard.css, text/css; charset=utf-8",
        "unicorn.svg, image/svg+xml",
        "ground.geojson, application/geo+json",
        "leaflet/leaflet.js, text/javascript; charset=utf-8",
        "leaflet/leaflet.css, text/css; charset=utf-8",
        "leaflet/images/layers.png, image/png"
    })
    void itsFilesAreServedAndKeptByTheBrowserWhileTheyAreTheSame(String name, String type) {
        HttpResponse<String> file = send("GET", "/_dashboard/" + name);

        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(header(file, "content-type")).isEqualTo(type);
        HttpResponse<String> again = send("GET", "/_dashboard/" + name, "If-None-Match", header(file, "etag"));
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(send("HEAD", "/_dashboard/" + name).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Pages.class",
                "package-info.class",
                "nothing.js",
                "leaflet/leaflet.js.map",
                "leaflet/../package.json",
                "..%2fdoor%2factions.json",
                "../door/actions.json",
                "a/b.js",
                "why/none",
                "why/"
            })
    void nothingElseIsThere(String name) throws IOException {
        // Sent as it is; a client of Java's would tidy the path up.
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), cloud.port())) {
            socket.getOutputStream()
                    .write(("GET /_dashboard/" + name + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .containsPattern("^HTTP/1.1 40[04] ");
        }
    }

    @Test
    void theAddressWithoutItsSlashLeadsToThePage() {
        HttpResponse<String> moved = send("GET", "/_dashboard?pool=a:b&streams=c");

        assertThat(moved.statusCode()).isEqualTo(308);
        assertThat(header(moved, "location")).isEqualTo("_dashboard/?pool=a:b&streams=c");
    }

    @Test
    void thePageLearnsTheNameByWhichItCallsAndTheRegion() throws IOException {
        assertThat(json(send("GET", "/_dashboard/cloud.json")))
                .isEqualTo(
                        JSON.readTree("{\"authority\":\"127.0.0.1:" + cloud.port() + "\",\"region\":\"eu-west-1\"}"));
        HttpResponse<String> refused = send("DELETE", "/_dashboard/cloud.json");
        assertThat(refused.statusCode()).isEqualTo(405);
        assertThat(json(refused).path("message").asText())
                .isEqualTo("Method DELETE is not served at /_dashboard/cloud.json; use GET.");
    }

    private List<String> leases() {
        List<String> names = new ArrayList<>();
        lab.get("/_lab/clock").body().path("leases").forEach(name -> names.add(name.asText()));
        return names;
    }

    @Test
    void aLeaseIsOpenedRenewedAndEnded() throws IOException {
        JsonNode opened = json(post("/_dashboard/flow"));
        String place = "/_dashboard/flow/" + opened.path("id").asText();
        assertThat(opened.path("now").asText()).isEqualTo("2026-03-02T09:14:36Z");
        assertThat(opened.path("mode").asText()).isEqualTo("step");
        assertThat(leases()).containsExactly("dashboard");

        assertThat(post(place).statusCode()).isEqualTo(200);
        assertThat(post(place + "/end").statusCode()).isEqualTo(200);

        assertThat(leases()).isEmpty();
        HttpResponse<String> gone = post(place);
        assertThat(gone.statusCode()).isEqualTo(404);
        assertThat(json(gone).path("message").asText()).endsWith("; open another.");
        assertThat(send("GET", "/_dashboard/flow").statusCode()).isEqualTo(405);
        assertThat(post("/_dashboard/flow/a/b").statusCode()).isEqualTo(404);
    }

    @Test
    void onlyTheCloudsOwnPageOpensOne() throws IOException {
        for (String origin : List.of("http://localhost:8888", "http://127.0.0.1:1", "https://hub.example")) {
            HttpResponse<String> refused = send("POST", "/_dashboard/flow", "Origin", origin);
            assertThat(refused.statusCode()).as(origin).isEqualTo(403);
            assertThat(json(refused).path("message").asText())
                    .isEqualTo("Only the dashboard's own page may let time pass here; sign for POST /_lab/clock/leases"
                            + " instead.");
        }
        assertThat(send("POST", "/_dashboard/flow").statusCode()).isEqualTo(403);
        assertThat(leases()).isEmpty();
    }

    @Test
    void leasesOfOthersAreOutOfReach() {
        String other = lab.post("/_lab/clock/leases", "{\"kind\":\"hold\",\"name\":\"send\"}")
                .body()
                .path("id")
                .asText();

        assertThat(post("/_dashboard/flow/" + other).statusCode()).isEqualTo(404);
        assertThat(post("/_dashboard/flow/" + other + "/end").statusCode()).isEqualTo(404);
        assertThat(leases()).containsExactly("send");
    }

    @Test
    void fewAreOpenAtATimeAndFewAreOpenedInAMinute() throws IOException {
        for (int i = 0; i < FlowLeases.MOST_LEASES; i++) {
            assertThat(post("/_dashboard/flow").statusCode()).isEqualTo(200);
        }
        HttpResponse<String> refused = post("/_dashboard/flow");
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(json(refused).path("message").asText())
                .isEqualTo("16 dashboards are open, which is as many as can let time pass; close one.");

        ahead.set(Duration.ofSeconds(16));
        for (int i = FlowLeases.MOST_LEASES; i < FlowLeases.MOST_OPENINGS_A_MINUTE; i++) {
            String id = json(post("/_dashboard/flow")).path("id").asText();
            assertThat(post("/_dashboard/flow/" + id + "/end").statusCode()).isEqualTo(200);
        }
        assertThat(json(post("/_dashboard/flow")).path("message").asText())
                .isEqualTo("60 dashboards were opened within a minute; wait a little.");

        ahead.set(Duration.ofSeconds(80));
        assertThat(post("/_dashboard/flow").statusCode()).isEqualTo(200);
    }
}
