package wildrydes.cloud.http;

import static org.assertj.core.api.Assertions.assertThat;
import static wildrydes.cloud.http.RawHttp2.DATA;
import static wildrydes.cloud.http.RawHttp2.GOAWAY;
import static wildrydes.cloud.http.RawHttp2.RST_STREAM;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Bodies that are made while they are sent, to clients that read them, read them slowly, or go away. */
@Timeout(60)
class PushedBodyTest {

    private static final Duration PATIENCE = Duration.ofMillis(100);
    private static final byte[] LARGE = new byte[1 << 20];
    private static final String FAIL = "fail";
    private static final Logger JETTY = Logger.getLogger("org.eclipse.jetty");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<Told> told = new ArrayList<>();
    private HttpServer server;

    /** Says what it is told to say. */
    private static final class Told implements PushedBody {
        final Queue<Part> parts = new ConcurrentLinkedQueue<>();
        final AtomicInteger asked = new AtomicInteger();
        final AtomicInteger inside = new AtomicInteger();
        final CountDownLatch closed = new CountDownLatch(1);
        volatile Runnable wake = () -> {};
        volatile long sent;
        volatile boolean endless;

        void say(String text, boolean last) {
            parts.add(new Part(text.getBytes(StandardCharsets.UTF_8), last));
            wake.run();
        }

        @Override
        public void open(Runnable waker) {
            wake = waker;
        }

        @Override
        public Part next() {
            assertThat(inside.incrementAndGet()).isEqualTo(1);
            asked.incrementAndGet();
            try {
                Part next = endless ? new Part(LARGE, false) : parts.poll();
                if (next != null && new String(next.bytes(), StandardCharsets.UTF_8).equals(FAIL)) {
                    throw new IllegalStateException("as told");
                }
                return next;
            } finally {
                inside.decrementAndGet();
            }
        }

        @Override
        public Part pulse() {
            return new Part(new byte[] {'.'}, false);
        }

        @Override
        public void closed(long bytes) {
            assertThat(inside.incrementAndGet()).isEqualTo(1);
            sent = bytes;
            closed.countDown();
        }

        void awaitClosed() throws InterruptedException {
            assertThat(closed.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @BeforeEach
    void open() throws IOException {
        JETTY.setLevel(Level.WARNING);
        server = new HttpServer(0, Set.of(), PATIENCE, this::answer);
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    private synchronized HttpAnswer answer(HttpRequest request) {
        if (request.path().equals("/")) {
            return HttpAnswer.text(200, "text/plain", "here");
        }
        Told body = new Told();
        body.endless = request.path().equals("/endless");
        told.add(body);
        notifyAll();
        return HttpAnswer.pushed(200, "text/plain", Map.of("x-kind", "pushed"), body);
    }

    /** The body of the nth request. */
    private synchronized Told told(int n) throws InterruptedException {
        while (told.size() <= n) {
            wait();
        }
        return told.get(n);
    }

    private InputStream get(String path) throws Exception {
        HttpResponse<InputStream> answer = http.send(
                java.net.http.HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                        .build(),
                HttpResponse.BodyHandlers.ofInputStream());
        assertThat(answer.headers().firstValue("x-kind")).hasValue("pushed");
        return answer.body();
    }

    @Test
    void partsComeAsTheyAreSaidUntilTheLast() throws Exception {
        try (InputStream body = get("/pushed")) {
            for (int i = 0; i < 20; i++) {
                told(0).say("part" + i % 10, false);
                String read = "";
                while (!read.endsWith("part" + i % 10)) {
                    read += (char) body.read();
                }
            }
            told(0).say("end", true);

            assertThat(new String(body.readAllBytes(), StandardCharsets.UTF_8)).endsWith("end");
            told(0).awaitClosed();
            assertThat(told(0).sent).isGreaterThanOrEqualTo(103);
        }
    }

    @Test
    void silenceIsBrokenBySignsOfLife() throws Exception {
        try (InputStream body = get("/pushed")) {
            assertThat(body.readNBytes(3)).asString().isEqualTo("...");
            told(0).say("x", true);
            assertThat(new String(body.readAllBytes(), StandardCharsets.UTF_8)).matches("\\.*x");
        }
    }

    @Test
    void aClientThatIsGoneIsNoticed() throws Exception {
        InputStream body = get("/pushed");
        body.close();
        told(0).awaitClosed();

        try (RawHttp2 client = new RawHttp2(server.port())) {
            client.request(1, "GET", "/pushed", List.of(), true);
            told(1).say("x", false);
            client.await(DATA);
            client.write(RST_STREAM, 0, 1, new byte[] {0, 0, 0, 8});
            told(1).awaitClosed();
        }
        try (RawHttp2 client = new RawHttp2(server.port())) {
            client.request(1, "GET", "/pushed", List.of(), true);
            told(2);
        }
        told(2).awaitClosed();
        assertIdle();
    }

    private void assertIdle() {
        while (server.traffic().idle().isZero()) {
            Thread.onSpinWait();
        }
    }

    @Test
    void clientsThatReadNothingHoldNoThreadAndOnePartEach() throws Exception {
        // More than the server has threads; the window of 64 KiB of each is never opened further.
        int many = 200;
        List<RawHttp2> clients = new ArrayList<>();
        try {
            for (int i = 0; i < many; i++) {
                RawHttp2 client = new RawHttp2(server.port());
                clients.add(client);
                client.request(1, "GET", "/endless", List.of(), true);
                told(i);
            }
            try (RawHttp2 other = new RawHttp2(server.port())) {
                other.request(1, "GET", "/", List.of(), true);
                assertThat(other.await(DATA).payload()).asString().isEqualTo("here");
            }
            for (int i = 0; i < many; i++) {
                assertThat(told(i).asked).hasValueLessThanOrEqualTo(1);
            }
        } finally {
            for (RawHttp2 client : clients) {
                client.close();
            }
        }
        for (int i = 0; i < many; i++) {
            told(i).awaitClosed();
        }
    }

    @Test
    void aServerThatStopsEndsItsBodies() throws Exception {
        try (InputStream body = get("/pushed");
                RawHttp2 client = new RawHttp2(server.port())) {
            client.request(1, "GET", "/pushed", List.of(), true);
            told(1).say("x", false);
            client.await(DATA);

            server.close();

            assertThat(new String(body.readAllBytes(), StandardCharsets.UTF_8)).matches("\\.*");
            told(0).awaitClosed();
            told(1).awaitClosed();
        }
    }

    @Test
    void aBodyThatFailsEndsItsAnswerAndIsLogged() throws Exception {
        Logger log = Logger.getLogger(Pushing.class.getName());
        log.setLevel(Level.OFF);
        try (RawHttp2 client = new RawHttp2(server.port())) {
            client.request(1, "GET", "/pushed", List.of(), true);
            told(0).say("x", false);
            client.await(DATA);
            told(0).say(FAIL, false);

            assertThat(client.await(RST_STREAM, GOAWAY).type()).isEqualTo(RST_STREAM);
            told(0).awaitClosed();
        } finally {
            log.setLevel(null);
        }
    }
}
