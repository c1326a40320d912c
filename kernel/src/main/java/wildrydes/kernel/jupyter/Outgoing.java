package wildrydes.kernel.jupyter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A message on its way out.
 *
 * @param parent the request that it belongs to
 * @param metadata its JSON text
 * @param content its JSON text as UTF-8; text that a cell printed is put into it only when it is sent
 * @param weight about how many bytes it takes while it waits
 */
public record Outgoing(
        Channel channel,
        Request parent,
        String type,
        String metadata,
        Supplier<byte[]> content,
        List<byte[]> buffers,
        int weight) {

    /** What a message takes beside its content. */
    private static final int ENVELOPE = 500;

    /** The answer to a request, on the channel that it came from; {@code kernel_info_reply} to {@code kernel_info_request}. */
    public static Outgoing reply(Request request, Map<String, ? extends @Nullable Object> content) {
        String type = request.type();
        return of(request.channel(), request, type.substring(0, type.length() - "request".length()) + "reply", content);
    }

    /** Asks the person at the front end that sent this request for a line. */
    public static Outgoing question(Request request, String prompt) {
        return of(Channel.STDIN, request, "input_request", Map.of("prompt", prompt, "password", false));
    }

    /** Tells every front end. */
    public static Outgoing broadcast(Request parent, String type, Map<String, ? extends @Nullable Object> content) {
        return of(Channel.IOPUB, parent, type, content);
    }

    /** Tells every front end, with more than a content. */
    public static Outgoing broadcast(
            Request parent,
            String type,
            Map<String, ? extends @Nullable Object> content,
            Map<String, ? extends @Nullable Object> metadata,
            List<byte[]> buffers) {
        byte[] json = Json.bytes(content);
        int binary = 0;
        for (byte[] buffer : buffers) {
            binary += buffer.length;
        }
        return new Outgoing(
                Channel.IOPUB,
                parent,
                type,
                Json.text(metadata),
                () -> json,
                List.copyOf(buffers),
                json.length + binary + ENVELOPE);
    }

    /**
     * Text that a cell printed.
     *
     * @param name {@code stdout} or {@code stderr}
     */
    public static Outgoing stream(Request parent, String name, String text) {
        return new Outgoing(
                Channel.IOPUB,
                parent,
                "stream",
                "{}",
                () -> {
                    var content = new LinkedHashMap<String, Object>();
                    content.put("name", name);
                    content.put("text", text);
                    return Json.bytes(content);
                },
                List.of(),
                text.length() + ENVELOPE);
    }

    /**
     * Whether the kernel works for this request.
     *
     * @param state {@code busy} or {@code idle}
     */
    public static Outgoing status(Request parent, String state) {
        return broadcast(parent, "status", Map.of("execution_state", state));
    }

    private static Outgoing of(
            Channel channel, Request parent, String type, Map<String, ? extends @Nullable Object> content) {
        // Here and not when it is sent, so that whoever made the content learns what is wrong with it.
        byte[] json = Json.bytes(content);
        return new Outgoing(channel, parent, type, "{}", () -> json, List.of(), json.length + ENVELOPE);
    }
}
