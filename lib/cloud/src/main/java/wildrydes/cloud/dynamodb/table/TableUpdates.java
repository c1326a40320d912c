package wildrydes.cloud.dynamodb.table;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateGlobalSecondaryIndexAction;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexUpdate;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableResponse;
import wildrydes.cloud.clock.CloudTime;

/**
 * Changes tables. What is asked for comes when the table is ACTIVE again; only a stream, the protection and the class are changed at
 * once, as at AWS.
 */
final class TableUpdates {

    private final Catalog catalog;
    private final Names names;
    private final TableStreams streams;
    private final Descriptions descriptions;
    private final CloudTime time;

    TableUpdates(Catalog catalog, Names names, TableStreams streams, Descriptions descriptions, CloudTime time) {
        this.catalog = catalog;
        this.names = names;
        this.streams = streams;
        this.descriptions = descriptions;
        this.time = time;
    }

    UpdateTableResponse update(UpdateTableRequest request) {
        check(request);
        StoredTable updated = catalog.changing(() -> {
            StoredTable table = catalog.named(request.tableName());
            if (table.state() != TableState.ACTIVE) {
                throw TableErrors.busy(table);
            }
            Instant now = time.instant();
            StoredTable changed = capacity(request, settings(request, table), now);
            changed = indexes(request, changed);
            changed = stream(request.streamSpecification(), changed, now);
            Duration updating = changes(changed, table) ? Lifecycle.INDEXING : Lifecycle.UPDATING;
            if (!changed.equals(table)) {
                changed = changed.becoming(TableState.UPDATING, now.plus(updating));
                catalog.put(changed);
            }
            return changed;
        });
        return UpdateTableResponse.builder()
                .tableDescription(descriptions.of(updated, time.instant()))
                .build();
    }

    /** Whether an index comes or goes. */
    private static boolean changes(StoredTable changed, StoredTable table) {
        return changed.indexes().size() != table.indexes().size()
                || changed.indexes().stream().anyMatch(index -> index.state() == IndexDefinition.IndexState.DELETING);
    }

    /** What can be said without the table. */
    private static void check(UpdateTableRequest request) {
        if (request.tableName() == null) {
            throw TableErrors.missing("TableName");
        }
        boolean none = request.provisionedThroughput() == null
                && request.billingMode() == null
                && request.streamSpecification() == null
                && request.globalSecondaryIndexUpdates().isEmpty()
                && request.sseSpecification() == null
                && request.tableClass() == null
                && request.deletionProtectionEnabled() == null
                && request.replicaUpdates().isEmpty()
                && request.onDemandThroughput() == null
                && request.warmThroughput() == null;
        if (none) {
            throw TableErrors.refused("At least one of ProvisionedThroughput, BillingMode, UpdateStreamEnabled, "
                    + "GlobalSecondaryIndexUpdates or SSESpecification or ReplicaUpdates is required");
        }
        if (request.billingMode() == BillingMode.PROVISIONED && request.provisionedThroughput() == null) {
            throw TableErrors.invalid("ProvisionedThroughput must be specified when BillingMode is PROVISIONED");
        }
        if (request.provisionedThroughput() != null) {
            Creation.checkBounds(request.provisionedThroughput());
        }
        if (!request.replicaUpdates().isEmpty()) {
            throw TableErrors.refused("Replicas are not supported: this cloud has one Region.");
        }
        Set<String> seen = new HashSet<>();
        for (GlobalSecondaryIndexUpdate update : request.globalSecondaryIndexUpdates()) {
            String name = name(update);
            if (!seen.add(name)) {
                throw TableErrors.invalid(
                        "Only one global secondary index update per index is allowed simultaneously. Index: " + name);
            }
        }
    }

    private static String name(GlobalSecondaryIndexUpdate update) {
        if (update.update() != null) {
            return update.update().indexName();
        }
        if (update.create() != null) {
            return update.create().indexName();
        }
        if (update.delete() == null) {
            throw TableErrors.invalid("One of GlobalSecondaryIndexUpdate.Update, GlobalSecondaryIndexUpdate.Create, "
                    + "GlobalSecondaryIndexUpdate.Delete must not be null");
        }
        return update.delete().indexName();
    }

