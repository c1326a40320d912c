package wildrydes.cloud.lambda.mapping.poll;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The events that functions are invoked with. */
final class Payloads {

    private Payloads() {}

    /** Records alone, or those of a window with its state. */
    static byte[] of(Batch batch, String source) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        write(bytes, "{\"Records\":[");
        List<Item> items = batch.items();
        for (int i = 0; i < items.size(); i++) {
            write(bytes, i == 0 ? "" : ",");
            bytes.writeBytes(items.get(i).json());
        }
        write(bytes, "]");
        Window window = batch.window();
        if (window != null) {
            write(bytes, window(window, batch, source));
        }
        write(bytes, "}");
        return bytes.toByteArray();
    }

    private static String window(Window window, Batch batch, String source) {
        return ",\"window\":{\"start\":\"" + window.start() + "\",\"end\":\"" + window.end() + "\"},\"state\":"
                + window.state() + ",\"shardId\":\"" + batch.shard() + "\",\"eventSourceARN\":\"" + source
                + "\",\"isFinalInvokeForWindow\":" + batch.closing() + ",\"isWindowTerminatedEarly\":"
                + (batch.closing() && window.early());
    }

    private static void write(ByteArrayOutputStream to, String text) {
        to.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** How much of a payload is not records. */
    static int around(@Nullable Window window) {
        return window == null ? 0 : window.state().getBytes(StandardCharsets.UTF_8).length;
    }
}
