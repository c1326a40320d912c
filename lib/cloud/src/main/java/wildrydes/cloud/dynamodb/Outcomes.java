package wildrydes.cloud.dynamodb;

import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import wildrydes.cloud.metrics.Metrics;
import wildrydes.cloud.wire.ServiceError;

/**
 * Tells CloudWatch how calls end (developerguide/metrics-dimensions.html): how long those took that went well, and why the others did not.
 * Latencies are of the clock on the wall. Safe for concurrent use.
 */
final class Outcomes {

    private static final String NAMESPACE = "AWS/DynamoDB";
    private static final String TABLE = "TableName";
    private static final String COUNT = "Count";

    private record Dimensions(
            @Nullable String table, @Nullable String operation) {

        Map<String, String> all() {
            if (table == null) {
                return Map.of();
            }
            return operation == null ? Map.of(TABLE, table) : Map.of(TABLE, table, "Operation", operation);
        }
    }

    private final InstantSource time;
    private final Metrics metrics;
    private final Map<Dimensions, Metrics.Group> groups = new ConcurrentHashMap<>();

    Outcomes(InstantSource time, Metrics metrics) {
        this.time = time;
        this.metrics = metrics;
    }

    /** Does a call on one table. */
    <R> R of(String operation, @Nullable String table, Supplier<R> call) {
        return of(operation, table == null ? List.of() : List.of(table), call);
    }

    /** Does a call on one table that answers with so many items. */
    <R> R of(String operation, @Nullable String table, ToIntFunction<R> items, Supplier<R> call) {
        R answer = of(operation, table, call);
        if (table != null) {
            add(name(table), operation, "ReturnedItemCount", COUNT, items.applyAsInt(answer));
        }
        return answer;
    }

    /** Does a call on some tables, each given by its name or ARN. */
    <R> R of(String operation, Collection<String> tables, Supplier<R> call) {
        long begun = System.nanoTime();
        try {
            R answer = call.get();
            double millis = TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - begun) / 1000.0;
            for (String table : tables) {
                add(name(table), operation, "SuccessfulRequestLatency", "Milliseconds", millis);
            }
            return answer;
        } catch (DynamoDbException | ServiceError e) {
            tables.forEach(table -> failed(name(table), operation, e));
            throw e;
        }
    }

    private void failed(String table, String operation, RuntimeException e) {
        if (e instanceof ProvisionedThroughputExceededException) {
            add(table, operation, "ThrottledRequests", COUNT, 1);
        } else if (e instanceof ConditionalCheckFailedException) {
            add(table, null, "ConditionalCheckFailedRequests", COUNT, 1);
        } else if (e instanceof TransactionConflictException) {
            add(table, null, "TransactionConflict", COUNT, 1);
        } else {
            add(null, null, "UserErrors", COUNT, 1);
        }
    }

    private static String name(String nameOrArn) {
        return nameOrArn.substring(nameOrArn.lastIndexOf('/') + 1);
    }

    private void add(@Nullable String table, @Nullable String operation, String metric, String unit, double value) {
        groups.computeIfAbsent(new Dimensions(table, operation), dimensions -> metrics.of(NAMESPACE, dimensions.all()))
                .add(time.instant(), metric, unit, value);
    }
}
