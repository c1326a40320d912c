package wildrydes.cloud.dynamodb.table;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughput;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;
import software.amazon.awssdk.services.dynamodb.model.Tag;

/** Makes a table of what CreateTable says, and refuses what makes none, in AWS's order. */
final class Creation {

    private static final long MOST_UNITS = 1_000_000_000_000L;

    private final Names names;

    Creation(Names names) {
        this.names = names;
    }

    /**
     * The table, CREATING; without its stream.
     *
     * @throws RuntimeException in AWS's words
     */
    StoredTable of(CreateTableRequest request, long number, Instant now, Duration creating) {
        boolean onDemand = request.billingMode() == BillingMode.PAY_PER_REQUEST;
        List<KeyAttribute> attributes = attributes(request.attributeDefinitions());
        Indexes indexes = new Indexes(attributes, onDemand);
        KeySchema keys = indexes.keys(request.keySchema());
        List<StoredIndex> all = new ArrayList<>();
        if (request.hasLocalSecondaryIndexes()) {
            all.addAll(indexes.local(request.localSecondaryIndexes(), keys));
        }
        if (request.hasGlobalSecondaryIndexes()) {
            all.addAll(indexes.global(request.globalSecondaryIndexes()));
        }
        Indexes.checkNames(all);
        indexes.checkAllUsed(keys, all);
        streamView(request.streamSpecification());
        String name = tableName(request);
        String arn = names.arn(name);
        String policy = request.resourcePolicy();
        return new StoredTable(
                new Birth(number, name, arn, UUID.randomUUID().toString(), now),
                TableState.CREATING,
                now.plus(creating),
                attributes,
                keys,
                all,
                Provision.of(onDemand ? null : capacity(request.provisionedThroughput())),
                null,
                Expiry.NONE,
                new Settings(
                        onDemand,
                        onDemand ? now : null,
                        request.tableClassAsString(),
                        Boolean.TRUE.equals(request.deletionProtectionEnabled()),
                        names.encryptionKey(request.sseSpecification()),
                        tags(request.tags()),
                        policy == null ? null : Policies.fresh(policy, now)));
    }

    /** What can be said without looking at any table; AWS looks whether there is one of that name only then. */
    static String tableName(CreateTableRequest request) {
        String given = request.tableName();
        if (given == null) {
            throw TableErrors.missing("TableName");
        }
        return given.substring(given.lastIndexOf('/') + 1);
    }

    static void checkBilling(CreateTableRequest request) {
        ProvisionedThroughput throughput = request.provisionedThroughput();
        if (request.billingMode() == BillingMode.PAY_PER_REQUEST) {
            if (throughput != null) {
                throw TableErrors.invalid("Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when "
                        + "BillingMode is PAY_PER_REQUEST");
            }
        } else if (throughput == null) {
            throw TableErrors.invalid(
                    "ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is PROVISIONED");
        } else {
            checkBounds(throughput);
        }
    }

    /** The dollar amount of more would be absurd; AWS says only that it is out of bounds. */
    static void checkBounds(ProvisionedThroughput throughput) {
        if (throughput.readCapacityUnits() > MOST_UNITS) {
            throw TableErrors.refused(
                    "Given value " + throughput.readCapacityUnits() + " for ReadCapacityUnits is out of bounds");
        }
        if (throughput.writeCapacityUnits() > MOST_UNITS) {
            throw TableErrors.refused(
                    "Given value " + throughput.writeCapacityUnits() + " for WriteCapacityUnits is out of bounds");
        }
    }

    static @Nullable Capacity capacity(@Nullable ProvisionedThroughput throughput) {
        return throughput == null
                ? null
                : new Capacity(throughput.readCapacityUnits(), throughput.writeCapacityUnits());
    }

    static List<KeyAttribute> attributes(List<AttributeDefinition> definitions) {
        Map<String, ScalarType> seen = new HashMap<>();
        List<KeyAttribute> attributes = new ArrayList<>();
        for (AttributeDefinition definition : definitions) {
            ScalarType type = ScalarType.valueOf(definition.attributeTypeAsString());
            if (seen.put(definition.attributeName(), type) != null) {
                throw TableErrors.invalid(
                        "Duplicate AttributeName in AttributeDefinitions: " + definition.attributeName());
            }
            attributes.add(new KeyAttribute(definition.attributeName(), type));
        }
        return attributes;
    }

    /**
     * What a stream is to show; null where there is to be none.
     *
     * @throws RuntimeException where only half of it is said
     */
    static @Nullable String streamView(@Nullable StreamSpecification specification) {
        if (specification == null) {
            return null;
        }
        boolean enabled = Boolean.TRUE.equals(specification.streamEnabled());
        String view = specification.streamViewTypeAsString();
        if (enabled && view == null) {
            throw TableErrors.invalid("StreamViewType must be specified when StreamEnabled is true");
        }
        if (!enabled && view != null) {
            throw TableErrors.invalid("StreamViewType must not be specified when StreamEnabled is false");
        }
        return view;
    }

    static Map<String, String> tags(List<Tag> tags) {
        Map<String, String> all = new HashMap<>();
        tags.forEach(tag -> all.put(tag.key(), tag.value()));
        return all;
    }
}
