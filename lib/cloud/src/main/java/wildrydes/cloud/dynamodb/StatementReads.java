package wildrydes.cloud.dynamodb;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.ExecuteStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import wildrydes.cloud.dynamodb.expression.Condition;
import wildrydes.cloud.dynamodb.expression.Terms;
import wildrydes.cloud.dynamodb.item.Invalid;
import wildrydes.cloud.dynamodb.partiql.ExpressionText;
import wildrydes.cloud.dynamodb.partiql.KeySplit;
import wildrydes.cloud.dynamodb.partiql.PageMark;
import wildrydes.cloud.dynamodb.partiql.Place;
import wildrydes.cloud.dynamodb.partiql.Statement.Select;
import wildrydes.cloud.dynamodb.partiql.Where;
import wildrydes.cloud.dynamodb.table.IndexDefinition;
import wildrydes.cloud.dynamodb.table.KeySchema;
import wildrydes.cloud.dynamodb.table.TableCatalog;
import wildrydes.cloud.dynamodb.table.TableDefinition;

/**
 * PartiQL's SELECT: a Query where the condition says what the partition key equals, else a Scan
 * (developerguide/ql-reference.select.html).
 */
final class StatementReads {

    private final TableCatalog catalog;
    private final Reads reads;

    StatementReads(TableCatalog catalog, Reads reads) {
        this.catalog = catalog;
        this.reads = reads;
    }

    /** What was read, as Query and Scan tell it. */
    private record Found(
            List<Map<String, AttributeValue>> items,
            Map<String, AttributeValue> last,
            @Nullable ConsumedCapacity consumed) {}

    ExecuteStatementResponse read(Select select, ExecuteStatementRequest request) {
        TableDefinition table = catalog.usable(select.table());
        IndexDefinition index = select.index() == null ? null : table.index(select.index());
        KeySchema keys = index == null ? table.keys() : index.keys();
        KeySplit split = KeySplit.of(select.where(), keys);
        AttributeValue partition = split.equal().get(keys.partition().name());
        if (select.descending() != null) {
            checkOrdered(select.where(), partition);
        }
        Map<String, AttributeValue> start = request.nextToken() == null
                ? null
                : PageMark.read(request.nextToken(), request.statement(), request.parameters());
        Found found = partition == null ? scan(select, request, start) : query(select, request, start, keys, split);
        return ExecuteStatementResponse.builder()
                .items(told(found.items(), select.places()))
                .nextToken(
                        found.last().isEmpty()
                                ? null
                                : PageMark.of(request.statement(), request.parameters(), found.last()))
                .lastEvaluatedKey(found.last().isEmpty() ? null : found.last())
                .consumedCapacity(found.consumed())
                .build();
    }

    private static void checkOrdered(@Nullable Where where, @Nullable AttributeValue partition) {
        if (where == null) {
            throw Invalid.because("Must have WHERE clause in the statement when using ORDER BY clause.");
        }
        if (partition == null) {
            throw Invalid.because(
                    "Must have at least one non-optional hash key condition in WHERE clause when using ORDER BY clause.");
        }
    }

    private Found query(
            Select select,
            ExecuteStatementRequest request,
            @Nullable Map<String, AttributeValue> start,
            KeySchema keys,
            KeySplit split) {
        ExpressionText text = new ExpressionText();
        List<String> conditions = new ArrayList<>();
        split.equal().forEach((name, value) -> conditions.add(text.name(name) + " = " + text.value(value)));
        if (split.range() != null) {
            conditions.add(text.where(split.range()));
        }
        // a Query's filter may not name keys
        boolean apart = split.named().stream().anyMatch(keys.names()::contains);
        String filter = split.rest().isEmpty() || apart ? null : text.all(split.rest());
        String projection = projection(select, apart ? split.named() : Set.of(), text);
        QueryResponse page = reads.query(QueryRequest.builder()
                .tableName(select.table())
                .indexName(select.index())
                .keyConditionExpression(String.join(" AND ", conditions))
                .filterExpression(filter)
                .projectionExpression(projection)
                .expressionAttributeNames(text.names())
                .expressionAttributeValues(text.values())
                .scanIndexForward(!Boolean.TRUE.equals(select.descending()))
                .limit(request.limit())
                .exclusiveStartKey(start)
                .consistentRead(request.consistentRead())
                .returnConsumedCapacity(request.returnConsumedCapacity())
                .build());
        List<Map<String, AttributeValue>> items = page.items();
        if (apart) {
            Condition condition = condition(split.rest());
            items = items.stream().filter(condition::holds).toList();
        }
        return new Found(items, page.lastEvaluatedKey(), page.consumedCapacity());
    }

    private Found scan(Select select, ExecuteStatementRequest request, @Nullable Map<String, AttributeValue> start) {
        ExpressionText text = new ExpressionText();
        String filter = select.where() == null ? null : text.where(select.where());
        String projection = projection(select, Set.of(), text);
        ScanResponse page = reads.scan(ScanRequest.builder()
                .tableName(select.table())
                .indexName(select.index())
                .filterExpression(filter)
                .projectionExpression(projection)
                .expressionAttributeNames(text.names().isEmpty() ? null : text.names())
                .expressionAttributeValues(text.values().isEmpty() ? null : text.values())
                .limit(request.limit())
                .exclusiveStartKey(start)
                .consistentRead(request.consistentRead())
                .returnConsumedCapacity(request.returnConsumedCapacity())
                .build());
        return new Found(page.items(), page.lastEvaluatedKey(), page.consumedCapacity());
    }

    /** Asks an index for what is told, since it may not hold it; null where all that is there is to be had. */
    private static @Nullable String projection(Select select, Set<String> further, ExpressionText text) {
        if (select.index() == null || select.places() == null) {
            return null;
        }
        Set<String> heads = new LinkedHashSet<>();
        select.places().forEach(place -> heads.add(place.head()));
        heads.addAll(further);
        return heads.stream().map(text::name).collect(Collectors.joining(", "));
    }

    /** All of some conditions, to be asked here. */
    static Condition condition(List<Where> conditions) {
        ExpressionText text = new ExpressionText();
        String filter = text.all(conditions);
        Condition condition = Terms.of(ScanRequest.builder()
                        .filterExpression(filter)
                        .expressionAttributeNames(text.names())
                        .expressionAttributeValues(text.values().isEmpty() ? null : text.values())
                        .build())
                .parsed()
                .filter();
        return Objects.requireNonNull(condition, "the filter that was given");
    }

    private static List<Map<String, AttributeValue>> told(
            List<Map<String, AttributeValue>> items, @Nullable List<Place> places) {
        return items.stream().map(item -> told(item, places)).toList();
    }

    /** What a SELECT tells of an item: values by the last names of their paths. */
    static Map<String, AttributeValue> told(Map<String, AttributeValue> item, @Nullable List<Place> places) {
        if (places == null) {
            return item;
        }
        Map<String, AttributeValue> told = new LinkedHashMap<>();
        for (Place place : places) {
            AttributeValue value = place.in(item);
            if (value != null) {
                told.put(place.label(), value);
            }
        }
        return told;
    }
}