    private StoredTable settings(UpdateTableRequest request, StoredTable table) {
        Settings settings = table.settings();
        if (request.tableClass() != null) {
            settings = settings.ofClass(request.tableClassAsString());
        }
        if (request.deletionProtectionEnabled() != null) {
            settings = settings.protectedFromDeletion(request.deletionProtectionEnabled());
        }
        if (request.sseSpecification() != null) {
            settings = settings.encryptedBy(names.encryptionKey(request.sseSpecification()));
        }
        return table.with(settings);
    }

    private static StoredTable capacity(UpdateTableRequest request, StoredTable table, Instant now) {
        boolean wasOnDemand = table.settings().onDemand();
        boolean onDemand =
                request.billingMode() == null ? wasOnDemand : request.billingMode() == BillingMode.PAY_PER_REQUEST;
        Capacity asked = Creation.capacity(request.provisionedThroughput());
        if (onDemand && asked != null) {
            throw TableErrors.invalid("Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when "
                    + "BillingMode is PAY_PER_REQUEST");
        }
        if (onDemand) {
            return wasOnDemand ? table : onDemand(table, now);
        }
        if (asked == null) {
            return table;
        }
        if (wasOnDemand) {
            requireCapacityOfAllIndexes(request, table);
            return table.with(table.settings().onDemand(false, now))
                    .with(table.provision().becoming(asked));
        }
        if (asked.equals(table.provision().now())) {
            throw unchanged(asked);
        }
        checkDecreases(table.provision(), asked, now);
        return table.with(table.provision().going(asked));
    }

    private static StoredTable onDemand(StoredTable table, Instant now) {
        List<StoredIndex> indexes = new ArrayList<>();
        table.indexes()
                .forEach(index -> indexes.add(index.with(index.provision().becoming(null))));
        return table.with(table.settings().onDemand(true, now))
                .with(table.provision().becoming(null))
                .indexed(indexes);
    }

    private static void requireCapacityOfAllIndexes(UpdateTableRequest request, StoredTable table) {
        Set<String> given = new HashSet<>();
        for (GlobalSecondaryIndexUpdate update : request.globalSecondaryIndexUpdates()) {
            if (update.update() != null) {
                given.add(update.update().indexName());
            }
        }
        List<String> left = table.global().stream()
                .map(StoredIndex::name)
                .filter(name -> !given.contains(name))
                .toList();
        if (!left.isEmpty()) {
            throw TableErrors.invalid("ProvisionedThroughput must be specified for index: " + String.join(",", left));
        }
    }

    private static RuntimeException unchanged(Capacity asked) {
        return TableErrors.refused(
                "The provisioned throughput for the table will not change. The requested value equals the current "
                        + "value. Current ReadCapacityUnits provisioned for the table: " + asked.readUnits()
                        + ". Requested ReadCapacityUnits: " + asked.readUnits()
                        + ". Current WriteCapacityUnits provisioned for the table: " + asked.writeUnits()
                        + ". Requested WriteCapacityUnits: " + asked.writeUnits()
                        + ". Refer to the Amazon DynamoDB Developer Guide for current limits and how to request "
                        + "higher limits.");
    }

    /** Four decreases a day, and then one an hour (developerguide/ServiceQuotas.html). */
    private static void checkDecreases(Provision provision, Capacity asked, Instant now) {
        Instant last = provision.decreased();
        int today = provision.decreasesOn(now);
        Duration pause = Duration.ofHours(1);
        if (provision.lowers(asked) && today >= 4 && last != null && now.isBefore(last.plus(pause))) {
            throw TableErrors.limit("Provisioned throughput decreases are limited within a given UTC day. After the "
                    + "first 4 decreases, each subsequent decrease in the same UTC day can be performed at most once "
                    + "every 3600 seconds. Number of decreases today: " + today + ". Last decrease at " + last
                    + ". Next decrease can be made at " + last.plus(pause));
        }
    }

