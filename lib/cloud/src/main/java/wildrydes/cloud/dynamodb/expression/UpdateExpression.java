package wildrydes.cloud.dynamodb.expression;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import wildrydes.cloud.dynamodb.expression.Action.Kind;
import wildrydes.cloud.dynamodb.item.Invalid;
import wildrydes.cloud.dynamodb.item.Numbers;
import wildrydes.cloud.dynamodb.item.Values;
import wildrydes.cloud.wire.ServiceError;

/** An update expression at work. All operands are taken from the item as it was. */
final class UpdateExpression implements Update {

    private final List<Action> actions;
    private final Set<String> attributes = new LinkedHashSet<>();
    private final Set<String> nested = new LinkedHashSet<>();

    UpdateExpression(List<Action> actions) {
        this.actions = List.copyOf(actions);
        for (Action action : actions) {
            attributes.add(action.path().head());
            note(action.path());
            if (action.operand() != null) {
                action.operand().paths(this::note);
            }
        }
    }

    private void note(Path path) {
        if (path.nested()) {
            nested.add(path.head());
        }
    }

    @Override
    public Map<String, AttributeValue> applied(Map<String, AttributeValue> item) {
        Changes changes = new Changes();
        for (Action action : actions) {
            changes.put(action.path(), after(action, item));
        }
        Map<String, AttributeValue> changed = changes.in(item);
        if (!nested.isEmpty()) {
            Values.checkDepth(changed);
        }
        return changed;
    }

    @Override
    public Set<String> attributes() {
        return Set.copyOf(attributes);
    }

    @Override
    public Set<String> nested() {
        return Set.copyOf(nested);
    }

    @Override
    public Map<String, AttributeValue> touched(Map<String, AttributeValue> item) {
        return Parts.of(actions.stream().map(Action::path).toList()).in(item);
    }

    @Override
    public Map<String, AttributeValue> written(Map<String, AttributeValue> item) {
        List<Path> paths = actions.stream()
                .filter(action -> action.kind() != Kind.REMOVE)
                .map(Action::path)
                .toList();
        return Parts.of(paths).in(item);
    }

    /** What is at an action's path afterwards; null for nothing. */
    private static @Nullable AttributeValue after(Action action, Map<String, AttributeValue> item) {
        Operand operand = action.operand();
        if (operand == null) {
            return null;
        }
        AttributeValue given = value(operand, item);
        return switch (action.kind()) {
            case SET -> given;
            case REMOVE -> null;
            case ADD -> added(action.path().in(item), given);
            case DELETE -> deleted(action.path().in(item), given);
        };
    }

    private static AttributeValue value(Operand operand, Map<String, AttributeValue> item) {
        AttributeValue value = valueOrNull(operand, item);
        if (value == null) {
            throw Invalid.because("The provided expression refers to an attribute that does not exist in the item");
        }
        return value;
    }

    private static @Nullable AttributeValue valueOrNull(Operand operand, Map<String, AttributeValue> item) {
        if (operand instanceof Operand.At at) {
            return at.path().in(item);
        }
        if (operand instanceof Operand.Given given) {
            return given.value();
        }
        if (operand instanceof Operand.Arithmetic arithmetic) {
            BigDecimal left = number(value(arithmetic.left(), item));
            BigDecimal right = number(value(arithmetic.right(), item));
            return number(arithmetic.operator().equals("+") ? left.add(right) : left.subtract(right));
        }
        Operand.Call call = (Operand.Call) operand;
        Operand first = call.arguments().get(0);
        Operand second = call.arguments().get(1);
        if (call.function().equals("if_not_exists")) {
            AttributeValue there = valueOrNull(first, item);
            return there == null ? valueOrNull(second, item) : there;
        }
        List<AttributeValue> elements = new ArrayList<>(list(value(first, item)));
        elements.addAll(list(value(second, item)));
        return AttributeValue.fromL(elements);
    }

    private static BigDecimal number(AttributeValue value) {
        if (value.type() != AttributeValue.Type.N) {
            throw wrongType();
        }
        return Numbers.parse(value.n());
    }

    private static AttributeValue number(BigDecimal exact) {
        return AttributeValue.fromN(Numbers.text(Numbers.result(exact)));
    }

    private static List<AttributeValue> list(AttributeValue value) {
        if (value.type() != AttributeValue.Type.L) {
            throw wrongType();
        }
        return value.l();
    }

    private static AttributeValue added(@Nullable AttributeValue there, AttributeValue given) {
        if (there == null) {
            return given;
        }
        if (there.type() != given.type()) {
            throw wrongType();
        }
        return given.type() == AttributeValue.Type.N
                ? number(number(there).add(number(given)))
                : Sets.union(there, given);
    }

    private static @Nullable AttributeValue deleted(@Nullable AttributeValue there, AttributeValue given) {
        if (there == null) {
            return null;
        }
        if (there.type() != given.type()) {
            throw wrongType();
        }
        return Sets.difference(there, given);
    }

    private static ServiceError wrongType() {
        return Invalid.because("An operand in the update expression has an incorrect data type");
    }
}
