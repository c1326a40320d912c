package wildrydes.cloud.dynamodb;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import wildrydes.cloud.dynamodb.expression.KeyCondition;
import wildrydes.cloud.dynamodb.item.Invalid;
import wildrydes.cloud.dynamodb.item.KeyRange;
import wildrydes.cloud.dynamodb.item.Projections;
import wildrydes.cloud.dynamodb.item.Values;
import wildrydes.cloud.dynamodb.table.IndexDefinition;
import wildrydes.cloud.dynamodb.table.KeyAttribute;
import wildrydes.cloud.dynamodb.table.KeySchema;
import wildrydes.cloud.dynamodb.table.TableDefinition;
import wildrydes.cloud.wire.ServiceError;

/** Whether an {@code ExclusiveStartKey} is one, in AWS's order of checks as mhart/dynalite found it. */
final class StartKeys {

    private static final String INVALID = "The provided starting key is invalid";
    /** With these in it AWS says what is wrong with a value, and not that it is about a starting key. */
    private static final List<String> SAID_ALONE = List.of(
            "contains duplicates", "number set", "numeric value", "significant digits", "number with magnitude");

    private StartKeys() {}

    static ServiceError invalid(String why) {
        return Invalid.because(INVALID + ": " + why);
    }

    /** The key in the form in which values are kept. */
    static Map<String, AttributeValue> checked(Map<String, AttributeValue> key) {
        try {
            return Values.checked(key);
        } catch (ServiceError e) {
            String why = String.valueOf(e.getMessage());
            throw SAID_ALONE.stream().anyMatch(why::contains) ? e : invalid(why);
        }
    }

    static void checkForQuery(TableDefinition table, @Nullable IndexDefinition index, Map<String, AttributeValue> key) {
        if (key.size() != names(table, index).size()) {
            throw Invalid.because(INVALID);
        }
        checkParts(index == null ? table.keys() : index.keys(), key);
    }

    static void checkForScan(TableDefinition table, @Nullable IndexDefinition index, Map<String, AttributeValue> key) {
        if (key.size() != names(table, index).size()) {
            throw index == null ? invalid(KeyChecks.MISMATCH) : Invalid.because(INVALID);
        }
        if (index != null) {
            checkParts(index.keys(), key);
        }
        checkInTable(table, key);
    }

    private static Set<String> names(TableDefinition table, @Nullable IndexDefinition index) {
        Set<String> names = new LinkedHashSet<>(table.keys().names());
        if (index != null) {
            names.addAll(index.keys().names());
        }
        return names;
    }

    private static void checkParts(KeySchema keys, Map<String, AttributeValue> key) {
        for (KeyAttribute attribute : keys.attributes()) {
            AttributeValue value = key.get(attribute.name());
            if (value == null) {
                throw Invalid.because(INVALID);
            }
            if (!KeyChecks.fits(attribute, value)) {
                throw KeyChecks.mismatch();
            }
            Values.checkNotEmpty(attribute.name(), value);
        }
    }

    private static void checkInTable(TableDefinition table, Map<String, AttributeValue> key) {
        try {
            KeyChecks.checkKey(table.keys(), Projections.only(key, table.keys().names()));
        } catch (ServiceError e) {
            throw invalid(String.valueOf(e.getMessage()));
        }
    }

    /** Whether a Query could have come to that key. */
    static void checkWithin(
            TableDefinition table,
            @Nullable IndexDefinition index,
            KeyCondition condition,
            Map<String, AttributeValue> key) {
        checkInTable(table, key);
        KeySchema keys = index == null ? table.keys() : index.keys();
        AttributeValue partition = key.get(keys.partition().name());
        if (partition == null) {
            throw Invalid.because(INVALID);
        }
        boolean same = Values.equal(condition.partition(), partition);
        if (condition.sort() == null) {
            if (!same) {
                throw Invalid.because(
                        "The provided starting key is outside query boundaries based on provided conditions");
            }
            return;
        }
        KeyRange sorted = KeyRange.of(new KeyCondition(partition, condition.sort()));
        if (!sorted.contains(table, index, key)) {
            throw Invalid.because("The provided starting key does not match the range key predicate");
        }
        if (!same) {
            throw Invalid.because("The query can return at most one row and cannot be restarted");
        }
    }
}
