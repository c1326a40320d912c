package wildrydes.cloud.firehose.stream;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.store.Fields;
import wildrydes.cloud.store.Table;

/**
 * A delivery stream at a moment.
 *
 * @param number never given again, so that what belonged to a deleted one of its name is nobody's
 * @param until when its state passes, where it does
 * @param version grows with every change of its destination
 * @param updated when its destination was changed; null for never
 * @param source what it reads; null where records are put into it
 */
public record DeliveryStream(
        String name,
        long number,
        String arn,
        Status status,
        Instant until,
        int version,
        Instant created,
        @Nullable Instant updated,
        @Nullable StreamSource source,
        Encryption encryption,
        Destination destination,
        Map<String, String> tags)
        implements Table.Row {

    public DeliveryStream {
        tags = new TreeMap<>(tags);
    }

    /** In another state, which passes at a moment where it does. */
    public DeliveryStream becoming(Status next, Instant when) {
        return new DeliveryStream(
                name, number, arn, next, when, version, created, updated, source, encryption, destination, tags);
    }

    /** Delivering in another way, as its next version. */
    public DeliveryStream delivering(Destination next, Instant now) {
        return new DeliveryStream(
                name, number, arn, status, until, version + 1, created, now, source, encryption, next, tags);
    }

    public DeliveryStream encrypted(Encryption next) {
        return new DeliveryStream(
                name, number, arn, status, until, version, created, updated, source, next, destination, tags);
    }

    public DeliveryStream tagged(Map<String, String> next) {
        return new DeliveryStream(
                name, number, arn, status, until, version, created, updated, source, encryption, destination, next);
    }

    /** As AWS names it. */
    public String type() {
        return source == null ? "DirectPut" : "KinesisStreamAsSource";
    }

    @Override
    public String key() {
        return name;
    }

    @Override
    public void write(DataOutput to) throws IOException {
        Fields.text(to, name);
        to.writeLong(number);
        Fields.text(to, arn);
        Fields.text(to, status.name());
        Fields.instant(to, until);
        to.writeInt(version);
        Fields.instant(to, created);
        to.writeBoolean(updated != null);
        if (updated != null) {
            Fields.instant(to, updated);
        }
        to.writeBoolean(source != null);
        if (source != null) {
            source.write(to);
        }
        encryption.write(to);
        destination.write(to);
        Fields.map(to, tags);
    }

    static DeliveryStream read(DataInput from) throws IOException {
        return new DeliveryStream(
                Fields.text(from),
                from.readLong(),
                Fields.text(from),
                Status.valueOf(Fields.text(from)),
                Fields.instant(from),
                from.readInt(),
                Fields.instant(from),
                from.readBoolean() ? Fields.instant(from) : null,
                from.readBoolean() ? StreamSource.read(from) : null,
                Encryption.read(from),
                Destination.read(from),
                Fields.map(from));
    }
}
