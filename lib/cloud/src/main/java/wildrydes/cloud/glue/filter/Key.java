package wildrydes.cloud.glue.filter;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A partition key in an expression.
 *
 * @param index its place among the values of a partition
 * @param typeName as the table has it; null for a text
 */
record Key(int index, @Nullable String typeName) {

    /** As a key's type, refused only where the key is used. */
    KeyType type() {
        return KeyType.of(typeName == null ? "string" : typeName);
    }

    /** What Hive writes in the place of null. */
    private static final String NULL = "__HIVE_DEFAULT_PARTITION__";

    /** A value of the expression. */
    Comparable<?> literal(String text) {
        return value(text, false);
    }

    /** The value of a partition; null for none. */
    @Nullable
    Comparable<?> of(List<String> values) {
        String text = values.get(index);
        return text.equals(NULL) ? null : value(text, true);
    }

    private Comparable<?> value(String text, boolean ofPartition) {
        try {
            return type().value(text);
        } catch (IllegalArgumentException e) {
            throw new FilterException(String.valueOf(e.getMessage()), ofPartition);
        }
    }

    /** The order of two values of the type. */
    @SuppressWarnings("unchecked") // both are of one type's class
    static int order(Comparable<?> left, Comparable<?> right) {
        return ((Comparable<Object>) left).compareTo(right);
    }
}
