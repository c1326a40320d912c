package wildrydes.cloud;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import wildrydes.cloud.auth.AccessKey;
import wildrydes.cloud.auth.Signatures;
import wildrydes.cloud.control.ControlDesk;

/**
 * A cloud's life in short: starts one in a temporary folder, sends it the usual requests and ends it. A Java process that
 * did this knows which classes a cloud needs, and can leave them in an archive for faster starts.
 */
final class Rehearsal {

    private static final AccessKey KEY = new AccessKey("REHEARSAL", "rehearsal");
    private static final String REGION = "us-east-1";

    private final InstantSource wallTime;
    private final int port;

    private Rehearsal(InstantSource wallTime, int port) {
        this.wallTime = wallTime;
        this.port = port;
    }

    static void run(InstantSource wallTime) throws IOException {
        Path data = Files.createTempDirectory("wildrydes-rehearsal");
        try {
            Settings settings = new Settings(0, data, KEY, 1, true, null, "000000000000", REGION, null, List.of());
            try (Cloud cloud = new Cloud(settings, wallTime)) {
                new Rehearsal(wallTime, cloud.port()).send();
            }
        } finally {
            delete(data);
        }
    }

    private void send() throws IOException {
        control("GET", "/_lab/status", "");
        control("POST", "/_lab/clock/hold", "");
        control("POST", "/_lab/clock/settle", "{\"resource\":\"arn:aws:kinesis\"}");
        control("POST", "/_lab/clock/participants", "{\"name\":\"rehearsal\",\"next\":\"9999-01-01T00:00:00Z\"}");
        control("POST", "/_lab/clock/run", "{\"duration\":\"PT1S\"}");
        for (String contentType : List.of("application/x-amz-cbor-1.1", "application/x-amz-json-1.1")) {
            kinesis(contentType, "CreateStream", json -> {
                json.writeStringField("StreamName", "rehearsal");
                json.writeNumberField("ShardCount", 1);
            });
            kinesis(contentType, "ListStreams", json -> {});
            kinesis(contentType, "DescribeStreamSummary", json -> json.writeStringField("StreamName", "rehearsal"));
            kinesis(contentType, "PutRecord", json -> {
                json.writeStringField("StreamName", "rehearsal");
                json.writeStringField("PartitionKey", "key");
                json.writeBinaryField("Data", new byte[100]);
            });
            kinesis(contentType, "NoSuchOperation", json -> {});
        }
        control("GET", "/_lab/calls", "");
        control("GET", "/_lab/bill", "");
    }

    private interface Members {
        void write(JsonGenerator json) throws IOException;
    }

    private void kinesis(String contentType, String operation, Members members) throws IOException {
        JsonFactory factory = contentType.contains("cbor") ? new CBORFactory() : new JsonFactory();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try (JsonGenerator json = factory.createGenerator(body)) {
            json.writeStartObject();
            members.write(json);
            json.writeEndObject();
        }
        send(
                "POST",
                "/",
                "kinesis",
                Map.of("content-type", contentType, "x-amz-target", "Kinesis_20131202." + operation),
                body.toByteArray());
    }

    private void control(String method, String path, String body) throws IOException {
        send(method, path, ControlDesk.SERVICE, Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }

    private void send(String method, String path, String service, Map<String, String> headers, byte[] body)
            throws IOException {
        Map<String, String> toSign = new TreeMap<>(headers);
        toSign.put("host", "127.0.0.1:" + port);
        Map<String, String> signed =
                Signatures.sign(KEY, REGION, service, wallTime.instant(), method, path, "", toSign, body);
        HttpURLConnection connection = (HttpURLConnection)
                URI.create("http://127.0.0.1:" + port + path).toURL().openConnection();
        connection.setRequestMethod(method);
        signed.forEach(connection::setRequestProperty);
        if (body.length > 0) {
            connection.setDoOutput(true);
            connection.getOutputStream().write(body);
        }
        // What is answered does not matter, as long as the code for it has run.
        boolean failed = connection.getResponseCode() >= 400;
        try (InputStream answer = failed ? connection.getErrorStream() : connection.getInputStream()) {
            if (answer != null) {
                answer.readAllBytes();
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
