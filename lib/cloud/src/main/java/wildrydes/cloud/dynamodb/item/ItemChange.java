package wildrydes.cloud.dynamodb.item;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What a write did to one item.
 *
 * @param sequence rises with each change of a table
 * @param key of the table
 * @param before null where there was no item
 * @param after null where there is no item any more
 * @param at cloud time
 * @param expired whether the service removed it since its time to live had passed
 */
public record ItemChange(
        long sequence,
        Map<String, AttributeValue> key,
        @Nullable Map<String, AttributeValue> before,
        @Nullable Map<String, AttributeValue> after,
        Instant at,
        boolean expired) {}
