package wildrydes.cloud.dynamodb.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Where a value is within an item: an attribute, and attributes of maps and elements of lists in it
 * (developerguide/Expressions.Attributes.html).
 *
 * @param steps the first of which is no index
 */
record Path(List<Step> steps) {

    /** The most steps of a path. */
    static final int DEEPEST = 32;

    Path {
        steps = List.copyOf(steps);
    }

    /** A part of a path. */
    sealed interface Step {

        /** An attribute of the item or of a map. */
        record Attribute(String name) implements Step {
            @Override
            public String toString() {
                return name;
            }
        }

        /** An attribute by its placeholder, which is not looked up yet. */
        record Placeholder(String name) implements Step {}

        /**
         * An element of a list.
         *
         * @param digits of its index, counted from 0; perhaps too many
         */
        record Index(String digits) implements Step {

            private static final int LONGEST = 10;

            public Index {
                digits = digits.replaceFirst("^0+(?=.)", "");
            }

            boolean tooLarge() {
                return digits.length() > LONGEST || Long.parseLong(digits) > Integer.MAX_VALUE;
            }

            int number() {
                return Integer.parseInt(digits);
            }

            @Override
            public String toString() {
                return "[" + digits + "]";
            }
        }
    }

    /** The path of an attribute of the item. */
    static Path of(String attribute) {
        return new Path(List.of(new Step.Attribute(attribute)));
    }

    /** The attribute of the item in which the value is, or which it is. */
    String head() {
        return steps.get(0).toString();
    }

    /** Whether the value is within an attribute. */
    boolean nested() {
        return steps.size() > 1;
    }

    /** The value; null where there is none. */
    @Nullable
    AttributeValue in(Map<String, AttributeValue> item) {
        AttributeValue value = item.get(head());
        for (Step step : steps.subList(1, steps.size())) {
            if (value == null) {
                return null;
            }
            value = part(value, step);
        }
        return value;
    }

    static @Nullable AttributeValue part(AttributeValue value, Step step) {
        if (step instanceof Step.Index index) {
            boolean there = value.type() == AttributeValue.Type.L
                    && index.number() < value.l().size();
            return there ? value.l().get(index.number()) : null;
        }
        return value.type() == AttributeValue.Type.M ? value.m().get(step.toString()) : null;
    }

    /** The same path with the attributes that placeholders stand for. */
    Path bound(Placeholders placeholders) {
        List<Step> bound = new ArrayList<>(steps.size());
        for (Step step : steps) {
            bound.add(
                    step instanceof Step.Placeholder placeholder
                            ? new Step.Attribute(placeholders.name(placeholder.name()))
                            : step);
        }
        return new Path(bound);
    }

    /** As AWS shows paths: {@code [a, b, [1]]}. */
    @Override
    public String toString() {
        return steps.toString();
    }
}
