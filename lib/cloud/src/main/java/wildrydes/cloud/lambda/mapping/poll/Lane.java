package wildrydes.cloud.lambda.mapping.poll;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records that are processed one batch after the other: those of a shard, or of some of its keys where it has several lanes. */
final class Lane {

    /** 6 MB for an invocation, of which some is around the records. */
    static final int MOST_BYTES = (6 << 20) - 512;

    private final Deque<Item> waiting = new ArrayDeque<>();
    /** Those that are under way; the first one goes to the function next. */
    private final Deque<Batch> batches = new ArrayDeque<>();

    void add(Item item) {
        waiting.add(item);
    }

    /** The batch that comes next; null where none is formed. */
    @Nullable
    Batch first() {
        return batches.peek();
    }

    void push(Batch batch) {
        batches.push(batch);
    }

    void pop() {
        batches.pop();
    }

    /** The next record that is in no batch; null where there is none. */
    @Nullable
    Item next() {
        return waiting.peek();
    }

    boolean empty() {
        return waiting.isEmpty() && batches.isEmpty();
    }

    /** When something may be due next, as far as is known now; null where nothing waits. */
    @Nullable
    Instant due(Duration window) {
        Batch batch = batches.peek();
        Item item = waiting.peek();
        if (batch != null) {
            return batch.notBefore();
        }
        return item == null ? null : item.read().plus(window);
    }

    /**
     * What the next batch would be of.
     *
     * @param full whether no record could be added
     */
    record Portion(List<Item> items, boolean full) {}

    /**
     * The records that go together.
     *
     * @param window only records of this one; null for any
     * @param used bytes of the payload that are taken already
     */
    Portion portion(int most, @Nullable Window window, int used) {
        List<Item> items = new ArrayList<>();
        long bytes = used;
        for (Item item : waiting) {
            bytes += item.json().length + 1;
            boolean fits = items.isEmpty() || (items.size() < most && bytes <= MOST_BYTES);
            if (!fits || (window != null && !window.has(item.arrival()))) {
                return new Portion(items, true);
            }
            items.add(item);
        }
        return new Portion(items, items.size() >= most);
    }

    /** Makes the first records a batch. */
    void form(Batch batch) {
        for (int i = 0; i < batch.items().size(); i++) {
            waiting.remove();
        }
        batches.push(batch);
    }
}
