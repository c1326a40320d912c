package wildrydes.cloud.dynamodb.table;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.store.Fields;

/**
 * The throughput that a table or a global index has, and how it came to it.
 *
 * @param now null where requests are paid one by one
 * @param next what it will be when the update that is under way is done; null where none is
 * @param decreases how often it was lowered on the day of {@code decreased} (UTC)
 */
record Provision(
        @Nullable Capacity now,
        @Nullable Capacity next,
        @Nullable Instant increased,
        @Nullable Instant decreased,
        int decreases) {

    /** That of a new table or index. */
    static Provision of(@Nullable Capacity capacity) {
        return new Provision(capacity, null, null, null, 0);
    }

    /** How often it was lowered on the day of a moment (UTC). */
    int decreasesOn(Instant moment) {
        Instant last = decreased;
        return last != null && day(last) == day(moment) ? decreases : 0;
    }

    private static long day(Instant moment) {
        return moment.atZone(ZoneOffset.UTC).toLocalDate().toEpochDay();
    }

    /** Whether what was asked for is less of either kind. */
    boolean lowers(Capacity asked) {
        Capacity have = now;
        return have != null && (asked.readUnits() < have.readUnits() || asked.writeUnits() < have.writeUnits());
    }

    /** On its way to another capacity. */
    Provision going(Capacity asked) {
        return new Provision(now, asked, increased, decreased, decreases);
    }

    /** Arrived where it was going. */
    Provision arrived(Instant at) {
        Capacity asked = next;
        if (asked == null) {
            return this;
        }
        Capacity have = now;
        boolean raises =
                have != null && (asked.readUnits() > have.readUnits() || asked.writeUnits() > have.writeUnits());
        boolean lowers = lowers(asked);
        return new Provision(
                asked,
                null,
                raises ? at : increased,
                lowers ? at : decreased,
                lowers ? decreasesOn(at) + 1 : decreases);
    }

    /** From now on with that capacity; null where requests are paid one by one. */
    Provision becoming(@Nullable Capacity capacity) {
        return new Provision(capacity, null, increased, decreased, decreases);
    }

    void write(DataOutput to) throws IOException {
        capacity(to, now);
        capacity(to, next);
        moment(to, increased);
        moment(to, decreased);
        to.writeInt(decreases);
    }

    static Provision read(DataInput from) throws IOException {
        return new Provision(capacity(from), capacity(from), moment(from), moment(from), from.readInt());
    }

    private static void capacity(DataOutput to, @Nullable Capacity capacity) throws IOException {
        to.writeBoolean(capacity != null);
        if (capacity != null) {
            to.writeLong(capacity.readUnits());
            to.writeLong(capacity.writeUnits());
        }
    }

    private static @Nullable Capacity capacity(DataInput from) throws IOException {
        return from.readBoolean() ? new Capacity(from.readLong(), from.readLong()) : null;
    }

    static void moment(DataOutput to, @Nullable Instant moment) throws IOException {
        to.writeBoolean(moment != null);
        if (moment != null) {
            Fields.instant(to, moment);
        }
    }

    static @Nullable Instant moment(DataInput from) throws IOException {
        return from.readBoolean() ? Fields.instant(from) : null;
    }
}