    private StoredTable indexes(UpdateTableRequest request, StoredTable table) {
        StoredTable changed = table;
        int comingAndGoing = 0;
        for (GlobalSecondaryIndexUpdate update : request.globalSecondaryIndexUpdates()) {
            if (update.update() != null) {
                changed = capacityOfIndex(
                        changed,
                        update.update().indexName(),
                        Objects.requireNonNull(Creation.capacity(update.update().provisionedThroughput())));
            } else if (++comingAndGoing > 1) {
                throw TableErrors.limit("Only 1 online index can be created or deleted simultaneously per table");
            } else if (update.create() != null) {
                changed = create(request, update.create(), changed);
            } else {
                changed = changed.indexed(
                        global(changed, update.delete().indexName()).name(),
                        index -> index.becoming(IndexDefinition.IndexState.DELETING));
            }
        }
        return changed;
    }

    private static StoredIndex global(StoredTable table, String name) {
        StoredIndex index = table.index(name);
        if (index == null || !index.global()) {
            throw TableErrors.noIndex(name);
        }
        return index;
    }

    private static StoredTable capacityOfIndex(StoredTable table, String name, Capacity asked) {
        StoredIndex index = global(table, name);
        if (table.settings().onDemand()) {
            throw TableErrors.invalid("ProvisionedThroughput should not be specified for index: " + name
                    + " when BillingMode is PAY_PER_REQUEST");
        }
        if (asked.equals(index.provision().now())) {
            throw unchanged(asked);
        }
        return table.indexed(
                name,
                now -> now.becoming(IndexDefinition.IndexState.UPDATING)
                        .with(now.provision().going(asked)));
    }

    private static StoredTable create(
            UpdateTableRequest request, CreateGlobalSecondaryIndexAction wanted, StoredTable table) {
        List<KeyAttribute> attributes = new ArrayList<>(table.attributes());
        for (KeyAttribute given : Creation.attributes(request.attributeDefinitions())) {
            KeyAttribute known = attributes.stream()
                    .filter(attribute -> attribute.name().equals(given.name()))
                    .findFirst()
                    .orElse(null);
            if (known == null) {
                attributes.add(given);
            } else if (known.type() != given.type()) {
                throw TableErrors.invalid("Attributes cannot be redefined. Please check that your attribute has the "
                        + "same type as previously defined. Existing schema: Schema:[" + schema(table)
                        + "] New schema: Schema:[" + given.name() + ": " + given.type() + "]");
            }
        }
        if (table.index(wanted.indexName()) != null) {
            throw TableErrors.refused("Attempting to create an index which already exists");
        }
        if (table.global().size() == Indexes.MOST_GLOBAL) {
            throw TableErrors.limit("GlobalSecondaryIndex count exceeds the per-table limit of " + Indexes.MOST_GLOBAL);
        }
        Indexes indexes = new Indexes(attributes, table.settings().onDemand());
        List<StoredIndex> all = new ArrayList<>(table.indexes());
        all.add(indexes.global(
                wanted.indexName(), wanted.keySchema(), wanted.projection(), wanted.provisionedThroughput()));
        Indexes.checkNames(all);
        indexes.checkAllUsed(table.keys(), all);
        return table.defining(attributes).indexed(all);
    }

    private static String schema(StoredTable table) {
        return String.join(
                ", ",
                table.attributes().stream()
                        .map(attribute -> attribute.name() + ": " + attribute.type())
                        .toList());
    }

    private StoredTable stream(@Nullable StreamSpecification specification, StoredTable table, Instant now) {
        if (specification == null) {
            return table;
        }
        String view = Creation.streamView(specification);
        TableStream stream = table.stream();
        boolean enabled = stream != null && stream.enabled();
        if (view == null) {
            if (stream == null || !enabled) {
                throw TableErrors.refused(
                        "Table is not in a valid state to disable a stream: TableName: " + table.name());
            }
            streams.end(table.definition(), now);
            return table.with(stream.ended());
        }
        if (enabled) {
            throw TableErrors.refused("Table already has an enabled stream: TableName: " + table.name());
        }
        StoredTable wanted = table.with(new TableStream("", view, true));
        return table.with(new TableStream(streams.begin(wanted.definition(), now), view, true));
    }
}
