package wildrydes.cloud.dynamodb.partiql;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Where a value is within an item.
 *
 * @param steps names of attributes, as texts, and indexes of lists, as integers; the first is a name
 */
public record Place(List<Object> steps) {

    public Place {
        steps = List.copyOf(steps);
    }

    /** The attribute of the item. */
    public String head() {
        return (String) steps.get(0);
    }

    boolean nested() {
        return steps.size() > 1;
    }

    /** Whether this is the attribute of a name. */
    boolean is(String attribute) {
        return !nested() && head().equals(attribute);
    }

    /** What a SELECT calls the value: by the last name of the path, with the indexes behind it. */
    public String label() {
        int last = steps.size() - 1;
        while (steps.get(last) instanceof Integer) {
            last--;
        }
        StringBuilder label = new StringBuilder((String) steps.get(last));
        for (Object index : steps.subList(last + 1, steps.size())) {
            label.append('[').append(index).append(']');
        }
        return label.toString();
    }

    /** The value; null where there is none. */
    @Nullable
    public AttributeValue in(Map<String, AttributeValue> item) {
        AttributeValue value = item.get(head());
        for (Object step : steps.subList(1, steps.size())) {
            if (value == null) {
                return null;
            }
            value = step instanceof Integer index ? element(value, index) : attribute(value, (String) step);
        }
        return value;
    }

    private static @Nullable AttributeValue element(AttributeValue value, int index) {
        boolean there =
                value.type() == AttributeValue.Type.L && index < value.l().size();
        return there ? value.l().get(index) : null;
    }

    private static @Nullable AttributeValue attribute(AttributeValue value, String name) {
        return value.type() == AttributeValue.Type.M ? value.m().get(name) : null;
    }
}
