package wildrydes.cloud.dynamodb.table;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.ExecuteTransactionRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.wire.ResourceNames;

/**
 * What requests work on, and what policies are asked about them: of batches and transactions each table and each part
 * (developerguide/specifying-conditions.html; service-authorization/latest/reference/list_amazondynamodb.html).
 */
public final class Resources implements ResourceNames {

    private static final String PUT = "PutItem";
    private static final String GET = "GetItem";
    private static final String UPDATE = "UpdateItem";
    private static final String DELETE = "DeleteItem";
    private static final String LEADING_KEYS = "dynamodb:LeadingKeys";
    private static final String ENCLOSING = "dynamodb:EnclosingOperation";

    /** The verb and the table of a PartiQL statement, and an index behind a dot. */
    private static final Pattern STATEMENT = Pattern.compile(
            "\\s*(?:EXISTS\\s*\\(\\s*)?(INSERT\\s+INTO|UPDATE|DELETE\\s+FROM|SELECT\\b.*?\\bFROM)\\s+"
                    + "(?:\"([^\"]+)\"|([a-zA-Z0-9_.-]+?))(?:\\.(?:\"([^\"]+)\"|([a-zA-Z0-9_-]+)))?(?:[\\s(;].*)?",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** An attribute, or its placeholder, that is to be equal to a value. */
    private static final Pattern EQUALS = Pattern.compile("([#a-zA-Z_][\\w.-]*)\\s*=\\s*(:\\w+)");

    private final Names names;
    private final Catalog catalog;
    private final UnaryOperator<@Nullable String> streams;

    /** @param streams gives the ARN of the stream that an iterator reads; null for what is none */
    public Resources(Names names, Catalog catalog, UnaryOperator<@Nullable String> streams) {
        this.names = names;
        this.catalog = catalog;
        this.streams = streams;
    }

    @Override
    public String of(AwsRequest request, Caller caller) {
        String table = text(request, "TableName");
        if (table != null && !request.getClass().getSimpleName().startsWith("List")) {
            String index = text(request, "IndexName");
            return names.arnOf(table) + (index == null ? "" : "/index/" + index);
        }
        for (String member : List.of("ResourceArn", "StreamArn", "TableArn")) {
            String arn = text(request, member);
            if (arn != null) {
                return arn;
            }
        }
        String iterator = text(request, "ShardIterator");
        String stream = iterator == null ? null : streams.apply(iterator);
        if (stream != null) {
            return stream;
        }
        List<Use> uses = uses(request);
        return uses.isEmpty() ? ANY : uses.get(0).resource();
    }

    private static @Nullable String text(AwsRequest request, String member) {
        return request.getValueForField(member, String.class).orElse(null);
    }

    @Override
    public List<Use> uses(AwsRequest request) {
        if (request instanceof GetItemRequest get) {
            return List.of(use(GET, get.tableName(), List.of(get.key())));
        } else if (request instanceof PutItemRequest put) {
            return List.of(use(PUT, put.tableName(), List.of(put.item())));
        } else if (request instanceof UpdateItemRequest update) {
            return List.of(use(UPDATE, update.tableName(), List.of(update.key())));
        } else if (request instanceof DeleteItemRequest delete) {
            return List.of(use(DELETE, delete.tableName(), List.of(delete.key())));
        } else if (request instanceof QueryRequest query) {
            return List.of(use(query));
        }
        return ofSeveral(request);
    }

    private List<Use> ofSeveral(AwsRequest request) {
        List<Use> uses = new ArrayList<>();
        if (request instanceof BatchGetItemRequest batch) {
            batch.requestItems().forEach((table, keys) -> uses.add(use("BatchGetItem", table, keys.keys())));
        } else if (request instanceof BatchWriteItemRequest batch) {
            batch.requestItems()
                    .forEach((table, writes) -> uses.add(use(
                            "BatchWriteItem",
                            table,
                            writes.stream().map(Resources::written).toList())));
        } else if (request instanceof TransactGetItemsRequest transaction) {
            for (TransactGetItem item : transaction.transactItems()) {
                if (item.get() != null) {
                    uses.add(enclosed(
                            use(GET, item.get().tableName(), List.of(item.get().key()))));
                }
            }
        } else if (request instanceof TransactWriteItemsRequest transaction) {
            transaction.transactItems().forEach(item -> uses.addAll(parts(item)));
        } else if (request instanceof ExecuteStatementRequest one) {
            addStatement(one.statement(), uses);
        } else if (request instanceof BatchExecuteStatementRequest batch) {
            batch.statements().forEach(one -> addStatement(one.statement(), uses));
        } else if (request instanceof ExecuteTransactionRequest transaction) {
            transaction.transactStatements().forEach(one -> addStatement(one.statement(), uses));
        }
        return uses;
    }

    private static Map<String, AttributeValue> written(WriteRequest write) {
        if (write.putRequest() != null) {
            return write.putRequest().item();
        }
        return write.deleteRequest() == null ? Map.of() : write.deleteRequest().key();
    }

    private List<Use> parts(TransactWriteItem item) {
        List<Use> uses = new ArrayList<>();
        if (item.put() != null) {
            uses.add(
                    enclosed(use(PUT, item.put().tableName(), List.of(item.put().item()))));
        }
        if (item.update() != null) {
            uses.add(enclosed(
                    use(UPDATE, item.update().tableName(), List.of(item.update().key()))));
        }
        if (item.delete() != null) {
            uses.add(enclosed(
                    use(DELETE, item.delete().tableName(), List.of(item.delete().key()))));
        }
        if (item.conditionCheck() != null) {
            uses.add(enclosed(use(
                    "ConditionCheckItem",
                    item.conditionCheck().tableName(),
                    List.of(item.conditionCheck().key()))));
        }
        return uses;
    }

    private static Use enclosed(Use use) {
        String operation = use.action().equals(GET) ? "TransactGetItems" : "TransactWriteItems";
        Map<String, List<String>> keys = new HashMap<>(use.keys());
        keys.put(ENCLOSING, List.of(operation));
        return new Use(use.action(), use.resource(), keys);
    }

    /** @param items keys, or items with their keys */
    private Use use(String action, @Nullable String table, List<Map<String, AttributeValue>> items) {
        KeySchema keys = table == null ? null : catalog.keys(table);
        List<String> leading = new ArrayList<>();
        if (keys != null) {
            for (Map<String, AttributeValue> item : items) {
                AttributeValue value = item.get(keys.partition().name());
                if (value != null) {
                    leading.add(text(value));
                }
            }
        }
        return new Use(
                action,
                table == null ? ANY : names.arnOf(table),
                leading.isEmpty() ? Map.of() : Map.of(LEADING_KEYS, leading));
    }

    private Use use(QueryRequest query) {
        Use of = use("Query", query.tableName(), List.of());
        KeySchema keys = query.tableName() == null ? null : catalog.keys(query.tableName());
        AttributeValue leading =
                keys == null ? null : leading(query, keys.partition().name());
        String resource = query.indexName() == null ? of.resource() : of.resource() + "/index/" + query.indexName();
        return new Use(
                of.action(), resource, leading == null ? Map.of() : Map.of(LEADING_KEYS, List.of(text(leading))));
    }

    private static @Nullable AttributeValue leading(QueryRequest query, String partition) {
        String condition = query.keyConditionExpression();
        if (condition == null) {
            var older = query.keyConditions().get(partition);
            return older == null || older.attributeValueList().isEmpty()
                    ? null
                    : older.attributeValueList().get(0);
        }
        Matcher equal = EQUALS.matcher(condition);
        while (equal.find()) {
            String name = query.expressionAttributeNames().getOrDefault(equal.group(1), equal.group(1));
            if (name.equals(partition)) {
                return query.expressionAttributeValues().get(equal.group(2));
            }
        }
        return null;
    }

    private static String text(AttributeValue value) {
        if (value.s() != null) {
            return value.s();
        }
        if (value.n() != null) {
            return value.n();
        }
        return value.b() == null
                ? ""
                : Base64.getEncoder().encodeToString(value.b().asByteArrayUnsafe());
    }

    private void addStatement(@Nullable String statement, List<Use> uses) {
        Matcher parts = STATEMENT.matcher(statement == null ? "" : statement);
        if (!parts.matches()) {
            return;
        }
        String verb = parts.group(1).toUpperCase(Locale.ROOT);
        String action = verb.startsWith("INSERT")
                ? "PartiQLInsert"
                : verb.startsWith("UPDATE")
                        ? "PartiQLUpdate"
                        : verb.startsWith("DELETE") ? "PartiQLDelete" : "PartiQLSelect";
        String table = parts.group(2) == null ? parts.group(3) : parts.group(2);
        String index = parts.group(4) == null ? parts.group(5) : parts.group(4);
        uses.add(new Use(action, names.arnOf(table) + (index == null ? "" : "/index/" + index), Map.of()));
    }
}
