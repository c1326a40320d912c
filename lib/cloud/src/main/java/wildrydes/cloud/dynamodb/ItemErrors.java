package wildrydes.cloud.dynamodb;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import wildrydes.cloud.dynamodb.item.Item;

/**
 * The refusals that are about items and have a class of their own. The sentences are AWS's own as nubo-db/dynamodb-conformance and
 * users of AWS record them.
 */
final class ItemErrors {

    static final String CONDITION = "The conditional request failed";

    private ItemErrors() {}

    /** @param shown the item that did not meet the condition, where it is asked for */
    static ConditionalCheckFailedException conditionFailed(@Nullable Item shown) {
        return ConditionalCheckFailedException.builder()
                .message(CONDITION)
                .item(shown == null ? null : shown.attributes())
                .build();
    }

    static ProvisionedThroughputExceededException throttled(boolean index) {
        String of = index ? "one or more global secondary indexes of the table was" : "the table was";
        String then = index
                ? "your provisioning level for the under-provisioned global secondary indexes with the UpdateTable API"
                : "your provisioning level with the UpdateTable API";
        return ProvisionedThroughputExceededException.builder()
                .message("The level of configured provisioned throughput for " + of + " exceeded. Consider increasing "
                        + then)
                .build();
    }

    static TransactionCanceledException cancelled(List<CancellationReason> reasons) {
        return TransactionCanceledException.builder()
                .message("Transaction cancelled, please refer cancellation reasons for specific reasons ["
                        + reasons.stream().map(CancellationReason::code).collect(Collectors.joining(", ")) + "]")
                .cancellationReasons(reasons)
                .build();
    }
}
