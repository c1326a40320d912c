package wildrydes.cloud.sqs;

import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import wildrydes.cloud.store.Fields;

/**
 * MD5 digests by which clients see whether a message came over whole
 * (docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html).
 */
final class Digests {

    private static final byte TEXT = 1;
    private static final byte BYTES = 2;

    private Digests() {}

    static String of(String body) {
        return md5(body.getBytes(StandardCharsets.UTF_8));
    }

    static String of(Map<String, MessageAttributeValue> attributes) {
        return md5(Fields.bytes(to -> {
            for (Map.Entry<String, MessageAttributeValue> attribute : new TreeMap<>(attributes).entrySet()) {
                write(to, attribute.getKey(), attribute.getValue());
            }
        }));
    }

    private static void write(DataOutput to, String name, MessageAttributeValue value) throws IOException {
        Fields.text(to, name);
        Fields.text(to, value.dataType());
        if (value.stringValue() == null) {
            byte[] bytes = value.binaryValue().asByteArrayUnsafe();
            to.writeByte(BYTES);
            to.writeInt(bytes.length);
            to.write(bytes);
        } else {
            to.writeByte(TEXT);
            Fields.text(to, value.stringValue());
        }
    }

    private static String md5(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has MD5.", e);
        }
    }
}
