package wildrydes.cloud.dynamodb;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;
import wildrydes.cloud.dynamodb.expression.Parsed;
import wildrydes.cloud.dynamodb.expression.Projection;
import wildrydes.cloud.dynamodb.expression.Terms;
import wildrydes.cloud.dynamodb.expression.Update;
import wildrydes.cloud.dynamodb.item.Invalid;
import wildrydes.cloud.dynamodb.item.Item;
import wildrydes.cloud.dynamodb.item.ItemStore;
import wildrydes.cloud.dynamodb.item.ItemWrite;
import wildrydes.cloud.dynamodb.item.Values;
import wildrydes.cloud.dynamodb.item.Written;
import wildrydes.cloud.dynamodb.table.TableCatalog;
import wildrydes.cloud.dynamodb.table.TableDefinition;
import wildrydes.cloud.wire.ServiceError;

/** Reads and writes one item. */
final class SingleItems {

    private final TableCatalog catalog;
    private final ItemStore items;
    private final Throughput throughput;

    SingleItems(TableCatalog catalog, ItemStore items, Throughput throughput) {
        this.catalog = catalog;
        this.items = items;
        this.throughput = throughput;
    }

    GetItemResponse get(GetItemRequest request) {
        Terms terms = Terms.of(request);
        Map<String, AttributeValue> key = Values.checked(request.key());
        Projection projection = terms.parsed().projection();
        TableDefinition table = catalog.usable(request.tableName());
        KeyChecks.checkKey(table.keys(), key);
        if (projection != null) {
            KeyChecks.checkScalar(table, projection.nested());
        }
        throughput.requireRead(table, null);
        Item found = items.get(table, key);
        Consumption consumption = new Consumption(Consumption.Kind.read(request.consistentRead()), throughput);
        consumption.read(table, found == null ? 0 : found.size());
        return GetItemResponse.builder()
                .item(found == null ? null : shown(found, projection))
                .consumedCapacity(consumption.told(request.returnConsumedCapacity()))
                .build();
    }

    static Map<String, AttributeValue> shown(Item item, @Nullable Projection projection) {
        return projection == null ? item.attributes() : projection.of(item.attributes());
    }

    PutItemResponse put(PutItemRequest request) {
        Terms terms = Terms.of(request);
        Map<String, AttributeValue> attributes = checked(request.item());
        ReturnValue wanted = oldOnly(request.returnValues());
        Item item = Writes.limited(Item.of(attributes));
        Parsed parsed = terms.parsed();
        TableDefinition table = catalog.usable(request.tableName());
        KeyChecks.checkItem(table, attributes);
        throughput.requireWrite(table);
        ItemWrite.Decision decision =
                Writes.when(parsed.condition(), request.returnValuesOnConditionCheckFailure(), before -> item);
        Written written = written(table, attributes, decision);
        return PutItemResponse.builder()
                .attributes(wanted == ReturnValue.ALL_OLD ? shown(written.before()) : null)
                .consumedCapacity(consumed(table, written).told(request.returnConsumedCapacity()))
                .itemCollectionMetrics(CollectionMetrics.told(table, attributes, request.returnItemCollectionMetrics()))
                .build();
    }

    DeleteItemResponse delete(DeleteItemRequest request) {
        Terms terms = Terms.of(request);
        Map<String, AttributeValue> key = checked(request.key());
        ReturnValue wanted = oldOnly(request.returnValues());
        Parsed parsed = terms.parsed();
        TableDefinition table = catalog.usable(request.tableName());
        KeyChecks.checkKey(table.keys(), key);
        throughput.requireWrite(table);
        ItemWrite.Decision decision =
                Writes.when(parsed.condition(), request.returnValuesOnConditionCheckFailure(), before -> null);
        Written written = written(table, key, decision);
        return DeleteItemResponse.builder()
                .attributes(wanted == ReturnValue.ALL_OLD ? shown(written.before()) : null)
                .consumedCapacity(consumed(table, written).told(request.returnConsumedCapacity()))
                .itemCollectionMetrics(CollectionMetrics.told(table, key, request.returnItemCollectionMetrics()))
                .build();
    }

    /** A condition that is not met has used a write of what is there all the same (developerguide/WorkingWithItems.html). */
    private Written written(TableDefinition table, Map<String, AttributeValue> key, ItemWrite.Decision decision) {
        AtomicReference<@Nullable Item> seen = new AtomicReference<>();
        try {
            return items.write(new ItemWrite(table, key, before -> {
                seen.set(before);
                return decision.after(before);
            }));
        } catch (ConditionalCheckFailedException e) {
            consumed(table, new Written(seen.get(), seen.get(), List.of()));
            throw e;
        }
    }

    private static Map<String, AttributeValue> checked(Map<String, AttributeValue> attributes) {
        try {
            return Values.checked(attributes);
        } catch (ServiceError e) {
            throw Invalid.enveloped(e);
        }
    }

    private static ReturnValue oldOnly(@Nullable ReturnValue wanted) {
        if (wanted == null) {
            return ReturnValue.NONE;
        }
        if (wanted != ReturnValue.NONE && wanted != ReturnValue.ALL_OLD) {
            throw Invalid.because("ReturnValues can only be ALL_OLD or NONE");
        }
        return wanted;
    }

    UpdateItemResponse update(UpdateItemRequest request) {
        Terms terms = Terms.of(request);
        Map<String, AttributeValue> key = checked(request.key());
        Parsed parsed = terms.parsed();
        TableDefinition table = catalog.usable(request.tableName());
        KeyChecks.checkKey(table.keys(), key);
        Update update = parsed.update();
        if (update != null) {
            Writes.checkUpdate(table, update);
        }
        throughput.requireWrite(table);
        ItemWrite.Decision decision = Writes.when(
                parsed.condition(),
                request.returnValuesOnConditionCheckFailure(),
                before -> Writes.updated(table, key, update, before));
        Written written = written(table, key, decision);
        return UpdateItemResponse.builder()
                .attributes(returned(request.returnValues(), update, written))
                .consumedCapacity(consumed(table, written).told(request.returnConsumedCapacity()))
                .itemCollectionMetrics(CollectionMetrics.told(table, key, request.returnItemCollectionMetrics()))
                .build();
    }

    private static @Nullable Map<String, AttributeValue> returned(
            @Nullable ReturnValue wanted, @Nullable Update update, Written written) {
        if (wanted == null) {
            return null;
        }
        Map<String, AttributeValue> before = shown(written.before());
        Map<String, AttributeValue> after = shown(written.after());
        return switch (wanted) {
            case ALL_OLD -> before;
            case ALL_NEW -> after;
            case UPDATED_OLD -> update == null || before == null ? null : orNull(update.touched(before));
            case UPDATED_NEW -> update == null || after == null ? null : orNull(update.written(after));
            default -> null;
        };
    }

    /** Answers have no attributes rather than an empty map. */
    private static @Nullable Map<String, AttributeValue> orNull(Map<String, AttributeValue> attributes) {
        return attributes.isEmpty() ? null : attributes;
    }

    private static @Nullable Map<String, AttributeValue> shown(@Nullable Item item) {
        return item == null ? null : item.attributes();
    }

    private Consumption consumed(TableDefinition table, Written written) {
        Consumption consumption = new Consumption(Consumption.Kind.WRITE, throughput);
        consumption.write(table, written);
        return consumption;
    }
}
