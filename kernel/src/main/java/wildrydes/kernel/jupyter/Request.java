package wildrydes.kernel.jupyter;

import java.util.List;
import java.util.Map;

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
}
