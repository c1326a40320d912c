package wildrydes.cloud.lambda.mapping.poll;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The newest attempts of a mapping to have its function process batches, and what became of these. Safe for concurrent use. */
final class Attempts {

    private static final int MOST = 1_000;
    /** Characters of what went wrong; a function may say so in 6 MB. */
    private static final int LONGEST_ERROR = 1_000;

    /**
     * One invocation, or the reason why there was none.
     *
     * @param batch number of the batch
     * @param parent number of the batch that this one was a part of; null where it was none
     * @param shard empty for a queue
     * @param from sequence number or message id of the first record; null for the end of a window without any
     * @param window start of the window; null where there are none
     * @param closing whether it is the end of the window
     * @param attempt how many invocations with this batch that makes
     * @param result one of OK, FunctionError, PartialFailure, NoState, Throttled, NotInvoked, RecordAgeExceeded
     * @param error what went wrong, in a line, cut off where it is long; null where nothing did
     * @param request id of the invocation; null where there was none
     */
    record Attempt(
            Instant time,
            long batch,
            @Nullable Long parent,
            String shard,
            @Nullable String from,
            @Nullable String to,
            int records,
            @Nullable Instant window,
            boolean closing,
            int attempt,
            String result,
            @Nullable String error,
            @Nullable String request) {}

    /**
     * What became of a batch.
     *
     * @param outcome one of OK, Split, Discarded, Returned (to the queue), Waiting
     * @param reason why it was discarded; null otherwise
     * @param report ARN of where that was reported; null for nowhere
     */
    record Fate(
            String outcome,
            @Nullable String reason,
            @Nullable String report) {

        static final Fate WAITING = new Fate("Waiting", null, null);
        static final Fate OK = new Fate("OK", null, null);
        static final Fate SPLIT = new Fate("Split", null, null);
        static final Fate RETURNED = new Fate("Returned", null, null);
    }

    /** All that is known. */
    record Known(List<Attempt> attempts, Map<Long, Fate> fates, long dropped) {}

    private final Deque<Attempt> newest = new ArrayDeque<>();
    private final Map<Long, Fate> fates = new HashMap<>();
    private final Map<Long, Integer> counts = new HashMap<>();
    private long batches;
    private long dropped;

    /** A number for a batch. */
    synchronized long number() {
        return ++batches;
    }

    synchronized void add(Instant now, Batch batch, String result, @Nullable String error, @Nullable String request) {
        Window window = batch.window();
        newest.add(new Attempt(
                now,
                batch.id(),
                batch.parent(),
                batch.shard(),
                batch.from(),
                batch.to(),
                batch.items().size(),
                window == null ? null : window.start(),
                batch.closing(),
                batch.attempts(),
                result,
                error == null || error.length() <= LONGEST_ERROR ? error : error.substring(0, LONGEST_ERROR) + " ...",
                request));
        counts.merge(batch.id(), 1, Integer::sum);
        fates.putIfAbsent(batch.id(), Fate.WAITING);
        if (newest.size() > MOST) {
            drop(newest.remove().batch());
        }
    }

    private void drop(long batch) {
        dropped++;
        if (counts.merge(batch, -1, Integer::sum) == 0) {
            counts.remove(batch);
            fates.remove(batch);
        }
    }

    synchronized void fate(Batch batch, Fate fate) {
        fates.computeIfPresent(batch.id(), (id, before) -> fate);
    }

    synchronized Known known() {
        return new Known(new ArrayList<>(newest), new HashMap<>(fates), dropped);
    }
}
