package wildrydes.cloud.dynamodb.expression;

import org.jspecify.annotations.Nullable;

/**
 * What a request says in expressions, or in the older parameters; each is null where it says nothing of the kind.
 *
 * @param condition under which a write is done
 * @param update what UpdateItem changes
 * @param keys what a Query reads
 * @param filter which items of those read are given back
 * @param projection which attributes of an item are given back
 */
public record Parsed(
        @Nullable Condition condition,
        @Nullable Update update,
        @Nullable KeyTerms keys,
        @Nullable Condition filter,
        @Nullable Projection projection) {}
