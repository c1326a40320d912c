package wildrydes.cloud.dynamodb;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ItemCollectionMetrics;
import software.amazon.awssdk.services.dynamodb.model.ReturnItemCollectionMetrics;
import wildrydes.cloud.dynamodb.item.Projections;
import wildrydes.cloud.dynamodb.table.TableDefinition;

/**
 * The item collections that writes touch: what a table with local indexes has for one partition key. How large they are is told in whole
 * gigabytes, and no lab has one of more than that, so it is always from 0 to 1.
 */
final class CollectionMetrics {

    private final Map<String, Map<AttributeValue, ItemCollectionMetrics>> tables = new LinkedHashMap<>();

    /** What a response tells of a write; null where it was not asked for, or the table has no local index. */
    static @Nullable ItemCollectionMetrics told(
            TableDefinition table, Map<String, AttributeValue> item, @Nullable ReturnItemCollectionMetrics wanted) {
        boolean local = table.indexes().stream().anyMatch(index -> !index.global());
        if (wanted != ReturnItemCollectionMetrics.SIZE || !local) {
            return null;
        }
        return ItemCollectionMetrics.builder()
                .itemCollectionKey(
                        Projections.only(item, List.of(table.keys().partition().name())))
                .sizeEstimateRangeGB(0.0, 1.0)
                .build();
    }

    /** Notes a write of a request that has several. */
    void add(TableDefinition table, Map<String, AttributeValue> item, @Nullable ReturnItemCollectionMetrics wanted) {
        ItemCollectionMetrics one = told(table, item, wanted);
        AttributeValue partition = item.get(table.keys().partition().name());
        if (one != null && partition != null) {
            tables.computeIfAbsent(table.name(), name -> new LinkedHashMap<>()).put(partition, one);
        }
    }

    /** By table; null where there is nothing to tell. */
    @Nullable
    Map<String, List<ItemCollectionMetrics>> told() {
        if (tables.isEmpty()) {
            return null;
        }
        Map<String, List<ItemCollectionMetrics>> told = new LinkedHashMap<>();
        tables.forEach((name, collections) -> told.put(name, new ArrayList<>(collections.values())));
        return told;
    }
}
