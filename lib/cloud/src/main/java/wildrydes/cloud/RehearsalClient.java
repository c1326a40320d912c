package wildrydes.cloud;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import wildrydes.cloud.auth.Signatures;
import wildrydes.cloud.control.ControlDesk;

/** Sends signed requests in the protocols of the services, without the SDK's clients, which the cloud does not have. */
final class RehearsalClient {

    private static final int REFUSED = 400;

    private final InstantSource wallTime;
    private final int port;

    /** @param port of the cloud on this machine */
    RehearsalClient(InstantSource wallTime, int port) {
        this.wallTime = wallTime;
        this.port = port;
    }

    /** Writes the members of a request. */
    interface Members {
        void write(JsonGenerator json) throws IOException;
    }

    void control(String method, String path, String body) throws IOException {
        require(path, true, send(method, path, ControlDesk.SERVICE, Map.of(), bytes(body)));
    }

    /** @param form {@code cbor} or {@code json} */
    void kinesis(String form, String operation, Members members) throws IOException {
        require(operation, true, sendKinesis(form, operation, members));
    }

    /** Sends what is to be refused, since that is a way of its own. */
    void refusedKinesis(String form, String operation) throws IOException {
        require(operation, false, sendKinesis(form, operation, json -> {}));
    }

    private Answer sendKinesis(String form, String operation, Members members) throws IOException {
        JsonFactory factory = form.equals("cbor") ? new CBORFactory() : new JsonFactory();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try (JsonGenerator json = factory.createGenerator(body)) {
            json.writeStartObject();
            members.write(json);
            json.writeEndObject();
        }
        return send(
                "POST",
                "/",
                "kinesis",
                Map.of(
                        "content-type",
                        "application/x-amz-" + form + "-1.1",
                        "x-amz-target",
                        "Kinesis_20131202." + operation),
                body.toByteArray());
    }

    /** Sends a request in the Query protocol. */
    void query(String service, String version, String action, Map<String, String> parameters) throws IOException {
        Map<String, String> all = new TreeMap<>(parameters);
        all.put("Action", action);
        all.put("Version", version);
        String form = all.entrySet().stream()
                .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        Map<String, String> headers = Map.of("content-type", "application/x-www-form-urlencoded");
        require(action, true, send("POST", "/", service, headers, bytes(form)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private record Answer(int status, String body) {}

    /** Where one is not as it should be, classes would be missing in the archive. */
    private static void require(String what, boolean fine, Answer answer) throws IOException {
        if (fine != answer.status() < REFUSED) {
            throw new IOException("The cloud answers " + what + " with " + answer.status() + ": " + answer.body());
        }
    }

    private Answer send(String method, String path, String service, Map<String, String> headers, byte[] body)
            throws IOException {
        Map<String, String> toSign = new TreeMap<>(headers);
        toSign.put("host", "127.0.0.1:" + port);
        Map<String, String> signed = Signatures.sign(
                Rehearsal.KEY, Rehearsal.REGION, service, wallTime.instant(), method, path, "", toSign, body);
        HttpURLConnection connection = (HttpURLConnection)
                URI.create("http://127.0.0.1:" + port + path).toURL().openConnection();
        connection.setRequestMethod(method);
        signed.forEach(connection::setRequestProperty);
        if (body.length > 0) {
            connection.setDoOutput(true);
            connection.getOutputStream().write(body);
        }
        int status = connection.getResponseCode();
        try (InputStream answer = status < REFUSED ? connection.getInputStream() : connection.getErrorStream()) {
            return new Answer(status, answer == null ? "" : new String(answer.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
