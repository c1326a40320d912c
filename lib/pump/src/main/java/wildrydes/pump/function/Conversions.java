package wildrydes.pump.function;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * What CAST does, between the types that it may be used with;
 * docs.aws.amazon.com/kinesisanalytics/latest/sqlref/sql-reference-cast.html.
 */
public final class Conversions {

    private Conversions() {}

    /** Any number as a SMALLINT, rounded half away from zero. */
    public static Short toSmallint(Number value) {
        return Arithmetic.smallint(whole(value, "SMALLINT"));
    }

    /** Any number as an INTEGER, rounded half away from zero. */
    public static Integer toInteger(Number value) {
        return Arithmetic.integer(whole(value, "INTEGER"));
    }

    /** Any number as a BIGINT, rounded half away from zero. */
    public static Long toBigint(Number value) {
        return whole(value, "BIGINT");
    }

    private static long whole(Number value, String type) {
        if (value instanceof BigDecimal decimal) {
            BigDecimal rounded = decimal.setScale(0, RoundingMode.HALF_UP);
            if (rounded.unscaledValue().bitLength() > 63) {
                throw Arithmetic.outOfRange(decimal.toPlainString(), type);
            }
            return rounded.longValue();
        }
        if (value instanceof Double || value instanceof Float) {
            double number = value.doubleValue();
            double magnitude = Math.abs(number);
            double floor = Math.floor(magnitude);
            double rounded = magnitude - floor >= 0.5 ? floor + 1 : floor;
            if (!(rounded < 0x1p63)) {
                throw Arithmetic.outOfRange(value, type);
            }
            return (long) Math.copySign(rounded, number);
        }
        return value.longValue();
    }

    /** A string as a number. */
    public static BigDecimal toNumber(String text, String type) {
        String number = text.strip();
        try {
            BigDecimal value = new BigDecimal(number);
            if (Math.abs((long) value.precision() - value.scale()) > 400) {
                throw invalid(text, type);
            }
            return value;
        } catch (NumberFormatException e) {
            throw invalid(text, type);
        }
    }

    /** TRUE or FALSE, in any case; UNKNOWN is NULL. */
    public static Boolean toBoolean(String text) {
        return switch (text.strip().toUpperCase(Locale.ROOT)) {
            case "TRUE" -> true;
            case "FALSE" -> false;
            default -> throw invalid(text, "BOOLEAN");
        };
    }

    /** A value as a string that is as long as a type allows at most. */
    public static String fitting(String text, int length, String type) {
        if (text.length() > length) {
            throw new IllegalArgumentException("Value " + text + " is too long for " + type);
        }
        return text;
    }

    /** A string without what is behind its first so many characters. */
    public static String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        // Never half a character.
        boolean half = length > 0 && Character.isHighSurrogate(text.charAt(length - 1));
        return text.substring(0, half ? length - 1 : length);
    }

    /** A string with blanks behind it to a length. */
    public static String padded(String text, int length) {
        return text.length() >= length ? text : text + " ".repeat(length - text.length());
    }

    /** A string that is no value of a type. */
    static IllegalArgumentException invalid(String text, String type) {
        return new IllegalArgumentException("Value '" + cut(text, 100) + "' is not a valid " + type);
    }
}
