package wildrydes.kernel.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Packs and unpacks the messages of one session.
 *
 * @see <a href="https://jupyter-client.readthedocs.io/en/stable/messaging.html">Messaging in Jupyter</a>
 */
final class Envelopes {

    private static final byte[] DELIMITER = utf8("<IDS|MSG>");
    private static final byte[] NOTHING = utf8("{}");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String key;
    private final String session = newId();

    /**
     * @param key the connection's key; empty for unsigned messages
     */
    Envelopes(String key) {
        this.key = key;
    }

    static String newId() {
        return UUID.randomUUID().toString();
    }

    /** A signed message of this type. */
    Sealed seal(String type, Map<String, Object> content, Map<String, Object> metadata) {
        String id = newId();
        Map<String, Object> header = Map.of(
                "msg_id",
                id,
                "session",
                session,
                "username",
                "client",
                "date",
                OffsetDateTime.now(ZoneOffset.UTC).toString(),
                "msg_type",
                type,
                "version",
                "5.4");
        List<byte[]> parts = List.of(bytes(header), NOTHING, bytes(metadata), bytes(content));
        return new Sealed(
                id, List.of(DELIMITER, signature(parts), parts.get(0), parts.get(1), parts.get(2), parts.get(3)));
    }

    /** The message in these frames; nothing if they are none. A kernel's signature is not questioned. */
    Optional<Received> open(List<byte[]> frames) {
        int delimiter = 0;
        while (delimiter < frames.size() && !Arrays.equals(frames.get(delimiter), DELIMITER)) {
            delimiter++;
        }
        if (frames.size() < delimiter + 6) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Received(
                    Json.text(object(frames.get(delimiter + 2)), "msg_type"),
                    Json.text(object(frames.get(delimiter + 3)), "msg_id"),
                    object(frames.get(delimiter + 5)),
                    object(frames.get(delimiter + 4))));
        } catch (IOException e) {
            // A kernel that sends something else than messages is not heard; whoever waits for it is told so in time.
            return Optional.empty();
        }
    }

    private byte[] signature(List<byte[]> parts) {
        if (key.isEmpty()) {
            return new byte[0];
        }
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(utf8(key), "HmacSHA256"));
            parts.forEach(mac::update);
            return utf8(HexFormat.of().formatHex(mac.doFinal()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HMAC-SHA256", e);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(byte[] json) throws IOException {
        return JSON.readValue(json, Map.class);
    }

    private static byte[] bytes(Map<String, Object> object) {
        try {
            return JSON.writeValueAsBytes(object);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("A message holds maps, lists, texts, numbers and booleans only", e);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A message that may be sent. */
    record Sealed(String id, List<byte[]> frames) {}

    /** A message that arrived. */
    record Received(String type, String parentId, Map<String, Object> content, Map<String, Object> metadata) {}
}
