package wildrydes.cloud.sqs;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import wildrydes.cloud.store.Fields;
import wildrydes.cloud.store.Table;

/**
 * A message that waits in a queue.
 *
 * @param queue the queue's number
 * @param sequence its place in the queue; rises with each message of the cloud
 * @param sender unique id of the principal who sent it
 * @param visible from when on it can be received
 * @param trace X-Ray header that came with it; null for none
 * @param source ARN of the queue that it was moved from, since it was received too often there; null otherwise
 */
record QueueMessage(
        long queue,
        long sequence,
        String id,
        String body,
        Map<String, MessageAttributeValue> attributes,
        String sender,
        Instant sent,
        Instant visible,
        @Nullable String trace,
        @Nullable String source)
        implements Table.Row {

    /** What a message takes in memory beside what was sent, about. */
    private static final int BESIDE_CONTENT = 512;

    /** About how many bytes of memory it takes while it waits. */
    long bytes() {
        return BESIDE_CONTENT + MessageRules.size(body, attributes);
    }

    static String key(long queue, long sequence) {
        return String.format(Locale.ROOT, "%016x/%016x", queue, sequence);
    }

    @Override
    public String key() {
        return key(queue, sequence);
    }

    /** The same message in the queue for those that were received too often. */
    QueueMessage moved(long otherQueue, long otherSequence, Instant now, String from) {
        return new QueueMessage(otherQueue, otherSequence, id, body, attributes, sender, sent, now, trace, from);
    }

    @Override
    public void write(DataOutput to) throws IOException {
        to.writeLong(queue);
        to.writeLong(sequence);
        Fields.text(to, id);
        Fields.text(to, body);
        to.writeInt(attributes.size());
        for (Map.Entry<String, MessageAttributeValue> attribute : attributes.entrySet()) {
            MessageAttributeValue value = attribute.getValue();
            Fields.text(to, attribute.getKey());
            Fields.text(to, value.dataType());
            Fields.optional(to, value.stringValue());
            if (value.stringValue() == null) {
                byte[] bytes = value.binaryValue().asByteArrayUnsafe();
                to.writeInt(bytes.length);
                to.write(bytes);
            }
        }
        Fields.text(to, sender);
        Fields.instant(to, sent);
        Fields.instant(to, visible);
        Fields.optional(to, trace);
        Fields.optional(to, source);
    }

    static QueueMessage read(DataInput from) throws IOException {
        return new QueueMessage(
                from.readLong(),
                from.readLong(),
                Fields.text(from),
                Fields.text(from),
                readAttributes(from),
                Fields.text(from),
                Fields.instant(from),
                Fields.instant(from),
                Fields.optional(from),
                Fields.optional(from));
    }

    private static Map<String, MessageAttributeValue> readAttributes(DataInput from) throws IOException {
        Map<String, MessageAttributeValue> attributes = new LinkedHashMap<>();
        for (int left = from.readInt(); left > 0; left--) {
            String name = Fields.text(from);
            MessageAttributeValue.Builder value =
                    MessageAttributeValue.builder().dataType(Fields.text(from));
            String text = Fields.optional(from);
            if (text == null) {
                byte[] bytes = new byte[from.readInt()];
                from.readFully(bytes);
                value.binaryValue(SdkBytes.fromByteArrayUnsafe(bytes));
            } else {
                value.stringValue(text);
            }
            attributes.put(name, value.build());
        }
        return attributes;
    }
}
