package wildrydes.cloud.dynamodb.expression;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeAction;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.AttributeValueUpdate;
import wildrydes.cloud.dynamodb.item.Invalid;
import wildrydes.cloud.dynamodb.item.Numbers;
import wildrydes.cloud.dynamodb.item.Values;
import wildrydes.cloud.wire.ServiceError;

/** The parameter {@code AttributeUpdates}: whole attributes are put, deleted or added to. */
final class OlderUpdate implements Update {

    private final Map<String, Change> changes;

    /** @param value checked; null where a whole attribute is deleted */
    private record Change(AttributeAction action, @Nullable AttributeValue value) {}

    private OlderUpdate(Map<String, Change> changes) {
        this.changes = changes;
    }

    /** @throws ServiceError {@code ValidationException} in AWS's words */
    static OlderUpdate of(Map<String, AttributeValueUpdate> updates) {
        Map<String, Change> changes = new LinkedHashMap<>();
        updates.forEach((name, update) -> {
            AttributeAction action = update.action() == null ? AttributeAction.PUT : update.action();
            AttributeValue value = update.value() == null ? null : Values.checked(update.value());
            check(action, value);
            changes.put(name, new Change(action, value));
        });
        return new OlderUpdate(changes);
    }

    private static void check(AttributeAction action, @Nullable AttributeValue value) {
        if (value == null) {
            if (action != AttributeAction.DELETE) {
                throw Invalid.parameter("Only DELETE action is allowed when no attribute value is specified");
            }
            return;
        }
        boolean set = switch (value.type()) {
            case SS, NS, BS -> true;
            default -> false;
        };
        if (action == AttributeAction.DELETE && !set) {
            throw Invalid.parameter("DELETE action with value is not supported for the type " + Values.typeName(value));
        }
        boolean sum = value.type() == AttributeValue.Type.N || value.type() == AttributeValue.Type.L;
        if (action == AttributeAction.ADD && !set && !sum) {
            throw Invalid.parameter("ADD action is not supported for the type " + Values.typeName(value));
        }
    }

    @Override
    public Map<String, AttributeValue> applied(Map<String, AttributeValue> item) {
        Map<String, AttributeValue> changed = new LinkedHashMap<>(item);
        changes.forEach((name, change) -> {
            AttributeValue after = after(change, item.get(name));
            if (after == null) {
                changed.remove(name);
            } else {
                changed.put(name, after);
            }
        });
        return changed;
    }

    private static @Nullable AttributeValue after(Change change, @Nullable AttributeValue there) {
        AttributeValue value = change.value();
        if (value == null || there == null) {
            return change.action() == AttributeAction.DELETE ? null : value;
        }
        return switch (change.action()) {
            case ADD -> added(there, value);
            case DELETE -> Sets.difference(sameType(there, value), value);
            default -> value;
        };
    }

    private static AttributeValue added(AttributeValue there, AttributeValue value) {
        sameType(there, value);
        return switch (value.type()) {
            case N -> {
                BigDecimal sum = Numbers.parse(there.n()).add(Numbers.parse(value.n()));
                yield AttributeValue.fromN(Numbers.text(Numbers.result(sum)));
            }
            case L -> {
                List<AttributeValue> elements = new ArrayList<>(there.l());
                elements.addAll(value.l());
                yield AttributeValue.fromL(elements);
            }
            default -> Sets.union(there, value);
        };
    }

    private static AttributeValue sameType(AttributeValue there, AttributeValue value) {
        if (there.type() != value.type()) {
            throw Invalid.because("Type mismatch for attribute to update");
        }
        return there;
    }

    @Override
    public Set<String> attributes() {
        return Set.copyOf(changes.keySet());
    }

    @Override
    public Set<String> nested() {
        return Set.of();
    }

    @Override
    public Map<String, AttributeValue> touched(Map<String, AttributeValue> item) {
        Map<String, AttributeValue> touched = new LinkedHashMap<>(item);
        touched.keySet().retainAll(changes.keySet());
        return touched;
    }

    @Override
    public Map<String, AttributeValue> written(Map<String, AttributeValue> item) {
        return touched(item);
    }
}
