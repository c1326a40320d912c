package wildrydes.pump.record;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/**
 * A number as a record writes it, scanned once and converted to what a column needs. Reused for the next number; belongs
 * to one reader. Each conversion takes time in proportion to the text, whatever exponent it has.
 */
final class Numeral {

    /** How many significant digits {@link #digits} holds; so many always fit into a long. */
    private static final int MOST_DIGITS = 18;

    /** A power of ten beyond it makes any number of digits that a record has room for too large, or 0. */
    private static final int FAR = 100_000_000;

    private static final long[] POWERS_OF_TEN = new long[MOST_DIGITS + 1];

    static {
        POWERS_OF_TEN[0] = 1;
        for (int i = 1; i < POWERS_OF_TEN.length; i++) {
            POWERS_OF_TEN[i] = 10 * POWERS_OF_TEN[i - 1];
        }
    }

    private byte[] bytes = {};
    private int from;
    private int to;
    private boolean negative;

    /** The first significant digits. */
    private long digits;

    /** How many digits there are from the first that is not 0 on. */
    private int seen;

    /** How many there are up to the last that is not 0. */
    private int significant;

    /** The power of ten that {@link #digits} is multiplied by. */
    private int exponent;

    /**
     * Scans a number of JSON's grammar.
     *
     * @return the index behind it, or where something else was found, as a negative number: {@code -1 - index}
     */
    int scan(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.from = from;
        int at = from;
        negative = at < end && bytes[at] == '-';
        if (negative) {
            at++;
        }
        if (at == end || !isDigit(bytes[at])) {
            return -1 - at;
        }
        if (bytes[at] == '0' && at + 1 < end && isDigit(bytes[at + 1])) {
            return -2 - at;
        }
        return digitsFrom(at, end);
    }

    /**
     * Scans a number in a text, which may have blanks around it, a plus sign, zeros in front and no digit before or behind
     * the point.
     *
     * @return whether it is one
     */
    boolean scanText(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        int start = from;
        int stop = end;
        while (start < stop && bytes[start] <= ' ' && bytes[start] >= 0) {
            start++;
        }
        while (start < stop && bytes[stop - 1] <= ' ' && bytes[stop - 1] >= 0) {
            stop--;
        }
        negative = start < stop && bytes[start] == '-';
        this.from = start;
        if (start < stop && (negative || bytes[start] == '+')) {
            start++;
        }
        int whole = start;
        while (whole < stop && isDigit(bytes[whole])) {
            whole++;
        }
        boolean digitBefore = whole > start;
        boolean digitBehind = whole + 1 < stop && bytes[whole] == '.' && isDigit(bytes[whole + 1]);
        if (!digitBefore && !digitBehind) {
            return false;
        }
        if (whole + 1 == stop && bytes[whole] == '.') {
            stop = whole;
        }
        return digitsFrom(start, stop) == stop;
    }

    /** Takes what follows the sign. */
    private int digitsFrom(int first, int end) {
        digits = 0;
        seen = 0;
        significant = 0;
        exponent = 0;
        int at = take(first, end, 0);
        if (at < end && bytes[at] == '.') {
            int fraction = at + 1;
            at = take(fraction, end, 1);
            if (at == fraction) {
                return -1 - at;
            }
        }
        if (at < end && (bytes[at] | 0x20) == 'e') {
            at = power(at + 1, end);
        }
        to = at;
        return at;
    }

    /**
     * Takes digits.
     *
     * @param behind 1 for digits behind the point, otherwise 0
     * @return the index behind the last
     */
    private int take(int start, int end, int behind) {
        byte[] source = bytes;
        long value = digits;
        int count = seen;
        int at = start;
        for (; at < end; at++) {
            int digit = source[at] - '0';
            if (digit < 0 || digit > 9) {
                break;
            }
            if (count < MOST_DIGITS) {
                value = value * 10 + digit;
                exponent -= behind;
                count = value == 0 ? 0 : count + 1;
            } else {
                exponent += 1 - behind;
                count++;
            }
            if (digit != 0) {
                significant = count;
            }
        }
        digits = value;
        seen = count;
        return at;
    }

