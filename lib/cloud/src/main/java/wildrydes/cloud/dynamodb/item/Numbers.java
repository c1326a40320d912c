package wildrydes.cloud.dynamodb.item;

import java.math.BigDecimal;
import java.math.BigInteger;
import wildrydes.cloud.wire.ServiceError;

/**
 * DynamoDB's numbers: exact, of at most 38 significant digits, from 1E-130 to 9.99..E+125, the same below zero, and zero
 * (docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html). Here they are
 * {@link BigDecimal} without zeros at the end, so that equal ones are {@code equals}.
 */
public final class Numbers {

    /** The most significant digits. */
    static final int DIGITS = 38;

    private static final int LARGEST = 125;
    private static final int SMALLEST = -130;

    private Numbers() {}

    /**
     * Reads a number.
     *
     * @throws ServiceError in AWS's words, for what is none, is too large or too small, or has too many digits
     */
    public static BigDecimal parse(String text) {
        if (text.isEmpty()) {
            throw Invalid.because("The parameter cannot be converted to a numeric value");
        }
        int at = 0;
        boolean negative = text.charAt(0) == '-';
        if (negative || text.charAt(0) == '+') {
            at++;
        }
        StringBuilder digits = new StringBuilder();
        long exponent = 0;
        int read = 0;
        boolean fraction = false;
        for (; at < text.length(); at++) {
            char letter = text.charAt(at);
            if (letter == '.' && !fraction) {
                fraction = true;
            } else if (letter >= '0' && letter <= '9') {
                read++;
                if (letter != '0' || !digits.isEmpty()) {
                    digits.append(letter);
                }
                if (fraction) {
                    exponent--;
                }
            } else {
                break;
            }
        }
        if (read == 0) {
            throw notANumber(text);
        }
        if (at < text.length()) {
            exponent += exponent(text, at);
        }
        int kept = digits.length();
        while (kept > 0 && digits.charAt(kept - 1) == '0') {
            kept--;
        }
        exponent += digits.length() - kept;
        digits.setLength(kept);
        if (kept == 0) {
            return BigDecimal.ZERO;
        }
        check(kept, exponent);
        BigDecimal number = new BigDecimal(new BigInteger(digits.toString()), (int) -exponent);
        return negative ? number.negate() : number;
    }

    /** The exponent that begins at a place, kept within bounds far beyond those of a number. */
    private static long exponent(String text, int from) {
        int at = from;
        if (text.charAt(at) != 'e' && text.charAt(at) != 'E') {
            throw notANumber(text);
        }
        at++;
        boolean negative = at < text.length() && text.charAt(at) == '-';
        if (negative || at < text.length() && text.charAt(at) == '+') {
            at++;
        }
        if (at == text.length()) {
            throw notANumber(text);
        }
        long exponent = 0;
        for (; at < text.length(); at++) {
            char letter = text.charAt(at);
            if (letter < '0' || letter > '9') {
                throw notANumber(text);
            }
            exponent = Math.min(exponent * 10 + (letter - '0'), Integer.MAX_VALUE);
        }
        return negative ? -exponent : exponent;
    }

    private static void check(int digits, long exponent) {
        long magnitude = exponent + digits - 1;
        if (magnitude > LARGEST) {
            throw overflow();
        }
        if (magnitude < SMALLEST) {
            throw Invalid.because(
                    "Number underflow. Attempting to store a number with magnitude smaller than supported range");
        }
        if (digits > DIGITS) {
            throw Invalid.because("Attempting to store more than 38 significant digits in a Number");
        }
    }

    private static ServiceError overflow() {
        return Invalid.because(
                "Number overflow. Attempting to store a number with magnitude larger than supported range");
    }

    private static ServiceError notANumber(String text) {
        return Invalid.because("The parameter cannot be converted to a numeric value: " + text);
    }

    /**
     * A number as AWS gives it back: without an exponent, without zeros before or after that say nothing.
     */
    public static String text(BigDecimal number) {
        return plain(number).toPlainString();
    }

    /**
     * The result of arithmetic as a number. One with too many digits is refused in the words for one that is too large, as
     * scylladb/scylladb ({@code test/alternator/test_number.py}) found AWS to do.
     *
     * @throws ServiceError {@code ValidationException}
     */
    public static BigDecimal result(BigDecimal exact) {
        BigDecimal number = plain(exact);
        if (number.precision() > DIGITS) {
            throw overflow();
        }
        if (number.signum() != 0) {
            check(number.precision(), -(long) number.scale());
        }
        return number;
    }

    private static BigDecimal plain(BigDecimal number) {
        return number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
    }
}
