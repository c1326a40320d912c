package wildrydes.lab.record;

import java.math.BigDecimal;
import java.math.MathContext;

/** Decimal forms of binary numbers. */
final class Decimal {

    /** So many digits always stay what they were on the way to a double and back. */
    private static final int SAFE = 15;

    private static final int ENOUGH = 17;

    private Decimal() {}

    /**
     * The fewest digits that read back as the same number, without an exponent. {@code Double.toString} writes more than
     * needed before JDK 19, and records should be the same on all.
     */
    static String shortest(double value) {
        BigDecimal exact = new BigDecimal(value);
        for (int digits = SAFE; digits < ENOUGH; digits++) {
            BigDecimal rounded = exact.round(new MathContext(digits));
            if (rounded.doubleValue() == value) {
                return plain(rounded);
            }
        }
        return plain(exact.round(new MathContext(ENOUGH)));
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
