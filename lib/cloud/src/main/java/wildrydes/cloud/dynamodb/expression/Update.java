package wildrydes.cloud.dynamodb.expression;

import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A change of an item. */
public interface Update {

    /**
     * The item afterwards; the one given is not changed.
     *
     * @param item with the key's attributes; nothing else where the item is new
     * @throws wildrydes.cloud.wire.ServiceError for what the item does not allow, in AWS's words
     */
    Map<String, AttributeValue> applied(Map<String, AttributeValue> item);

    /** The attributes at the top of the item that are named; the keys may not be among them. */
    Set<String> attributes();

    /** The attributes at the top of the item within which something is named; those of keys and indexes may not be among them. */
    Set<String> nested();

    /** What {@code UPDATED_OLD} gives back of the item before: the values at the paths that are changed. */
    Map<String, AttributeValue> touched(Map<String, AttributeValue> item);

    /** What {@code UPDATED_NEW} gives back of the item afterwards: the values at the paths that are not removed. */
    Map<String, AttributeValue> written(Map<String, AttributeValue> item);
}
