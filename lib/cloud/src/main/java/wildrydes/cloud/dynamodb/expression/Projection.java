package wildrydes.cloud.dynamodb.expression;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Which attributes of an item are given back. */
@FunctionalInterface
public interface Projection {

    /** A part of an item, perhaps empty. */
    Map<String, AttributeValue> of(Map<String, AttributeValue> item);
}
