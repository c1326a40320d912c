package wildrydes.cloud.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;

/** Blobs in base64, instants as seconds since the epoch with milliseconds as their fraction. */
final class JsonDialect implements Dialect {

    /** One base64 text may fill a whole body. */
    static final int MOST_TEXT = 32 << 20;

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    /** Dividing away more digits behind the point would take for ever. */
    private static final int MOST_SCALE = 400;

    private static final BigDecimal MOST_SECONDS = BigDecimal.valueOf(Instant.MAX.getEpochSecond());

    private final JsonFactory factory = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxStringLength(MOST_TEXT).build())
            .build();

    @Override
    public String name() {
        return "JSON";
    }

    @Override
    public JsonFactory factory() {
        return factory;
    }

    @Override
    public SdkBytes readBlob(JsonParser parser, JsonToken token) throws IOException {
        if (token != JsonToken.VALUE_STRING) {
            throw Mismatch.scalar(token, "a Blob");
        }
        return SdkBytes.fromByteArrayUnsafe(blob(parser.getText()));
    }

    private static byte[] blob(String text) {
        byte[] ascii = text.getBytes(StandardCharsets.ISO_8859_1);
        if (ascii.length % 4 != 0) {
            throw notABlob(text, "Base64 encoded length is expected a multiple of 4 bytes but found: " + ascii.length);
        }
        try {
            return Base64.getDecoder().decode(ascii);
        } catch (IllegalArgumentException e) {
            throw notABlob(text, reason(text));
        }
    }

    private static String reason(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean alphabet = ALPHABET.indexOf(c) >= 0;
            boolean padding = c == '=' && i >= text.length() - 2 && text.endsWith("=");
            if (!alphabet && !padding) {
                return "Invalid Base64 character: '" + c + "'";
            }
        }
        return "Invalid last non-pad Base64 character dectected"; // AWS's own spelling
    }

    private static ServiceError notABlob(String text, String why) {
        return Mismatch.error("'" + text + "' can not be converted to a Blob: " + why);
    }

    @Override
    public void writeBlob(JsonGenerator generator, SdkBytes blob) throws IOException {
        generator.writeBinary(blob.asByteArrayUnsafe());
    }

    @Override
    public Instant readInstant(JsonParser parser, JsonToken token, Shape.Scalar shape) throws IOException {
        if (token == JsonToken.VALUE_STRING && shape.timestamp() == Format.ISO_8601) {
            try {
                return Instant.parse(parser.getText());
            } catch (DateTimeException e) {
                throw Mismatch.error("'" + parser.getText() + "' can not be converted to a Timestamp");
            }
        }
        if (!token.isNumeric()) {
            throw Mismatch.scalar(token, "milliseconds since epoch");
        }
        BigDecimal seconds = parser.getDecimalValue();
        if (seconds.abs().compareTo(MOST_SECONDS) > 0 || seconds.scale() > MOST_SCALE) {
            throw Mismatch.scalar(token, "milliseconds since epoch");
        }
        BigDecimal millis = seconds.movePointRight(3).setScale(0, RoundingMode.HALF_EVEN);
        return Instant.ofEpochMilli(millis.longValueExact());
    }

    @Override
    public void writeInstant(JsonGenerator generator, Instant instant, Shape.Scalar shape) throws IOException {
        Format format = shape.timestamp();
        if (format == Format.ISO_8601) {
            generator.writeString(DateTimeFormatter.ISO_INSTANT.format(instant));
        } else if (format == Format.RFC_822) {
            generator.writeString(DateTimeFormatter.RFC_1123_DATE_TIME.format(instant.atOffset(ZoneOffset.UTC)));
        } else if (format == Format.UNIX_TIMESTAMP_MILLIS) {
            generator.writeNumber(instant.toEpochMilli());
        } else {
            generator.writeNumber(BigDecimal.valueOf(instant.toEpochMilli(), 3)
                    .stripTrailingZeros()
                    .toPlainString());
        }
    }
}
