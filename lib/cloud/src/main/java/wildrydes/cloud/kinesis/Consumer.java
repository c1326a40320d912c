package wildrydes.cloud.kinesis;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.model.ConsumerStatus;
import wildrydes.cloud.store.Fields;

/**
 * A registered consumer: a name under which a stream's shards are subscribed to.
 *
 * @param stream id of its stream
 * @param created to the second, as it is part of the ARN
 * @param status CREATING, ACTIVE or DELETING
 * @param until when the status ends; of no meaning while it is ACTIVE
 * @param tags by key
 * @param policy who else may use it, a document in JSON; null where nobody
 */
record Consumer(
        long stream,
        String name,
        Instant created,
        ConsumerStatus status,
        Instant until,
        Map<String, String> tags,
        @Nullable String policy) {

    Consumer {
        tags = Collections.unmodifiableMap(new TreeMap<>(tags));
    }

    /** Its ARN, which tells it from others that have had its name. */
    String arn(String streamArn) {
        return streamArn + "/consumer/" + name + ":" + created.getEpochSecond();
    }

    boolean active() {
        return status == ConsumerStatus.ACTIVE;
    }

    Consumer becoming(ConsumerStatus next, Instant end) {
        return new Consumer(stream, name, created, next, end, tags, policy);
    }

    Consumer withTags(Map<String, String> others) {
        return new Consumer(stream, name, created, status, until, others, policy);
    }

    Consumer withPolicy(@Nullable String other) {
        return new Consumer(stream, name, created, status, until, tags, other);
    }

    /** Whether this is the same consumer at another time. */
    boolean same(@Nullable Consumer other) {
        return other != null && other.stream == stream && other.name.equals(name) && other.created.equals(created);
    }

    /** Whether it is registered with a stream at this moment, and ACTIVE. */
    boolean activeIn(Stream of) {
        Consumer now = of.consumer(name);
        return now != null && now.same(this) && now.active();
    }

    void write(DataOutput to) throws IOException {
        to.writeLong(stream);
        to.writeUTF(name);
        Fields.instant(to, created);
        to.writeUTF(status.toString());
        Fields.instant(to, until);
        Fields.map(to, tags);
        Fields.optional(to, policy);
    }

    static Consumer read(DataInput from) throws IOException {
        return new Consumer(
                from.readLong(),
                from.readUTF(),
                Fields.instant(from),
                ConsumerStatus.fromValue(from.readUTF()),
                Fields.instant(from),
                Fields.map(from),
                Fields.optional(from));
    }
}
