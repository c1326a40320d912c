package wildrydes.cloud.dynamodb.table;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.store.Fields;

/**
 * Whether items of a table expire, and by which attribute.
 *
 * @param attribute null where they do not
 * @param until when the state passes
 * @param changed when it was last asked for; null where it never was
 */
record Expiry(
        @Nullable String attribute,
        State state,
        Instant until,
        @Nullable Instant changed) {

    static final Expiry NONE = new Expiry(null, State.DISABLED, Instant.EPOCH, null);

    /** As DescribeTimeToLive tells it. */
    enum State {
        ENABLING,
        ENABLED,
        DISABLING,
        DISABLED;

        boolean passing() {
            return this == ENABLING || this == DISABLING;
        }
    }

    /** The attribute by which items are removed now; null where they are not. */
    @Nullable
    String working() {
        return state == State.ENABLED || state == State.DISABLING ? attribute : null;
    }

    /** What comes after a state that passes. */
    Expiry passed() {
        return state == State.ENABLING
                ? new Expiry(attribute, State.ENABLED, Instant.EPOCH, changed)
                : new Expiry(null, State.DISABLED, Instant.EPOCH, changed);
    }

    void write(DataOutput to) throws IOException {
        Fields.optional(to, attribute);
        Fields.text(to, state.name());
        Fields.instant(to, until);
        Provision.moment(to, changed);
    }

    static Expiry read(DataInput from) throws IOException {
        return new Expiry(
                Fields.optional(from), State.valueOf(Fields.text(from)), Fields.instant(from), Provision.moment(from));
    }
}
