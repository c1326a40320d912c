package wildrydes.cloud.dynamodb.expression;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A condition or filter expression at work. */
final class ConditionExpression implements Condition {

    private final Predicate predicate;
    private final Set<String> attributes = new LinkedHashSet<>();
    private final Set<String> nested = new LinkedHashSet<>();

    /** @param predicate with what its placeholders stand for */
    ConditionExpression(Predicate predicate) {
        this.predicate = predicate;
        predicate.operands(operand -> operand.paths(path -> {
            attributes.add(path.head());
            if (path.nested()) {
                nested.add(path.head());
            }
        }));
    }

    @Override
    public boolean holds(Map<String, AttributeValue> item) {
        return Predicates.holds(predicate, item);
    }

    @Override
    public Set<String> attributes() {
        return Set.copyOf(attributes);
    }

    @Override
    public Set<String> nested() {
        return Set.copyOf(nested);
    }
}
