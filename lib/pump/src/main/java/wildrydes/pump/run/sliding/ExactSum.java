package wildrydes.pump.run.sliding;

import java.util.Arrays;

/**
 * A sum of doubles without any rounding, so that what was added can be taken away again and leaves no trace, however many
 * rows have slid by. It is held as a few doubles that do not overlap in their digits (J. R. Shewchuk, "Adaptive Precision
 * Floating-Point Arithmetic", 1997); infinite values and NaN are counted beside it.
 */
final class ExactSum {

    /** Smallest first; each one's last digit is worth more than all digits of those before. */
    private double[] parts = new double[4];

    private int size;
    private long nans;
    private long positives;
    private long negatives;
    private boolean overflowed;

    void add(double value) {
        if (Double.isNaN(value)) {
            nans++;
        } else if (value == Double.POSITIVE_INFINITY) {
            positives++;
        } else if (value == Double.NEGATIVE_INFINITY) {
            negatives++;
        } else {
            addFinite(value);
        }
    }

    void subtract(double value) {
        if (Double.isNaN(value)) {
            nans--;
        } else if (value == Double.POSITIVE_INFINITY) {
            positives--;
        } else if (value == Double.NEGATIVE_INFINITY) {
            negatives--;
        } else {
            addFinite(-value);
        }
    }

    /** Whether the sum of the finite values has become too large for a double, so that it is lost; it must be made anew. */
    boolean isOverflowed() {
        return overflowed;
    }

    /** Whether there is no infinite value and no NaN in it. */
    boolean isFinite() {
        return nans == 0 && positives == 0 && negatives == 0 && !overflowed;
    }

    void clear() {
        size = 0;
        nans = 0;
        positives = 0;
        negatives = 0;
        overflowed = false;
    }

    /** The double that is nearest to the sum. */
    double value() {
        if (nans > 0 || positives > 0 && negatives > 0) {
            return Double.NaN;
        }
        if (positives > 0) {
            return Double.POSITIVE_INFINITY;
        }
        if (negatives > 0) {
            return Double.NEGATIVE_INFINITY;
        }
        // Of two parts, one addition rounds correctly; of more, rounding would happen twice.
        return switch (size) {
            case 0 -> 0.0;
            case 1 -> parts[0];
            case 2 -> parts[0] + parts[1];
            default -> rounded();
        };
    }

    /** Adds the product of two doubles, which one more double beside the nearest holds exactly. */
    void addProduct(double a, double b) {
        double product = a * b;
        add(product);
        add(Math.fma(a, b, -product));
    }

    /** Takes away what {@link #addProduct} has added. */
    void subtractProduct(double a, double b) {
        double product = a * b;
        subtract(product);
        subtract(Math.fma(a, b, -product));
    }

    /** Takes away the square of a sum of finite values. */
    void subtractSquare(ExactSum other) {
        for (int i = 0; i < other.size; i++) {
            for (int k = 0; k < other.size; k++) {
                subtractProduct(other.parts[i], other.parts[k]);
            }
        }
    }

    /** Adds a sum of finite values so many times. */
    void addTimes(ExactSum other, double times) {
        for (int i = 0; i < other.size; i++) {
            addProduct(times, other.parts[i]);
        }
    }

    private double rounded() {
        int next = size - 1;
        double sum = parts[next];
        double rest = 0;
        while (rest == 0 && next > 0) {
            next--;
            double whole = sum + parts[next];
            rest = parts[next] - (whole - sum);
            sum = whole;
        }
        if (next == 0 || rest == 0) {
            return sum;
        }
        // What was rounded away may have been exactly half of the last digit; then the parts that are left decide.
        double twice = 2 * rest;
        double other = sum + twice;
        boolean half = other - sum == twice;
        return half && Math.signum(parts[next - 1]) == Math.signum(rest) ? other : sum;
    }

    private void addFinite(double value) {
        double carry = value;
        int kept = 0;
        for (int i = 0; i < size; i++) {
            double part = parts[i];
            double large = Math.abs(carry) < Math.abs(part) ? part : carry;
            double small = large == carry ? part : carry;
            double sum = large + small;
            double lost = small - (sum - large);
            if (lost != 0) {
                parts[kept++] = lost;
            }
            carry = sum;
        }
        if (Double.isInfinite(carry) || Double.isNaN(carry)) {
            overflowed = true;
        }
        if (kept == parts.length) {
            parts = Arrays.copyOf(parts, 2 * kept);
        }
        if (carry != 0) {
            parts[kept++] = carry;
        }
        size = kept;
    }
}
