package wildrydes.cloud.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import wildrydes.cloud.http.HttpRequest;

class SignaturesTest {

    private static final AccessKey KEY = new AccessKey("AK", "secret");
    private static final Instant NOW = Instant.parse("2026-11-26T02:00:00Z");
    private static final byte[] BODY = {};

    /** A request as the server sees it, whose client signed these headers beside the date. */
    private static HttpRequest signed(Map<String, String> headers, Map<String, String> received) {
        Map<String, String> all =
                new TreeMap<>(Signatures.sign(KEY, "us-east-1", "kinesis", NOW, "POST", "/", "", headers, BODY));
        headers.keySet().forEach(all::remove);
        all.putAll(received);
        return new HttpRequest("id", "POST", "/", "", all, BODY);
    }

    private static Caller verify(HttpRequest request) {
        return new Signatures(Keys.administrator(KEY, "000000000000"), () -> NOW).verify(request, "kinesis");
    }

    /** The server calls the host of an HTTP/2 request so as well. */
    @Test
    void theHostMayBeSignedByItsNameInHttp2() {
        String host = "127.0.0.1:8787";

        assertThat(verify(signed(Map.of("host", host), Map.of("host", host))).administrator())
                .isTrue();
        assertThat(verify(signed(Map.of(":authority", host, "host", host), Map.of("host", host)))
                        .administrator())
                .isTrue();
        assertThatThrownBy(() -> verify(signed(Map.of(":authority", host, "host", host), Map.of("host", "elsewhere"))))
                .isInstanceOf(AuthException.class)
                .hasMessageStartingWith("The request signature we calculated does not match");
    }

    @Test
    void theHostMustBeSigned() {
        assertThatThrownBy(() -> verify(signed(Map.of("x-other", "1"), Map.of("host", "h", "x-other", "1"))))
                .isInstanceOf(AuthException.class)
                .hasMessage("'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.");
    }

    /** As botocore signs a request that has a date of its own; the signature is its. */
    @Test
    void theDateMayBeThatOfTheRequest() {
        Map<String, String> headers = Map.of(
                "host",
                "h",
                "date",
                "Thu, 26 Nov 2026 02:00:00 -0000",
                "authorization",
                "AWS4-HMAC-SHA256 Credential=AK/20261126/us-east-1/kinesis/aws4_request, SignedHeaders=date;host,"
                        + " Signature=179603879f265891aa53e13af068e3bf0d7aa9c18601bc819a1a80b3bbe0c22e");

        assertThat(verify(new HttpRequest("id", "POST", "/", "", headers, BODY)).administrator())
                .isTrue();
    }

    @Test
    void theCallerSaysWhichClientItHas() {
        HttpRequest request =
                signed(Map.of("host", "h"), Map.of("host", "h", "user-agent", "unicorn/1", "x-wildrydes-cell", "c"));

        assertThat(verify(request).userAgent()).isEqualTo("unicorn/1");
        assertThat(verify(request).cell()).isEqualTo("c");
    }
}
