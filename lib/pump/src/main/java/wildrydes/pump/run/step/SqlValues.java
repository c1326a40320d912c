package wildrydes.pump.run.step;

import java.math.BigDecimal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** When two values of a column are the same, and which comes first. NULL is the same as NULL here, as GROUP BY wants it. */
public final class SqlValues {

    private SqlValues() {}

    /** A hash code that same values share. */
    public static int hash(@Nullable Object value) {
        if (value instanceof String text) {
            return text.hashCode();
        }
        if (value == null) {
            return 0;
        }
        if (value instanceof byte[] bytes) {
            return Arrays.hashCode(bytes);
        }
        if (value instanceof Double number) {
            return Double.hashCode(number + 0.0);
        }
        if (value instanceof Float number) {
            return Float.hashCode(number + 0.0f);
        }
        if (value instanceof BigDecimal number) {
            return number.stripTrailingZeros().hashCode();
        }
        return value.hashCode();
    }

    /** Whether two values of a column are the same; 0.0 and -0.0 are, and so are 1.0 and 1.00. */
    public static boolean same(@Nullable Object a, @Nullable Object b) {
        if (a == null || b == null) {
            return a == null && b == null;
        }
        if (a instanceof String text) {
            return text.equals(b);
        }
        if (a instanceof byte[] bytes) {
            return b instanceof byte[] others && Arrays.equals(bytes, others);
        }
        if (a instanceof Double number) {
            return b instanceof Double other && Double.compare(number + 0.0, other + 0.0) == 0;
        }
        if (a instanceof Float number) {
            return b instanceof Float other && Float.compare(number + 0.0f, other + 0.0f) == 0;
        }
        if (a instanceof BigDecimal number) {
            return b instanceof BigDecimal other && number.compareTo(other) == 0;
        }
        return a.equals(b);
    }

    /**
     * Which of two values of a column comes first: negative if it is {@code a}. NaN comes after all numbers.
     *
     * @throws ClassCastException if they are of different types
     */
    public static int compare(Object a, Object b) {
        if (a instanceof Integer number) {
            return Integer.compare(number, (Integer) b);
        }
        if (a instanceof Double number) {
            return Double.compare(number + 0.0, (Double) b + 0.0);
        }
        if (a instanceof Long number) {
            return Long.compare(number, (Long) b);
        }
        if (a instanceof String text) {
            return text.compareTo((String) b);
        }
        if (a instanceof Float number) {
            return Float.compare(number + 0.0f, (Float) b + 0.0f);
        }
        if (a instanceof Short number) {
            return Short.compare(number, (Short) b);
        }
        if (a instanceof BigDecimal number) {
            return number.compareTo((BigDecimal) b);
        }
        if (a instanceof Boolean truth) {
            return Boolean.compare(truth, (Boolean) b);
        }
        return Arrays.compareUnsigned((byte[]) a, (byte[]) b);
    }
}
