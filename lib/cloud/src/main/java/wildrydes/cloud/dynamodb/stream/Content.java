package wildrydes.cloud.dynamodb.stream;

import java.io.ByteArrayInputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Identity;
import software.amazon.awssdk.services.dynamodb.model.OperationType;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.StreamRecord;
import wildrydes.cloud.dynamodb.item.ItemChange;
import wildrydes.cloud.dynamodb.item.ItemCodec;
import wildrydes.cloud.dynamodb.item.Sizes;
import wildrydes.cloud.store.Fields;
import wildrydes.cloud.store.TapeRecord;

/** What a record of a stream says, as bytes: no more than the stream's view shows. */
final class Content {

    private static final byte INSERT = 1;
    private static final byte MODIFY = 2;
    private static final byte REMOVE = 3;

    private Content() {}

    /**
     * What a stream tells of a change.
     *
     * @param view of the stream, for example {@code NEW_IMAGE}
     */
    static byte[] of(ItemChange change, String view) {
        boolean old = view.equals("OLD_IMAGE") || view.equals("NEW_AND_OLD_IMAGES");
        boolean fresh = view.equals("NEW_IMAGE") || view.equals("NEW_AND_OLD_IMAGES");
        return Fields.bytes(to -> {
            to.writeByte(change.before() == null ? INSERT : change.after() == null ? REMOVE : MODIFY);
            to.writeBoolean(change.expired());
            Fields.instant(to, change.at());
            image(to, change.key());
            optional(to, old ? change.before() : null);
            optional(to, fresh ? change.after() : null);
        });
    }

    private static void optional(DataOutput to, @Nullable Map<String, AttributeValue> image) throws IOException {
        to.writeBoolean(image != null);
        if (image != null) {
            image(to, image);
        }
    }

    private static @Nullable Map<String, AttributeValue> optional(DataInput from) throws IOException {
        return from.readBoolean() ? image(from) : null;
    }

    private static void image(DataOutput to, Map<String, AttributeValue> attributes) throws IOException {
        byte[] bytes = ItemCodec.bytes(Sizes.item(attributes), attributes);
        to.writeInt(bytes.length);
        to.write(bytes);
    }

    private static Map<String, AttributeValue> image(DataInput from) throws IOException {
        byte[] bytes = new byte[from.readInt()];
        from.readFully(bytes);
        return ItemCodec.attributes(bytes);
    }

    /** The record as GetRecords gives it. */
    static Record record(TapeRecord read, StoredStream stream, String region) {
        DataInput from = new DataInputStream(new ByteArrayInputStream(read.data()));
        try {
            byte kind = from.readByte();
            boolean expired = from.readBoolean();
            Instant at = Fields.instant(from);
            Map<String, AttributeValue> keys = image(from);
            Map<String, AttributeValue> before = optional(from);
            Map<String, AttributeValue> after = optional(from);
            StreamRecord.Builder record = StreamRecord.builder()
                    .approximateCreationDateTime(at.truncatedTo(ChronoUnit.SECONDS))
                    .keys(keys)
                    .sequenceNumber(Positions.text(read.position()))
                    .sizeBytes(size(keys) + size(before) + size(after))
                    .streamViewType(stream.view());
            if (before != null) {
                record.oldImage(before);
            }
            if (after != null) {
                record.newImage(after);
            }
            Record.Builder whole = Record.builder()
                    .eventID(new UUID(stream.number(), read.position())
                            .toString()
                            .replace("-", ""))
                    .eventName(
                            kind == INSERT
                                    ? OperationType.INSERT
                                    : kind == MODIFY ? OperationType.MODIFY : OperationType.REMOVE)
                    .eventVersion("1.1")
                    .eventSource("aws:dynamodb")
                    .awsRegion(region)
                    .dynamodb(record.build());
            if (expired) {
                whole.userIdentity(Identity.builder()
                        .type("Service")
                        .principalId("dynamodb.amazonaws.com")
                        .build());
            }
            return whole.build();
        } catch (IOException e) {
            throw new UncheckedIOException("A record of " + stream.arn() + " cannot be read.", e);
        }
    }

    private static long size(@Nullable Map<String, AttributeValue> image) {
        return image == null ? 0 : Sizes.item(image);
    }
}
