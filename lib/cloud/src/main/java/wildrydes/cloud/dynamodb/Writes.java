package wildrydes.cloud.dynamodb;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import wildrydes.cloud.dynamodb.expression.Condition;
import wildrydes.cloud.dynamodb.expression.Update;
import wildrydes.cloud.dynamodb.item.Invalid;
import wildrydes.cloud.dynamodb.item.Item;
import wildrydes.cloud.dynamodb.item.ItemWrite;
import wildrydes.cloud.dynamodb.item.Sizes;
import wildrydes.cloud.dynamodb.table.TableDefinition;

/** What an item becomes, as single requests and transactions say it. */
final class Writes {

    private Writes() {}

    /** The item, if it is not too large. */
    static Item limited(Item item) {
        if (item.size() > Sizes.LARGEST_ITEM) {
            throw Invalid.because("Item size has exceeded the maximum allowed size");
        }
        return item;
    }

    /** A decision that is taken only where a condition holds; null for none. */
    static ItemWrite.Decision when(
            @Nullable Condition condition,
            @Nullable ReturnValuesOnConditionCheckFailure shown,
            ItemWrite.Decision decision) {
        if (condition == null) {
            return decision;
        }
        return before -> {
            if (!condition.holds(before == null ? Map.of() : before.attributes())) {
                throw ItemErrors.conditionFailed(shown == ReturnValuesOnConditionCheckFailure.ALL_OLD ? before : null);
            }
            return decision.after(before);
        };
    }

    /** What can be said of an update without looking at the item. */
    static void checkUpdate(TableDefinition table, Update update) {
        KeyChecks.checkNotUpdated(table, update.attributes());
        KeyChecks.checkScalar(table, update.nested());
    }

    /** @param update null for one that only sees to it that the item is there */
    static Item updated(
            TableDefinition table, Map<String, AttributeValue> key, @Nullable Update update, @Nullable Item before) {
        if (update == null) {
            return before == null ? Item.of(key) : before;
        }
        Map<String, AttributeValue> after = update.applied(before == null ? key : before.attributes());
        KeyChecks.checkUpdated(table, update.attributes(), after);
        Item item = Item.of(after);
        if (item.size() > Sizes.LARGEST_ITEM) {
            throw Invalid.because("Item size to update has exceeded the maximum allowed size");
        }
        return item;
    }
}
