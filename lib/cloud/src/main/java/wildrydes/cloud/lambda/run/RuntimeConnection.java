package wildrydes.cloud.lambda.run;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.lambda.run.Session.Answer;
import wildrydes.cloud.lambda.run.Session.Work;

/**
 * One connection of a child to the Runtime API, as docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html has it. It understands as
 * much of HTTP/1.1 as runtime clients speak: requests one after another, with bodies of known length.
 */
final class RuntimeConnection {

    private static final int MOST_HEADER_BYTES = 2 * 1024 * 1024;
    private static final Pattern PATH = Pattern.compile("/([0-9a-f]+)/2018-06-01/runtime/"
            + "(?:(?<next>invocation/next)|(?<init>init/error)|invocation/(?<id>[^/]+)/(?<kind>response|error))");

    private final RuntimeServer server;
    private final InputStream in;
    private final OutputStream out;

    private record Request(String method, String path, Map<String, String> headers, byte[] body, long length) {}

    RuntimeConnection(Socket socket, RuntimeServer server) throws IOException {
        this.server = server;
        this.in = new BufferedInputStream(socket.getInputStream());
        this.out = socket.getOutputStream();
    }

    void serve() throws IOException, InterruptedException {
        for (Request request = request(); request != null; request = request()) {
            answer(request);
        }
    }

    private void answer(Request request) throws IOException, InterruptedException {
        Matcher path = PATH.matcher(request.path());
        Session session = path.matches() ? server.session(path.group(1)) : null;
        if (session == null) {
            send(404, Map.of(), error("InvalidPath", "There is nothing at " + request.path() + "."));
        } else if (path.group("next") != null) {
            next(session);
        } else if (path.group("init") != null) {
            session.initFailed(new Answer(request.body(), errorType(request)));
            accepted();
        } else {
            answered(session, path.group("id"), path.group("kind").equals("error"), request);
        }
    }

    private void next(Session session) throws IOException, InterruptedException {
        Work work = session.next();
        if (work == null) {
            throw new EOFException("The environment ends.");
        }
        Invocation invocation = work.invocation();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Lambda-Runtime-Aws-Request-Id", invocation.requestId());
        headers.put("Lambda-Runtime-Deadline-Ms", String.valueOf(work.deadline()));
        headers.put("Lambda-Runtime-Invoked-Function-Arn", invocation.arn());
        headers.put("Lambda-Runtime-Trace-Id", work.trace());
        String context = invocation.clientContext();
        if (context != null) {
            headers.put("Lambda-Runtime-Client-Context", ascii(context));
        }
        send(200, headers, invocation.payload());
    }

    private void answered(Session session, String id, boolean error, Request request) throws IOException {
        boolean tooLarge = request.length() > Limits.RESPONSE_BYTES;
        Answer answer = tooLarge
                ? new Answer(
                        error(
                                "Function.ResponseSizeTooLarge",
                                "Response payload size (" + request.length()
                                        + " bytes) exceeded maximum allowed payload size (" + Limits.RESPONSE_BYTES
                                        + " bytes)."),
                        "Function.ResponseSizeTooLarge")
                : new Answer(request.body(), error ? errorType(request) : null);
        if (!session.answered(id, answer)) {
            send(400, Map.of(), error("InvalidRequestID", "Invalid request ID"));
        } else if (tooLarge) {
            send(413, Map.of(), error("RequestEntityTooLarge", "Exceeded maximum allowed payload size."));
        } else {
            accepted();
        }
    }

    private static String errorType(Request request) {
        return Objects.requireNonNullElse(
                request.headers().get("lambda-runtime-function-error-type"), "Runtime.Unknown");
    }

    private static byte[] error(String type, String message) {
        return FunctionError.json(type, message);
    }

    /** JSON in one line of ASCII, as a header can hold it. */
    private static String ascii(String json) {
        StringBuilder line = new StringBuilder(json.length());
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (c < ' ') {
                line.append(' ');
            } else if (c < 127) {
                line.append(c);
            } else {
                line.append(String.format("\\u%04x", (int) c));
            }
        }
        return line.toString();
    }

    private void accepted() throws IOException {
        send(202, Map.of(), "{\"status\":\"OK\"}".getBytes(StandardCharsets.UTF_8));
    }

    private void send(int status, Map<String, String> headers, byte[] body) throws IOException {
        StringBuilder head = new StringBuilder(512)
                .append("HTTP/1.1 ")
                .append(status)
                .append(" -\r\nContent-Type: application/json\r\nContent-Length: ")
                .append(body.length)
                .append("\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        ByteArrayOutputStream answer = new ByteArrayOutputStream(head.length() + 2 + body.length);
        answer.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        answer.writeBytes(body);
        answer.writeTo(out);
        out.flush();
    }

    /** The next request; null where the child has closed the connection. */
    private @Nullable Request request() throws IOException {
        String first = line();
        if (first == null) {
            return null;
        }
        String[] parts = first.split(" ", 3);
        if (parts.length < 3) {
            throw new IOException("'" + first + "' is no request of HTTP/1.1.");
        }
        Map<String, String> headers = new HashMap<>();
        int bytes = 0;
        for (String line = line(); line != null && !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            bytes += line.length();
            if (colon < 0 || bytes > MOST_HEADER_BYTES) {
                throw new IOException("The headers of " + first + " are not in order.");
            }
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        long length = Long.parseLong(headers.getOrDefault("content-length", "0"));
        byte[] body = in.readNBytes((int) Math.min(length, Limits.RESPONSE_BYTES));
        in.skipNBytes(length - body.length);
        return new Request(parts[0], parts[1], headers, body, length);
    }

    private @Nullable String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(80);
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0 || line.size() > MOST_HEADER_BYTES) {
                return null;
            }
            if (b != '\r') {
                line.write(b);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }
}
