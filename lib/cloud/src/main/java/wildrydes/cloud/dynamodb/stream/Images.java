package wildrydes.cloud.dynamodb.stream;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import wildrydes.cloud.store.Fields;

/** Items as they stand in the records of streams. */
final class Images {

    private Images() {}

    static void write(DataOutput to, Map<String, AttributeValue> attributes) throws IOException {
        to.writeInt(attributes.size());
        for (Map.Entry<String, AttributeValue> attribute : attributes.entrySet()) {
            Fields.text(to, attribute.getKey());
            write(to, attribute.getValue());
        }
    }

    static Map<String, AttributeValue> read(DataInput from) throws IOException {
        Map<String, AttributeValue> attributes = new LinkedHashMap<>();
        for (int left = from.readInt(); left > 0; left--) {
            attributes.put(Fields.text(from), value(from));
        }
        return attributes;
    }

    private static void write(DataOutput to, AttributeValue value) throws IOException {
        Fields.text(to, value.type().name());
        switch (value.type()) {
            case S -> Fields.text(to, value.s());
            case N -> Fields.text(to, value.n());
            case B -> bytes(to, value.b());
            case BOOL -> to.writeBoolean(value.bool());
            case NUL -> {}
            case M -> write(to, value.m());
            case L -> {
                to.writeInt(value.l().size());
                for (AttributeValue element : value.l()) {
                    write(to, element);
                }
            }
            case SS -> Fields.texts(to, value.ss());
            case NS -> Fields.texts(to, value.ns());
            case BS -> {
                to.writeInt(value.bs().size());
                for (SdkBytes element : value.bs()) {
                    bytes(to, element);
                }
            }
            case UNKNOWN_TO_SDK_VERSION ->
                throw new IllegalArgumentException("An attribute without a value was to be refused before.");
        }
    }

    private static void bytes(DataOutput to, SdkBytes bytes) throws IOException {
        byte[] array = bytes.asByteArrayUnsafe();
        to.writeInt(array.length);
        to.write(array);
    }

    private static SdkBytes bytes(DataInput from) throws IOException {
        byte[] array = new byte[from.readInt()];
        from.readFully(array);
        return SdkBytes.fromByteArrayUnsafe(array);
    }

    private static AttributeValue value(DataInput from) throws IOException {
        return switch (AttributeValue.Type.valueOf(Fields.text(from))) {
            case S -> AttributeValue.fromS(Fields.text(from));
            case N -> AttributeValue.fromN(Fields.text(from));
            case B -> AttributeValue.fromB(bytes(from));
            case BOOL -> AttributeValue.fromBool(from.readBoolean());
            case NUL -> AttributeValue.fromNul(true);
            case M -> AttributeValue.fromM(read(from));
            case L -> {
                List<AttributeValue> elements = new ArrayList<>();
                for (int left = from.readInt(); left > 0; left--) {
                    elements.add(value(from));
                }
                yield AttributeValue.fromL(elements);
            }
            case SS -> AttributeValue.fromSs(Fields.texts(from));
            case NS -> AttributeValue.fromNs(Fields.texts(from));
            case BS -> {
                List<SdkBytes> elements = new ArrayList<>();
                for (int left = from.readInt(); left > 0; left--) {
                    elements.add(bytes(from));
                }
                yield AttributeValue.fromBs(elements);
            }
            case UNKNOWN_TO_SDK_VERSION -> throw new IOException("A record of a stream has a value without a type.");
        };
    }
}
