package wildrydes.cloud.kinesis;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;
import wildrydes.cloud.store.Fields;

/**
 * All of a stream that changes in its life, but its shards and consumers. Immutable.
 *
 * @param status CREATING, ACTIVE, UPDATING or DELETING
 * @param until when the state ends that the stream is in; while it is ACTIVE, when that began
 * @param update what it changes into; not null while it is UPDATING, and only then
 * @param tags by key
 * @param policy who else may use it, a document in JSON; null where nobody
 */
record StreamSettings(
        StreamStatus status,
        Instant until,
        @Nullable Update update,
        Traits traits,
        Retention retention,
        Map<String, String> tags,
        @Nullable String policy,
        Recent recent) {

    StreamSettings {
        tags = Collections.unmodifiableMap(new TreeMap<>(tags));
    }

    /** A new stream's. */
    static StreamSettings creating(Traits traits, Map<String, String> tags, Instant active) {
        return new StreamSettings(StreamStatus.CREATING, active, null, traits, Retention.DAY, tags, null, Recent.NONE);
    }

    StreamSettings active(Instant since) {
        return new StreamSettings(StreamStatus.ACTIVE, since, null, traits, retention, tags, policy, recent);
    }

    StreamSettings deleting(Instant gone) {
        return new StreamSettings(StreamStatus.DELETING, gone, null, traits, retention, tags, policy, recent);
    }

    StreamSettings updating(Update next, Instant end) {
        return new StreamSettings(StreamStatus.UPDATING, end, next, traits, retention, tags, policy, recent);
    }

    StreamSettings with(Traits others) {
        return new StreamSettings(status, until, update, others, retention, tags, policy, recent);
    }

    StreamSettings with(Retention other) {
        return new StreamSettings(status, until, update, traits, other, tags, policy, recent);
    }

    StreamSettings withTags(Map<String, String> others) {
        return new StreamSettings(status, until, update, traits, retention, others, policy, recent);
    }

    StreamSettings withPolicy(@Nullable String other) {
        return new StreamSettings(status, until, update, traits, retention, tags, other, recent);
    }

    StreamSettings with(Recent other) {
        return new StreamSettings(status, until, update, traits, retention, tags, policy, other);
    }

    void write(DataOutput to) throws IOException {
        to.writeUTF(status.toString());
        Fields.instant(to, until);
        to.writeBoolean(update != null);
        if (update != null) {
            update.write(to);
        }
        traits.write(to);
        retention.write(to);
        Fields.map(to, tags);
        Fields.optional(to, policy);
        recent.write(to);
    }

    static StreamSettings read(DataInput from) throws IOException {
        return new StreamSettings(
                StreamStatus.fromValue(from.readUTF()),
                Fields.instant(from),
                from.readBoolean() ? Update.read(from) : null,
                Traits.read(from),
                Retention.read(from),
                Fields.map(from),
                Fields.optional(from),
                Recent.read(from));
    }
}
