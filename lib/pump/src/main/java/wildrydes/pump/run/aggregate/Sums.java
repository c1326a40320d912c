package wildrydes.pump.run.aggregate;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import wildrydes.pump.type.SqlType;

/**
 * Results of SUM and AVG from exact sums. A sum of whole numbers is a long and how often it has gone over the top, so that
 * only a result that is out of range fails and not a sum on the way to it. An average of a whole type is cut off, towards
 * zero.
 */
public final class Sums {

    private static final MathContext QUOTIENT = new MathContext(60);

    private Sums() {}

    /** How often an addition of longs has gone over the top: 1, 0, or -1 for below the bottom. */
    public static int carry(long before, long added, long after) {
        return ((before ^ after) & (added ^ after)) < 0 ? added < 0 ? -1 : 1 : 0;
    }

    /**
     * The result for whole numbers.
     *
     * @param overflows how often {@code low} has gone over the top, less how often below the bottom
     * @throws ArithmeticException if it is out of the type's range
     */
    public static Object result(long low, long overflows, long count, boolean average, SqlType type) {
        if (overflows == 0 && !average) {
            return Numbers.of(low, type);
        }
        BigInteger sum = BigInteger.valueOf(overflows).shiftLeft(Long.SIZE).add(BigInteger.valueOf(low));
        if (!average) {
            return Numbers.of(sum, type);
        }
        return switch (type.name()) {
            case SMALLINT, INTEGER, BIGINT -> Numbers.of(sum.divide(BigInteger.valueOf(count)), type);
            case DECIMAL -> result(new BigDecimal(sum), count, true, type);
            default -> Numbers.of(sum.doubleValue() / count, type);
        };
    }

    /** The result for DECIMAL. */
    public static Object result(BigDecimal sum, long count, boolean average, SqlType type) {
        return Numbers.of(average ? sum.divide(BigDecimal.valueOf(count), QUOTIENT) : sum, type);
    }
}
