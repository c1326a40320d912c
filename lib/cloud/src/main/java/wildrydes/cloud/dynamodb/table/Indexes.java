package wildrydes.cloud.dynamodb.table;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughput;

/** Reads keys and indexes of requests, and refuses in AWS's words what are none. */
final class Indexes {

    /** docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html, as are the others. */
    private static final int MOST_LOCAL = 5;

    static final int MOST_GLOBAL = 20;
    private static final int MOST_INCLUDED = 100;

    private final List<KeyAttribute> attributes;
    private final boolean onDemand;

    /** @param attributes those that are defined */
    Indexes(List<KeyAttribute> attributes, boolean onDemand) {
        this.attributes = attributes;
        this.onDemand = onDemand;
    }

    private List<String> defined() {
        return attributes.stream().map(KeyAttribute::name).toList();
    }

    /** The key of a table. */
    KeySchema keys(List<KeySchemaElement> elements) {
        if (elements.size() > attributes.size()) {
            throw TableErrors.refused("Invalid KeySchema: Some index key attribute have no definition");
        }
        return key(elements);
    }

    private KeySchema key(List<KeySchemaElement> elements) {
        List<String> names =
                elements.stream().map(KeySchemaElement::attributeName).toList();
        if (!defined().containsAll(names)) {
            throw TableErrors.invalid("Some index key attributes are not defined in AttributeDefinitions. Keys: "
                    + names + ", AttributeDefinitions: " + defined());
        }
        if (names.size() > 1 && names.get(0).equals(names.get(1))) {
            throw TableErrors.refused(
                    "Both the Hash Key and the Range Key element in the KeySchema have the same name");
        }
        if (elements.get(0).keyType() != KeyType.HASH) {
            throw TableErrors.refused("Invalid KeySchema: The first KeySchemaElement is not a HASH key type");
        }
        if (elements.size() > 1 && elements.get(1).keyType() != KeyType.RANGE) {
            throw TableErrors.refused("Invalid KeySchema: The second KeySchemaElement is not a RANGE key type");
        }
        return new KeySchema(attribute(names.get(0)), names.size() > 1 ? attribute(names.get(1)) : null);
    }

    private KeyAttribute attribute(String name) {
        return attributes.stream()
                .filter(attribute -> attribute.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The local indexes of a table with that key. */
    List<StoredIndex> local(List<LocalSecondaryIndex> indexes, KeySchema table) {
        if (indexes.isEmpty()) {
            throw TableErrors.invalid("List of LocalSecondaryIndexes is empty");
        }
        if (table.sort() == null) {
            throw TableErrors.invalid("Table KeySchema does not have a range key, which is required when specifying a "
                    + "LocalSecondaryIndex");
        }
        List<StoredIndex> all = new ArrayList<>();
        for (LocalSecondaryIndex index : indexes) {
            KeySchema keys = key(index.keySchema());
            if (keys.sort() == null) {
                throw TableErrors.invalid("Index KeySchema does not have a range key for index: " + index.indexName());
            }
            if (!keys.partition().equals(table.partition())) {
                throw TableErrors.invalid("Index KeySchema does not have the same leading hash key as table KeySchema "
                        + "for index: " + index.indexName() + ". index hash key: "
                        + keys.partition().name() + ", table hash key: "
                        + table.partition().name());
            }
            all.add(index(index.indexName(), keys, index.projection(), null, Provision.of(null)));
        }
        if (all.size() > MOST_LOCAL) {
            throw TableErrors.invalid("Number of LocalSecondaryIndexes exceeds per-table limit of " + MOST_LOCAL);
        }
        return all;
    }

    /** The global indexes of a new table, CREATING as it is. */
    List<StoredIndex> global(List<GlobalSecondaryIndex> indexes) {
        if (indexes.isEmpty()) {
            throw TableErrors.invalid("List of GlobalSecondaryIndexes is empty");
        }
        List<StoredIndex> all = new ArrayList<>();
        for (GlobalSecondaryIndex index : indexes) {
            all.add(global(index.indexName(), index.keySchema(), index.projection(), index.provisionedThroughput()));
        }
        if (all.size() > MOST_GLOBAL) {
            throw TableErrors.invalid("GlobalSecondaryIndex count exceeds the per-table limit of " + MOST_GLOBAL);
        }
        return all;
    }

    /** A global index, CREATING. */
    StoredIndex global(
            String name,
            List<KeySchemaElement> elements,
            Projection projection,
            @Nullable ProvisionedThroughput throughput) {
        KeySchema keys = key(elements);
        StoredIndex index = index(name, keys, projection, IndexDefinition.IndexState.CREATING, Provision.of(null));
        if (onDemand && throughput != null) {
            throw TableErrors.invalid("ProvisionedThroughput should not be specified for index: " + name
                    + " when BillingMode is PAY_PER_REQUEST");
        }
        if (!onDemand && throughput == null) {
            throw TableErrors.invalid("ProvisionedThroughput must be specified for index: " + name);
        }
        return index.with(Provision.of(Creation.capacity(throughput)));
    }

    private static StoredIndex index(
            String name,
            KeySchema keys,
            Projection projection,
            IndexDefinition.@Nullable IndexState state,
            Provision provision) {
        String type = projection.projectionTypeAsString();
        if (type == null) {
            throw TableErrors.invalid("Unknown ProjectionType: null");
        }
        boolean includes = type.equals(IndexDefinition.Projected.INCLUDE.name());
        if (projection.hasNonKeyAttributes() && !includes) {
            throw TableErrors.invalid("ProjectionType is " + type + ", but NonKeyAttributes is specified");
        }
        if (includes && projection.nonKeyAttributes().isEmpty()) {
            throw TableErrors.invalid("ProjectionType is " + type + ", but NonKeyAttributes is not specified");
        }
        return new StoredIndex(
                name,
                state != null,
                keys,
                IndexDefinition.Projected.valueOf(type),
                List.copyOf(projection.nonKeyAttributes()),
                state,
                provision);
    }

    /** Names are given once, whatever the kind of index; and all of them together include no more than so many attributes. */
    static void checkNames(List<StoredIndex> indexes) {
        Set<String> seen = new HashSet<>();
        int included = 0;
        for (StoredIndex index : indexes) {
            if (!seen.add(index.name())) {
                throw TableErrors.invalid("Duplicate index name: " + index.name());
            }
            included += index.include().size();
        }
        if (included > MOST_INCLUDED) {
            throw TableErrors.invalid(
                    "Number of attributes to be projected for all indexes exceeds the limit of " + MOST_INCLUDED);
        }
    }

    /** Every attribute that is defined has to be in some key. */
    void checkAllUsed(KeySchema table, List<StoredIndex> indexes) {
        Set<String> used = new TreeSet<>(table.names());
        indexes.forEach(index -> used.addAll(index.keys().names()));
        if (used.containsAll(defined())) {
            return;
        }
        if (indexes.isEmpty()) {
            throw TableErrors.invalid("Number of attributes in KeySchema does not exactly match number of attributes "
                    + "defined in AttributeDefinitions");
        }
        throw TableErrors.invalid("Some AttributeDefinitions are not used. AttributeDefinitions: "
                + new TreeSet<>(defined()) + ", keys used: " + used);
    }
}
