package wildrydes.cloud.dynamodb;

import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.ExecuteStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.ExecuteTransactionRequest;
import software.amazon.awssdk.services.dynamodb.model.ExecuteTransactionResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.clock.CloudTime;
import wildrydes.cloud.dynamodb.item.ItemStore;
import wildrydes.cloud.dynamodb.table.TableCatalog;
import wildrydes.cloud.ledger.Metering;
import wildrydes.cloud.metrics.Metrics;

/**
 * The operations on items; each is documented at docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_{name}.html. Safe for
 * concurrent use.
 */
public final class ItemOperations {

    private final Outcomes outcomes;
    private final SingleItems single;
    private final Batches batches;
    private final Reads reads;
    private final Transactions transactions;
    private final Statements statements;
    private final StatementBatches statementBatches;
    private final StatementTransactions statementTransactions;

    /**
     * @param metering is told what tables use that are paid by request
     * @param metrics is told how calls end, what is consumed and what is throttled
     */
    public ItemOperations(TableCatalog catalog, ItemStore items, CloudTime time, Metering metering, Metrics metrics) {
        this.outcomes = new Outcomes(time, metrics);
        Throughput throughput = new Throughput(time, new Usages(time, metering, metrics));
        this.single = new SingleItems(catalog, items, throughput);
        this.batches = new Batches(catalog, items, throughput);
        this.reads = new Reads(catalog, items, throughput);
        this.transactions = new Transactions(catalog, items, throughput, time);
        StatementRequests requests = new StatementRequests(catalog);
        this.statements = new Statements(single, new StatementReads(catalog, reads), requests);
        this.statementBatches = new StatementBatches(catalog, single, statements);
        this.statementTransactions = new StatementTransactions(catalog, transactions, requests);
    }

    public GetItemResponse getItem(GetItemRequest request, Caller caller) {
        return outcomes.of("GetItem", request.tableName(), () -> single.get(request));
    }

    public PutItemResponse putItem(PutItemRequest request, Caller caller) {
        return outcomes.of("PutItem", request.tableName(), () -> single.put(request));
    }

    public UpdateItemResponse updateItem(UpdateItemRequest request, Caller caller) {
        return outcomes.of("UpdateItem", request.tableName(), () -> single.update(request));
    }

    public DeleteItemResponse deleteItem(DeleteItemRequest request, Caller caller) {
        return outcomes.of("DeleteItem", request.tableName(), () -> single.delete(request));
    }

    public BatchGetItemResponse batchGetItem(BatchGetItemRequest request, Caller caller) {
        return outcomes.of("BatchGetItem", request.requestItems().keySet(), () -> batches.get(request));
    }

    public BatchWriteItemResponse batchWriteItem(BatchWriteItemRequest request, Caller caller) {
        return outcomes.of("BatchWriteItem", request.requestItems().keySet(), () -> batches.write(request));
    }

    public QueryResponse query(QueryRequest request, Caller caller) {
        return outcomes.of("Query", request.tableName(), QueryResponse::count, () -> reads.query(request));
    }

    public ScanResponse scan(ScanRequest request, Caller caller) {
        return outcomes.of("Scan", request.tableName(), ScanResponse::count, () -> reads.scan(request));
    }

    public TransactGetItemsResponse transactGetItems(TransactGetItemsRequest request, Caller caller) {
        return transactions.get(request);
    }

    public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request, Caller caller) {
        return transactions.write(request);
    }

    public ExecuteStatementResponse executeStatement(ExecuteStatementRequest request, Caller caller) {
        return statements.execute(request);
    }

    public BatchExecuteStatementResponse batchExecuteStatement(BatchExecuteStatementRequest request, Caller caller) {
        return statementBatches.execute(request);
    }

    public ExecuteTransactionResponse executeTransaction(ExecuteTransactionRequest request, Caller caller) {
        return statementTransactions.execute(request);
    }
}
