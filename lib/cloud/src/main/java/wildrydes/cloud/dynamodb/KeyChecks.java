package wildrydes.cloud.dynamodb;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import wildrydes.cloud.dynamodb.item.Invalid;
import wildrydes.cloud.dynamodb.item.Values;
import wildrydes.cloud.dynamodb.table.IndexDefinition;
import wildrydes.cloud.dynamodb.table.KeyAttribute;
import wildrydes.cloud.dynamodb.table.KeySchema;
import wildrydes.cloud.dynamodb.table.TableDefinition;
import wildrydes.cloud.wire.ServiceError;

/** Whether keys fit a table, in AWS's order of checks. Values are already in the form in which they are kept. */
final class KeyChecks {

    private static final int MOST_PARTITION_BYTES = 2048;
    private static final int MOST_SORT_BYTES = 1024;
    static final String MISMATCH = "The provided key element does not match the schema";

    private KeyChecks() {}

    static ServiceError mismatch() {
        return Invalid.because(MISMATCH);
    }

    /** A key that names one item: all attributes of the table's key and no others. */
    static void checkKey(KeySchema keys, Map<String, AttributeValue> key) {
        List<KeyAttribute> attributes = keys.attributes();
        if (key.size() != attributes.size()) {
            throw mismatch();
        }
        for (KeyAttribute attribute : attributes) {
            checkPart(keys, attribute, key.get(attribute.name()));
        }
    }

    private static void checkPart(KeySchema keys, KeyAttribute attribute, @Nullable AttributeValue value) {
        if (value == null || !fits(attribute, value)) {
            throw mismatch();
        }
        Values.checkNotEmpty(attribute.name(), value);
        checkSize(keys, attribute, value);
    }

    static boolean fits(KeyAttribute attribute, AttributeValue value) {
        return Values.typeName(value).equals(attribute.type().name());
    }

    private static void checkSize(KeySchema keys, KeyAttribute attribute, AttributeValue value) {
        int size = size(value);
        if (attribute.equals(keys.partition())) {
            if (size > MOST_PARTITION_BYTES) {
                throw Invalid.parameter("Size of hashkey has exceeded the maximum size limit of2048 bytes");
            }
        } else if (size > MOST_SORT_BYTES) {
            throw Invalid.parameter("Aggregated size of all range keys has exceeded the size limit of 1024 bytes");
        }
    }

    private static int size(AttributeValue value) {
        return switch (value.type()) {
            case S -> value.s().getBytes(StandardCharsets.UTF_8).length;
            case B -> value.b().asByteArrayUnsafe().length;
            default -> 0;
        };
    }

    /** Whether an item has what the table's key and its indexes need. */
    static void checkItem(TableDefinition table, Map<String, AttributeValue> item) {
        for (KeyAttribute attribute : table.keys().attributes()) {
            AttributeValue value = item.get(attribute.name());
            if (value == null) {
                throw Invalid.parameter("Missing the key " + attribute.name() + " in the item");
            }
            if (!fits(attribute, value)) {
                throw Invalid.parameter("Type mismatch for key " + attribute.name() + " expected: "
                        + attribute.type().name() + " actual: " + Values.typeName(value));
            }
            Values.checkNotEmpty(attribute.name(), value);
            checkSize(table.keys(), attribute, value);
        }
        for (IndexDefinition index : byName(table)) {
            for (KeyAttribute attribute : index.keys().attributes()) {
                AttributeValue value = item.get(attribute.name());
                if (value != null) {
                    checkIndexed(index, attribute, value);
                    if (empty(value)) {
                        throw Invalid.because(
                                "One or more parameter values are not valid. A value specified for a secondary"
                                        + " index key is not supported. " + emptyKey(value) + " IndexName: "
                                        + index.name()
                                        + ", IndexKey: " + attribute.name());
                    }
                }
            }
        }
    }

    /** Whether what an update made of an item still fits the indexes; only what it names is looked at. */
    static void checkUpdated(TableDefinition table, Set<String> named, Map<String, AttributeValue> item) {
        for (IndexDefinition index : byName(table)) {
            for (KeyAttribute attribute : index.keys().attributes()) {
                AttributeValue value = item.get(attribute.name());
                if (value != null && named.contains(attribute.name())) {
                    checkIndexed(index, attribute, value);
                    if (empty(value)) {
                        throw Invalid.because(
                                "One or more parameter values are not valid. The update expression attempted to"
                                        + " update a secondary index key to a value that is not supported. "
                                        + emptyKey(value));
                    }
                }
            }
        }
    }

    private static void checkIndexed(IndexDefinition index, KeyAttribute attribute, AttributeValue value) {
        if (!fits(attribute, value)) {
            throw Invalid.parameter("Type mismatch for Index Key " + attribute.name() + " Expected: "
                    + attribute.type().name() + " Actual: " + Values.typeName(value) + " IndexName: " + index.name());
        }
        checkSize(index.keys(), attribute, value);
    }

    /** AWS names the first of several indexes by name. */
    private static List<IndexDefinition> byName(TableDefinition table) {
        return table.indexes().size() < 2
                ? table.indexes()
                : table.indexes().stream()
                        .sorted(Comparator.comparing(IndexDefinition::name))
                        .toList();
    }

    private static boolean empty(AttributeValue value) {
        return value.type() == AttributeValue.Type.S && value.s().isEmpty()
                || value.type() == AttributeValue.Type.B && value.b().asByteArrayUnsafe().length == 0;
    }

    private static String emptyKey(AttributeValue value) {
        return "The AttributeValue for a key attribute cannot contain an empty "
                + (value.type() == AttributeValue.Type.S ? "string" : "binary") + " value.";
    }

    /** Keys stay as they are. */
    static void checkNotUpdated(TableDefinition table, Set<String> named) {
        for (String key : table.keys().names()) {
            if (named.contains(key)) {
                throw Invalid.parameter("Cannot update attribute " + key + ". This attribute is part of the key");
            }
        }
    }

    /** Nothing is within a key. */
    static void checkScalar(TableDefinition table, Collection<String> nested) {
        if (nested.isEmpty()) {
            return;
        }
        for (String key : table.keys().names()) {
            if (nested.contains(key)) {
                throw notScalar("Key: " + key);
            }
        }
        for (IndexDefinition index : table.indexes()) {
            for (String key : index.keys().names()) {
                if (nested.contains(key)) {
                    throw notScalar("IndexKey: " + key);
                }
            }
        }
    }

    private static ServiceError notScalar(String which) {
        return Invalid.because("Key attributes must be scalars; "
                + "list random access '[]' and map lookup '.' are not allowed: " + which);
    }
}
