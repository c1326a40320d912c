package wildrydes.cloud.dynamodb;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DuplicateItemException;
import software.amazon.awssdk.services.dynamodb.model.ExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.ExecuteStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;
import wildrydes.cloud.dynamodb.item.Invalid;
import wildrydes.cloud.dynamodb.partiql.Statement;
import wildrydes.cloud.dynamodb.partiql.StatementParser;
import wildrydes.cloud.wire.ServiceError;

/** Does what one PartiQL statement says. */
final class Statements {

    /** What is said of expressions and requests, of which statements have none. */
    private static final Pattern OF_EXPRESSIONS =
            Pattern.compile("^(1 validation error detected: )?(Invalid [A-Z][A-Za-z]+Expression: )?");

    static final String DUPLICATE = "Duplicate primary key exists in table";

    private final SingleItems single;
    private final StatementReads reads;
    private final StatementRequests requests;

    Statements(SingleItems single, StatementReads reads, StatementRequests requests) {
        this.single = single;
        this.reads = reads;
        this.requests = requests;
    }

    ExecuteStatementResponse execute(ExecuteStatementRequest request) {
        return plainly(() -> {
            Statement statement = StatementParser.parse(request.statement(), request.parameters());
            return execute(statement, request);
        });
    }

    /** @param request where the statement is from */
    ExecuteStatementResponse execute(Statement statement, ExecuteStatementRequest request) {
        if (statement instanceof Statement.Select select) {
            return reads.read(select, request);
        }
        if (statement instanceof Statement.Insert insert) {
            return insert(insert, request);
        }
        if (statement instanceof Statement.Update update) {
            UpdateItemResponse done = single.update(requests.update(update)
                    .returnConsumedCapacity(request.returnConsumedCapacity())
                    .returnValuesOnConditionCheckFailure(request.returnValuesOnConditionCheckFailure())
                    .build());
            return response(done.hasAttributes() ? done.attributes() : null, done.consumedCapacity());
        }
        if (statement instanceof Statement.Delete delete) {
            DeleteItemResponse done = single.delete(requests.delete(delete)
                    .returnConsumedCapacity(request.returnConsumedCapacity())
                    .returnValuesOnConditionCheckFailure(request.returnValuesOnConditionCheckFailure())
                    .build());
            return response(done.hasAttributes() ? done.attributes() : null, done.consumedCapacity());
        }
        throw Invalid.because("EXISTS can only be used in ExecuteTransaction write requests.");
    }

    private ExecuteStatementResponse insert(Statement.Insert insert, ExecuteStatementRequest request) {
        try {
            PutItemResponse done = single.put(requests.put(insert)
                    .returnConsumedCapacity(request.returnConsumedCapacity())
                    .returnValuesOnConditionCheckFailure(request.returnValuesOnConditionCheckFailure())
                    .build());
            return response(null, done.consumedCapacity());
        } catch (ConditionalCheckFailedException there) {
            throw DuplicateItemException.builder().message(DUPLICATE).build();
        }
    }

    private static ExecuteStatementResponse response(
            @Nullable Map<String, AttributeValue> item, @Nullable ConsumedCapacity consumed) {
        List<Map<String, AttributeValue>> items = new ArrayList<>();
        if (item != null && !item.isEmpty()) {
            items.add(item);
        }
        return ExecuteStatementResponse.builder()
                .items(items)
                .consumedCapacity(consumed)
                .build();
    }

    /** Takes out of refusals what is said of expressions. */
    static <T> T plainly(Supplier<T> step) {
        try {
            return step.get();
        } catch (ServiceError invalid) {
            throw new ServiceError(
                    invalid.code(),
                    invalid.status(),
                    OF_EXPRESSIONS.matcher(String.valueOf(invalid.getMessage())).replaceFirst(""));
        }
    }
}
