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
 * Blobs as byte strings, instants as a number under tag 1. RFC 8949 puts seconds since the epoch there, and so does Smithy's
 * RPC v2; AWS's older clients send, and expect, milliseconds in {@code application/x-amz-cbor-1.1}.
 */
final class CborDialect implements Dialect {

    private static final int EPOCH_TAG = 1;
    private static final double MOST_MILLIS = Long.MAX_VALUE;

    private final CBORFactory factory = CBORFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(JsonDialect.MOST_TEXT)
                    .build())
            .build();

    private final int perSecond;

    private CborDialect(int perSecond) {
        this.perSecond = perSecond;
    }

    static CborDialect ofMilliseconds() {
        return new CborDialect(1000);
    }

    static CborDialect ofSeconds() {
        return new CborDialect(1);
    }

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
            long value = parser.getLongValue();
            if (Math.abs((double) value) < MOST_MILLIS / (1000.0 / perSecond)) {
                return Instant.ofEpochMilli(value * (1000 / perSecond));
            }
        }
        if (token == JsonToken.VALUE_NUMBER_FLOAT) {
            double millis = parser.getDoubleValue() * (1000.0 / perSecond);
            if (Math.abs(millis) < MOST_MILLIS) {
                return Instant.ofEpochMilli(Math.round(millis));
            }
        }
        throw Mismatch.scalar(token, "milliseconds since epoch");
    }

    @Override
    public void writeInstant(JsonGenerator generator, Instant instant, Shape.Scalar shape) throws IOException {
        ((CBORGenerator) generator).writeTag(EPOCH_TAG);
        if (perSecond == 1) {
            generator.writeNumber(instant.toEpochMilli() / 1000.0);
        } else {
            generator.writeNumber(instant.toEpochMilli());
        }
    }
}
