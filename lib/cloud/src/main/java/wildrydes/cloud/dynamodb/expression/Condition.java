package wildrydes.cloud.dynamodb.expression;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A condition or filter that an item meets or does not meet. */
@FunctionalInterface
public interface Condition {

    /** @param item empty where there is none */
    boolean holds(Map<String, AttributeValue> item);
}
