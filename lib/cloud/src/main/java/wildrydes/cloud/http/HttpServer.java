package wildrydes.cloud.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.BindException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** HTTP/1.1 and cleartext HTTP/2 on one port of the loopback interface. Owns its threads. */
public final class HttpServer implements AutoCloseable {

    /**
     * Largest body: AWS takes 10 MiB of records in one PutRecords call, which base64 and partition keys make larger in
     * JSON (docs.aws.amazon.com/kinesis/latest/APIReference/API_PutRecords.html).
     */
    public static final int MOST_BODY_BYTES = 16 << 20;

    private static final int MOST_HEADER_BYTES = 64 << 10;
    /** Long polls hold a thread each, so there are more than processors; unused ones end. */
    private static final int MOST_THREADS = 160;

    private static final Duration CONNECTION_IDLE = Duration.ofMinutes(10);
    /** How long a client may keep silent within a body, and how long it is left without a sign of life in one that is pushed. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);
    /**
     * What a client still sends after its answer is read and dropped, up to here, so that it gets to read the answer: AWS's largest request, a
     * CreateFunction with its package, and what is beyond the largest body.
     */
    private static final int MOST_DRAINED = 80 << 20;

    /** At once in one connection; the SDK's async Kinesis client asks for 100 or fewer. */
    private static final int MOST_STREAMS = 128;

    private static final Duration KEPT_AT_END = Duration.ofMillis(100);
    private static final Duration GRACE = Duration.ofSeconds(5);

    private static final UriCompliance PATHS = UriCompliance.DEFAULT.with(
            "AWS",
            UriCompliance.Violation.AMBIGUOUS_PATH_SEGMENT,
            UriCompliance.Violation.AMBIGUOUS_EMPTY_SEGMENT,
            UriCompliance.Violation.AMBIGUOUS_PATH_SEPARATOR,
            UriCompliance.Violation.AMBIGUOUS_PATH_PARAMETER,
            UriCompliance.Violation.AMBIGUOUS_PATH_ENCODING,
            UriCompliance.Violation.BAD_UTF8_ENCODING,
            UriCompliance.Violation.TRUNCATED_UTF8_ENCODING,
            UriCompliance.Violation.BAD_PERCENT_ENCODING,
            UriCompliance.Violation.SUSPICIOUS_PATH_CHARACTERS);

    private final Server server;
    private final ServerConnector connector;
    private final Traffic traffic = new Traffic();
    private final Pushings pushings = new Pushings();

    /**
     * Binds and starts to listen.
     *
     * @param port 0 for a free one
     * @param allowedOrigins web origins whose scripts may read answers
     * @throws BindException where the port is taken
     */
    public HttpServer(int port, Set<String> allowedOrigins, HttpHandler handler) throws IOException {
        this(port, allowedOrigins, PATIENCE, handler);
    }

