package wildrydes.cloud.firehose.deliver;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Records that the Kinesis Producer Library put together in one: four bytes, a message of Protocol Buffers, and the MD5 of that
 * (github.com/awslabs/amazon-kinesis-producer, aggregation-format.md).
 */
final class Aggregate {

    private static final byte[] MAGIC = {(byte) 0xF3, (byte) 0x89, (byte) 0x9A, (byte) 0xC2};
    private static final int DIGEST = 16;

    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int BYTES = 2;
    private static final int FIXED32 = 5;
    private static final int TYPE_BITS = 3;

    private static final int KEYS = 1;
    private static final int RECORDS = 3;
    private static final int KEY_INDEX = 1;
    private static final int DATA = 3;

    private Aggregate() {}

    /** One of the records. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Part(String partitionKey, byte[] data) {}

    /** The records that are put together in one; null where it is one of its own. */
    static @Nullable List<Part> parts(byte[] record) {
        if (record.length < MAGIC.length + DIGEST || !begins(record)) {
            return null;
        }
        int end = record.length - DIGEST;
        byte[] message = Arrays.copyOfRange(record, MAGIC.length, end);
        if (!Arrays.equals(md5(message), Arrays.copyOfRange(record, end, record.length))) {
            return null;
        }
        try {
            return parts(ByteBuffer.wrap(message));
        } catch (IllegalArgumentException | java.nio.BufferUnderflowException e) {
            return null; // somebody's own bytes, however they came by the digest
        }
    }

    private static boolean begins(byte[] record) {
        return Arrays.equals(record, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
    }

    private static byte[] md5(byte[] message) {
        try {
            return MessageDigest.getInstance("MD5").digest(message);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has MD5.", e);
        }
    }

    private static List<Part> parts(ByteBuffer message) {
        List<String> keys = new ArrayList<>();
        List<ByteBuffer> records = new ArrayList<>();
        while (message.hasRemaining()) {
            long tag = varint(message);
            int field = (int) (tag >>> TYPE_BITS);
            if (field == KEYS) {
                keys.add(StandardCharsets.UTF_8.decode(bytes(message, tag)).toString());
            } else if (field == RECORDS) {
                records.add(bytes(message, tag));
            } else {
                skip(message, tag);
            }
        }
        List<Part> parts = new ArrayList<>();
        for (ByteBuffer record : records) {
            parts.add(part(record, keys));
        }
        return parts;
    }

    private static Part part(ByteBuffer record, List<String> keys) {
        int key = 0;
        byte[] data = {};
        while (record.hasRemaining()) {
            long tag = varint(record);
            int field = (int) (tag >>> TYPE_BITS);
            if (field == KEY_INDEX) {
                key = (int) varint(record);
            } else if (field == DATA) {
                ByteBuffer found = bytes(record, tag);
                data = new byte[found.remaining()];
                found.get(data);
            } else {
                skip(record, tag);
            }
        }
        if (key < 0 || key >= keys.size()) {
            throw new IllegalArgumentException("There is no partition key " + key + " in an aggregate.");
        }
        return new Part(keys.get(key), data);
    }

    private static ByteBuffer bytes(ByteBuffer from, long tag) {
        if ((tag & 7) != BYTES) {
            throw new IllegalArgumentException("Field " + (tag >>> TYPE_BITS) + " of an aggregate has another type.");
        }
        long length = varint(from);
        if (length < 0 || length > from.remaining()) {
            throw new IllegalArgumentException("A part of an aggregate is longer than that.");
        }
        ByteBuffer found = from.slice(from.position(), (int) length);
        from.position(from.position() + (int) length);
        return found;
    }

    private static void skip(ByteBuffer from, long tag) {
        switch ((int) (tag & 7)) {
            case VARINT -> varint(from);
            case FIXED64 -> from.getLong();
            case BYTES -> bytes(from, tag);
            case FIXED32 -> from.getInt();
            default -> throw new IllegalArgumentException("An aggregate has a field of type " + (tag & 7) + ".");
        }
    }

    private static long varint(ByteBuffer from) {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            byte next = from.get();
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("A number of an aggregate does not end.");
    }
}
