package wildrydes.cloud.dynamodb.item;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Items as bytes: their size as AWS counts it, then each attribute's name, the tag of its type, its value. Lengths and counts
 * are written seven bits at a time.
 */
public final class ItemCodec {

    private static final byte S = 1;
    private static final byte N = 2;
    private static final byte B = 3;
    private static final byte TRUE = 4;
    private static final byte FALSE = 5;
    private static final byte NULL = 6;
    private static final byte M = 7;
    private static final byte L = 8;
    private static final byte SS = 9;
    private static final byte NS = 10;
    private static final byte BS = 11;

    private ItemCodec() {}

    /**
     * An item.
     *
     * @param size as {@link Sizes} counts it
     */
    public static byte[] bytes(int size, Map<String, AttributeValue> attributes) {
        Writer to = new Writer();
        to.number(size);
        to.attributes(attributes);
        return Arrays.copyOf(to.bytes, to.length);
    }

    /** The size that stands at the beginning. */
    static int size(byte[] item) {
        return new Reader(item).number();
    }

    /** The attributes, in the order in which they were written. */
    public static Map<String, AttributeValue> attributes(byte[] item) {
        Reader from = new Reader(item);
        from.number();
        return from.attributes();
    }

    private static final class Writer {
        private byte[] bytes = new byte[256];
        private int length;

        private void one(int value) {
            if (length == bytes.length) {
                bytes = Arrays.copyOf(bytes, 2 * length);
            }
            bytes[length++] = (byte) value;
        }

        void number(int value) {
            int left = value;
            while (left > 0x7f) {
                one(left | 0x80);
                left >>>= 7;
            }
            one(left);
        }

        private void some(byte[] value) {
            number(value.length);
            if (bytes.length - length < value.length) {
                bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + value.length));
            }
            System.arraycopy(value, 0, bytes, length, value.length);
            length += value.length;
        }

        private void text(String text) {
            some(text.getBytes(StandardCharsets.UTF_8));
        }

        void attributes(Map<String, AttributeValue> attributes) {
            number(attributes.size());
            for (Map.Entry<String, AttributeValue> attribute : attributes.entrySet()) {
                text(attribute.getKey());
                value(attribute.getValue());
            }
        }

        private void value(AttributeValue value) {
            switch (value.type()) {
                case S -> {
                    one(S);
                    text(value.s());
                }
                case N -> {
                    one(N);
                    text(value.n());
                }
                case B -> {
                    one(B);
                    some(value.b().asByteArrayUnsafe());
                }
                case BOOL -> one(value.bool() ? TRUE : FALSE);
                case NUL -> one(NULL);
                case M -> {
                    one(M);
                    attributes(value.m());
                }
                case L -> {
                    one(L);
                    number(value.l().size());
                    value.l().forEach(this::value);
                }
                case SS -> texts(SS, value.ss());
                case NS -> texts(NS, value.ns());
                case BS -> {
                    one(BS);
                    number(value.bs().size());
                    value.bs().forEach(element -> some(element.asByteArrayUnsafe()));
                }
                case UNKNOWN_TO_SDK_VERSION ->
                    throw new IllegalArgumentException("An attribute without a value was to be refused before.");
            }
        }

        private void texts(byte tag, List<String> texts) {
            one(tag);
            number(texts.size());
            texts.forEach(this::text);
        }
    }

    private static final class Reader {
        private final byte[] bytes;
        private int at;

        Reader(byte[] bytes) {
            this.bytes = bytes;
        }

        int number() {
            int value = 0;
            int shift = 0;
            while (bytes[at] < 0) {
                value |= (bytes[at++] & 0x7f) << shift;
                shift += 7;
            }
            return value | bytes[at++] << shift;
        }

        private byte[] some() {
            int length = number();
            at += length;
            return Arrays.copyOfRange(bytes, at - length, at);
        }

        private String text() {
            int length = number();
            at += length;
            return new String(bytes, at - length, length, StandardCharsets.UTF_8);
        }

        Map<String, AttributeValue> attributes() {
            int left = number();
            Map<String, AttributeValue> attributes = new LinkedHashMap<>(2 * left);
            for (; left > 0; left--) {
                attributes.put(text(), value());
            }
            return attributes;
        }

        private AttributeValue value() {
            byte tag = bytes[at++];
            return switch (tag) {
                case S -> AttributeValue.fromS(text());
                case N -> AttributeValue.fromN(text());
                case B -> AttributeValue.fromB(SdkBytes.fromByteArrayUnsafe(some()));
                case TRUE -> AttributeValue.fromBool(true);
                case FALSE -> AttributeValue.fromBool(false);
                case NULL -> AttributeValue.fromNul(true);
                case M -> AttributeValue.fromM(attributes());
                case L -> {
                    int left = number();
                    List<AttributeValue> elements = new ArrayList<>(left);
                    for (; left > 0; left--) {
                        elements.add(value());
                    }
                    yield AttributeValue.fromL(elements);
                }
                case SS -> AttributeValue.fromSs(texts());
                case NS -> AttributeValue.fromNs(texts());
                case BS -> {
                    int left = number();
                    List<SdkBytes> elements = new ArrayList<>(left);
                    for (; left > 0; left--) {
                        elements.add(SdkBytes.fromByteArrayUnsafe(some()));
                    }
                    yield AttributeValue.fromBs(elements);
                }
                default ->
                    throw new IllegalStateException("An item has a value of type " + tag + " at byte " + (at - 1)
                            + ", which this version does not know; start the version that wrote it.");
            };
        }

        private List<String> texts() {
            int left = number();
            List<String> texts = new ArrayList<>(left);
            for (; left > 0; left--) {
                texts.add(text());
            }
            return texts;
        }
    }
}
