package wildrydes.cloud.lambda.mapping.poll;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.lambda.mapping.Checkpoint;

/**
 * A tumbling window of one shard, with the state that goes from one invocation to the next
 * (docs.aws.amazon.com/lambda/latest/dg/services-kinesis-windows.html).
 */
final class Window {

    /** A larger state ends the window early. */
    private static final int MOST_STATE = 1 << 20;

    private final long start;
    private final Duration length;
    private String state;
    private @Nullable String from;
    private @Nullable String to;
    private boolean early;

    private Window(long start, Duration length, String state) {
        this.start = start;
        this.length = length;
        this.state = state;
    }

    /** A new window, in which a record has arrived. */
    static Window at(Instant arrival, Duration length) {
        return new Window(begin(arrival, length), length, "{}");
    }

    /** One that was open when the process ended. */
    static Window restored(Checkpoint.OpenWindow saved, Duration length) {
        Window window = new Window(saved.start(), length, saved.state());
        window.from = saved.from();
        window.to = saved.to();
        return window;
    }

    private static long begin(Instant moment, Duration length) {
        return moment.toEpochMilli() - Math.floorMod(moment.toEpochMilli(), length.toMillis());
    }

    /** Whether a record of that time is in it. */
    boolean has(Instant arrival) {
        return begin(arrival, length) == start;
    }

    Instant start() {
        return Instant.ofEpochMilli(start);
    }

    Instant end() {
        return start().plus(length);
    }

    /** JSON, as the function returned it. */
    String state() {
        return state;
    }

    /** A batch was processed. */
    void took(Item first, Item last, String next) {
        state = next;
        from = from == null ? first.id() : from;
        to = last.id();
        early = next.getBytes(StandardCharsets.UTF_8).length > MOST_STATE;
    }

    /** Whether it ends before its time, since its state is too large. */
    boolean early() {
        return early;
    }

    /** The first record of it that was processed; null where none was yet. */
    @Nullable
    String from() {
        return from;
    }

    @Nullable
    String to() {
        return to;
    }

    /** What is kept of it; null as long as nothing is in it. */
    Checkpoint.@Nullable OpenWindow saved() {
        return from == null || to == null ? null : new Checkpoint.OpenWindow(start, state, from, to);
    }
}
