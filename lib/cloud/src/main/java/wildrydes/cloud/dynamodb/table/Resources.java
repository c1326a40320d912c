package wildrydes.cloud.dynamodb.table;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
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
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.dynamodb.expression.KeyTerms;
import wildrydes.cloud.dynamodb.expression.Terms;
import wildrydes.cloud.dynamodb.partiql.KeySplit;
import wildrydes.cloud.dynamodb.partiql.Statement;
import wildrydes.cloud.dynamodb.partiql.StatementParser;
import wildrydes.cloud.dynamodb.partiql.Where;
import wildrydes.cloud.wire.ResourceNames;
import wildrydes.cloud.wire.ServiceError;

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

    private final Names names;
    private final Catalog catalog;
    private final Function<String, @Nullable String> streams;

    /**
     * The names of what is in a catalog.
     *
     * @param streams gives the ARN of the stream that an iterator reads; null for what is none
     */
    public Resources(Names names, Catalog catalog, Function<String, @Nullable String> streams) {
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
            addStatement(one.statement(), one.parameters(), uses);
        } else if (request instanceof BatchExecuteStatementRequest batch) {
            batch.statements().forEach(one -> addStatement(one.statement(), one.parameters(), uses));
        } else if (request instanceof ExecuteTransactionRequest transaction) {
            transaction.transactStatements().forEach(one -> addStatement(one.statement(), one.parameters(), uses));
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
        AttributeValue leading = query.tableName() == null ? null : leading(query);
        String resource = query.indexName() == null ? of.resource() : of.resource() + "/index/" + query.indexName();
        return new Use(
                of.action(), resource, leading == null ? Map.of() : Map.of(LEADING_KEYS, List.of(text(leading))));
    }

    /** What the partition key is to equal; null where the request does not say so, which is refused anyway. */
    private @Nullable AttributeValue leading(QueryRequest query) {
        try {
            KeyTerms terms = Terms.of(query).parsed().keys();
            TableDefinition table = catalog.usable(query.tableName());
            IndexDefinition index = query.indexName() == null ? null : table.index(query.indexName());
            return terms == null
                    ? null
                    : terms.on(index == null ? table.keys() : index.keys()).partition();
        } catch (ServiceError | ResourceNotFoundException refused) {
            return null;
        }
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

    /** One that cannot be read is refused anyway. */
    private void addStatement(@Nullable String text, List<AttributeValue> parameters, List<Use> uses) {
        Statement statement;
        try {
            statement = StatementParser.parse(text == null ? "" : text, parameters);
        } catch (ServiceError refused) {
            return;
        }
        uses.add(use(statement));
    }

    private Use use(Statement statement) {
        if (statement instanceof Statement.Insert insert) {
            return use("PartiQLInsert", insert.table(), List.of(insert.item()));
        } else if (statement instanceof Statement.Update update) {
            return use("PartiQLUpdate", update.table(), leading(update.table(), update.where()));
        } else if (statement instanceof Statement.Delete delete) {
            return use("PartiQLDelete", delete.table(), leading(delete.table(), delete.where()));
        }
        Statement.Select select =
                statement instanceof Statement.Exists exists ? exists.select() : (Statement.Select) statement;
        Use use = use("PartiQLSelect", select.table(), leading(select.table(), select.where()));
        return select.index() == null
                ? use
                : new Use(use.action(), use.resource() + "/index/" + select.index(), use.keys());
    }

    /** What a condition says that the attributes of a table's key equal. */
    private List<Map<String, AttributeValue>> leading(String table, @Nullable Where where) {
        KeySchema keys = catalog.keys(table);
        return keys == null ? List.of() : List.of(KeySplit.of(where, keys).equal());
    }
}
