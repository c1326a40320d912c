package wildrydes.bench.cloud;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
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

    /** Puts and gets objects. */
    static RawConnection s3(URI endpoint) throws IOException {
        return new RawConnection(endpoint, "s3", Map.of(), "");
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
        return request("POST", "/", Map.of(), body);
    }

    /** A request that puts an object, with its content's hash, as clients send it. */
    byte[] putting(String path, byte[] content) {
        return request("PUT", path, Map.of("x-amz-content-sha256", sha256(content)), content);
    }

    /** A request that gets an object. */
    byte[] getting(String path) {
        return request("GET", path, Map.of("x-amz-content-sha256", sha256(new byte[0])), new byte[0]);
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }

    private byte[] request(String method, String path, Map<String, String> more, byte[] body) {
        Map<String, String> toSign = new TreeMap<>(headers);
        toSign.putAll(more);
        toSign.put("host", endpoint.getAuthority());
        Map<String, String> signed =
                Signatures.sign(KEY, REGION, service, Clock.systemUTC().instant(), method, path, "", toSign, body);
        StringBuilder head = new StringBuilder(method + " " + path + " HTTP/1.1\r\n");
        signed.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        head.append("content-length: ").append(body.length).append("\r\n\r\n");
        byte[] first = head.toString().getBytes(StandardCharsets.UTF_8);
        byte[] all = Arrays.copyOf(first, first.length + body.length);
        System.arraycopy(body, 0, all, first.length, body.length);
        return all;
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
