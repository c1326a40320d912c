package wildrydes.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wildrydes.cloud.auth.AccessKey;
import wildrydes.cloud.auth.Signatures;
import wildrydes.cloud.clock.WallTime;

/**
 * Requests that were damaged on purpose, over real sockets: the cloud answers each with a refusal or an answer, never with a
 * failure of its own, never late, and writes nothing outside its folder.
 */
class BadInputTest {

    static final AccessKey KEY = new AccessKey("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");
    private static final Logger OURS = Logger.getLogger("wildrydes.cloud");
    private static final int WAIT_MILLIS = 5000;
    /** After the start, so much memory may be found in use beyond what was. */
    private static final long MOST_GROWTH = 40L << 20;

    @TempDir
    Path folder;

    private Cloud cloud;
    private final List<String> failures = new CopyOnWriteArrayList<>();
    private final Handler listener = new Handler() {
        @Override
        public void publish(LogRecord told) {
            if (told.getLevel() == Level.SEVERE) {
                failures.add(told.getMessage() + " " + told.getThrown());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void open() throws IOException {
        OURS.addHandler(listener);
        Settings settings = new Settings(
                0, folder.resolve("data"), KEY, 1, true, null, "000000000000", "us-east-1", null, List.of());
        cloud = new Cloud(settings, WallTime.system());
    }

    @AfterEach
    void close() throws IOException {
        OURS.removeHandler(listener);
        cloud.close();
    }

    @Test
    void somehundredDamagedRequestsDoNoHarm() throws IOException {
        damage(600, 1);
    }

    @Test
    @Tag("slow")
    void tenThousandDamagedRequestsDoNoHarm() throws IOException {
        damage(1000, 2);
        long before = used();
        damage(10_000, 3);
        assertThat(used() - before).isLessThan(MOST_GROWTH);
    }

    @Test
    void somehundredDamagedConnectionsInHttp2DoNoHarm() throws IOException {
        damageInHttp2(150, 4);
    }

    @Test
    @Tag("slow")
    void twoThousandDamagedConnectionsInHttp2DoNoHarm() throws IOException {
        damageInHttp2(200, 5);
        long before = used();
        damageInHttp2(2000, 6);
        assertThat(used() - before).isLessThan(MOST_GROWTH);
    }

    /** The cloud's own log says what its answers, compressed as they are, do not show: that it failed. */
    private void damageInHttp2(int count, long seed) throws IOException {
        Random random = new Random(seed);
        for (int i = 0; i < count; i++) {
            byte[] connection = DamagedRequests.nextInHttp2(random, cloud.port(), BadInputTest::sign);
            send(connection);
            assertThat(failures)
                    .as("connection %s of seed %s:%n%s", i, seed, shown(connection))
                    .isEmpty();
        }
        assertNothingOutside();
    }

    private void assertNothingOutside() throws IOException {
        try (Stream<Path> outside = Files.list(folder)) {
            assertThat(outside).containsExactly(folder.resolve("data"));
        }
    }

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private void damage(int count, long seed) throws IOException {
        Random random = new Random(seed);
        send(new Sample("PUT", "/herd", "s3", Map.of(), new byte[0]).signed(cloud.port()));
        for (int i = 0; i < count; i++) {
            byte[] request = DamagedRequests.next(random, cloud.port(), BadInputTest::sign);
            String answer = send(request);
            assertThat(status(answer))
                    .as("request %s of seed %s:%n%s%nwas answered:%n%s", i, seed, shown(request), answer)
                    .isNotIn(500, 502, 503, 504);
        }
        assertThat(failures).isEmpty();
        assertNothingOutside();
        String healthy = send(new Sample("HEAD", "/herd", "s3", Map.of(), new byte[0]).signed(cloud.port()));
        assertThat(status(healthy)).isEqualTo(200);
    }

    /** A good request to be damaged. */
    record Sample(String method, String path, String service, Map<String, String> headers, byte[] body) {

        byte[] signed(int port) {
            return DamagedRequests.bytes(method, path, sign(this, port), body);
        }
    }

    private static Map<String, String> sign(Sample sample, int port) {
        Map<String, String> headers = new TreeMap<>(sample.headers());
        headers.put("host", "127.0.0.1:" + port);
        if (sample.service().equals("s3")) {
            headers.put("x-amz-content-sha256", DamagedRequests.sha256(sample.body()));
        }
        int question = sample.path().indexOf('?');
        return Signatures.sign(
                KEY,
                "us-east-1",
                sample.service(),
                Instant.now(),
                sample.method(),
                question < 0 ? sample.path() : sample.path().substring(0, question),
                question < 0 ? "" : sample.path().substring(question + 1),
                headers,
                sample.body());
    }

    /** The status; 0 where the connection was closed without an answer, which is one, too. */
    private static int status(String answer) {
        String[] words = answer.split(" ", 3);
        return words.length > 1 && words[0].startsWith("HTTP/") ? Integer.parseInt(words[1]) : 0;
    }

    private static String shown(byte[] request) {
        return new String(request, 0, Math.min(request.length, 2000), StandardCharsets.ISO_8859_1);
    }

    /** Sends bytes and half-closes; the answer must end within some seconds. */
    private String send(byte[] request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", cloud.port())) {
            socket.setSoTimeout(WAIT_MILLIS);
            try {
                OutputStream out = socket.getOutputStream();
                out.write(request);
                out.flush();
                socket.shutdownOutput();
            } catch (IOException e) {
                // The cloud had seen enough and closed; what it answered may still be read.
                return answer(socket);
            }
            return answer(socket);
        }
    }

    private static String answer(Socket socket) throws IOException {
        StringBuilder answer = new StringBuilder();
        byte[] buffer = new byte[8192];
        try {
            InputStream in = socket.getInputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                answer.append(new String(buffer, 0, read, StandardCharsets.ISO_8859_1));
            }
        } catch (SocketTimeoutException e) {
            throw new AssertionError("The cloud did not answer within " + WAIT_MILLIS + " ms.", e);
        } catch (IOException e) {
            // A reset after the answer, as the cloud did not read everything.
            return answer.toString();
        }
        return answer.toString();
    }

    @Test
    void whatIsToBeDamagedIsGood() throws IOException {
        send(new Sample("PUT", "/herd", "s3", Map.of(), new byte[0]).signed(cloud.port()));
        Random random = new Random(7);
        for (int i = 0; i < 40; i++) {
            byte[] request = SignedSamples.next(random, cloud.port(), KEY);
            String answer = send(request);
            assertThat(status(answer))
                    .as("%s%nanswered: %s", shown(request), answer)
                    .isIn(200, 404);
        }
    }

    @Test
    void absurdNumbersAreRefusedQuickly() throws IOException {
        for (String number : List.of("1e-999999999", "1e999999999", "-1e-2147483647", "1e2147483647", "0e-999999999")) {
            for (String body : List.of(
                    "{\"StreamName\":\"s\",\"ShardId\":\"0\",\"ShardIteratorType\":\"AT_TIMESTAMP\",\"Timestamp\":"
                            + number + "}",
                    "{\"StreamName\":\"s\",\"ShardId\":\"0\",\"ShardIteratorType\":\"LATEST\",\"StartingSequenceNumber\":"
                            + number + "}")) {
                Sample sample = new Sample(
                        "POST",
                        "/",
                        "kinesis",
                        Map.of(
                                "content-type",
                                "application/x-amz-json-1.1",
                                "x-amz-target",
                                "Kinesis_20131202.GetShardIterator"),
                        body.getBytes(StandardCharsets.US_ASCII));
                assertThat(status(send(sample.signed(cloud.port())))).as(body).isEqualTo(400);
            }
        }
    }

    @Test
    void aBodyThatStopsComingIsGivenUp() throws IOException {
        try (Socket socket = new Socket("127.0.0.1", cloud.port())) {
            socket.setSoTimeout(2 * WAIT_MILLIS);
            String head = "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-amz-json-1.1\r\n"
                    + "X-Amz-Target: Kinesis_20131202.ListStreams\r\nContent-Length: 100\r\n\r\n{";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();

            assertThat(answer(socket)).startsWith("HTTP/1.1 408 ").contains("RequestTimeoutException");
        }
    }

    @Test
    void aBodyOfFiftyMegabytesIsRefusedWhereRecordsAreMeant() throws IOException {
        byte[] body = new byte[50 << 20];
        Sample sample = new Sample(
                "POST",
                "/",
                "kinesis",
                Map.of("content-type", "application/x-amz-json-1.1", "x-amz-target", "Kinesis_20131202.PutRecords"),
                body);

        assertThat(status(send(sample.signed(cloud.port())))).isIn(0, 413);
    }

    @Test
    void aForeignHostOrPageIsRefused() throws IOException {
        for (String headers : List.of(
                "Host: evil.example",
                "Host: localhost.evil.example",
                "Host: 127.0.0.1.evil.example",
                "Host: localhost\r\nOrigin: http://evil.example",
                "Host: localhost\r\nOrigin: null")) {
            String answer = send(("GET /_dashboard/ HTTP/1.1\r\n" + headers + "\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            assertThat(answer)
                    .as(headers)
                    .startsWith("HTTP/1.1 403 ")
                    .contains("answers under names of this machine only");
        }
        for (String headers : List.of(
                "Host: localhost:1",
                "Host: [::1]:80",
                "Host: 127.0.0.1",
                "Host: herd.localhost",
                "Host: localhost\r\nOrigin: http://localhost:8888")) {
            String answer = send(("GET /_lab/status HTTP/1.1\r\n" + headers + "\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            assertThat(answer).as(headers).doesNotContain("answers under names");
        }
    }
}
