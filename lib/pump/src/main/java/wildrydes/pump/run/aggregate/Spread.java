package wildrydes.pump.run.aggregate;

/**
 * Which measure of spread is asked for.
 *
 * @param sample whether the values are a sample, so that one degree of freedom is lost
 * @param deviation whether it is the standard deviation, the root of the variance
 */
public record Spread(boolean sample, boolean deviation) {

    /** What the sum of squared differences from the mean is divided by; where it is not positive, the result is NULL. */
    public long divisor(long count) {
        return sample ? count - 1 : count;
    }

    /** The measure itself. */
    public double root(double variance) {
        return deviation ? Math.sqrt(variance) : variance;
    }
}
