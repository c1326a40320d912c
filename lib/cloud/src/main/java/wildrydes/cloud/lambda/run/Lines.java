package wildrydes.cloud.lambda.run;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Makes events of a log from bytes: one of each line, or one of each record whatever lines it has. */
final class Lines {

    private final Consumer<String> events;
    private final boolean whole;
    private final ByteArrayOutputStream begun = new ByteArrayOutputStream();

    /** @param whole whether a line's end does not end an event */
    Lines(Consumer<String> events, boolean whole) {
        this.events = events;
        this.whole = whole;
    }

    void take(byte[] bytes, int from, int to) {
        int start = from;
        for (int i = from; i < to; i++) {
            boolean ends = !whole && bytes[i] == '\n';
            boolean full = begun.size() + i + 1 - start >= Limits.EVENT_BYTES && (i + 1 == to || starts(bytes[i + 1]));
            if (ends || full) {
                begun.write(bytes, start, i + 1 - start);
                end();
                start = i + 1;
            }
        }
        begun.write(bytes, start, to - start);
    }

    private static boolean starts(byte b) {
        return (b & 0xC0) != 0x80;
    }

    /** What has begun is an event, although nothing ended it. */
    void end() {
        if (begun.size() > 0) {
            events.accept(begun.toString(StandardCharsets.UTF_8));
            begun.reset();
        }
    }
}
