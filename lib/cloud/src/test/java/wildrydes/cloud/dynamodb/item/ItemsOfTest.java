package wildrydes.cloud.dynamodb.item;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import wildrydes.cloud.dynamodb.table.IndexDefinition;
import wildrydes.cloud.dynamodb.table.KeyAttribute;
import wildrydes.cloud.dynamodb.table.KeySchema;
import wildrydes.cloud.dynamodb.table.ScalarType;
import wildrydes.cloud.dynamodb.table.TableDefinition;

/** Tables and items that tests of the store have. */
final class ItemsOfTest {

    static final KeySchema KEYS =
            new KeySchema(new KeyAttribute("Name", ScalarType.S), new KeyAttribute("Minute", ScalarType.N));

    private ItemsOfTest() {}

    static TableDefinition table(long number, IndexDefinition... indexes) {
        return table(number, null, null, indexes);
    }

    static TableDefinition table(
            long number, @Nullable String streamView, @Nullable String expiry, IndexDefinition... indexes) {
        return new TableDefinition(
                number,
                "t" + number,
                "arn:aws:dynamodb:us-east-1:000000000000:table/t" + number,
                KEYS,
                List.of(indexes),
                null,
                streamView,
                expiry);
    }

    static IndexDefinition byDistance(IndexDefinition.Projected projection) {
        return new IndexDefinition(
                "byDistance",
                true,
                new KeySchema(new KeyAttribute("Herd", ScalarType.S), new KeyAttribute("Distance", ScalarType.N)),
                projection,
                projection == IndexDefinition.Projected.INCLUDE ? List.of("Magic") : List.of(),
                IndexDefinition.IndexState.ACTIVE,
                null);
    }

    static IndexDefinition byMagic() {
        return new IndexDefinition(
                "byMagic",
                false,
                new KeySchema(KEYS.partition(), new KeyAttribute("Magic", ScalarType.N)),
                IndexDefinition.Projected.KEYS_ONLY,
                List.of(),
                null,
                null);
    }

    /** Attributes by name; numbers become N, texts S. */
    static Map<String, AttributeValue> item(Object... namesAndValues) {
        Map<String, AttributeValue> item = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            Object value = namesAndValues[i + 1];
            item.put(
                    (String) namesAndValues[i],
                    value instanceof Integer number
                            ? AttributeValue.fromN(number.toString())
                            : AttributeValue.fromS((String) value));
        }
        return item;
    }

    static ItemWrite put(TableDefinition table, Map<String, AttributeValue> item) {
        return new ItemWrite(table, item, before -> Item.of(item));
    }

    static ItemWrite delete(TableDefinition table, Map<String, AttributeValue> key) {
        return new ItemWrite(table, key, before -> null);
    }
}
