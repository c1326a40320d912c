package wildrydes.cloud.dynamodb;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ExecuteTransactionRequest;
import software.amazon.awssdk.services.dynamodb.model.ExecuteTransactionResponse;
import software.amazon.awssdk.services.dynamodb.model.Get;
import software.amazon.awssdk.services.dynamodb.model.ItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ParameterizedStatement;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import wildrydes.cloud.dynamodb.item.Invalid;
import wildrydes.cloud.dynamodb.partiql.KeySplit;
import wildrydes.cloud.dynamodb.partiql.Statement;
import wildrydes.cloud.dynamodb.partiql.StatementParser;
import wildrydes.cloud.dynamodb.table.KeySchema;
import wildrydes.cloud.dynamodb.table.TableCatalog;
import wildrydes.cloud.wire.ServiceError;

/** Does what several statements say, all or none of it. */
final class StatementTransactions {

    private final TableCatalog catalog;
    private final Transactions transactions;
    private final StatementRequests requests;

    StatementTransactions(TableCatalog catalog, Transactions transactions, StatementRequests requests) {
        this.catalog = catalog;
        this.transactions = transactions;
        this.requests = requests;
    }

    ExecuteTransactionResponse execute(ExecuteTransactionRequest request) {
        List<Statement> statements = new ArrayList<>();
        for (int i = 0; i < request.transactStatements().size(); i++) {
            statements.add(parsed(request.transactStatements().get(i), i));
        }
        long selects =
                statements.stream().filter(Statement.Select.class::isInstance).count();
        if (selects == statements.size()) {
            return Statements.plainly(() -> read(statements, request));
        }
        if (selects > 0) {
            throw Invalid.because(
                    "ExecuteTransaction API does not support both read and write operations in the same " + "request.");
        }
        return Statements.plainly(() -> write(statements, request));
    }

    private static Statement parsed(ParameterizedStatement one, int index) {
        try {
            Statement statement = StatementParser.parse(one.statement(), one.parameters());
            boolean returning = statement instanceof Statement.Update update && update.returning() != null
                    || statement instanceof Statement.Delete delete && delete.returning() != null;
            if (returning) {
                throw Invalid.because("RETURNING clause is not supported in ExecuteTransaction.");
            }
            return statement;
        } catch (ServiceError invalid) {
            throw Invalid.because("Validation failed in TransactStatements[" + index + "]: " + invalid.getMessage());
        }
    }

    private ExecuteTransactionResponse read(List<Statement> statements, ExecuteTransactionRequest request) {
        List<KeySplit> splits = new ArrayList<>();
        List<TransactGetItem> gets = new ArrayList<>();
        for (Statement statement : statements) {
            Statement.Select select = (Statement.Select) statement;
            KeySchema keys = catalog.usable(select.table()).keys();
            KeySplit split = KeySplit.of(select.where(), keys);
            if (select.index() != null || !split.whole(keys)) {
                throw Invalid.because("Select statements within ExecuteTransaction must specify the primary key in the "
                        + "where clause.");
            }
            splits.add(split);
            Get get = Get.builder().tableName(select.table()).key(split.equal()).build();
            gets.add(TransactGetItem.builder().get(get).build());
        }
        TransactGetItemsResponse found = transactions.get(TransactGetItemsRequest.builder()
                .transactItems(gets)
                .returnConsumedCapacity(request.returnConsumedCapacity())
                .build());
        List<ItemResponse> responses = new ArrayList<>();
        for (int i = 0; i < statements.size(); i++) {
            ItemResponse response = found.responses().get(i);
            responses.add(ItemResponse.builder()
                    .item(told((Statement.Select) statements.get(i), splits.get(i), response))
                    .build());
        }
        return ExecuteTransactionResponse.builder()
                .responses(responses)
                .consumedCapacity(found.hasConsumedCapacity() ? found.consumedCapacity() : null)
                .build();
    }

    private static @Nullable Map<String, AttributeValue> told(
            Statement.Select select, KeySplit split, ItemResponse found) {
        boolean kept = found.hasItem()
                && (split.rest().isEmpty()
                        || StatementReads.condition(split.rest()).holds(found.item()));
        return kept ? StatementReads.told(found.item(), select.places()) : null;
    }

    private ExecuteTransactionResponse write(List<Statement> statements, ExecuteTransactionRequest request) {
        List<TransactWriteItem> writes = new ArrayList<>();
        for (Statement statement : statements) {
            writes.add(requests.transacted(statement));
        }
        try {
            TransactWriteItemsResponse done = transactions.write(TransactWriteItemsRequest.builder()
                    .transactItems(writes)
                    .clientRequestToken(request.clientRequestToken())
                    .returnConsumedCapacity(request.returnConsumedCapacity())
                    .build());
            return ExecuteTransactionResponse.builder()
                    .responses(List.of())
                    .consumedCapacity(done.hasConsumedCapacity() ? done.consumedCapacity() : null)
                    .build();
        } catch (TransactionCanceledException cancelled) {
            throw ItemErrors.cancelled(reasons(statements, cancelled.cancellationReasons()));
        }
    }

    /** An item that is there is a duplicate to a statement that inserts it. */
    private static List<CancellationReason> reasons(List<Statement> statements, List<CancellationReason> reasons) {
        List<CancellationReason> told = new ArrayList<>();
        for (int i = 0; i < reasons.size(); i++) {
            CancellationReason reason = reasons.get(i);
            boolean duplicate =
                    statements.get(i) instanceof Statement.Insert && "ConditionalCheckFailed".equals(reason.code());
            told.add(
                    duplicate
                            ? CancellationReason.builder()
                                    .code("DuplicateItem")
                                    .message(Statements.DUPLICATE)
                                    .build()
                            : reason);
        }
        return told;
    }
}