    private int power(int from, int end) {
        int at = from;
        boolean down = at < end && bytes[at] == '-';
        if (down || (at < end && bytes[at] == '+')) {
            at++;
        }
        int start = at;
        int power = 0;
        while (at < end && isDigit(bytes[at])) {
            power = Math.min(FAR, power * 10 + bytes[at] - '0');
            at++;
        }
        exponent += down ? -power : power;
        return at == start ? -1 - at : at;
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    boolean isZero() {
        return significant == 0;
    }

    /** Whether it is written without a point and an exponent. */
    boolean isWhole() {
        for (int i = from; i < to; i++) {
            if (bytes[i] == '.' || (bytes[i] | 0x20) == 'e') {
                return false;
            }
        }
        return true;
    }

    /** The number as it was written. */
    String text() {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    /** As an integer between the bounds, which lie symmetrically around -1/2; a {@link Long} or why not. */
    Object integer(long max) {
        if (significant == 0) {
            return 0L;
        }
        if (significant > MOST_DIGITS || exponent > 0) {
            return largeInteger(max);
        }
        long value = digits;
        if (exponent < 0) {
            if (exponent < -MOST_DIGITS || value % POWERS_OF_TEN[-exponent] != 0) {
                return Refusal.LOSES_DIGITS;
            }
            value /= POWERS_OF_TEN[-exponent];
        }
        return value > max && !(negative && value - 1 == max)
                ? Refusal.TOO_LARGE
                : (Object) (negative ? -value : value);
    }

    private Object largeInteger(long max) {
        Object decimal = decimal(19, 0);
        if (!(decimal instanceof BigDecimal value)) {
            return decimal;
        }
        BigDecimal limit = BigDecimal.valueOf(max);
        boolean fits =
                negative ? value.compareTo(limit.negate().subtract(BigDecimal.ONE)) >= 0 : value.compareTo(limit) <= 0;
        return fits ? (Object) value.longValue() : Refusal.TOO_LARGE;
    }

    /** With so many digits, {@code scale} of them behind the point; a {@link BigDecimal} or why not. */
    Object decimal(int precision, int scale) {
        if (significant == 0) {
            return BigDecimal.valueOf(0, scale);
        }
        // The power of ten of the first digit, and that of the last one that is not zero
        long leading = (long) exponent + Math.min(seen, MOST_DIGITS) - 1;
        long trailing = leading - significant + 1;
        if (leading >= precision - scale) {
            return Refusal.TOO_LARGE;
        }
        if (trailing < -scale) {
            return Refusal.LOSES_DIGITS;
        }
        // Both bounds hold: there are at most precision significant digits
        BigDecimal value = significant <= MOST_DIGITS ? BigDecimal.valueOf(digits, -exponent) : longDecimal(trailing);
        return (negative ? value.negate() : value).setScale(scale);
    }

    /** The absolute value from its digits in the text, of which there are more than a long holds. */
    private BigDecimal longDecimal(long trailing) {
        StringBuilder text = new StringBuilder(significant);
        for (int i = from; text.length() < significant; i++) {
            if (isDigit(bytes[i]) && (text.length() > 0 || bytes[i] != '0')) {
                text.append((char) bytes[i]);
            }
        }
        return new BigDecimal(new BigInteger(text.toString()), (int) -trailing);
    }

    /** The nearest double; a {@link Double} or why not. */
    Object toDouble() {
        double value = nearestDouble();
        return Double.isInfinite(value) ? Refusal.TOO_LARGE : (Object) value;
    }

    private double nearestDouble() {
        if (significant <= MOST_DIGITS) {
            double value = Doubles.of(digits, exponent);
            if (!Double.isNaN(value)) {
                return negative ? -value : value;
            }
        }
        return Double.parseDouble(text());
    }

    /** The nearest float; a {@link Float} or why not. */
    Object toFloat() {
        double wide = nearestDouble();
        float value = (float) wide;
        // A double in the middle between two floats does not say which side the text is on, and small ones round twice
        boolean unsure = (Double.doubleToRawLongBits(wide) & 0x1FFF_FFFFL) == 0x1000_0000L || Math.abs(wide) < 1e-37;
        if (unsure && significant != 0) {
            value = Float.parseFloat(text());
        }
        return Float.isInfinite(value) ? Refusal.TOO_LARGE : (Object) value;
    }
}
