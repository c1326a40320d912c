package wildrydes.cloud.wire;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How an operation of the form {@code (XxxRequest, EventSink, Caller) -> XxxResponse} answers with events: before it returns it
 * names their source, which is asked when the client has read what came before, and it wakes the sink when there may be more.
 * Safe for concurrent use.
 */
public final class EventSink {

    private @Nullable EventSource source;
    private @Nullable Runnable listener;

    /** Names where the events come from; before the operation's method returns. */
    public synchronized void from(EventSource events) {
        source = events;
    }

    /** Has the source asked soon, on another thread. */
    public void wake() {
        Runnable told;
        synchronized (this) {
            told = listener;
        }
        if (told != null) {
            told.run();
        }
    }

    /** Where the events come from. */
    public synchronized EventSource source() {
        if (source == null) {
            throw new IllegalStateException("The operation has named no source of its events.");
        }
        return source;
    }

    /** Puts something around the source, such as one who counts. */
    public synchronized void wrap(UnaryOperator<EventSource> around) {
        source = around.apply(source());
    }

    /** Names the one who asks the source, which it does once by itself at the beginning. */
    public synchronized void listen(Runnable woken) {
        listener = woken;
    }
}
