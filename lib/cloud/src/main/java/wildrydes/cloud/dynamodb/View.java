package wildrydes.cloud.dynamodb;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Select;
import wildrydes.cloud.dynamodb.expression.Projection;
import wildrydes.cloud.dynamodb.item.Invalid;
import wildrydes.cloud.dynamodb.item.Projections;
import wildrydes.cloud.dynamodb.table.IndexDefinition;
import wildrydes.cloud.dynamodb.table.IndexDefinition.Projected;
import wildrydes.cloud.dynamodb.table.TableDefinition;

/**
 * What a Query or a Scan sees of an item.
 *
 * @param index null for the table itself
 * @param whole whether items are fetched from the table, since the index does not hold what is asked for
 */
record View(TableDefinition table, @Nullable IndexDefinition index, boolean whole) {

    static View of(
            TableDefinition table,
            @Nullable IndexDefinition index,
            @Nullable Projection projection,
            @Nullable Select select) {
        if (index == null || index.projection() == Projected.ALL) {
            return new View(table, index, false);
        }
        if (select == Select.ALL_ATTRIBUTES && index.global()) {
            throw Invalid.parameter("Select type ALL_ATTRIBUTES is not supported for global secondary index "
                    + index.name() + " because its projection type is not ALL");
        }
        List<String> missing = projection == null ? List.of() : missing(table, index, projection.attributes());
        if (index.global() && !missing.isEmpty()) {
            throw Invalid.parameter("Global secondary index " + index.name() + " does not project " + missing);
        }
        return new View(table, index, select == Select.ALL_ATTRIBUTES || !missing.isEmpty());
    }

    private static List<String> missing(TableDefinition table, IndexDefinition index, Set<String> wanted) {
        Set<String> held = new HashSet<>(table.keys().names());
        held.addAll(index.keys().names());
        if (index.projection() == Projected.INCLUDE) {
            held.addAll(index.include());
        }
        return wanted.stream().filter(name -> !held.contains(name)).sorted().toList();
    }

    /** Whether whatever an item has is there without fetching it. */
    boolean complete() {
        return index == null || index.projection() == Projected.ALL;
    }

    /** What the index holds of an item, or all of it where that is the table. */
    Map<String, AttributeValue> held(Map<String, AttributeValue> item) {
        return index == null ? item : Projections.of(item, table, index);
    }
}
