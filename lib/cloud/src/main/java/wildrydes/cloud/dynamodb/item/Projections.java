package wildrydes.cloud.dynamodb.item;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import wildrydes.cloud.dynamodb.table.IndexDefinition;
import wildrydes.cloud.dynamodb.table.IndexDefinition.Projected;
import wildrydes.cloud.dynamodb.table.KeySchema;
import wildrydes.cloud.dynamodb.table.TableDefinition;

/** What indexes hold of items. */
public final class Projections {

    private Projections() {}

    /** What an index of a table holds of an item that is in it. */
    public static Map<String, AttributeValue> of(
            Map<String, AttributeValue> item, TableDefinition table, IndexDefinition index) {
        return of(item, table.keys(), index.keys(), index.projection(), index.include());
    }

    static Map<String, AttributeValue> of(
            Map<String, AttributeValue> item,
            KeySchema tableKeys,
            KeySchema indexKeys,
            Projected projection,
            List<String> include) {
        if (projection == Projected.ALL) {
            return item;
        }
        Set<String> names = new LinkedHashSet<>(indexKeys.names());
        names.addAll(tableKeys.names());
        if (projection == Projected.INCLUDE) {
            names.addAll(include);
        }
        return only(item, names);
    }

    /** The attributes of these names that an item has. */
    public static Map<String, AttributeValue> only(Map<String, AttributeValue> item, Iterable<String> names) {
        Map<String, AttributeValue> part = new LinkedHashMap<>();
        for (String name : names) {
            AttributeValue value = item.get(name);
            if (value != null) {
                part.put(name, value);
            }
        }
        return part;
    }
}
