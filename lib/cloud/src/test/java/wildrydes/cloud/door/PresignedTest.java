package wildrydes.cloud.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import wildrydes.cloud.wire.EchoKinesis;

/** Signatures in the query string, made by the SDK's own signer. */
class PresignedTest {

    private static ServedDoor door;

    @BeforeAll
    static void open() {
        door = new ServedDoor(new EchoKinesis());
    }

    @AfterAll
    static void close() {
        door.close();
    }

    @Test
    void aPresignedRequestPasses() {
        assertThat(send(presigned(Instant.now(), Duration.ofMinutes(1)), "{}").statusCode())
                .isEqualTo(200);
    }

    @Test
    void aPresignedRequestExpires() {
        assertThat(send(presigned(Instant.now().minusSeconds(61), Duration.ofMinutes(1)), "{}")
                        .body())
                .contains("InvalidSignatureException", "Signature expired: ", " - 1 min.)");
    }

    @Test
    void aPresignedRequestThatWasChangedIsRefused() {
        assertThat(send(presigned(Instant.now(), Duration.ofMinutes(1)), "{\"Limit\":1}")
                        .body())
                .contains("The request signature we calculated does not match");
    }

    @Test
    void aPresignedRequestWithoutItsPartsSaysWhichAreMissing() {
        assertThat(send(door.endpoint().resolve("/?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=c"), "{}")
                        .body())
                .contains("AWS query-string parameters must include 'X-Amz-Signature'. "
                        + "AWS query-string parameters must include 'X-Amz-SignedHeaders'. "
                        + "AWS query-string parameters must include 'X-Amz-Date'. "
                        + "Re-examine the query-string parameters.");
    }

    private static java.net.http.HttpResponse<String> send(URI uri, String body) {
        return door.send("POST", uri.getRawPath() + "?" + uri.getRawQuery(), body, headers());
    }

    private static Map<String, String> headers() {
        return Map.of("content-type", ServedDoor.JSON, "x-amz-target", "Kinesis_20131202.ListStreams");
    }

    private static URI presigned(Instant at, Duration good) {
        SdkHttpRequest.Builder request =
                SdkHttpRequest.builder().method(SdkHttpMethod.POST).uri(door.endpoint());
        headers().forEach(request::putHeader);
        return AwsV4HttpSigner.create()
                .sign(signing -> signing.request(request.build())
                        .payload(ContentStreamProvider.fromByteArray("{}".getBytes(StandardCharsets.UTF_8)))
                        .identity(AwsCredentialsIdentity.create(ServedDoor.KEY.id(), ServedDoor.KEY.secret()))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "kinesis")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, ServedDoor.REGION)
                        .putProperty(AwsV4HttpSigner.AUTH_LOCATION, AwsV4HttpSigner.AuthLocation.QUERY_STRING)
                        .putProperty(AwsV4HttpSigner.EXPIRATION_DURATION, good)
                        .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(at, ZoneOffset.UTC)))
                .request()
                .getUri();
    }
}
