package wildrydes.pump.record;

import java.math.BigInteger;

/**
 * The double nearest to {@code digits * 10^exponent}, quickly, where 64 bits of the power of ten tell it; after
 * D. Lemire, "Number Parsing at a Gigabyte per Second" (2021), with a plain test for the doubtful cases.
 */
final class Doubles {

    /** The powers of ten that a double holds exactly. */
    private static final double[] EXACT = new double[23];

    private static final int LEAST = -60;
    private static final int MOST = 60;

    /** The first 64 bits of each power of five, the rest cut. */
    private static final long[] FIVES = new long[MOST - LEAST + 1];

    static {
        for (int i = 0; i < EXACT.length; i++) {
            EXACT[i] = Double.parseDouble("1e" + i);
        }
        BigInteger five = BigInteger.valueOf(5);
        for (int power = LEAST; power <= MOST; power++) {
            BigInteger whole = five.pow(Math.abs(power));
            int length = whole.bitLength();
            BigInteger first =
                    power < 0 ? BigInteger.ONE.shiftLeft(63 + length).divide(whole) : whole.shiftLeft(64 - length);
            FIVES[power - LEAST] = first.longValue();
        }
    }

    private Doubles() {}

    /**
     * The nearest double.
     *
     * @param digits not negative
     * @return NaN where it cannot be told this way
     */
    static double of(long digits, int exponent) {
        if (digits == 0) {
            return 0;
        }
        if (digits <= 1L << 53 && exponent >= -22 && exponent <= 22) {
            // Both are exact, so that one operation rounds once
            return exponent < 0 ? digits / EXACT[-exponent] : digits * EXACT[exponent];
        }
        if (exponent < LEAST || exponent > MOST) {
            return Double.NaN;
        }
        int shift = Long.numberOfLeadingZeros(digits);
        long normal = digits << shift;
        long five = FIVES[exponent - LEAST];
        // The upper half of the unsigned product; the true product lies less than one above it, as the power was cut
        long high = Math.multiplyHigh(normal, five) + normal + five;
        int drop = high < 0 ? 11 : 10;
        long half = 1L << (drop - 1);
        long rest = high & (2 * half - 1);
        if (rest == half || rest == half - 1) {
            return Double.NaN;
        }
        long mantissa = (high >>> drop) + (rest > half ? 1 : 0);
        int scale = drop + 1 - shift + exponent + (exponent * 152170 >> 16);
        return Double.longBitsToDouble(((scale + 1075L) << 52) + mantissa - (1L << 52));
    }
}
