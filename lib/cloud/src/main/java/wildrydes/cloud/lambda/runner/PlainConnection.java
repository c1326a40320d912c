package wildrydes.cloud.lambda.runner;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One kept connection of HTTP/1.1 to the Runtime API, whose classes load in a fraction of the time that the JDK's clients take. */
final class PlainConnection {

    private static final String LENGTH = "content-length";

    private final String host;
    private final int port;
    private @Nullable Socket socket;
    private @Nullable InputStream in;

    record Answer(int status, Map<String, String> headers, byte[] body) {}

    /** @param address host and port */
    PlainConnection(String address) {
        int colon = address.lastIndexOf(':');
        this.host = address.substring(0, colon);
        this.port = Integer.parseInt(address.substring(colon + 1));
    }

    Answer get(String path) throws IOException {
        return exchange("GET", path, new byte[0], Map.of());
    }

    Answer post(String path, byte[] body, Map<String, String> headers) throws IOException {
        return exchange("POST", path, body, headers);
    }

    private synchronized Answer exchange(String method, String path, byte[] body, Map<String, String> headers)
            throws IOException {
        StringBuilder head = new StringBuilder(256)
                .append(method)
                .append(' ')
                .append(path)
                .append(" HTTP/1.1\r\nHost: ")
                .append(host)
                .append(':')
                .append(port)
                .append("\r\nContent-Type: application/json\r\nContent-Length: ")
                .append(body.length)
                .append("\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        ByteArrayOutputStream request = new ByteArrayOutputStream(head.length() + 2 + body.length);
        request.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        request.writeBytes(body);
        OutputStream out = connected().getOutputStream();
        request.writeTo(out);
        out.flush();
        return answer();
    }

    private Socket connected() throws IOException {
        Socket open = socket;
        if (open == null || open.isClosed()) {
            open = new Socket(host, port);
            open.setTcpNoDelay(true);
            socket = open;
            in = new BufferedInputStream(open.getInputStream());
        }
        return open;
    }

    private Answer answer() throws IOException {
        int status = Integer.parseInt(line().split(" ", 3)[1]);
        Map<String, String> headers = new HashMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        int length = Integer.parseInt(headers.getOrDefault(LENGTH, "0"));
        byte[] body = input().readNBytes(length);
        if (body.length < length) {
            throw ended();
        }
        if ("close".equalsIgnoreCase(headers.get("connection"))) {
            close();
        }
        return new Answer(status, headers, body);
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(80);
        for (int b = input().read(); b != '\n'; b = input().read()) {
            if (b < 0) {
                throw ended();
            }
            if (b != '\r') {
                line.write(b);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    private InputStream input() throws IOException {
        InputStream open = in;
        if (open == null) {
            throw ended();
        }
        return open;
    }

    private void close() throws IOException {
        Socket open = socket;
        if (open != null) {
            open.close();
        }
    }

    private EOFException ended() {
        return new EOFException("The Runtime API at " + host + ":" + port + " has ended the connection.");
    }
}
