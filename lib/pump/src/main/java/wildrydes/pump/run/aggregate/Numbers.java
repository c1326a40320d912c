package wildrydes.pump.run.aggregate;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import wildrydes.pump.type.SqlType;

/** Brings results of arithmetic into the type that a call has. */
public final class Numbers {

    private Numbers() {}

    /**
     * A whole number as the type holds it.
     *
     * @throws ArithmeticException if it is out of the type's range
     */
    public static Object of(long value, SqlType type) {
        return switch (type.name()) {
            case SMALLINT -> (short) within(value, Short.MIN_VALUE, Short.MAX_VALUE, type);
            case INTEGER -> (int) within(value, Integer.MIN_VALUE, Integer.MAX_VALUE, type);
            case BIGINT -> value;
            case REAL -> (float) value;
            case DOUBLE -> (double) value;
            case DECIMAL -> of(BigDecimal.valueOf(value), type);
            default -> throw new IllegalArgumentException("The type " + type + " holds no numbers.");
        };
    }

    /** As {@link #of(long, SqlType)}. */
    public static Object of(BigInteger value, SqlType type) {
        if (value.bitLength() < Long.SIZE) {
            return of(value.longValue(), type);
        }
        return switch (type.name()) {
            case SMALLINT, INTEGER, BIGINT -> throw outOfRange(value, type);
            default -> of(new BigDecimal(value), type);
        };
    }

    /** As {@link #of(long, SqlType)}; what a whole type cannot hold is cut off, towards zero. */
    public static Object of(double value, SqlType type) {
        return switch (type.name()) {
            case REAL -> (float) value;
            case DOUBLE -> value;
            default -> {
                if (Double.isNaN(value) || Double.isInfinite(value)) {
                    throw outOfRange(value, type);
                }
                yield of(new BigDecimal(value), type);
            }
        };
    }

    /** As {@link #of(double, SqlType)}; a DECIMAL is rounded half up to its scale. */
    public static Object of(BigDecimal value, SqlType type) {
        return switch (type.name()) {
            case REAL -> value.floatValue();
            case DOUBLE -> value.doubleValue();
            case DECIMAL -> {
                BigDecimal scaled = value.setScale(type.scale(), RoundingMode.HALF_UP);
                if (type.precision() >= 0 && scaled.precision() > type.precision()) {
                    throw outOfRange(value, type);
                }
                yield scaled;
            }
            default -> of(value.toBigInteger(), type);
        };
    }

    private static long within(long value, long least, long greatest, SqlType type) {
        if (value < least || value > greatest) {
            throw outOfRange(value, type);
        }
        return value;
    }

    private static ArithmeticException outOfRange(Object value, SqlType type) {
        return new ArithmeticException("Value " + value + " is out of the range of " + type + ".");
    }
}