    /** @param patience how long a client may keep silent within a body, its own or the answer's */
    HttpServer(int port, Set<String> allowedOrigins, Duration patience, HttpHandler handler) throws IOException {
        // Jetty's own queue asks JMX for the size of a cache line, which costs a start 80 ms and some megabytes.
        QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS, 4, 20_000, new LinkedBlockingQueue<>());
        threads.setName("http");
        // Jetty would otherwise keep a second pool's worth of threads ready for blocking tasks.
        threads.setReservedThreads(0);
        server = new Server(threads);
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        configuration.setRequestHeaderSize(MOST_HEADER_BYTES);
        configuration.setSendDateHeader(true);
        // Else Jetty gives media types in its own spelling, which is not the one that was signed.
        configuration.setHeaderCacheCaseSensitive(true);
        // Paths are not resolved here: keys of S3 may hold slashes, dots and any character in any encoding.
        configuration.setUriCompliance(PATHS);
        connector = new ServerConnector(
                server, null, null, null, 1, 1, new HttpConnectionFactory(configuration), http2(configuration));
        connector.setHost("127.0.0.1");
        connector.setPort(port);
        // Answers to small requests must not wait for the client's delayed acknowledgement.
        connector.setAcceptedTcpNoDelay(true);
        connector.setIdleTimeout(CONNECTION_IDLE.toMillis());
        // At the end, connections that clients keep for later are closed after so long instead of after a second.
        connector.setShutdownIdleTimeout(KEPT_AT_END.toMillis());
        connector.setAcceptQueueSize(256);
        server.addConnector(connector);
        server.setHandler(
                new GracefulHandler(new Bridge(handler, new Origins(allowedOrigins), traffic, pushings, patience)));
        server.setStopTimeout(GRACE.toMillis());
        try {
            server.start();
        } catch (IOException e) {
            close();
            throw e;
        } catch (Exception e) {
            close();
            throw new IOException("The HTTP server did not start: " + e.getMessage(), e);
        }
    }

    /**
     * Frames that only keep the cloud busy (resets, settings,
     * pings, empty ones) end their connection when they come too often, which is Jetty's default, and so do headers too large.
     */
    private static HTTP2CServerConnectionFactory http2(HttpConfiguration configuration) {
        HTTP2CServerConnectionFactory http2 = new HTTP2CServerConnectionFactory(configuration);
        http2.setStreamIdleTimeout(CONNECTION_IDLE.toMillis());
        http2.setMaxConcurrentStreams(MOST_STREAMS);
        return http2;
    }

    /** The port that is listened on. */
    public int port() {
        return connector.getLocalPort();
    }

    public Traffic traffic() {
        return traffic;
    }

    /** Takes no more requests, ends bodies that are pushed, gives requests that run some seconds to end, and returns when none runs. */
    @Override
    public void close() throws IOException {
        pushings.end();
        shortenIdleTimes();
        try {
            server.stop();
        } catch (TimeoutException e) {
            // Requests that outlast the grace were cut off by Jetty; their work is not acknowledged to anybody.
            return;
        } catch (Exception e) {
            throw new IOException("The HTTP server did not stop: " + e.getMessage(), e);
        } finally {
            server.destroy();
        }
    }

    /**
     * Jetty shortens the idle time of connections once, when it stops; a request that ends just then sets it back to what it was when
     * the request began, and the client's idle connection would hold the end up for all of the grace.
     */
    private void shortenIdleTimes() {
        connector.getConnectedEndPoints().forEach(end -> end.setIdleTimeout(KEPT_AT_END.toMillis()));
        connector.getScheduler().schedule(this::shortenIdleTimes, KEPT_AT_END.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Turns Jetty's requests into ours. */
    private static final class Bridge extends Handler.Abstract {
        private static final byte[] NOTHING = new byte[0];
        private static final HttpAnswer FOREIGN = HttpAnswer.text(
                403,
                "text/plain",
                "This cloud answers under names of this machine only, such as 127.0.0.1 and localhost; allow another"
                        + " page with --allow-origin.\n");

        private final HttpHandler handler;
        private final Origins origins;
        private final Traffic traffic;
        private final Pushings pushings;
        private final Duration mostSilence;

        Bridge(HttpHandler handler, Origins origins, Traffic traffic, Pushings pushings, Duration mostSilence) {
            this.handler = handler;
            this.origins = origins;
            this.traffic = traffic;
            this.pushings = pushings;
            this.mostSilence = mostSilence;
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            traffic.begin();
            try {
                answer(request, response, callback);
                return true;
            } finally {
                traffic.end();
            }
        }

        private void answer(Request request, Response response, Callback callback) throws IOException {
            // Only who is waited for can be late: while the handler works, nothing is expected of the client.
            request.addIdleTimeoutListener(late -> false);
            String id = newId();
            var fields = response.getHeaders();
            fields.put("x-amzn-RequestId", id);
            String origin = request.getHeaders().get(HttpHeader.ORIGIN);
            String host = request.getHttpURI().getAuthority();
            if (!origins.trusted(host, origin)) {
                fields.put(HttpHeader.CONNECTION, "close");
                send(FOREIGN, request, response, callback);
                return;
            }
            boolean permitted = origins.permit(origin, fields);
            if (Origins.preflight(request.getMethod(), request.getHeaders())) {
                if (permitted) {
                    Origins.permitPreflight(request.getHeaders(), fields);
                }
                HttpAnswer answer = permitted
                        ? HttpAnswer.of(200, "", NOTHING)
                        : handler.preflight(complete(id, request, RequestBody.of(NOTHING)));
                send(answer, request, response, callback);
                return;
            }
            Patience patience = new Patience(request, mostSilence, CONNECTION_IDLE);
            RequestBody body = RequestBody.of(patience, request.getLength());
            HttpAnswer answer = answer(complete(id, request, body));
            if (!drained(request, body)) {
                fields.put(HttpHeader.CONNECTION, "close");
            }
            patience.end();
            PushedBody pushed = answer.pushed();
            if (pushed != null) {
                begin(answer, response);
                push(pushed, request, response, callback);
                return;
            }
            send(answer, request, response, patience.until(callback), patience::answering);
        }

        private HttpAnswer answer(HttpRequest request) {
            try {
                return handler.handle(request);
            } catch (BodyException e) {
                return HttpAnswer.text(
                        e.kind().status(),
                        "application/json",
                        "{\"__type\":\"" + e.kind().code() + "\",\"message\":\"" + e.getMessage() + "\"}");
            }
        }

        private static HttpRequest complete(String id, Request request, RequestBody body) {
            Map<String, String> headers = new HashMap<>(32);
            for (HttpField field : request.getHeaders()) {
                String value = field.getValue() == null ? "" : field.getValue();
                headers.merge(field.getLowerCaseName(), value, (first, next) -> first + "," + next);
            }
            String query = request.getHttpURI().getQuery();
            String path = request.getHttpURI().getPath();
            // HTTP/2 carries the host as a pseudo header; signatures name it "host" in both versions.
            headers.computeIfAbsent("host", name -> request.getHttpURI().getAuthority());
            return new HttpRequest(
                    id, request.getMethod(), path == null ? "/" : path, query == null ? "" : query, headers, body);
        }

        /** Reads what is left of the body; whether the connection is good for another request. */
        private static boolean drained(Request request, RequestBody body) {
            if (body.done() || body.length() == 0) {
                return true;
            }
            boolean waits = request.getHeaders().contains(HttpHeader.EXPECT) && body.received() == 0;
            if (waits || body.length() - body.received() > MOST_DRAINED) {
                return false;
            }
            try {
                body.stream().skipNBytes(MOST_DRAINED);
                return false;
            } catch (EOFException e) {
                return true;
            } catch (IOException | BodyException e) {
                return false; // the answer says what there is to say
            }
        }

        private static void send(HttpAnswer answer, Request request, Response response, Callback callback)
                throws IOException {
            send(answer, request, response, callback, () -> {});
        }

        /** @param begun is told when the client has something to read */
        private static void send(
                HttpAnswer answer, Request request, Response response, Callback callback, Runnable begun)
                throws IOException {
            begin(answer, response);
            boolean head = HttpMethod.HEAD.is(request.getMethod());
            if (!head && answer.status() != HttpStatus.NO_CONTENT_204) {
                response.getHeaders().put(HttpHeader.CONTENT_LENGTH, answer.length());
            }
            try (InputStream stream = answer.stream()) {
                if (stream == null || head) {
                    response.write(true, BufferUtil.toBuffer(head ? NOTHING : answer.body()), callback);
                    begun.run();
                } else {
                    stream(stream, response, callback, begun);
                }
            }
        }

        private static void begin(HttpAnswer answer, Response response) {
            response.setStatus(answer.status());
            var fields = response.getHeaders();
            if (!answer.contentType().isEmpty()) {
                fields.put(HttpHeader.CONTENT_TYPE, answer.contentType());
            }
            answer.headers().forEach(fields::put);
        }

        /** Sends a body that outlasts this call. A client may take its time to read it: it is waited for by no thread. */
        private void push(PushedBody body, Request request, Response response, Callback callback) {
            traffic.begin();
            Callback end = Callback.from(callback, traffic::end);
            pushings.begin(new Pushing(body, request, response, mostSilence, pushings, end));
        }

        private static void stream(InputStream stream, Response response, Callback callback, Runnable begun) {
            try (OutputStream out = Content.Sink.asOutputStream(response)) {
                out.flush();
                begun.run();
                stream.transferTo(out);
            } catch (IOException e) {
                callback.failed(e); // the client is gone, or sees by the length that the end is missing
                return;
            }
            callback.succeeded();
        }

        /** A random UUID; it identifies and protects nothing, so a fast generator does. */
        private static String newId() {
            var random = ThreadLocalRandom.current();
            long high = (random.nextLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x4000L;
            long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
            return new UUID(high, low).toString();
        }
    }
}
