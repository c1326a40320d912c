package wildrydes.cloud.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static wildrydes.cloud.s3.Refused.refused;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CORSRule;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Pages of this machine on another port, as a notebook is, read a bucket that allows them. */
class CorsTest {

    private static final String PAGE = "http://localhost:8888";
    private static final String ORIGIN = "origin";

    private static ServedS3 served;
    private static S3Client s3;

    @BeforeAll
    static void open() {
        // A header that browsers only let themselves set.
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
        served = new ServedS3();
        s3 = served.client();
        s3.createBucket(request -> request.bucket("shared"));
        s3.createBucket(request -> request.bucket("closed"));
        s3.putObject(request -> request.bucket("shared").key("k"), RequestBody.fromString("content"));
        s3.putBucketCors(request -> request.bucket("shared")
                .corsConfiguration(cors -> cors.corsRules(CORSRule.builder()
                        .allowedOrigins("http://localhost:*")
                        .allowedMethods("GET", "PUT")
                        .allowedHeaders("x-amz-*")
                        .exposeHeaders("ETag")
                        .maxAgeSeconds(60)
                        .build())));
    }

    @AfterAll
    static void close() {
        s3.close();
        served.close();
    }

    private static HttpResponse<String> preflight(String path, String origin, String method, String headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(served.endpoint().resolve(path))
                .version(HttpClient.Version.HTTP_1_1)
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .header(ORIGIN, origin)
                .header("access-control-request-method", method);
        if (!headers.isEmpty()) {
            request.header("access-control-request-headers", headers);
        }
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }

    private static String header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    @Test
    void aPageThatTheBucketAllowsIsAnswered() throws Exception {
        HttpResponse<String> allowed = preflight("/shared/k", PAGE, "PUT", "X-Amz-Date, x-amz-meta-a");

        assertThat(allowed.statusCode()).isEqualTo(200);
        assertThat(header(allowed, "access-control-allow-origin")).isEqualTo(PAGE);
        assertThat(header(allowed, "access-control-allow-methods")).isEqualTo("GET, PUT");
        assertThat(header(allowed, "access-control-allow-headers")).isEqualTo("x-amz-date, x-amz-meta-a");
        assertThat(header(allowed, "access-control-max-age")).isEqualTo("60");

        try (S3Presigner presigner = served.presigner()) {
            HttpRequest get = HttpRequest.newBuilder(presigner
                            .presignGetObject(presign -> presign.signatureDuration(Duration.ofMinutes(1))
                                    .getObjectRequest(
                                            request -> request.bucket("shared").key("k")))
                            .url()
                            .toURI())
                    .version(HttpClient.Version.HTTP_1_1)
                    .header(ORIGIN, PAGE)
                    .build();
            HttpResponse<String> got = HttpClient.newHttpClient().send(get, BodyHandlers.ofString());
            assertThat(got.body()).isEqualTo("content");
            assertThat(header(got, "access-control-allow-origin")).isEqualTo(PAGE);
            assertThat(header(got, "access-control-expose-headers")).isEqualTo("ETag");
        }
    }

    @Test
    void whatNoRuleAllowsIsRefused() throws Exception {
        for (HttpResponse<String> refused : List.of(
                preflight("/shared/k", PAGE, "DELETE", ""),
                preflight("/shared/k", PAGE, "GET", "x-other"),
                preflight("/shared/k", "http://127.0.0.1:8888", "GET", ""))) {
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(refused.body())
                    .contains(
                            "<Code>AccessForbidden</Code>", "<Message>CORSResponse: This CORS request is not allowed.");
            assertThat(header(refused, "access-control-allow-origin")).isEmpty();
        }
        assertThat(preflight("/closed/k", PAGE, "GET", "").body())
                .contains("<Message>CORSResponse: CORS is not enabled for this bucket.</Message>");
        assertThat(preflight("/shared/k", "https://example.org", "GET", "").statusCode())
                .isEqualTo(403);
    }

    @Test
    void rulesAreGivenBackAndChecked() {
        assertThat(s3.getBucketCors(request -> request.bucket("shared")).corsRules())
                .singleElement()
                .satisfies(rule -> assertThat(rule.allowedMethods()).containsExactly("GET", "PUT"));
        refused(
                () -> s3.getBucketCors(request -> request.bucket("closed")),
                404,
                "NoSuchCORSConfiguration",
                "The CORS configuration does not exist");
        refused(
                () -> s3.putBucketCors(request -> request.bucket("closed")
                        .corsConfiguration(cors -> cors.corsRules(CORSRule.builder()
                                .allowedOrigins("*")
                                .allowedMethods("PATCH")
                                .build()))),
                400,
                "InvalidRequest",
                "Found unsupported HTTP method in CORS config. Unsupported method is PATCH");
    }
}
