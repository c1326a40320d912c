package wildrydes.cloud.glue.filter;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import software.amazon.awssdk.services.glue.model.Column;

/**
 * An expression of GetPartitions: {@code =}, {@code <>}, {@code <}, {@code <=}, {@code >}, {@code >=}, IN, BETWEEN, LIKE, IS NULL, NOT, AND, OR and parentheses
 * over partition keys, whose values are compared as their types say; docs.aws.amazon.com/glue/latest/webapi/API_GetPartitions.html.
 */
public final class PartitionFilter implements Predicate<List<String>> {

    private final Condition condition;

    private PartitionFilter(Condition condition) {
        this.condition = condition;
    }

    /**
     * Reads an expression.
     *
     * @param keys the partition keys of the table, in their order
     * @throws FilterException where it is none
     */
    public static PartitionFilter of(String expression, List<Column> keys) {
        Map<String, Key> byName = new HashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            byName.put(
                    keys.get(i).name().toLowerCase(Locale.ROOT),
                    new Key(i, keys.get(i).type()));
        }
        return new PartitionFilter(new FilterParser(expression, byName).whole());
    }

    /**
     * Whether a partition is chosen.
     *
     * @param values of the keys, in their order
     * @throws FilterException where one is not of its key's type
     */
    @Override
    public boolean test(List<String> values) {
        return condition.test(values);
    }
}
