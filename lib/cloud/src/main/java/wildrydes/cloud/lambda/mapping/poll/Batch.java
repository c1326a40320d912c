package wildrydes.cloud.lambda.mapping.poll;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records that go to the function together, or the end of a window. */
final class Batch {

    private final long id;
    private final @Nullable Long parent;
    private final String shard;
    private final List<Item> items;
    private final @Nullable Window window;
    private final boolean closing;
    private Instant notBefore = Instant.MIN;
    private int attempts;
    private int postponed;
    private @Nullable String request;
    private @Nullable String error;

    /**
     * @param parent the batch that it was a part of; null where it was none
     * @param shard empty for messages of a queue
     * @param window that the records are of; null where there are no windows
     * @param closing whether it closes that window
     */
    Batch(
            long id,
            @Nullable Long parent,
            String shard,
            List<Item> items,
            @Nullable Window window,
            boolean closing,
            int attempts) {
        this.id = id;
        this.parent = parent;
        this.shard = shard;
        this.items = List.copyOf(items);
        this.window = window;
        this.closing = closing;
        this.attempts = attempts;
    }

    /** A part of this, which has as many attempts behind it as is said. */
    Batch part(long id, List<Item> of, int attempts) {
        Batch part = new Batch(id, this.id, shard, of, window, closing, attempts);
        part.request = request;
        part.error = error;
        return part;
    }

    long id() {
        return id;
    }

    @Nullable
    Long parent() {
        return parent;
    }

    String shard() {
        return shard;
    }

    List<Item> items() {
        return items;
    }

    @Nullable
    Window window() {
        return window;
    }

    boolean closing() {
        return closing;
    }

    /** How often the function was invoked with it. */
    int attempts() {
        return attempts;
    }

    /** How often the function could not be invoked, such as when all its concurrency was in use. */
    int postponed() {
        return postponed;
    }

    Instant notBefore() {
        return notBefore;
    }

    void waitUntil(Instant moment) {
        notBefore = moment;
    }

    /** The function could not be invoked. */
    void postpone() {
        postponed++;
    }

    /**
     * The function was invoked.
     *
     * @param request id of the invocation
     * @param error as in an answer of Invoke; null where the function returned
     */
    void attempted(String request, @Nullable String error) {
        attempts++;
        this.request = request;
        this.error = error;
    }

    /** The id of the last invocation; null where there was none. */
    @Nullable
    String request() {
        return request;
    }

    /** The kind of error of the last invocation; null where the function returned. */
    @Nullable
    String error() {
        return error;
    }

    void finish() {
        items.forEach(Item::finish);
    }

    @Nullable
    String from() {
        return items.isEmpty()
                ? (window == null ? null : window.from())
                : items.get(0).id();
    }

    @Nullable
    String to() {
        return items.isEmpty()
                ? (window == null ? null : window.to())
                : items.get(items.size() - 1).id();
    }
}
