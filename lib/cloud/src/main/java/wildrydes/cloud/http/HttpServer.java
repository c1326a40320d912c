package wildrydes.cloud.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.BindException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
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
import org.jspecify.annotations.Nullable;

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
    private static final Duration KEPT_AT_END = Duration.ofMillis(100);
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final Server server;
    private final ServerConnector connector;
    private final Traffic traffic = new Traffic();

    /**
     * Binds and starts to listen.
     *
     * @param port 0 for a free one
     * @param allowedOrigins web origins whose scripts may read answers
     * @throws BindException where the port is taken
     */
    public HttpServer(int port, Set<String> allowedOrigins, HttpHandler handler) throws IOException {
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
        connector = new ServerConnector(
                server,
                null,
                null,
                null,
                1,
                1,
                new HttpConnectionFactory(configuration),
                new HTTP2CServerConnectionFactory(configuration));
        connector.setHost("127.0.0.1");
        connector.setPort(port);
        // Answers to small requests must not wait for the client's delayed acknowledgement.
        connector.setAcceptedTcpNoDelay(true);
        connector.setIdleTimeout(CONNECTION_IDLE.toMillis());
        // At the end, connections that clients keep for later are closed after so long instead of after a second.
        connector.setShutdownIdleTimeout(KEPT_AT_END.toMillis());
        connector.setAcceptQueueSize(256);
        server.addConnector(connector);
        server.setHandler(new GracefulHandler(new Bridge(handler, new Origins(allowedOrigins), traffic)));
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

    /** The port that is listened on. */
    public int port() {
        return connector.getLocalPort();
    }

    public Traffic traffic() {
        return traffic;
    }

    /** Takes no more requests, gives those that run some seconds to end, and returns when none runs. */
    @Override
    public void close() throws IOException {
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

    /** Turns Jetty's streaming requests into complete ones. */
    private static final class Bridge extends Handler.Abstract {
        private final HttpHandler handler;
        private final Origins origins;
        private final Traffic traffic;

        Bridge(HttpHandler handler, Origins origins, Traffic traffic) {
            this.handler = handler;
            this.origins = origins;
            this.traffic = traffic;
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
            String id = newId();
            var fields = response.getHeaders();
            fields.put("x-amzn-RequestId", id);
            boolean permitted = origins.permit(request.getHeaders().get(HttpHeader.ORIGIN), fields);
            if (Origins.preflight(request.getMethod(), request.getHeaders())) {
                if (permitted) {
                    Origins.permitPreflight(request.getHeaders(), fields);
                }
                send(HttpAnswer.of(permitted ? 200 : 403, "", new byte[0]), response, callback);
                return;
            }
            byte[] body = body(request);
            HttpAnswer answer = body == null
                    ? HttpAnswer.text(
                            413,
                            "application/json",
                            "{\"__type\":\"RequestEntityTooLargeException\",\"message\":\"The request body is larger than "
                                    + MOST_BODY_BYTES + " bytes; send fewer or smaller records in one call.\"}")
                    : handler.handle(complete(id, request, body));
            if (body == null) {
                fields.put(HttpHeader.CONNECTION, "close");
            }
            send(answer, response, callback);
        }

        private static HttpRequest complete(String id, Request request, byte[] body) {
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

        /** The whole body, or null where it is too large. */
        private static byte @Nullable [] body(Request request) throws IOException {
            long length = request.getLength();
            if (length > MOST_BODY_BYTES) {
                return null;
            }
            if (length == 0) {
                return new byte[0];
            }
            try (InputStream in = Content.Source.asInputStream(request)) {
                if (length > 0) {
                    byte[] body = new byte[(int) length];
                    int read = in.readNBytes(body, 0, body.length);
                    if (read < body.length) {
                        throw new IOException("The request ended after " + read + " of " + length + " bytes.");
                    }
                    return body;
                }
                byte[] body = in.readNBytes(MOST_BODY_BYTES + 1);
                return body.length > MOST_BODY_BYTES ? null : body;
            }
        }

        private static void send(HttpAnswer answer, Response response, Callback callback) {
            response.setStatus(answer.status());
            var fields = response.getHeaders();
            if (!answer.contentType().isEmpty()) {
                fields.put(HttpHeader.CONTENT_TYPE, answer.contentType());
            }
            answer.headers().forEach(fields::put);
            fields.put(HttpHeader.CONTENT_LENGTH, answer.body().length);
            response.write(true, BufferUtil.toBuffer(answer.body()), callback);
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
