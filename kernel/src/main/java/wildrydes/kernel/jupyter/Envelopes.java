package wildrydes.kernel.jupyter;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Packs and unpacks the frames of messages. Used by the one thread that owns the sockets.
 *
 * @see <a href="https://jupyter-client.readthedocs.io/en/stable/messaging.html">Messaging in Jupyter</a>
 */
final class Envelopes {

    static final String PROTOCOL = "5.4";

    private static final byte[] DELIMITER = utf8("<IDS|MSG>");
    private static final int SIGNED_PARTS = 4;

    private final Signature signature;
    /** Not a secret, so that the JDK's slow start of secure random numbers can be spared. */
    private final String session = new UUID(
                    ThreadLocalRandom.current().nextLong(),
                    ThreadLocalRandom.current().nextLong())
            .toString();

    private long count;

    /** @param key the connection's key; empty for unsigned messages */
    Envelopes(String key) {
        signature = new Signature(utf8(key));
    }

    /**
     * The message in these frames.
     *
     * @throws MalformedException if they are none, or it is not signed with the key
     */
    Request open(Channel channel, List<byte[]> frames) throws MalformedException {
        int delimiter = 0;
        while (delimiter < frames.size() && !Arrays.equals(frames.get(delimiter), DELIMITER)) {
            delimiter++;
        }
        int begin = delimiter + 2;
        int end = begin + SIGNED_PARTS;
        if (frames.size() < end) {
            throw new MalformedException("A message has a delimiter, a signature and four parts; these " + frames.size()
                    + " frames are none.");
        }
        List<byte[]> parts = frames.subList(begin, end);
        if (!signature.fits(frames.get(delimiter + 1), parts)) {
            throw new MalformedException("The signature does not fit the message: it was signed with another key.");
        }
        Fields header = fields("header", parts.get(0));
        fields("parent_header", parts.get(1));
        return new Request(
                channel,
                frames.subList(0, delimiter),
                new String(parts.get(0), StandardCharsets.UTF_8),
                header.text("msg_id"),
                header.text("msg_type"),
                fields("metadata", parts.get(2)),
                fields("content", parts.get(3)),
                frames.subList(end, frames.size()));
    }

    /** The frames of a signed message, with those in front that route it. */
    List<byte[]> seal(Outgoing message) {
        List<byte[]> parts = List.of(
                header(message.type()),
                utf8(message.parent().header()),
                utf8(message.metadata()),
                message.content().get());
        var frames = new ArrayList<byte[]>();
        if (message.channel() == Channel.IOPUB) {
            frames.add(utf8(message.type()));
        } else {
            frames.addAll(message.parent().sender());
        }
        frames.add(DELIMITER);
        frames.add(signature.of(parts));
        frames.addAll(parts);
        frames.addAll(message.buffers());
        return frames;
    }

    private byte[] header(String type) {
        var header = new LinkedHashMap<String, @Nullable Object>();
        header.put("msg_id", session + "_" + count++);
        header.put("session", session);
        header.put("username", "kernel");
        header.put("date", Timestamp.of(Instant.now()));
        header.put("msg_type", type);
        header.put("version", PROTOCOL);
        return Json.bytes(header);
    }

    private static Fields fields(String part, byte[] json) throws MalformedException {
        try {
            return new Fields("the " + part, Json.object(json));
        } catch (IOException e) {
            throw new MalformedException("The " + part + " of a message is not a JSON object.", e);
        }
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
