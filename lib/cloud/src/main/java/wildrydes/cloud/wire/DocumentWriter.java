package wildrydes.cloud.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkPojo;

/** Writes the SDK's model objects as a JSON or CBOR document. */
final class DocumentWriter {

    private final Dialect dialect;

    DocumentWriter(Dialect dialect) {
        this.dialect = dialect;
    }

    /** A response's body. */
    byte[] response(SdkPojo response) {
        return document(generator -> members(generator, response));
    }

    /**
     * An error's body.
     *
     * @param code written as {@code __type}; null where the code travels in a header only
     * @param messageName {@code message}, or as the service spells it
     * @param modelled the SDK's exception, whose members go out too; null for an error without a model
     */
    byte[] error(@Nullable String code, String messageName, @Nullable String message, @Nullable SdkPojo modelled) {
        return document(generator -> {
            if (code != null) {
                generator.writeStringField("__type", code);
            }
            if (message != null) {
                generator.writeStringField(messageName, message);
            }
            if (modelled != null) {
                members(generator, modelled);
            }
        });
    }

    private interface Content {
        void write(JsonGenerator generator) throws IOException;
    }

    private byte[] document(Content content) {
        try (ByteArrayBuilder bytes = new ByteArrayBuilder()) {
            try (JsonGenerator generator = dialect.factory().createGenerator(bytes)) {
                generator.writeStartObject();
                content.write(generator);
                generator.writeEndObject();
            }
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("An answer could not be written as " + dialect.name() + ".", e);
        }
    }

    private void members(JsonGenerator generator, SdkPojo structure) throws IOException {
        for (Member member : Structure.of(structure).payload()) {
            Object value = member.value(structure);
            if (value != null) {
                generator.writeFieldName(member.answerName());
                write(generator, value, member.shape());
            }
        }
    }

    private void write(JsonGenerator generator, @Nullable Object value, Shape shape) throws IOException {
        if (value == null) {
            generator.writeNull();
        } else if (shape instanceof Shape.Scalar scalar) {
            writeScalar(generator, value, scalar);
        } else if (shape instanceof Shape.StructureOf) {
            generator.writeStartObject();
            members(generator, (SdkPojo) value);
            generator.writeEndObject();
        } else if (shape instanceof Shape.ListOf list) {
            List<?> elements = (List<?>) value;
            generator.writeStartArray(elements, elements.size());
            for (Object element : elements) {
                write(generator, element, list.element());
            }
            generator.writeEndArray();
        } else {
            generator.writeStartObject();
            for (Map.Entry<?, ?> entry : ((Map<?, ?>) value).entrySet()) {
                generator.writeFieldName((String) entry.getKey());
                write(generator, entry.getValue(), ((Shape.MapOf) shape).value());
            }
            generator.writeEndObject();
        }
    }

    private void writeScalar(JsonGenerator generator, Object value, Shape.Scalar shape) throws IOException {
        switch (shape.type()) {
            case STRING -> generator.writeString((String) value);
            case SDK_BYTES -> dialect.writeBlob(generator, (SdkBytes) value);
            case INSTANT -> dialect.writeInstant(generator, (Instant) value, shape);
            case BOOLEAN -> generator.writeBoolean((Boolean) value);
            case INTEGER, SHORT, BYTE -> generator.writeNumber(((Number) value).intValue());
            case LONG -> generator.writeNumber((Long) value);
            case DOUBLE -> generator.writeNumber((Double) value);
            case FLOAT -> generator.writeNumber((Float) value);
            case BIG_DECIMAL -> generator.writeNumber((BigDecimal) value);
            default -> throw new IllegalStateException("No scalar: " + shape);
        }
    }
}
