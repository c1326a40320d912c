package wildrydes.cloud.http;

import static org.assertj.core.api.Assertions.assertThat;
import static wildrydes.cloud.http.RawHttp2.CONTINUATION;
import static wildrydes.cloud.http.RawHttp2.DATA;
import static wildrydes.cloud.http.RawHttp2.GOAWAY;
import static wildrydes.cloud.http.RawHttp2.HEADERS;
import static wildrydes.cloud.http.RawHttp2.PING;
import static wildrydes.cloud.http.RawHttp2.RST_STREAM;
import static wildrydes.cloud.http.RawHttp2.SETTINGS;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** HTTP/2 clients that are slow, stalled, or only keep the cloud busy, each against a server with little patience. */
@Timeout(60)
class Http2Test {

    private static final Logger JETTY = Logger.getLogger("org.eclipse.jetty");
    private static final Duration PATIENCE = Duration.ofMillis(400);
    private static final byte[] LARGE = new byte[4 << 20];
    /** More than the buffers between the two hold, so that the cloud has read much of it, however late it does. */
    private static final int FLOOD = 1_000_000;

    private static HttpServer server;

    @BeforeAll
    static void open() throws IOException {
        JETTY.setLevel(Level.OFF);
        server = new HttpServer(0, Set.of(), PATIENCE, Http2Test::answer);
    }

    @AfterAll
    static void close() throws IOException {
        server.close();
        JETTY.setLevel(Level.WARNING);
    }

    private static HttpAnswer answer(HttpRequest request) {
        byte[] body = request.body();
        if (request.path().equals("/large")) {
            return HttpAnswer.stream(200, "text/plain", Map.of(), new ByteArrayInputStream(LARGE), LARGE.length);
        }
        if (request.path().equals("/whole")) {
            return HttpAnswer.of(200, "text/plain", LARGE);
        }
        if (request.path().equals("/long")) {
            await(new CountDownLatch(1), PATIENCE.multipliedBy(4));
        }
        return HttpAnswer.text(200, "text/plain", "read " + body.length);
    }

    private static void await(CountDownLatch never, Duration most) {
        try {
            assertThat(never.await(most.toMillis(), TimeUnit.MILLISECONDS)).isFalse();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RawHttp2 connect() throws IOException {
        return new RawHttp2(server.port());
    }

    /** No request holds a thread any more. */
    private static void assertIdle() throws InterruptedException {
        while (server.traffic().idle().isZero()) {
            Thread.sleep(5);
        }
    }

    private static void assertAnswers() throws IOException {
        try (RawHttp2 client = connect()) {
            client.request(1, "GET", "/", List.of(), true);
            assertThat(text(client.await(DATA))).isEqualTo("read 0");
        }
    }

    private static String text(RawHttp2.Frame frame) {
        return new String(frame.payload(), StandardCharsets.UTF_8);
    }

    @Test
    void aBodyThatStopsComingIsGivenUp() throws Exception {
        try (RawHttp2 client = connect()) {
            client.request(1, "POST", "/", List.of("content-length", "100"), false);
            client.write(DATA, 0, 1, (byte) '{');

            RawHttp2.Frame answer = client.await(DATA, RST_STREAM, GOAWAY);
            assertThat(text(answer)).contains("RequestTimeoutException");
            assertIdle();
        }
    }

    @Test
    void aBodyThatComesInDropsIsGivenUp() throws Exception {
        try (RawHttp2 client = connect()) {
            client.request(1, "POST", "/", List.of("content-length", "1000"), false);
            // One byte after the other, each before the silence is too long.
            boolean open = true;
            for (int i = 0; i < 200 && open && (i < 3 || server.traffic().idle().isZero()); i++) {
                open = client.write(DATA, 0, 1, (byte) 'x');
                await(new CountDownLatch(1), PATIENCE.dividedBy(8));
            }
            assertIdle();
        }
    }

    @Test
    void aRequestThatTakesLongIsAnsweredAllTheSame() throws Exception {
        try (RawHttp2 client = connect()) {
            client.request(1, "POST", "/long", List.of("content-length", "2"), false);
            client.write(DATA, RawHttp2.END_STREAM, 1, (byte) '{', (byte) '}');

            assertThat(text(client.await(DATA))).isEqualTo("read 2");
        }
    }

    @Test
    void anAnswerThatNobodyReadsIsGivenUp() throws Exception {
        for (String path : List.of("/large", "/whole")) {
            try (RawHttp2 client = connect()) {
                client.request(1, "GET", path, List.of(), true);
                // The window of 64 KiB is never opened further.
                assertThat(client.await(RST_STREAM, GOAWAY).type()).isIn(RST_STREAM, GOAWAY);
                assertIdle();
            }
        }
    }

    @Test
    void rapidResetsEndTheConnection() throws Exception {
        assertEnds((client, i) -> client.request(2 * i + 1, "GET", "/", List.of(), true)
                && client.write(RST_STREAM, 0, 2 * i + 1, new byte[] {0, 0, 0, 8}));
    }

    @Test
    void pingsWithoutEndEndTheConnection() throws Exception {
        assertEnds((client, i) -> client.write(PING, 0, 0, new byte[8]));
    }

    @Test
    void settingsWithoutEndEndTheConnection() throws Exception {
        assertEnds((client, i) -> client.write(SETTINGS, 0, 0));
    }

    @Test
    void headersWithoutEndEndTheConnection() throws Exception {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        RawHttp2.literal(block, "x-large", "x".repeat(16_000));
        assertEnds((client, i) -> client.write(i == 0 ? HEADERS : CONTINUATION, 0, 1, block.toByteArray()));
    }

    @Test
    void largeHeadersAreRefused() throws Exception {
        try (RawHttp2 client = connect()) {
            ByteArrayOutputStream block = new ByteArrayOutputStream();
            RawHttp2.literal(block, ":method", "GET");
            RawHttp2.literal(block, "x-large", "x".repeat(15_000));
            client.write(HEADERS, RawHttp2.END_STREAM, 1, block.toByteArray());
            for (int i = 0; i < 10; i++) {
                ByteArrayOutputStream more = new ByteArrayOutputStream();
                RawHttp2.literal(more, "x-large", "x".repeat(15_000));
                client.write(CONTINUATION, i == 9 ? RawHttp2.END_HEADERS : 0, 1, more.toByteArray());
            }
            RawHttp2.Frame answer = client.await(HEADERS, RST_STREAM, GOAWAY);
            assertThat(answer.type()).isNotEqualTo(DATA);
        }
        assertAnswers();
    }

    @FunctionalInterface
    private interface Nuisance {
        boolean sent(RawHttp2 client, int index) throws IOException;
    }

    /** The cloud ends a connection on which the same comes on and on, and answers on others. */
    private static void assertEnds(Nuisance nuisance) throws Exception {
        try (RawHttp2 client = connect()) {
            Thread reader = new Thread(() -> drain(client));
            reader.start();
            int sent = 0;
            while (sent < FLOOD && nuisance.sent(client, sent)) {
                sent++;
            }
            assertThat(sent).isLessThan(FLOOD);
            reader.join();
        }
        assertIdle();
        assertAnswers();
    }

    private static void drain(RawHttp2 client) {
        try {
            while (client.read().type() >= 0) {
                Thread.onSpinWait();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
