package wildrydes.cloud.lambda;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.store.Fields;
import wildrydes.cloud.store.Table;

/**
 * An event that waits for its function. Immutable.
 *
 * @param id of the request that brought it; the same for each attempt
 * @param functionId of the very function that it is for
 * @param payload JSON; empty where nothing was sent
 * @param clientContext JSON; null for none
 * @param received cloud time
 * @param attempts how often the function ran for it, and failed
 * @param refusals how often it could not run since then
 * @param due when it is tried next
 * @param last how the last attempt ended; null where there was none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and a copy of each payload would cost
record QueuedEvent(
        String id,
        Target target,
        String functionId,
        byte[] payload,
        @Nullable String clientContext,
        Instant received,
        int attempts,
        int refusals,
        Instant due,
        @Nullable Failed last)
        implements Table.Row {

    /** What an event takes in memory beside its payload, about. */
    private static final int BESIDE_PAYLOAD = 1024;

    private static final Duration FIRST_RETRY = Duration.ofMinutes(1);
    private static final Duration SECOND_RETRY = Duration.ofMinutes(2);
    private static final Duration LONGEST_REFUSAL = Duration.ofMinutes(5);
    private static final int MOST_DOUBLINGS = 9;

    /**
     * How an attempt ended.
     *
     * @param version that ran
     * @param error for example {@code Unhandled}
     * @param payload the error as JSON
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Failed(String version, String error, byte[] payload) {}

    @Override
    public String key() {
        return id;
    }

    /** About how many bytes of memory it takes while it waits. */
    int bytes() {
        return BESIDE_PAYLOAD + payload.length + (clientContext == null ? 0 : clientContext.length());
    }

    Execution.Order order() {
        return new Execution.Order(target, id, payload, clientContext, false);
    }

    /** After one more attempt that failed: the next one is a minute later, the one after that two. */
    QueuedEvent failed(Failed how, Instant now) {
        Instant next = now.plus(attempts == 0 ? FIRST_RETRY : SECOND_RETRY);
        return new QueuedEvent(id, target, functionId, payload, clientContext, received, attempts + 1, 0, next, how);
    }

    /** After Lambda could not run the function: after a second, then twice as long each time, five minutes at most. */
    QueuedEvent refused(Instant now) {
        Duration wait = Duration.ofSeconds(1L << Math.min(refusals, MOST_DOUBLINGS));
        Instant next = now.plus(wait.compareTo(LONGEST_REFUSAL) > 0 ? LONGEST_REFUSAL : wait);
        return new QueuedEvent(
                id, target, functionId, payload, clientContext, received, attempts, refusals + 1, next, last);
    }

    @Override
    public void write(DataOutput to) throws IOException {
        Fields.text(to, id);
        Fields.text(to, target.name());
        Fields.optional(to, target.qualifier());
        Fields.text(to, functionId);
        bytes(to, payload);
        Fields.optional(to, clientContext);
        Fields.instant(to, received);
        to.writeInt(attempts);
        to.writeInt(refusals);
        Fields.instant(to, due);
        to.writeBoolean(last != null);
        if (last != null) {
            Fields.text(to, last.version());
            Fields.text(to, last.error());
            bytes(to, last.payload());
        }
    }

    private static void bytes(DataOutput to, byte[] bytes) throws IOException {
        to.writeInt(bytes.length);
        to.write(bytes);
    }

    private static byte[] bytes(DataInput from) throws IOException {
        byte[] bytes = new byte[from.readInt()];
        from.readFully(bytes);
        return bytes;
    }

    static QueuedEvent read(DataInput from) throws IOException {
        return new QueuedEvent(
                Fields.text(from),
                new Target(Fields.text(from), Fields.optional(from)),
                Fields.text(from),
                bytes(from),
                Fields.optional(from),
                Fields.instant(from),
                from.readInt(),
                from.readInt(),
                Fields.instant(from),
                from.readBoolean() ? new Failed(Fields.text(from), Fields.text(from), bytes(from)) : null);
    }
}
