package wildrydes.cloud.lambda.run;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;

/** What one invocation adds to the log of its environment. Events are written in groups; their end is kept for the caller. */
final class CallLog {

    private static final int MOST_EVENTS = 5_000;
    private static final int MOST_BYTES = 512 * 1024;
    private static final int EVENT_OVERHEAD = 26;

    private final LogStreamWriter stream;
    private final InstantSource time;
    private final List<InputLogEvent> events = new ArrayList<>();
    private int bytes;
    private byte[] tail = new byte[0];

    CallLog(LogStreamWriter stream, InstantSource time) {
        this.stream = stream;
        this.time = time;
    }

    /** Adds an event; it happened now. */
    void add(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        keep(text.endsWith("\n") ? utf8 : (text + "\n").getBytes(StandardCharsets.UTF_8));
        addUnseen(text, utf8.length);
    }

    /** Adds an event that the caller does not get to see. */
    void addUnseen(String text) {
        addUnseen(text, text.length());
    }

    private void addUnseen(String text, int size) {
        if (events.size() == MOST_EVENTS || bytes + size + EVENT_OVERHEAD > MOST_BYTES && !events.isEmpty()) {
            flush();
        }
        events.add(
                InputLogEvent.builder().timestamp(time.millis()).message(text).build());
        bytes += size + EVENT_OVERHEAD;
    }

    private void keep(byte[] text) {
        if (text.length >= Limits.TAIL_BYTES) {
            tail = Arrays.copyOfRange(text, text.length - Limits.TAIL_BYTES, text.length);
            return;
        }
        int kept = Math.min(tail.length, Limits.TAIL_BYTES - text.length);
        byte[] next = Arrays.copyOfRange(tail, tail.length - kept, tail.length + text.length);
        System.arraycopy(text, 0, next, kept, text.length);
        tail = next;
    }

    /** Writes what is still held; its end remains known. */
    void flush() {
        if (!events.isEmpty()) {
            stream.write(List.copyOf(events));
            events.clear();
            bytes = 0;
        }
    }

    /** The last {@value Limits#TAIL_BYTES} bytes of all events. */
    byte[] tail() {
        return tail;
    }
}
