package wildrydes.cloud.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import java.io.IOException;
import java.time.Instant;
import software.amazon.awssdk.core.SdkBytes;

/**
 * Blobs as byte strings, instants as milliseconds since the epoch under tag 1. RFC 8949 puts seconds there; AWS's clients
 * send, and expect, milliseconds in {@code application/x-amz-cbor-1.1}.
 */
final class CborDialect implements Dialect {

    private static final int EPOCH_TAG = 1;

    private final CBORFactory factory = CBORFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(JsonDialect.MOST_TEXT)
                    .build())
            .build();

    @Override
    public String name() {
        return "CBOR";
    }

    @Override
    public JsonFactory factory() {
        return factory;
    }

    @Override
    public SdkBytes readBlob(JsonParser parser, JsonToken token) throws IOException {
        if (token != JsonToken.VALUE_EMBEDDED_OBJECT) {
            throw Mismatch.scalar(token, "a Blob");
        }
        return SdkBytes.fromByteArrayUnsafe(parser.getBinaryValue());
    }

    @Override
    public void writeBlob(JsonGenerator generator, SdkBytes blob) throws IOException {
        generator.writeBinary(blob.asByteArrayUnsafe());
    }

    @Override
    public Instant readInstant(JsonParser parser, JsonToken token, Shape.Scalar shape) throws IOException {
        if (token == JsonToken.VALUE_NUMBER_INT && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
            return Instant.ofEpochMilli(parser.getLongValue());
        }
        if (token == JsonToken.VALUE_NUMBER_FLOAT) {
            double millis = parser.getDoubleValue();
            if (Math.abs(millis) < Long.MAX_VALUE) {
                return Instant.ofEpochMilli(Math.round(millis));
            }
        }
        throw Mismatch.scalar(token, "milliseconds since epoch");
    }

    @Override
    public void writeInstant(JsonGenerator generator, Instant instant, Shape.Scalar shape) throws IOException {
        ((CBORGenerator) generator).writeTag(EPOCH_TAG);
        generator.writeNumber(instant.toEpochMilli());
    }
}
