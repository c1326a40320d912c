package wildrydes.cloud.dynamodb.expression;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import wildrydes.cloud.dynamodb.expression.Path.Step;
import wildrydes.cloud.dynamodb.item.Invalid;
import wildrydes.cloud.wire.ServiceError;

/**
 * New values at paths as a tree, to make them all at once: indexes are those of the item as it was, and elements beyond the
 * end of a list are put at its end, in the order of their indexes.
 */
final class Changes {

    private final Map<Step, Changes> children = new LinkedHashMap<>();
    private @Nullable AttributeValue value;

    /** @param newValue null for nothing there */
    void put(Path path, @Nullable AttributeValue newValue) {
        Changes at = this;
        for (Step step : path.steps()) {
            at = at.children.computeIfAbsent(step, unknown -> new Changes());
        }
        at.value = newValue;
    }

    /**
     * A map with these changes.
     *
     * @throws ServiceError where a path leads through something that is no map or list
     */
    Map<String, AttributeValue> in(Map<String, AttributeValue> attributes) {
        Map<String, AttributeValue> changed = new LinkedHashMap<>(attributes);
        children.forEach((step, child) -> {
            AttributeValue after = child.at(attributes.get(step.toString()));
            if (after == null) {
                changed.remove(step.toString());
            } else {
                changed.put(step.toString(), after);
            }
        });
        return changed;
    }

    private @Nullable AttributeValue at(@Nullable AttributeValue before) {
        return children.isEmpty() ? value : within(before);
    }

    private AttributeValue within(@Nullable AttributeValue before) {
        boolean indexes = children.keySet().iterator().next() instanceof Step.Index;
        AttributeValue.Type wanted = indexes ? AttributeValue.Type.L : AttributeValue.Type.M;
        if (before == null || before.type() != wanted) {
            throw Invalid.because("The document path provided in the update expression is invalid for update");
        }
        return indexes ? AttributeValue.fromL(in(before.l())) : AttributeValue.fromM(in(before.m()));
    }

    private List<AttributeValue> in(List<AttributeValue> elements) {
        TreeMap<Integer, Changes> byIndex = new TreeMap<>();
        children.forEach((step, child) -> byIndex.put(((Step.Index) step).number(), child));
        List<AttributeValue> changed = new ArrayList<>();
        for (int i = 0; i < elements.size(); i++) {
            Changes change = byIndex.remove(i);
            AttributeValue after = change == null ? elements.get(i) : change.at(elements.get(i));
            if (after != null) {
                changed.add(after);
            }
        }
        for (Changes further : byIndex.values()) {
            AttributeValue after = further.at(null);
            if (after != null) {
                changed.add(after);
            }
        }
        return changed;
    }
}
