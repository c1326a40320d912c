package wildrydes.pump.kit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Comparisons of values of which only the column knows the type. */
final class OracleValues {

    private OracleValues() {}

    static @Nullable Object least(List<?> values) {
        Object least = null;
        for (Object value : values) {
            least = least == null || compare(value, least) < 0 ? value : least;
        }
        return least;
    }

    static @Nullable Object greatest(List<?> values) {
        Object greatest = null;
        for (Object value : values) {
            greatest = greatest == null || compare(value, greatest) > 0 ? value : greatest;
        }
        return greatest;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    static int compare(Object left, Object right) {
        return ((Comparable) left).compareTo(right);
    }

    static int compareNullsLast(@Nullable Object left, @Nullable Object right) {
        if (left == null || right == null) {
            return Boolean.compare(left == null, right == null);
        }
        return compare(left, right);
    }
}
