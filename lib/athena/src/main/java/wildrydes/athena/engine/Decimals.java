package wildrydes.athena.engine;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.function.Predicate;

/**
 * Prints floating-point numbers as Java does since 19, with the fewest digits that tell a number from its neighbours, so that a result is the same on
 * all JDKs. Older ones sometimes print a digit more, or another last digit.
 */
final class Decimals {

    private static final boolean EXACT = Runtime.version().feature() >= 19;

    /** Java writes numbers from here on, and up to {@link #PLAIN_TO}, without an exponent. */
    private static final double PLAIN_FROM = 1e-3;

    private static final double PLAIN_TO = 1e7;

    /** Java writes two digits where there are as many that tell the number better than one does. */
    private static final int FEWEST = 2;

    private Decimals() {}

    static String text(float number) {
        String text = Float.toString(number);
        return EXACT || !Float.isFinite(number) || number == 0
                ? text
                : text(number, text, digits -> digits.floatValue() == number);
    }

    static String text(double number) {
        String text = Double.toString(number);
        return EXACT || !Double.isFinite(number) || number == 0
                ? text
                : text(number, text, digits -> digits.doubleValue() == number);
    }

    /** @param same whether digits are read as this number */
    private static String text(double number, String jdks, Predicate<BigDecimal> same) {
        BigDecimal exact = new BigDecimal(number);
        int count = new BigDecimal(jdks).stripTrailingZeros().precision();
        BigDecimal best = rounded(exact, count);
        if (!same.test(best)) {
            return jdks;
        }
        while (count > FEWEST && same.test(rounded(exact, count - 1))) {
            count--;
            best = rounded(exact, count);
        }
        return written(best.stripTrailingZeros(), Math.abs(number));
    }

    private static BigDecimal rounded(BigDecimal exact, int digits) {
        return exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
    }

    private static String written(BigDecimal digits, double size) {
        if (size >= PLAIN_FROM && size < PLAIN_TO) {
            return digits.scale() <= 0 ? digits.setScale(1).toPlainString() : digits.toPlainString();
        }
        int exponent = digits.precision() - digits.scale() - 1;
        BigDecimal mantissa = digits.movePointLeft(exponent);
        return (mantissa.scale() <= 0 ? mantissa.setScale(1) : mantissa).toPlainString() + "E" + exponent;
    }
}
