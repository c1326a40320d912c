package wildrydes.cloud.dynamodb.expression;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Which items a Query reads: those of one partition key, and of a range of its sort key. */
public record KeyCondition(
        AttributeValue partition, @Nullable SortRange sort) {

    /** A range of sort keys; each bound is of the key's type. */
    public sealed interface SortRange {

        /** All from one value to another, each with or without itself; null for no bound. */
        record Between(
                @Nullable AttributeValue from,
                boolean fromIncluded,
                @Nullable AttributeValue to,
                boolean toIncluded) implements SortRange {}

        /** All texts or bytes that begin so. */
        record BeginsWith(AttributeValue prefix) implements SortRange {}
    }
}
