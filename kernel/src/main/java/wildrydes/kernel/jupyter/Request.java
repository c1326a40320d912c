package wildrydes.kernel.jupyter;

import java.io.IOException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message that a front end sent.
 *
 * @param sender the frames by which a socket finds the sender again
 * @param header its header as it came: answers carry it as their parent
 * @param id its msg_id
 * @param type its msg_type
 * @param buffers binary parts behind the content
 */
public record Request(
        Channel channel,
        List<byte[]> sender,
        String header,
        String id,
        String type,
        Fields metadata,
        Fields content,
        List<byte[]> buffers) {

    /** The parent of what no request asked for. */
    public static final Request NONE = new Request(
            Channel.SHELL,
            List.of(),
            "{}",
            "",
            "",
            new Fields("metadata", Map.of()),
            new Fields("content", Map.of()),
            List.of());

    public Request {
        sender = List.copyOf(sender);
        buffers = List.copyOf(buffers);
    }

    /** Whether the same front end sent this one first, by its clock; false where that cannot be known. */
    public boolean wasSentBefore(Request other) {
        try {
            Map<String, @Nullable Object> mine = Json.object(Envelopes.utf8(header));
            Map<String, @Nullable Object> others = Json.object(Envelopes.utf8(other.header));
            return mine.get("session") instanceof String session
                    && session.equals(others.get("session"))
                    && mine.get("date") instanceof String date
                    && others.get("date") instanceof String othersDate
                    && OffsetDateTime.parse(date).isBefore(OffsetDateTime.parse(othersDate));
        } catch (IOException | DateTimeParseException e) {
            // Some front ends leave out the zone.
            return false;
        }
    }
}
