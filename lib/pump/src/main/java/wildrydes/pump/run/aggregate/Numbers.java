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
        switch (type.name()) {
            case SMALLINT:
                if (value != (short) value) {
                    throw outOfRange(value, type);
                }
                return (short) value;
            case INTEGER:
                if (value != (int) value) {
                    throw outOfRange(value, type);
                }
                return (int) value;
            case BIGINT:
                return value;
            case REAL:
                return (float) value;
            case DOUBLE:
                return (double) value;
            case DECIMAL:
                return of(BigDecimal.valueOf(value), type);
            default:
                throw notANumber(type);
        }
    }

    /** As {@link #of(long, SqlType)}. */
    public static Object of(BigInteger value, SqlType type) {
        if (value.bitLength() < Long.SIZE) {
            return of(value.longValue(), type);
        }
        switch (type.name()) {
            case SMALLINT:
            case INTEGER:
            case BIGINT:
                throw outOfRange(value, type);
            default:
                return of(new BigDecimal(value), type);
        }
    }

    /** As {@link #of(long, SqlType)}; what a whole type cannot hold is cut off, towards zero. */
    public static Object of(double value, SqlType type) {
        switch (type.name()) {
            case REAL:
                return (float) value;
            case DOUBLE:
                return value;
            default:
                if (Double.isNaN(value) || Double.isInfinite(value)) {
                    throw outOfRange(value, type);
                }
                return of(new BigDecimal(value), type);
        }
    }

    /** As {@link #of(double, SqlType)}; a DECIMAL is rounded half up to its scale. */
    public static Object of(BigDecimal value, SqlType type) {
        switch (type.name()) {
            case REAL:
                return value.floatValue();
            case DOUBLE:
                return value.doubleValue();
            case DECIMAL:
                BigDecimal scaled = value.setScale(type.scale(), RoundingMode.HALF_UP);
                if (type.precision() >= 0 && scaled.precision() > type.precision()) {
                    throw outOfRange(value, type);
                }
                return scaled;
            default:
                return of(value.toBigInteger(), type);
        }
    }

    private static ArithmeticException outOfRange(Object value, SqlType type) {
        return new ArithmeticException("Value " + value + " is out of the range of " + type + ".");
    }

    private static IllegalArgumentException notANumber(SqlType type) {
        return new IllegalArgumentException("The type " + type + " holds no numbers.");
    }
}
