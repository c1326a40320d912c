package wildrydes.cloud.analytics.run;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.reading.Arrival;

/**
 * What the Kinesis Producer Library makes of several records: a mark, a message of Protocol Buffers with a table of partition keys and the
 * records, and an MD5 of the message
 * (github.com/awslabs/amazon-kinesis-producer/blob/master/aggregation-format.md). Anything else is a record as it is.
 */
final class Aggregate {

    private static final byte[] MARK = {(byte) 0xF3, (byte) 0x89, (byte) 0x9A, (byte) 0xC2};
    private static final int DIGEST_BYTES = 16;

    private static final int KEY = 1;
    private static final int RECORD = 3;
    private static final int RECORD_KEY = 1;
    private static final int RECORD_DATA = 3;

    private Aggregate() {}

    /** The records that one is made of; itself where it is no aggregate, or a broken one. */
    static List<Arrival> split(Arrival record) {
        byte[] data = record.data();
        if (!marked(data) || !whole(data)) {
            return List.of(record);
        }
        List<Arrival> parts = parts(record, data);
        return parts == null ? List.of(record) : parts;
    }

    private static boolean marked(byte[] data) {
        return data.length > MARK.length + DIGEST_BYTES && Arrays.equals(data, 0, MARK.length, MARK, 0, MARK.length);
    }

    private static boolean whole(byte[] data) {
        try {
            MessageDigest md5 = MessageDigest.getInstance("MD5");
            int end = data.length - DIGEST_BYTES;
            md5.update(data, MARK.length, end - MARK.length);
            return Arrays.equals(md5.digest(), Arrays.copyOfRange(data, end, data.length));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has MD5", e);
        }
    }

    private static @Nullable List<Arrival> parts(Arrival record, byte[] data) {
        List<String> keys = new ArrayList<>();
        List<ByteBuffer> messages = new ArrayList<>();
        Fields fields = new Fields(ByteBuffer.wrap(data, MARK.length, data.length - MARK.length - DIGEST_BYTES));
        while (fields.next()) {
            if (fields.number == KEY && fields.bytes != null) {
                keys.add(StandardCharsets.UTF_8.decode(fields.bytes).toString());
            } else if (fields.number == RECORD && fields.bytes != null) {
                messages.add(fields.bytes);
            }
        }
        List<Arrival> parts = new ArrayList<>(messages.size());
        for (ByteBuffer message : messages) {
            Arrival part = part(record, keys, message);
            if (part == null) {
                return null;
            }
            parts.add(part);
        }
        return fields.broken ? null : parts;
    }

    private static @Nullable Arrival part(Arrival record, List<String> keys, ByteBuffer message) {
        long key = -1;
        byte[] data = null;
        Fields fields = new Fields(message);
        while (fields.next()) {
            if (fields.number == RECORD_KEY && fields.bytes == null) {
                key = fields.value;
            } else if (fields.number == RECORD_DATA && fields.bytes != null) {
                data = new byte[fields.bytes.remaining()];
                fields.bytes.get(data);
            }
        }
        return fields.broken || data == null || key < 0 || key >= keys.size()
                ? null
                : new Arrival(
                        record.shard(), record.sequenceNumber(), record.arrivalMillis(), keys.get((int) key), data);
    }

    /** The fields of a message, one after another; see protobuf.dev/programming-guides/encoding. */
    private static final class Fields {

        private final ByteBuffer from;
        private int number;
        private long value;
        /** What a field of variable length has; null for a number. */
        private @Nullable ByteBuffer bytes;

        private boolean broken;

        Fields(ByteBuffer from) {
            this.from = from;
        }

        boolean next() {
            if (broken || !from.hasRemaining()) {
                return false;
            }
            long tag = varint();
            number = (int) (tag >>> 3);
            bytes = null;
            switch ((int) tag & 7) {
                case 0 -> value = varint();
                case 1 -> skip(8);
                case 2 -> bytes = slice(varint());
                case 5 -> skip(4);
                default -> broken = true;
            }
            return !broken;
        }

        private long varint() {
            long result = 0;
            for (int shift = 0; shift < 64 && from.hasRemaining(); shift += 7) {
                byte next = from.get();
                result |= (long) (next & 0x7F) << shift;
                if (next >= 0) {
                    return result;
                }
            }
            broken = true;
            return 0;
        }

        private @Nullable ByteBuffer slice(long length) {
            if (broken || length < 0 || length > from.remaining()) {
                broken = true;
                return null;
            }
            ByteBuffer slice = from.slice().limit((int) length);
            from.position(from.position() + (int) length);
            return slice;
        }

        private void skip(int length) {
            if (length > from.remaining()) {
                broken = true;
            } else {
                from.position(from.position() + length);
            }
        }
    }
}
