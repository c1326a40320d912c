package wildrydes.pump.run.aggregate;

import org.jspecify.annotations.Nullable;

/** The whole numbers that NTH_VALUE and LAG take. */
public final class Places {

    private Places() {}

    /**
     * Such a number.
     *
     * @throws IllegalArgumentException if it is less than the least that makes sense
     */
    public static int of(@Nullable Object value, int least) {
        if (value instanceof Number number && number.longValue() >= least && number.longValue() <= Integer.MAX_VALUE) {
            return number.intValue();
        }
        throw new IllegalArgumentException(
                "A place in a window is a whole number from " + least + ", and not " + value + ".");
    }
}
