package wildrydes.pump.function;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.function.Supplier;

/**
 * Arithmetic whose results are checked: what does not fit its type is an error and never another value; see
 * docs.aws.amazon.com/kinesisanalytics/latest/sqlref/sql-reference-arithmetic-operators.html.
 */
public final class Arithmetic {

    private Arithmetic() {}

    /** The value as a SMALLINT. */
    public static Short smallint(long value) {
        if (value != (short) value) {
            throw outOfRange(value, "SMALLINT");
        }
        return (short) value;
    }

    /** The value as an INTEGER. */
    public static Integer integer(long value) {
        if (value != (int) value) {
            throw outOfRange(value, "INTEGER");
        }
        return (int) value;
    }

    /** The value as a BIGINT, without its fraction. */
    public static Long bigint(BigDecimal value) {
        BigInteger whole = value.toBigInteger();
        if (whole.bitLength() > 63) {
            throw outOfRange(value.toPlainString(), "BIGINT");
        }
        return whole.longValue();
    }

    /** Any number, as the decimal that it is printed as. */
    public static BigDecimal exact(Number value) {
        if (value instanceof BigDecimal decimal) {
            return decimal;
        }
        if (value instanceof Double || value instanceof Float) {
            return new BigDecimal(value.toString());
        }
        return BigDecimal.valueOf(value.longValue());
    }

    /** The sum of two BIGINTs. */
    public static long add(long a, long b) {
        long sum = a + b;
        if (((a ^ sum) & (b ^ sum)) < 0) {
            throw outOfRange(BigInteger.valueOf(a).add(BigInteger.valueOf(b)), "BIGINT");
        }
        return sum;
    }

    /** The difference of two BIGINTs. */
    public static long subtract(long a, long b) {
        long difference = a - b;
        if (((a ^ b) & (a ^ difference)) < 0) {
            throw outOfRange(BigInteger.valueOf(a).subtract(BigInteger.valueOf(b)), "BIGINT");
        }
        return difference;
    }

    /** The product of two BIGINTs. */
    public static long multiply(long a, long b) {
        long high = Math.multiplyHigh(a, b);
        long low = a * b;
        if (high != low >> 63) {
            throw outOfRange(BigInteger.valueOf(a).multiply(BigInteger.valueOf(b)), "BIGINT");
        }
        return low;
    }

    /** The quotient of two BIGINTs, cut towards zero. */
    public static long divide(long a, long b) {
        if (b == 0) {
            throw divisionByZero(a);
        }
        if (b == -1) {
            return subtract(0, a);
        }
        return a / b;
    }

    /** What is left when two BIGINTs are divided; it has the sign of the first. */
    public static long modulo(long a, long b) {
        if (b == 0) {
            throw divisionByZero(a);
        }
        return b == -1 ? 0 : a % b;
    }

    /** The quotient of two decimals, rounded to a scale. */
    public static BigDecimal divide(BigDecimal a, BigDecimal b, int scale) {
        if (b.signum() == 0) {
            throw divisionByZero(a.toPlainString());
        }
        return a.divide(b, scale, RoundingMode.HALF_UP);
    }

    /** What is left when two decimals are divided; it has the sign of the first. */
    public static BigDecimal modulo(BigDecimal a, BigDecimal b) {
        if (b.signum() == 0) {
            throw divisionByZero(a.toPlainString());
        }
        return a.remainder(b);
    }

    /** The quotient of two DOUBLEs. */
    public static double divide(double a, double b) {
        if (b == 0) {
            throw divisionByZero(a);
        }
        return a / b;
    }

    /** The value as a DECIMAL, rounded half up where it has more digits after the point. */
    public static BigDecimal decimal(BigDecimal value, int precision, int scale) {
        BigDecimal scaled = value.setScale(scale, RoundingMode.HALF_UP);
        if (scaled.precision() > precision && scaled.signum() != 0) {
            throw outOfRange(value.toPlainString(), "DECIMAL(" + precision + ", " + scale + ")");
        }
        return scaled;
    }

    /** The value as a REAL. */
    public static Float real(double value) {
        float narrow = (float) value;
        if (Float.isInfinite(narrow)) {
            throw outOfRange(value, "REAL");
        }
        return narrow;
    }

    /** The result as a DOUBLE: there is no infinity, and nothing that is not a number. */
    public static Double finite(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            throw outOfRange(value, "DOUBLE");
        }
        return value;
    }

    /** The result of a function as a DOUBLE; {@code call} says what was computed. */
    public static Double finite(double value, Supplier<String> call) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            throw outOfRange(call.get(), "DOUBLE");
        }
        return value;
    }

    /** A value that its type does not have. */
    static ArithmeticException outOfRange(Object value, String type) {
        return new ArithmeticException("Value " + value + " is out of range for " + type);
    }

    private static ArithmeticException divisionByZero(Object dividend) {
        return new ArithmeticException("Division by zero: " + dividend + " / 0");
    }
}
