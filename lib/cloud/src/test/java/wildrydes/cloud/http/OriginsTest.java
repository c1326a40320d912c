package wildrydes.cloud.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which pages reach the cloud behind jupyter-server-proxy, whose origin was allowed, and which do not. */
class OriginsTest {

    private static final String HUB = "https://hub.example";

    private static HttpServer server;

    @BeforeAll
    static void open() throws IOException {
        server = new HttpServer(
                0,
                Set.of("https://Hub.example:443", "http://lab.example:8888"),
                request -> HttpAnswer.text(200, "text/plain", "for " + request.header("host")));
    }

    @AfterAll
    static void close() throws IOException {
        server.close();
    }

    /** The answer to a request with these headers, to its end. */
    private static String answer(String method, String... headers) throws IOException {
        String head =
                method + " /_dashboard/ HTTP/1.1\r\n" + String.join("\r\n", headers) + "\r\nConnection: close\r\n\r\n";
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void assertRefused(String answer) {
        assertThat(answer)
                .startsWith("HTTP/1.1 403 ")
                .contains("answers under names of this machine only")
                .doesNotContainIgnoringCase("access-control");
    }

    @Test
    void thePageOfAnAllowedOriginIsServedUnderItsHost() throws IOException {
        assertThat(answer("GET", "Host: hub.example"))
                .startsWith("HTTP/1.1 200 ")
                .endsWith("for hub.example");
        assertThat(answer("GET", "Host: lab.example:8888")).startsWith("HTTP/1.1 200 ");
        assertThat(answer("POST", "Host: hub.example", "Origin: " + HUB, "Content-Length: 0"))
                .startsWith("HTTP/1.1 200 ")
                .containsIgnoringCase("access-control-allow-origin: " + HUB + "\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example", // whose name was made to point here
                "hub.example.evil.example",
                "evil-hub.example",
                "hub.example:444",
                "hub.example:80@evil.example",
                "lab.example",
                "lab.example:80",
                "10.0.0.1",
                "0.0.0.0",
                "169.254.169.254"
            })
    void anyOtherHostIsRefused(String host) throws IOException {
        String answer = answer("GET", "Host: " + host);
        assertThat(answer).doesNotContain("for " + host).containsPattern("HTTP/1.1 40[03] ");
        assertThat(answer("GET", "Host: " + host, "Origin: " + HUB)).containsPattern("HTTP/1.1 40[03] ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "http://hub.example",
                "https://hub.example:444",
                "https://evil.example",
                "https://hub.example.evil.example",
                "http://lab.example",
                "file://",
                ""
            })
    void anyOtherPageIsRefused(String origin) throws IOException {
        assertRefused(answer("POST", "Host: localhost", "Origin: " + origin, "Content-Length: 0"));
        assertRefused(answer("POST", "Host: hub.example", "Origin: " + origin, "Content-Length: 0"));
        assertRefused(answer("OPTIONS", "Host: localhost", "Origin: " + origin, "Access-Control-Request-Method: POST"));
    }

    @Test
    void whatAProxyForwardsDecidesNothing() throws IOException {
        for (String name : new String[] {"hub.example", "localhost"}) {
            assertRefused(answer(
                    "GET",
                    "Host: evil.example",
                    "X-Forwarded-Host: " + name,
                    "X-Forwarded-For: 127.0.0.1",
                    "X-Forwarded-Proto: https",
                    "X-Forwarded-Server: " + name,
                    "Forwarded: host=" + name + ";proto=https"));
        }
        assertThat(answer("GET", "Host: localhost", "X-Forwarded-Host: evil.example", "Forwarded: host=evil.example"))
                .startsWith("HTTP/1.1 200 ")
                .endsWith("for localhost");
    }

    @Test
    void onlyAnAllowedPageMayAskFirst() throws IOException {
        assertThat(answer(
                        "OPTIONS",
                        "Host: hub.example",
                        "Origin: " + HUB,
                        "Access-Control-Request-Method: PUT",
                        "Access-Control-Request-Headers: authorization"))
                .startsWith("HTTP/1.1 200 ")
                .containsIgnoringCase("access-control-allow-headers: authorization\r\n")
                .doesNotContainIgnoringCase("access-control-allow-credentials");
        assertRefused(answer("OPTIONS", "Host: evil.example", "Origin: " + HUB, "Access-Control-Request-Method: PUT"));
        // A page of this machine may be answered, but may not read answers unless it was allowed.
        assertThat(answer(
                        "OPTIONS",
                        "Host: localhost",
                        "Origin: http://localhost:1",
                        "Access-Control-Request-Method: PUT"))
                .startsWith("HTTP/1.1 403 ")
                .doesNotContainIgnoringCase("access-control");
    }
}
