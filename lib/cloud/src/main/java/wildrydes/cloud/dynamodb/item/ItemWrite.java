package wildrydes.cloud.dynamodb.item;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import wildrydes.cloud.dynamodb.table.TableDefinition;

/**
 * What is to become of one item.
 *
 * @param key has the attributes of the table's key, perhaps others, too
 */
public record ItemWrite(TableDefinition table, Map<String, AttributeValue> key, Decision decision) {

    /** Says what an item becomes, when nobody else can change it. */
    @FunctionalInterface
    public interface Decision {

        /**
         * What the item is from now on.
         *
         * @param before null where there is no item
         * @return null where there is to be none; what was given where nothing is to change
         * @throws RuntimeException where it may not change; then nothing does
         */
        @Nullable
        Item after(@Nullable Item before);
    }
}
