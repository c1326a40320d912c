package wildrydes.cloud.wire;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;

/** Scalars as text, wherever a protocol has only that: in headers, paths, query strings, forms and XML. */
final class ScalarText {

    /** RFC 9110's fixed form; two digits for the day, unlike the JDK's RFC_1123_DATE_TIME. */
    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);

    private static final BigDecimal MOST_SECONDS = BigDecimal.valueOf(Instant.MAX.getEpochSecond());
    /** No number that a model's class holds is written with more characters. */
    private static final int MOST_DIGITS = 400;

    private ScalarText() {}

    /** A text that does not stand for a value of its member's type; the sentence says what it cannot be. */
    static final class NotAValue extends RuntimeException {
        NotAValue(String text, String target) {
            super("'" + text + "' can not be converted to " + target, null, false, false);
        }
    }

    /**
     * The value that a text stands for.
     *
     * @param fallback the form of instants whose member names none
     * @throws NotAValue where it stands for none
     */
    static Object read(String text, Shape.Scalar shape, Format fallback) {
        try {
            return switch (shape.type()) {
                case STRING -> text;
                case SDK_BYTES ->
                    SdkBytes.fromByteArrayUnsafe(Base64.getMimeDecoder().decode(text));
                case INSTANT -> instant(text.strip(), shape, fallback);
                case BOOLEAN -> truth(text.strip());
                case INTEGER -> Integer.parseInt(text.strip());
                case LONG -> Long.parseLong(text.strip());
                case SHORT -> Short.parseShort(text.strip());
                case BYTE -> Byte.parseByte(text.strip());
                case DOUBLE -> Double.parseDouble(bounded(text));
                case FLOAT -> Float.parseFloat(bounded(text));
                case BIG_DECIMAL -> new BigDecimal(bounded(text));
                default -> throw new IllegalStateException("No scalar: " + shape);
            };
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
            throw new NotAValue(text, target(shape));
        }
    }

    private static String bounded(String text) {
        if (text.length() > MOST_DIGITS) {
            throw new NumberFormatException("too long");
        }
        return text.strip();
    }

    private static String target(Shape.Scalar shape) {
        return switch (shape.type()) {
            case SDK_BYTES -> "a Blob";
            case INSTANT -> "a Timestamp";
            case BOOLEAN -> "a Boolean";
            case INTEGER -> "an Integer";
            default ->
                "a " + shape.type().name().charAt(0)
                        + shape.type().name().substring(1).toLowerCase(Locale.ROOT);
        };
    }

    private static boolean truth(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static Instant instant(String text, Shape.Scalar shape, Format fallback) {
        return switch (format(shape, fallback)) {
            case RFC_822 -> text.contains(",") ? httpDate(text) : isoDate(text);
            case UNIX_TIMESTAMP_MILLIS -> Instant.ofEpochMilli(Long.parseLong(text));
            case UNIX_TIMESTAMP -> seconds(bounded(text));
            default -> isoDate(text);
        };
    }

    private static Instant httpDate(String text) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from);
    }

    private static Instant isoDate(String text) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text, Instant::from);
    }

    private static Instant seconds(String text) {
        BigDecimal seconds = new BigDecimal(text);
        if (seconds.abs().compareTo(MOST_SECONDS) > 0 || seconds.scale() > MOST_DIGITS) {
            throw new IllegalArgumentException(text);
        }
        return Instant.ofEpochMilli(
                seconds.movePointRight(3).setScale(0, RoundingMode.HALF_EVEN).longValueExact());
    }

    private static Format format(Shape.Scalar shape, Format fallback) {
        Format own = shape.timestamp();
        return own == null ? fallback : own;
    }

    /** The text that stands for a value. */
    static String write(@Nullable Object value, Shape.Scalar shape, Format fallback) {
        if (value instanceof SdkBytes bytes) {
            return Base64.getEncoder().encodeToString(bytes.asByteArrayUnsafe());
        }
        if (value instanceof BigDecimal decimal) {
            return decimal.toPlainString();
        }
        if (!(value instanceof Instant instant)) {
            return String.valueOf(value);
        }
        return switch (format(shape, fallback)) {
            case RFC_822 -> HTTP_DATE.format(instant.atOffset(ZoneOffset.UTC));
            case UNIX_TIMESTAMP_MILLIS -> String.valueOf(instant.toEpochMilli());
            case UNIX_TIMESTAMP ->
                BigDecimal.valueOf(instant.toEpochMilli(), 3)
                        .stripTrailingZeros()
                        .toPlainString();
            default -> DateTimeFormatter.ISO_INSTANT.format(instant);
        };
    }
}
