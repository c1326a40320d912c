package wildrydes.athena.type;

import io.airlift.slice.Slice;
import io.airlift.slice.Slices;
import io.trino.spi.type.BigintType;
import io.trino.spi.type.BooleanType;
import io.trino.spi.type.CharType;
import io.trino.spi.type.Chars;
import io.trino.spi.type.DateType;
import io.trino.spi.type.DecimalType;
import io.trino.spi.type.Decimals;
import io.trino.spi.type.DoubleType;
import io.trino.spi.type.IntegerType;
import io.trino.spi.type.RealType;
import io.trino.spi.type.SmallintType;
import io.trino.spi.type.TimestampType;
import io.trino.spi.type.TinyintType;
import io.trino.spi.type.Type;
import io.trino.spi.type.VarbinaryType;
import io.trino.spi.type.VarcharType;
import io.trino.spi.type.Varchars;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Base64;

/** Makes Trino's values of texts. */
public final class Texts {

    private static final int ISO_DATE = 10;

    private Texts() {}

    /**
     * The value of a text, as Trino keeps it.
     *
     * @param type one without parts
     * @throws IllegalArgumentException where the text is no value of the type; the message is the JDK's where it has one
     */
    public static Object value(Type type, String text, Timestamps timestamps) {
        if (type instanceof VarcharType varchar) {
            return varchar(varchar, text);
        }
        if (type instanceof CharType character) {
            return Chars.truncateToLengthAndTrimSpaces(Slices.utf8Slice(text), character);
        }
        String trimmed = text.trim();
        if (type.equals(IntegerType.INTEGER)) {
            return (long) Integer.parseInt(trimmed);
        }
        if (type.equals(BigintType.BIGINT)) {
            return Long.parseLong(trimmed);
        }
        if (type.equals(SmallintType.SMALLINT)) {
            return (long) Short.parseShort(trimmed);
        }
        if (type.equals(TinyintType.TINYINT)) {
            return (long) Byte.parseByte(trimmed);
        }
        if (type.equals(DoubleType.DOUBLE)) {
            return Double.parseDouble(trimmed);
        }
        if (type.equals(RealType.REAL)) {
            return real(Float.parseFloat(trimmed));
        }
        if (type instanceof DecimalType decimal) {
            return decimal(decimal, new BigDecimal(trimmed));
        }
        if (type.equals(BooleanType.BOOLEAN)) {
            return truth(trimmed);
        }
        if (type instanceof TimestampType) {
            return timestamp(trimmed, timestamps);
        }
        if (type.equals(DateType.DATE)) {
            return date(trimmed);
        }
        if (type.equals(VarbinaryType.VARBINARY)) {
            return Slices.wrappedBuffer(Base64.getDecoder().decode(trimmed));
        }
        throw new IllegalArgumentException(type.getDisplayName() + " is not made of a text");
    }

    /** A VARCHAR's text, cut where it is too long, as Hive does. */
    public static Slice varchar(VarcharType type, String text) {
        Slice slice = Slices.utf8Slice(text);
        return type.isUnbounded() ? slice : Varchars.truncateToLength(slice, type);
    }

    /** Trino keeps a REAL as the bits of its float. */
    public static Object real(float value) {
        return (long) Float.floatToRawIntBits(value);
    }

    /**
     * Rounds to the digits of the type, as Hive does.
     *
     * @throws IllegalArgumentException where the number is too large
     */
    public static Object decimal(DecimalType type, BigDecimal number) {
        BigDecimal scaled = number.setScale(type.getScale(), RoundingMode.HALF_UP);
        if (scaled.precision() > type.getPrecision()) {
            throw new IllegalArgumentException(
                    "Cannot convert '" + number.toPlainString() + "' to " + type.getDisplayName());
        }
        return type.isShort() ? scaled.unscaledValue().longValueExact() : Decimals.valueOf(scaled);
    }

    private static boolean truth(String text) {
        if (text.equalsIgnoreCase("true")) {
            return true;
        }
        if (text.equalsIgnoreCase("false")) {
            return false;
        }
        throw new IllegalArgumentException("For input string: \"" + text + "\"");
    }

    private static Object timestamp(String text, Timestamps timestamps) {
        Long micros = timestamps.parse(text);
        if (micros == null) {
            throw new IllegalArgumentException("Timestamp format must be yyyy-mm-dd hh:mm:ss[.fffffffff]");
        }
        return micros;
    }

    /** A date; a time behind it is passed over. */
    private static Object date(String text) {
        String date = text.length() > ISO_DATE && text.charAt(ISO_DATE) == ' ' ? text.substring(0, ISO_DATE) : text;
        try {
            return LocalDate.parse(date).toEpochDay();
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("For input string: \"" + text + "\"", e);
        }
    }
}
