package wildrydes.lab.toy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The cloud's control interface and its Kinesis, in JSON: clients must have CBOR switched off. Signatures are not looked at.
 */
public final class ToyCloud implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ToyClock clock = new ToyClock();
    private final ToyKinesis kinesis = new ToyKinesis(clock);
    private final List<ObjectNode> calls = new ArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private final String version;

    public ToyCloud(String version) throws IOException {
        this.version = version;
        // Otherwise each answer waits 40 ms for an acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        JsonNode request = body.length == 0 ? JsonNodeFactory.instance.objectNode() : JSON.readTree(body);
        String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        if (target == null) {
            control(exchange, exchange.getRequestURI(), request);
        } else {
            call(exchange, target.substring(target.indexOf('.') + 1), request, body.length);
        }
    }

    private void call(HttpExchange exchange, String operation, JsonNode request, int size) throws IOException {
        ObjectNode answer;
        int status = 200;
        try {
            answer = kinesis.answer(operation, request);
        } catch (ToyKinesis.Refusal e) {
            status = 400;
            answer = JsonNodeFactory.instance.objectNode().put("__type", e.code).put("message", e.getMessage());
        }
        byte[] bytes = JSON.writeValueAsBytes(answer);
        synchronized (calls) {
            String id = "request-" + calls.size();
            exchange.getResponseHeaders().add("x-amzn-RequestId", id);
            calls.add(JsonNodeFactory.instance
                    .objectNode()
                    .put("seq", calls.size() + 1)
                    .put("time", clock.now().toString())
                    .put("cell", exchange.getRequestHeaders().getFirst("x-wildrydes-cell"))
                    .put("requestId", id)
                    .put("service", "kinesis")
                    .put("operation", operation)
                    .put("resource", "*")
                    .put("status", status)
                    .put(
                            "errorCode",
                            status == 200 ? null : answer.path("__type").asText())
                    .put(
                            "message",
                            status == 200 ? null : answer.path("message").asText())
                    .put("caller", "arn:aws:iam::000000000000:user/administrator")
                    .put("allowedBy", "administrator key")
                    .put("requestBytes", size)
                    .put("responseBytes", bytes.length)
                    .put("cost", 0));
        }
        send(exchange, status, bytes);
    }

    private void control(HttpExchange exchange, URI uri, JsonNode request) throws IOException {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        int status = 200;
        String path = uri.getPath();
        try {
            if (path.equals("/_lab/status")) {
                answer.put("version", version)
                        .put("pid", ProcessHandle.current().pid())
                        .put("account", "000000000000")
                        .put("region", "us-east-1");
            } else if (path.equals("/_lab/calls")) {
                calls(answer, Objects.requireNonNullElse(uri.getQuery(), ""));
            } else if (path.startsWith("/_lab/clock/participants")) {
                status = participant(exchange.getRequestMethod(), path.split("/"), request, answer);
            } else {
                if (path.equals("/_lab/clock/run")) {
                    clock.run(Duration.parse(request.path("duration").asText()));
                } else if (path.equals("/_lab/clock/settle")) {
                    kinesis.settle(request.path("resource").asText());
                }
                answer = (ObjectNode) JSON.readTree("{\"now\":\"" + clock.now()
                        + "\",\"mode\":\"step\",\"state\":\"held\",\"speed\":1,\"participants\":[" + clock.names()
                        + "]}");
            }
        } catch (InterruptedException e) {
            return; // the test is over
        }
        send(exchange, status, JSON.writeValueAsBytes(answer));
    }

    private int participant(String method, String[] path, JsonNode request, ObjectNode answer)
            throws InterruptedException {
        if (method.equals("DELETE")) {
            return clock.leave(path[4]) ? 200 : 404;
        }
        Instant next = Instant.parse(request.path("next").asText());
        if (path.length == 4) {
            answer.put("id", clock.join(request.path("name").asText(), next));
            return 200;
        }
        return clock.await(path[4], next)
                .map(due -> {
                    answer.put("due", due);
                    return 200;
                })
                .orElse(404);
    }

    private void calls(ObjectNode answer, String query) {
        String cell = query.contains("cell=") ? query.substring(query.indexOf("cell=") + 5) : "";
        long since = Long.parseLong(query.replaceAll(".*since=(\\d+).*", "$1"));
        synchronized (calls) {
            var matching = answer.putArray("calls");
            calls.stream()
                    .filter(call -> call.path("seq").asLong() > since)
                    .filter(call ->
                            cell.isEmpty() || cell.equals(call.path("cell").asText()))
                    .forEach(matching::add);
            answer.put("last", calls.size());
        }
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.1");
        exchange.sendResponseHeaders(status, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }
}
