package wildrydes.cloud.dynamodb;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.Select;
import wildrydes.cloud.dynamodb.expression.Condition;
import wildrydes.cloud.dynamodb.expression.KeyCondition;
import wildrydes.cloud.dynamodb.expression.KeyTerms;
import wildrydes.cloud.dynamodb.expression.Parsed;
import wildrydes.cloud.dynamodb.expression.Terms;
import wildrydes.cloud.dynamodb.item.Invalid;
import wildrydes.cloud.dynamodb.item.ItemStore;
import wildrydes.cloud.dynamodb.item.KeyRange;
import wildrydes.cloud.dynamodb.table.IndexDefinition;
import wildrydes.cloud.dynamodb.table.KeySchema;
import wildrydes.cloud.dynamodb.table.TableCatalog;
import wildrydes.cloud.dynamodb.table.TableDefinition;

/** Reads many items, page by page. */
final class Reads {

    private final TableCatalog catalog;
    private final ItemStore items;
    private final Throughput throughput;

    Reads(TableCatalog catalog, ItemStore items, Throughput throughput) {
        this.catalog = catalog;
        this.items = items;
        this.throughput = throughput;
    }

    QueryResponse query(QueryRequest request) {
        Terms terms = Terms.of(request);
        Map<String, AttributeValue> start =
                request.hasExclusiveStartKey() ? StartKeys.checked(request.exclusiveStartKey()) : null;
        checkLimit(request.limit());
        Parsed parsed = terms.parsed();
        KeyTerms conditions = parsed.keys();
        if (conditions == null) {
            throw Invalid.because(
                    "Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.");
        }
        checkSelect(request.select(), parsed, request.hasAttributesToGet(), request.indexName());
        TableDefinition table = catalog.usable(request.tableName());
        IndexDefinition index = index(table, request.indexName());
        checkConsistency(index, request.consistentRead());
        KeySchema keys = index == null ? table.keys() : index.keys();
        if (start != null) {
            StartKeys.checkForQuery(table, index, start);
        }
        KeyCondition condition = conditions.on(keys);
        if (start != null) {
            StartKeys.checkWithin(table, index, condition, start);
        }
        checkFilter(parsed.filter(), keys, request.hasQueryFilter());
        View view = View.of(table, index, parsed.projection(), request.select());
        checkScalar(table, parsed);
        throughput.requireRead(table, index);
        boolean forward = !Boolean.FALSE.equals(request.scanIndexForward());
        KeyRange range = KeyRange.of(condition);
        if (start != null) {
            range = range.behind(table, index, start, forward);
        }
        Page page = new Page(table, index, view, parsed, request.limit());
        items.read(table, index, range, forward, page::add);
        Consumption consumption = new Consumption(Consumption.Kind.read(request.consistentRead()), throughput);
        page.consume(consumption);
        return QueryResponse.builder()
                .items(request.select() == Select.COUNT ? null : page.items())
                .count(page.count())
                .scannedCount(page.scanned())
                .lastEvaluatedKey(page.last())
                .consumedCapacity(consumption.told(request.returnConsumedCapacity()))
                .build();
    }

    ScanResponse scan(ScanRequest request) {
        Terms terms = Terms.of(request);
        Map<String, AttributeValue> start =
                request.hasExclusiveStartKey() ? StartKeys.checked(request.exclusiveStartKey()) : null;
        checkSegments(request.segment(), request.totalSegments());
        Parsed parsed = terms.parsed();
        checkSelect(request.select(), parsed, request.hasAttributesToGet(), request.indexName());
        TableDefinition table = catalog.usable(request.tableName());
        IndexDefinition index = index(table, request.indexName());
        checkConsistency(index, request.consistentRead());
        if (start != null) {
            StartKeys.checkForScan(table, index, start);
        }
        View view = View.of(table, index, parsed.projection(), request.select());
        checkScalar(table, parsed);
        KeyRange range = request.segment() == null
                ? KeyRange.all()
                : KeyRange.segment(request.segment(), request.totalSegments());
        if (start != null) {
            if (!range.contains(table, index, start)) {
                throw StartKeys.invalid("Invalid ExclusiveStartKey. Please use ExclusiveStartKey with correct Segment. "
                        + "TotalSegments: " + request.totalSegments() + " Segment: " + request.segment());
            }
            range = range.behind(table, index, start, true);
        }
        throughput.requireRead(table, index);
        Page page = new Page(table, index, view, parsed, request.limit());
        items.read(table, index, range, true, page::add);
        Consumption consumption = new Consumption(Consumption.Kind.read(request.consistentRead()), throughput);
        page.consume(consumption);
        return ScanResponse.builder()
                .items(request.select() == Select.COUNT ? null : page.items())
                .count(page.count())
                .scannedCount(page.scanned())
                .lastEvaluatedKey(page.last())
                .consumedCapacity(consumption.told(request.returnConsumedCapacity()))
                .build();
    }

