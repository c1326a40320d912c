package wildrydes.cloud.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class HttpServerTest {

    private static final Logger JETTY = Logger.getLogger("org.eclipse.jetty");
    private static final String PAGE = "http://localhost:8888";

    private static HttpServer server;
    private static HttpClient client;

    @BeforeAll
    static void open() throws IOException {
        JETTY.setLevel(Level.WARNING);
        server = new HttpServer(0, Set.of(PAGE), HttpServerTest::echo);
        client = HttpClient.newHttpClient();
    }

    @AfterAll
    static void close() throws IOException {
        server.close();
    }

    private static HttpAnswer echo(HttpRequest request) {
        return HttpAnswer.text(
                200,
                "text/plain",
                request.method() + " " + request.path() + " " + request.parameters() + " " + request.header("x-twice")
                        + " " + request.header("host") + " " + request.body().length);
    }

    @Test
    void aRequestArrivesWhole() throws Exception {
        HttpResponse<String> answer = client.send(
                request("/a%20b?q=1%202&r")
                        .header("X-Twice", "one")
                        .header("x-twice", "two")
                        .POST(BodyPublishers.ofByteArray(new byte[3_000_000]))
                        .build(),
                BodyHandlers.ofString());

        assertThat(answer.body()).isEqualTo("POST /a%20b {q=1 2, r=} one,two 127.0.0.1:" + server.port() + " 3000000");
        assertThat(answer.headers().firstValue("x-amzn-RequestId").orElse("")).matches("[0-9a-f-]{36}");
        assertThat(answer.headers().firstValue("date")).isPresent();
        assertThat(answer.headers().firstValue("server")).isEmpty();
    }

    @Test
    void httpTwoIsSpokenOnTheSamePort() throws Exception {
        HttpResponse<String> answer = client.send(
                request("/").version(HttpClient.Version.HTTP_2).GET().build(), BodyHandlers.ofString());

        assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
        assertThat(answer.body()).startsWith("GET / {} null 127.0.0.1:" + server.port());
    }

    @Test
    void httpTwoIsSpokenWithPriorKnowledge() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream().write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(new byte[] {0, 0, 0, 4, 0, 0, 0, 0, 0});
            byte[] frame = socket.getInputStream().readNBytes(9);

            assertThat(frame[3]).as("type of the first frame: SETTINGS").isEqualTo((byte) 4);
        }
    }

    @Test
    void aBodyOverTheLimitIsRefusedBeforeItIsRead() throws Exception {
        String head = "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + (HttpServer.MOST_BODY_BYTES + 1)
                + "\r\nExpect: 100-continue\r\n\r\n";

        assertThat(exchange(head))
                .startsWith("HTTP/1.1 413 ")
                .contains("RequestEntityTooLargeException", "16777216 bytes");
    }

    @Test
    void aBodyOverTheLimitIsRefusedAlsoInChunks() throws Exception {
        HttpResponse<String> answer = client.send(
                request("/")
                        .POST(BodyPublishers.ofInputStream(() -> new Zeros(HttpServer.MOST_BODY_BYTES + 1)))
                        .build(),
                BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(413);
    }

    @Test
    void aClientThatAsksFirstIsToldToGoOn() throws Exception {
        HttpResponse<String> answer = client.send(
                request("/")
                        .expectContinue(true)
                        .POST(BodyPublishers.ofString("body"))
                        .build(),
                BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).endsWith(" 4");
    }

    @Test
    void anAnswerThatNobodyReadsIsGivenUp() throws Exception {
        byte[] large = new byte[64 << 20];
        Duration patience = Duration.ofMillis(300);
        try (HttpServer impatient = new HttpServer(
                        0,
                        Set.of(),
                        patience,
                        request -> HttpAnswer.stream(
                                200, "text/plain", Map.of(), new ByteArrayInputStream(large), large.length));
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), impatient.port())) {
            socket.getOutputStream()
                    .write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(socket.getInputStream().read()).isEqualTo('H');

            while (impatient.traffic().idle().isZero()) {
                Thread.sleep(5);
            }
            assertThat(socket.getInputStream().readAllBytes().length).isLessThan(large.length);
        }
    }

    @Test
    void anAllowedPageMayCall() throws Exception {
        HttpResponse<String> asked = client.send(
                request("/")
                        .method("OPTIONS", BodyPublishers.noBody())
                        .header("Origin", PAGE)
                        .header("Access-Control-Request-Method", "POST")
                        .header("Access-Control-Request-Headers", "authorization,x-amz-date")
                        .build(),
                BodyHandlers.ofString());
        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(asked.headers().firstValue("access-control-allow-origin")).hasValue(PAGE);
        assertThat(asked.headers().firstValue("access-control-allow-headers")).hasValue("authorization,x-amz-date");
        assertThat(asked.headers().firstValue("access-control-allow-methods").orElse(""))
                .contains("POST");
        assertThat(asked.headers().firstValue("access-control-max-age")).hasValue("172800");

        HttpResponse<String> called =
                client.send(request("/").header("Origin", PAGE).GET().build(), BodyHandlers.ofString());
        assertThat(called.headers().firstValue("access-control-allow-origin")).hasValue(PAGE);
        assertThat(called.headers().firstValue("access-control-expose-headers").orElse(""))
                .contains("x-amzn-RequestId");
    }

    @Test
    void anotherPageMayNot() throws Exception {
        HttpResponse<String> asked = client.send(
                request("/")
                        .method("OPTIONS", BodyPublishers.noBody())
                        .header("Origin", "http://evil.example")
                        .header("Access-Control-Request-Method", "POST")
                        .build(),
                BodyHandlers.ofString());

        assertThat(asked.statusCode()).isEqualTo(403);
        assertThat(asked.headers().firstValue("access-control-allow-origin")).isEmpty();
    }

    @Test
    void theServerListensOnLoopbackOnly() throws Exception {
        InetAddress other = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress())
                .findFirst()
                .orElse(null);
        org.junit.jupiter.api.Assumptions.assumeTrue(other != null, "this machine has only the loopback interface");

        assertThatThrownBy(() -> new Socket(other, server.port()).close()).isInstanceOf(IOException.class);
    }

    @Test
    void aTakenPortIsRefused() {
        assertThatThrownBy(() -> new HttpServer(server.port(), Set.of(), HttpServerTest::echo))
                .satisfiesAnyOf(
                        e -> assertThat(e).isInstanceOf(BindException.class),
                        e -> assertThat(e).hasCauseInstanceOf(BindException.class));
    }

    @Test
    void aRequestThatRunsEndsBeforeTheServerDoes() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        HttpServer closing = new HttpServer(0, Set.of(), request -> {
            inside.countDown();
            await(go);
            return HttpAnswer.text(200, "text/plain", "done");
        });
        var answer = client.sendAsync(
                java.net.http.HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + closing.port()))
                        .version(HttpClient.Version.HTTP_1_1)
                        .build(),
                BodyHandlers.ofString());
        await(inside);
        assertThat(closing.traffic().idle()).isEqualTo(Duration.ZERO);
        Thread end = new Thread(() -> {
            try {
                closing.close();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        end.start();
        go.countDown();

        assertThat(answer.get(20, TimeUnit.SECONDS).body()).isEqualTo("done");
        end.join(TimeUnit.SECONDS.toMillis(20));
        assertThat(end.isAlive()).isFalse();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static java.net.http.HttpRequest.Builder request(String path) {
        return java.net.http.HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .version(HttpClient.Version.HTTP_1_1);
    }

    /** What the server answers to bytes, until it closes the connection. */
    private static String exchange(String bytes) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static final class Zeros extends InputStream {
        private int left;

        Zeros(int left) {
            this.left = left;
        }

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            if (left <= 0) {
                return -1;
            }
            int count = Math.min(left, length);
            left -= count;
            return count;
        }
    }
}
