package wildrydes.cloud.dynamodb.expression;

import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A condition or filter that an item meets or does not meet. */
@FunctionalInterface
public interface Condition {

    /**
     * Whether an item meets it.
     *
     * @param item empty where there is none
     */
    boolean holds(Map<String, AttributeValue> item);

    /** The attributes at the top of the item that are named; a filter of a Query may not name keys. */
    default Set<String> attributes() {
        return Set.of();
    }

    /** Those within which something is named; those of keys may not be among them. */
    default Set<String> nested() {
        return Set.of();
    }
}