    /** A Query says it without the value, a Scan as all else is said. */
    private static void checkLimit(@Nullable Integer limit) {
        if (limit != null && limit < 1) {
            throw Invalid.because("1 validation error detected: Value at 'Limit' failed to satisfy constraint: "
                    + "Member must have value greater than or equal to 1");
        }
    }

    private static void checkSegments(@Nullable Integer segment, @Nullable Integer segments) {
        if (segment != null && segments == null) {
            throw Invalid.because("The TotalSegments parameter is required but was not present in the request when "
                    + "Segment parameter is present");
        }
        if (segments != null && segment == null) {
            throw Invalid.because("The Segment parameter is required but was not present in the request when parameter "
                    + "TotalSegments is present");
        }
        if (segment != null && segments != null && segment >= segments) {
            throw Invalid.because("The Segment parameter is zero-based and must be less than parameter TotalSegments: "
                    + "Segment: " + segment + " is not less than TotalSegments: " + segments);
        }
    }

    private static void checkSelect(@Nullable Select select, Parsed parsed, boolean older, @Nullable String index) {
        if (select == null) {
            return;
        }
        if (parsed.projection() != null && select != Select.SPECIFIC_ATTRIBUTES) {
            throw Invalid.because("Cannot specify the " + (older ? "AttributesToGet" : "ProjectionExpression")
                    + " when choosing to get " + (select == Select.COUNT ? "only the Count" : select));
        }
        if (select == Select.ALL_PROJECTED_ATTRIBUTES && index == null) {
            throw Invalid.because("ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName");
        }
        if (select == Select.SPECIFIC_ATTRIBUTES && parsed.projection() == null) {
            throw Invalid.because("Must specify the AttributesToGet or ProjectionExpression when choosing to get "
                    + "SPECIFIC_ATTRIBUTES");
        }
    }

    private static @Nullable IndexDefinition index(TableDefinition table, @Nullable String name) {
        if (name == null) {
            return null;
        }
        IndexDefinition index = table.index(name);
        if (index == null) {
            throw Invalid.because("The table does not have the specified index: " + name);
        }
        if (index.status() == IndexDefinition.IndexState.CREATING) {
            throw Invalid.because("Cannot read from backfilling global secondary index: " + name);
        }
        return index;
    }

    private static void checkConsistency(@Nullable IndexDefinition index, @Nullable Boolean consistent) {
        if (index != null && index.global() && Boolean.TRUE.equals(consistent)) {
            throw Invalid.because("Consistent reads are not supported on global secondary indexes");
        }
    }

    private static void checkFilter(@Nullable Condition filter, KeySchema keys, boolean older) {
        if (filter == null) {
            return;
        }
        Set<String> named = filter.attributes();
        for (String key : keys.names()) {
            if (named.contains(key)) {
                throw Invalid.because((older ? "QueryFilter" : "Filter Expression")
                        + " can only contain non-primary key attributes: Primary key attribute: " + key);
            }
        }
    }

    private static void checkScalar(TableDefinition table, Parsed parsed) {
        if (parsed.projection() != null) {
            KeyChecks.checkScalar(table, parsed.projection().nested());
        }
        if (parsed.filter() != null) {
            KeyChecks.checkScalar(table, parsed.filter().nested());
        }
    }
}
