package wildrydes.cloud.dynamodb.table;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.BillingModeSummary;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexWarmThroughputDescription;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputDescription;
import software.amazon.awssdk.services.dynamodb.model.SSEDescription;
import software.amazon.awssdk.services.dynamodb.model.SSEStatus;
import software.amazon.awssdk.services.dynamodb.model.SSEType;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;
import software.amazon.awssdk.services.dynamodb.model.TableClassSummary;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableWarmThroughputDescription;
import wildrydes.cloud.dynamodb.item.ItemTables;

/** Tables as AWS's answers show them. */
final class Descriptions {

    /** What a table that is paid by request takes at once (developerguide/warm-throughput.html). */
    private static final long WARM_READS = 12_000;

    private static final long WARM_WRITES = 4_000;

    private final ItemTables items;

    Descriptions(ItemTables items) {
        this.items = items;
    }

    TableDescription of(StoredTable table, Instant now) {
        TableDefinition definition = table.definition();
        boolean there = table.state().usable();
        ItemTables.Extent extent = there ? items.extent(definition) : new ItemTables.Extent(0, 0);
        Settings settings = table.settings();
        TableDescription.Builder description = TableDescription.builder()
                .attributeDefinitions(attributes(table.attributes()))
                .tableName(table.name())
                .keySchema(keys(table.keys()))
                .tableStatus(table.state().name())
                .creationDateTime(table.birth().created())
                .provisionedThroughput(throughput(table.provision(), now))
                .tableSizeBytes(extent.bytes())
                .itemCount(extent.items())
                .tableArn(table.arn())
                .tableId(table.birth().id())
                .deletionProtectionEnabled(settings.isProtected())
                .warmThroughput(warm(table.provision()));
        if (settings.onDemandSince() != null) {
            description.billingModeSummary(billing(settings));
        }
        if (settings.tableClass() != null) {
            description.tableClassSummary(TableClassSummary.builder()
                    .tableClass(settings.tableClass())
                    .build());
        }
        String key = settings.encryptionKey();
        if (key != null) {
            description.sseDescription(SSEDescription.builder()
                    .status(SSEStatus.ENABLED)
                    .sseType(SSEType.KMS)
                    .kmsMasterKeyArn(key)
                    .build());
        }
        List<LocalSecondaryIndexDescription> local = new ArrayList<>();
        List<GlobalSecondaryIndexDescription> global = new ArrayList<>();
        for (StoredIndex index : table.indexes()) {
            ItemTables.Extent of = there ? items.extent(definition, index.definition()) : new ItemTables.Extent(0, 0);
            if (index.global()) {
                global.add(global(table, index, of, now));
            } else {
                local.add(local(table, index, of));
            }
        }
        if (!local.isEmpty()) {
            description.localSecondaryIndexes(local);
        }
        if (!global.isEmpty()) {
            description.globalSecondaryIndexes(global);
        }
        return stream(table, description).build();
    }

    private static TableDescription.Builder stream(StoredTable table, TableDescription.Builder description) {
        TableStream stream = table.stream();
        if (stream == null) {
            return description;
        }
        if (stream.enabled()) {
            description.streamSpecification(StreamSpecification.builder()
                    .streamEnabled(true)
                    .streamViewType(stream.view())
                    .build());
        }
        return description.latestStreamLabel(stream.label()).latestStreamArn(table.arn() + "/stream/" + stream.label());
    }

    private static BillingModeSummary billing(Settings settings) {
        return BillingModeSummary.builder()
                .billingMode(settings.onDemand() ? BillingMode.PAY_PER_REQUEST : BillingMode.PROVISIONED)
                .lastUpdateToPayPerRequestDateTime(settings.onDemandSince())
                .build();
    }

    private static LocalSecondaryIndexDescription local(
            StoredTable table, StoredIndex index, ItemTables.Extent extent) {
        return LocalSecondaryIndexDescription.builder()
                .indexName(index.name())
                .keySchema(keys(index.keys()))
                .projection(projection(index))
                .indexSizeBytes(extent.bytes())
                .itemCount(extent.items())
                .indexArn(table.indexArn(index.name()))
                .build();
    }

    private static GlobalSecondaryIndexDescription global(
            StoredTable table, StoredIndex index, ItemTables.Extent extent, Instant now) {
        GlobalSecondaryIndexDescription.Builder description = GlobalSecondaryIndexDescription.builder()
                .indexName(index.name())
                .keySchema(keys(index.keys()))
                .projection(projection(index))
                .indexStatus(String.valueOf(index.state()))
                .provisionedThroughput(throughput(index.provision(), now))
                .indexSizeBytes(extent.bytes())
                .itemCount(extent.items())
                .indexArn(table.indexArn(index.name()));
        if (index.state() == IndexDefinition.IndexState.CREATING && table.state() == TableState.UPDATING) {
            description.backfilling(true);
        }
        TableWarmThroughputDescription warm = warm(index.provision());
        return description
                .warmThroughput(GlobalSecondaryIndexWarmThroughputDescription.builder()
                        .readUnitsPerSecond(warm.readUnitsPerSecond())
                        .writeUnitsPerSecond(warm.writeUnitsPerSecond())
                        .status("ACTIVE")
                        .build())
                .build();
    }

    private static TableWarmThroughputDescription warm(Provision provision) {
        Capacity now = provision.now();
        return TableWarmThroughputDescription.builder()
                .readUnitsPerSecond(now == null ? WARM_READS : now.readUnits())
                .writeUnitsPerSecond(now == null ? WARM_WRITES : now.writeUnits())
                .status("ACTIVE")
                .build();
    }

    private static ProvisionedThroughputDescription throughput(Provision provision, Instant now) {
        @Nullable Capacity capacity = provision.now();
        return ProvisionedThroughputDescription.builder()
                .numberOfDecreasesToday((long) provision.decreasesOn(now))
                .lastIncreaseDateTime(provision.increased())
                .lastDecreaseDateTime(provision.decreased())
                .readCapacityUnits(capacity == null ? 0 : capacity.readUnits())
                .writeCapacityUnits(capacity == null ? 0 : capacity.writeUnits())
                .build();
    }

    private static Projection projection(StoredIndex index) {
        Projection.Builder projection =
                Projection.builder().projectionType(index.projection().name());
        if (!index.include().isEmpty()) {
            projection.nonKeyAttributes(index.include());
        }
        return projection.build();
    }

    private static List<AttributeDefinition> attributes(List<KeyAttribute> attributes) {
        return attributes.stream()
                .map(attribute -> AttributeDefinition.builder()
                        .attributeName(attribute.name())
                        .attributeType(attribute.type().name())
                        .build())
                .toList();
    }

    static List<KeySchemaElement> keys(KeySchema keys) {
        List<KeySchemaElement> elements = new ArrayList<>();
        elements.add(element(keys.partition(), KeyType.HASH));
        KeyAttribute sort = keys.sort();
        if (sort != null) {
            elements.add(element(sort, KeyType.RANGE));
        }
        return elements;
    }

    private static KeySchemaElement element(KeyAttribute attribute, KeyType type) {
        return KeySchemaElement.builder()
                .attributeName(attribute.name())
                .keyType(type)
                .build();
    }
}
