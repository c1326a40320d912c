package wildrydes.cloud.dynamodb.table;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.CreateTableResponse;
import software.amazon.awssdk.services.dynamodb.model.DeleteTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteTableResponse;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableResponse;
import software.amazon.awssdk.services.dynamodb.model.ListTablesRequest;
import software.amazon.awssdk.services.dynamodb.model.ListTablesResponse;
import wildrydes.cloud.clock.CloudTime;
import wildrydes.cloud.dynamodb.item.ItemTables;

/** Creates, shows and deletes tables. */
final class Administration {

    private static final int PAGE = 100;
    /** developerguide/ServiceQuotas.html. */
    private static final int MOST_TABLES = 2_500;

    private final Catalog catalog;
    private final ItemTables items;
    private final TableStreams streams;
    private final Creation creation;
    private final Descriptions descriptions;
    private final CloudTime time;

    Administration(
            Catalog catalog,
            ItemTables items,
            TableStreams streams,
            Creation creation,
            Descriptions descriptions,
            CloudTime time) {
        this.catalog = catalog;
        this.items = items;
        this.streams = streams;
        this.creation = creation;
        this.descriptions = descriptions;
        this.time = time;
    }

    CreateTableResponse create(CreateTableRequest request) {
        String name = Creation.tableName(request);
        Creation.checkBilling(request);
        StoredTable created = catalog.changing(() -> {
            Instant now = time.instant();
            StoredTable wanted = creation.of(request, 0, now, Lifecycle.CREATING);
            StoredTable known = catalog.find(name);
            if (known != null) {
                throw known.state() == TableState.ACTIVE || known.state() == TableState.UPDATING
                        ? TableErrors.exists(name)
                        : TableErrors.busy(known);
            }
            if (catalog.all().size() >= MOST_TABLES) {
                throw TableErrors.limit("There is a limit of " + MOST_TABLES + " tables per subscriber");
            }
            return begin(
                    wanted.numbered(catalog.nextNumber()), Creation.streamView(request.streamSpecification()), now);
        });
        return CreateTableResponse.builder()
                .tableDescription(descriptions.of(created, time.instant()))
                .build();
    }

    private StoredTable begin(StoredTable wanted, @Nullable String view, Instant now) {
        items.create(wanted.definition());
        StoredTable table = wanted;
        if (view != null) {
            table = table.with(new TableStream("", view, true));
            table = table.with(new TableStream(streams.begin(table.definition(), now), view, true));
        }
        catalog.put(table);
        return table;
    }

    DescribeTableResponse describe(DescribeTableRequest request) {
        requireName(request.tableName());
        StoredTable table = catalog.named(request.tableName());
        DescribeTableResponse response = DescribeTableResponse.builder()
                .table(descriptions.of(table, time.instant()))
                .build();
        if (table.passing()) {
            time.looked(table.arn());
        }
        return response;
    }

    ListTablesResponse list(ListTablesRequest request) {
        int limit = request.limit() == null ? PAGE : request.limit();
        String after = request.exclusiveStartTableName();
        List<String> names = new ArrayList<>();
        String last = null;
        for (StoredTable table : catalog.all()) {
            if (after != null && table.name().compareTo(after) <= 0) {
                continue;
            }
            if (names.size() == limit) {
                last = names.get(limit - 1);
                break;
            }
            names.add(table.name());
        }
        return ListTablesResponse.builder()
                .tableNames(names)
                .lastEvaluatedTableName(last)
                .build();
    }

    private static void requireName(@Nullable String name) {
        if (name == null) {
            throw TableErrors.missing("TableName");
        }
    }

    DeleteTableResponse delete(DeleteTableRequest request) {
        requireName(request.tableName());
        StoredTable deleting = catalog.changing(() -> {
            StoredTable table = catalog.named(request.tableName());
            if (table.state() != TableState.ACTIVE) {
                throw TableErrors.busy(table);
            }
            if (table.settings().isProtected()) {
                throw TableErrors.refused("Resource cannot be deleted as it is currently protected against deletion. "
                        + "Disable deletion protection first.");
            }
            Instant now = time.instant();
            StoredTable gone = table.becoming(TableState.DELETING, now.plus(Lifecycle.DELETING));
            TableStream stream = table.stream();
            if (stream != null && stream.enabled()) {
                streams.end(table.definition(), now);
                gone = gone.with(stream.ended());
            }
            catalog.put(gone);
            return gone;
        });
        return DeleteTableResponse.builder()
                .tableDescription(descriptions.of(deleting, time.instant()))
                .build();
    }
}
