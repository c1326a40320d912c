package wildrydes.cloud.logs;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.clock.CloudTime;
import wildrydes.cloud.store.Fields;

/** A group: how long it keeps events, and its streams. Safe for concurrent use. */
final class LogGroup {

    /**
     * All that can be said of a group at one moment.
     *
     * @param id no other stream or group ever has it
     * @param retentionDays 0 where events are kept for ever
     * @param tags by key
     */
    record Plan(long id, String name, Instant created, int retentionDays, Map<String, String> tags) {

        Plan {
            tags = new TreeMap<>(tags);
        }

        Plan retaining(int days) {
            return new Plan(id, name, created, days, tags);
        }

        Plan tagged(Map<String, String> all) {
            return new Plan(id, name, created, retentionDays, all);
        }

        void write(DataOutput to) throws IOException {
            to.writeLong(id);
            Fields.text(to, name);
            Fields.instant(to, created);
            to.writeInt(retentionDays);
            Fields.map(to, tags);
        }

        static Plan read(DataInput from) throws IOException {
            return new Plan(from.readLong(), Fields.text(from), Fields.instant(from), from.readInt(), Fields.map(from));
        }
    }

    private final NavigableMap<String, LogStream> streams = new ConcurrentSkipListMap<>();
    private volatile Plan plan;
    private CloudTime.@Nullable Scheduled expiry;

    LogGroup(Plan plan) {
        this.plan = plan;
    }

    Plan plan() {
        return plan;
    }

    void become(Plan next) {
        plan = next;
    }

    String name() {
        return plan.name();
    }

    @Nullable
    LogStream stream(String name) {
        return streams.get(name);
    }

    /** All streams, by name. */
    Collection<LogStream> streams() {
        return streams.values();
    }

    /** Streams whose names are at or behind a text, by name. */
    Collection<LogStream> streamsFrom(String name) {
        return streams.tailMap(name, true).values();
    }

    void add(LogStream stream) {
        streams.put(stream.name(), stream);
    }

    void remove(LogStream stream) {
        streams.remove(stream.name(), stream);
    }

    long bytes() {
        return streams.values().stream().mapToLong(LogStream::bytes).sum();
    }

    /** Events that happened earlier are gone, in milliseconds since the epoch. */
    long horizon(Instant now) {
        int days = plan.retentionDays();
        return days == 0 ? Long.MIN_VALUE : now.toEpochMilli() - days * Extent.DAY_MILLIS;
    }

    /** Puts a plan to forget events in the place of an earlier one; null for none. */
    synchronized void expires(CloudTime.@Nullable Scheduled next) {
        if (expiry != null) {
            expiry.cancel();
        }
        expiry = next;
    }

    /** When the first day of events that are kept is to be forgotten; null for never. */
    @Nullable
    Instant firstExpiry() {
        int days = plan.retentionDays();
        long first = streams.values().stream()
                .mapToLong(LogStream::firstDayEnd)
                .min()
                .orElse(Long.MAX_VALUE);
        return days == 0 || first == Long.MAX_VALUE ? null : Instant.ofEpochMilli(first + days * Extent.DAY_MILLIS);
    }
}
