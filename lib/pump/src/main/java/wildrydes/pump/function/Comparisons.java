package wildrydes.pump.function;

import java.util.Arrays;
import java.util.Comparator;

/** How values are compared that a row holds. */
public final class Comparisons {

    /** Values of one class, such as times, and strings by the numbers of their characters. */
    @SuppressWarnings("unchecked")
    public static final Comparator<Object> NATURAL = (a, b) -> ((Comparable<Object>) a).compareTo(b);

    /** SMALLINT, INTEGER and BIGINT. */
    public static final Comparator<Object> INTEGRAL =
            (a, b) -> Long.compare(((Number) a).longValue(), ((Number) b).longValue());

    /** Numbers of which one may be a DECIMAL. */
    public static final Comparator<Object> EXACT =
            (a, b) -> Arithmetic.exact((Number) a).compareTo(Arithmetic.exact((Number) b));

    /** Numbers of which one is a REAL or DOUBLE; zero has no sign. */
    public static final Comparator<Object> APPROXIMATE = (a, b) -> {
        double first = ((Number) a).doubleValue();
        double second = ((Number) b).doubleValue();
        return first < second ? -1 : first > second ? 1 : 0;
    };

    /** CHAR: the shorter is as if it had blanks to the length of the longer. */
    public static final Comparator<Object> PADDED =
            (a, b) -> ((String) a).stripTrailing().compareTo(((String) b).stripTrailing());

    /** BINARY and VARBINARY, byte by byte. */
    public static final Comparator<Object> BYTES = (a, b) -> Arrays.compareUnsigned((byte[]) a, (byte[]) b);

    private Comparisons() {}
}
