package wildrydes.cloud.dynamodb;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementError;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementErrorCodeEnum;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.ExecuteStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import wildrydes.cloud.dynamodb.item.Invalid;
import wildrydes.cloud.dynamodb.partiql.KeySplit;
import wildrydes.cloud.dynamodb.partiql.Statement;
import wildrydes.cloud.dynamodb.partiql.StatementParser;
import wildrydes.cloud.dynamodb.table.KeySchema;
import wildrydes.cloud.dynamodb.table.TableCatalog;
import wildrydes.cloud.wire.ServiceError;

/** Does what several statements say, each for itself; one that is refused has its refusal in its place. */
final class StatementBatches {

    private final TableCatalog catalog;
    private final SingleItems single;
    private final Statements statements;

    StatementBatches(TableCatalog catalog, SingleItems single, Statements statements) {
        this.catalog = catalog;
        this.single = single;
        this.statements = statements;
    }

    BatchExecuteStatementResponse execute(BatchExecuteStatementRequest request) {
        List<BatchStatementResponse> responses = new ArrayList<>();
        Map<String, ConsumedCapacity> consumed = new LinkedHashMap<>();
        for (BatchStatementRequest one : request.statements()) {
            responses.add(execute(one, request, consumed));
        }
        return BatchExecuteStatementResponse.builder()
                .responses(responses)
                .consumedCapacity(consumed.isEmpty() ? null : consumed.values())
                .build();
    }

    private BatchStatementResponse execute(
            BatchStatementRequest one, BatchExecuteStatementRequest request, Map<String, ConsumedCapacity> consumed) {
        BatchStatementResponse.Builder response = BatchStatementResponse.builder();
        try {
            Statement statement = StatementParser.parse(one.statement(), one.parameters());
            response.tableName(statement.table());
            Map<String, AttributeValue> item = Statements.plainly(() -> statement instanceof Statement.Select select
                    ? read(select, one, request, consumed)
                    : write(statement, one, request, consumed));
            return response.item(item).build();
        } catch (ServiceError invalid) {
            return response.error(error(BatchStatementErrorCodeEnum.VALIDATION_ERROR, invalid.getMessage(), null))
                    .build();
        } catch (ConditionalCheckFailedException failed) {
            return response.error(error(
                            BatchStatementErrorCodeEnum.CONDITIONAL_CHECK_FAILED,
                            failed.awsErrorDetails() == null
                                    ? failed.getMessage()
                                    : failed.awsErrorDetails().errorMessage(),
                            failed.hasItem() ? failed.item() : null))
                    .build();
        } catch (AwsServiceException refused) {
            String name = refused.getClass().getSimpleName().replaceFirst("Exception$", "");
            String message = refused.awsErrorDetails() == null
                    ? refused.getMessage()
                    : refused.awsErrorDetails().errorMessage();
            return response.error(BatchStatementError.builder()
                            .code(name)
                            .message(message)
                            .build())
                    .build();
        }
    }

    private static BatchStatementError error(
            BatchStatementErrorCodeEnum code, @Nullable String message, @Nullable Map<String, AttributeValue> item) {
        return BatchStatementError.builder()
                .code(code)
                .message(message)
                .item(item)
                .build();
    }

    private @Nullable Map<String, AttributeValue> read(
            Statement.Select select,
            BatchStatementRequest one,
            BatchExecuteStatementRequest request,
            Map<String, ConsumedCapacity> consumed) {
        KeySchema keys = catalog.usable(select.table()).keys();
        KeySplit split = KeySplit.of(select.where(), keys);
        if (select.index() != null || !split.whole(keys)) {
            throw Invalid.because(
                    "Select statements within BatchExecuteStatement must specify the primary key in the where clause.");
        }
        GetItemResponse found = single.get(GetItemRequest.builder()
                .tableName(select.table())
                .key(split.equal())
                .consistentRead(one.consistentRead())
                .returnConsumedCapacity(request.returnConsumedCapacity())
                .build());
        add(consumed, found.consumedCapacity());
        boolean kept = found.hasItem()
                && (split.rest().isEmpty()
                        || StatementReads.condition(split.rest()).holds(found.item()));
        return kept ? StatementReads.told(found.item(), select.places()) : null;
    }

    private @Nullable Map<String, AttributeValue> write(
            Statement statement,
            BatchStatementRequest one,
            BatchExecuteStatementRequest request,
            Map<String, ConsumedCapacity> consumed) {
        ExecuteStatementResponse done = statements.execute(
                statement,
                ExecuteStatementRequest.builder()
                        .statement(one.statement())
                        .returnConsumedCapacity(request.returnConsumedCapacity())
                        .returnValuesOnConditionCheckFailure(one.returnValuesOnConditionCheckFailure())
                        .build());
        add(consumed, done.consumedCapacity());
        return done.items().isEmpty() ? null : done.items().get(0);
    }

    /** Adds up what statements used of a table. */
    private static void add(Map<String, ConsumedCapacity> consumed, @Nullable ConsumedCapacity used) {
        if (used == null) {
            return;
        }
        consumed.merge(
                used.tableName(),
                used,
                (one, other) -> one.toBuilder()
                        .capacityUnits(one.capacityUnits() + other.capacityUnits())
                        .build());
    }
}
