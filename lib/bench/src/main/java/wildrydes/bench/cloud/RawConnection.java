package wildrydes.bench.cloud;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import wildrydes.cloud.auth.AccessKey;
import wildrydes.cloud.auth.Signatures;

/**
 * One connection that makes calls without an SDK. The SDK's URL connection client waits 1 ms before each request to
 * see whether its kept connection still lives, which would hide what a cloud takes.
 */
final class RawConnection implements AutoCloseable {

    private static final AccessKey KEY = new AccessKey(OurCloud.KEY, OurCloud.SECRET);
    private static final String REGION = "us-east-1";
    private static final int PATIENCE_MILLIS = 20_000;

    private final URI endpoint;
    private final String service;
    private final Map<String, String> headers;
    private final byte[] body;
    private Socket socket;
    private InputStream in;

    private RawConnection(URI endpoint, String service, Map<String, String> headers, String body) throws IOException {
        this.endpoint = endpoint;
        this.service = service;
        this.headers = headers;
        this.body = body.getBytes(StandardCharsets.UTF_8);
        socket = connect(endpoint);
        in = new BufferedInputStream(socket.getInputStream());
    }

    /** Puts a record, again and again. */
    static RawConnection putting(URI endpoint, String stream, String record) throws IOException {
        String data = Base64.getEncoder().encodeToString(record.getBytes(StandardCharsets.UTF_8));
        return new RawConnection(
                endpoint,
                "kinesis",
                Map.of("content-type", "application/x-amz-json-1.1", "x-amz-target", "Kinesis_20131202.PutRecord"),
                "{\"StreamName\":\"" + stream + "\",\"PartitionKey\":\"k\",\"Data\":\"" + data + "\"}");
    }

    /** Calls an operation of DynamoDB. */
    static RawConnection dynamoDb(URI endpoint, String operation, String body) throws IOException {
        return new RawConnection(
                endpoint,
                "dynamodb",
                Map.of("content-type", "application/x-amz-json-1.0", "x-amz-target", "DynamoDB_20120810." + operation),
                body);
    }

    /** Asks who it is. */
    static RawConnection asking(URI endpoint) throws IOException {
        return new RawConnection(
                endpoint,
                "sts",
                Map.of("content-type", "application/x-www-form-urlencoded"),
                "Action=GetCallerIdentity&Version=2011-06-15");
    }

    private static Socket connect(URI endpoint) throws IOException {
        Socket socket = new Socket(endpoint.getHost(), endpoint.getPort());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    /** A signed request, ready to be sent. */
    byte[] request() {
        return request(body);
    }

    /** The same with another body. */
    byte[] request(byte[] body) {
        Map<String, String> toSign = new TreeMap<>(headers);
        toSign.put("host", endpoint.getAuthority());
        Map<String, String> signed =
                Signatures.sign(KEY, REGION, service, Clock.systemUTC().instant(), "POST", "/", "", toSign, body);
        StringBuilder head = new StringBuilder("POST / HTTP/1.1\r\n");
        signed.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        head.append("content-length: ").append(body.length).append("\r\n\r\n");
        return (head + new String(body, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
    }

    /** Sends a request and reads its answer to the end; connects anew where the other side keeps no connections. */
    String exchange(byte[] request) throws IOException {
        socket.getOutputStream().write(request);
        String status = line();
        int length = 0;
        boolean last = false;
        for (String line = line(); !line.isEmpty(); line = line()) {
            if (line.regionMatches(true, 0, "content-length:", 0, 15)) {
                length = Integer.parseInt(line.substring(15).strip());
            } else if (line.equalsIgnoreCase("connection: close")) {
                last = true;
            }
        }
        String answer = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        if (!status.contains(" 200")) {
            throw new IOException("A call was answered " + status + " " + answer);
        }
        if (last) {
            socket.close();
            socket = connect(endpoint);
            in = new BufferedInputStream(socket.getInputStream());
        }
        return answer;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("The connection ended in the middle of an answer");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
