package wildrydes.cloud.dynamodb.expression;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import wildrydes.cloud.dynamodb.expression.Path.Step;

/** Several paths as a tree, to take the parts of an item at all of them at once. */
final class Parts {

    private final Map<Step, Parts> children = new LinkedHashMap<>();

    /** @param paths none of which lies within another */
    static Parts of(List<Path> paths) {
        Parts root = new Parts();
        for (Path path : paths) {
            Parts at = root;
            for (Step step : path.steps()) {
                at = at.children.computeIfAbsent(step, unknown -> new Parts());
            }
        }
        return root;
    }

    /** What is there of an item; elements of lists move together. */
    Map<String, AttributeValue> in(Map<String, AttributeValue> item) {
        Map<String, AttributeValue> found = new LinkedHashMap<>();
        children.forEach((step, part) -> {
            AttributeValue value = item.get(step.toString());
            AttributeValue kept = value == null ? null : part.of(value);
            if (kept != null) {
                found.put(step.toString(), kept);
            }
        });
        return found;
    }

    private @Nullable AttributeValue of(AttributeValue value) {
        if (children.isEmpty()) {
            return value;
        }
        if (children.keySet().iterator().next() instanceof Step.Index) {
            List<AttributeValue> elements = elements(value);
            return elements.isEmpty() ? null : AttributeValue.fromL(elements);
        }
        if (value.type() != AttributeValue.Type.M) {
            return null;
        }
        Map<String, AttributeValue> attributes = in(value.m());
        return attributes.isEmpty() ? null : AttributeValue.fromM(attributes);
    }

    private List<AttributeValue> elements(AttributeValue value) {
        TreeMap<Integer, Parts> byIndex = new TreeMap<>();
        children.forEach((step, part) -> byIndex.put(((Step.Index) step).number(), part));
        List<AttributeValue> elements = new ArrayList<>();
        for (Map.Entry<Integer, Parts> wanted : byIndex.entrySet()) {
            AttributeValue element = Path.part(value, new Step.Index(String.valueOf(wanted.getKey())));
            AttributeValue kept = element == null ? null : wanted.getValue().of(element);
            if (kept != null) {
                elements.add(kept);
            }
        }
        return elements;
    }
}
