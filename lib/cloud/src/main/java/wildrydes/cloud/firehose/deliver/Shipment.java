package wildrydes.cloud.firehose.deliver;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A buffer that is closed, and on its way into an object. Used by one thread at a time. */
final class Shipment {

    private final Buffer buffer;
    /** Ends its key, however often it is tried. */
    private final String id = UUID.randomUUID().toString();

    private int tries;
    private @Nullable Instant again;

    Shipment(Buffer buffer) {
        this.buffer = buffer;
    }

    Buffer buffer() {
        return buffer;
    }

    String id() {
        return id;
    }

    /** How often it was tried in vain. */
    int tries() {
        return tries;
    }

    /** When it is tried again; null for now. */
    @Nullable
    Instant again() {
        return again;
    }

    boolean due(Instant now) {
        return again == null || !now.isBefore(again);
    }

    void failed(Instant next) {
        tries++;
        again = next;
    }
}
