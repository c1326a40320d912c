package wildrydes.cloud.dynamodb.item;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import wildrydes.cloud.dynamodb.table.ScalarType;

/**
 * Values of key attributes as bytes whose unsigned order is that of DynamoDB: texts by their UTF-8, bytes as they are,
 * numbers by their value. The types are not told by the bytes; a key attribute has one type.
 *
 * <p>A number is a byte for its sign, then for others than zero the exponent to the base of 100, then the digits to that
 * base. Those of a number below zero are the complements, with an end mark, so that more digits come first.
 */
public final class KeyBytes {

    private static final int BELOW = 1;
    private static final int ZERO = 2;
    private static final int ABOVE = 3;
    private static final int EXPONENT = 128;
    private static final int END = 102;

    private KeyBytes() {}

    /**
     * The bytes of a text, a number or bytes.
     *
     * @throws IllegalArgumentException for a value that no key may have, which was to be refused before
     */
    public static byte[] of(AttributeValue value) {
        return switch (value.type()) {
            case S -> value.s().getBytes(StandardCharsets.UTF_8);
            case N -> number(Numbers.parse(value.n()));
            case B -> value.b().asByteArray();
            default -> throw new IllegalArgumentException("A key has no value of type " + value.type() + ".");
        };
    }

    /** The value whose bytes these are; numbers in the form in which AWS gives them back. */
    public static AttributeValue value(ScalarType type, byte[] bytes) {
        return switch (type) {
            case S -> AttributeValue.fromS(new String(bytes, StandardCharsets.UTF_8));
            case N -> AttributeValue.fromN(Numbers.text(number(bytes)));
            case B -> AttributeValue.fromB(SdkBytes.fromByteArray(bytes));
        };
    }

    /**
     * The bytes that end a first part of a longer key, so that no other first part of another length begins so and the order
     * of first parts stays: each 0 is followed by 255, and 0 and 1 are the end.
     */
    public static byte[] ended(byte[] part) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(part.length + 2);
        for (byte one : part) {
            bytes.write(one);
            if (one == 0) {
                bytes.write(0xff);
            }
        }
        bytes.write(0);
        bytes.write(1);
        return bytes.toByteArray();
    }

    private static byte[] number(BigDecimal number) {
        if (number.signum() == 0) {
            return new byte[] {ZERO};
        }
        boolean below = number.signum() < 0;
        byte[] digits = digits(number);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(digits.length + 3);
        bytes.write(below ? BELOW : ABOVE);
        int exponent = EXPONENT + exponent(number);
        bytes.write(below ? 0xff - exponent : exponent);
        for (byte digit : digits) {
            bytes.write(below ? END - 1 - digit : digit + 1);
        }
        if (below) {
            bytes.write(END);
        }
        return bytes.toByteArray();
    }

    /** E of a number that is 0.D1D2D3... times 100 to the power of E, each D a digit to the base of 100. */
    private static int exponent(BigDecimal number) {
        return Math.floorDiv(number.precision() - number.scale() - 1, 2) + 1;
    }

    /** The digits to the base of 100, from the first that is not 0 to the last. */
    static byte[] digits(BigDecimal number) {
        int most = (Numbers.DIGITS + 3) / 2;
        int exponent = exponent(number);
        int used = (number.scale() + 2 * exponent + 1) / 2;
        byte[] digits = new byte[Math.min(Math.max(used, 1), most)];
        String text = number.unscaledValue().abs().toString();
        int offset = 2 * exponent - (number.precision() - number.scale());
        for (int i = 0; i < text.length(); i++) {
            int place = i + offset;
            int digit = text.charAt(i) - '0';
            digits[place / 2] += (byte) (place % 2 == 0 ? digit * 10 : digit);
        }
        return digits;
    }

    private static BigDecimal number(byte[] bytes) {
        if (bytes[0] == ZERO) {
            return BigDecimal.ZERO;
        }
        boolean below = bytes[0] == BELOW;
        int count = bytes.length - (below ? 3 : 2);
        byte[] digits = Arrays.copyOfRange(bytes, 2, 2 + count);
        BigInteger unscaled = BigInteger.ZERO;
        for (byte digit : digits) {
            unscaled = unscaled.multiply(BigInteger.valueOf(100))
                    .add(BigInteger.valueOf(below ? END - 1 - digit : digit - 1));
        }
        int exponent = below ? 0xff - (bytes[1] & 0xff) - EXPONENT : (bytes[1] & 0xff) - EXPONENT;
        BigDecimal number = new BigDecimal(unscaled, 2 * (count - exponent));
        return below ? number.negate() : number;
    }
}
