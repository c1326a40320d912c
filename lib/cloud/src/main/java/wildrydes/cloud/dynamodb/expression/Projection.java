package wildrydes.cloud.dynamodb.expression;

import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Which attributes of an item are given back. */
@FunctionalInterface
public interface Projection {

    /** A part of an item, perhaps empty. */
    Map<String, AttributeValue> of(Map<String, AttributeValue> item);

    /** The attributes at the top of the item that are named. */
    default Set<String> attributes() {
        return Set.of();
    }

    /** Those within which something is named; those of keys may not be among them. */
    default Set<String> nested() {
        return Set.of();
    }
}
