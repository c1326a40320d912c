package wildrydes.cloud.door;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import wildrydes.cloud.wire.EventSource;
import wildrydes.cloud.wire.Failure;

/** The events of a call, at whose end the call is noted, once, with all that was sent and what went wrong. */
final class NotedEvents implements EventSource {

    private static final Logger LOG = Logger.getLogger(NotedEvents.class.getName());

    /** Takes the note. */
    @FunctionalInterface
    interface Note {
        void ended(int status, @Nullable Failure failure, long requestBytes, long responseBytes);
    }

    private final EventSource source;
    private final String requestId;
    private final Note note;
    private volatile int status;
    private volatile long requestBytes;
    private @Nullable Failure failure;

    NotedEvents(EventSource source, String requestId, Note note) {
        this.source = source;
        this.requestId = requestId;
        this.note = note;
    }

    /** The answer has begun. */
    void answered(int withStatus, long toBytes) {
        status = withStatus;
        requestBytes = toBytes;
    }

    /** Nobody will ask for the events. */
    void dropped() {
        source.closed(0);
    }

    @Override
    public Next next() {
        try {
            return source.next();
        } catch (RuntimeException e) {
            Failure thrown = Failure.of(e);
            if (thrown.unexpected() != null) {
                LOG.log(Level.SEVERE, "The events of request " + requestId + " failed.", e);
            }
            failure = thrown;
            throw e;
        }
    }

    @Override
    public SdkPojo pulse() {
        return source.pulse();
    }

    @Override
    public void closed(long sent) {
        try {
            source.closed(sent);
        } finally {
            note.ended(status, failure, requestBytes, sent);
        }
    }
}
