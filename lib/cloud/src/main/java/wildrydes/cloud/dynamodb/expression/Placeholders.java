package wildrydes.cloud.dynamodb.expression;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import wildrydes.cloud.dynamodb.item.Invalid;
import wildrydes.cloud.dynamodb.item.Values;
import wildrydes.cloud.wire.ServiceError;

/** What {@code ExpressionAttributeNames} and {@code ExpressionAttributeValues} define, and which of it was used. */
final class Placeholders {

    private final Map<String, String> names;
    private final Map<String, AttributeValue> values;
    private final Set<String> unusedNames;
    private final Set<String> unusedValues;

    private Placeholders(Map<String, String> names, Map<String, AttributeValue> values) {
        this.names = names;
        this.values = values;
        this.unusedNames = new LinkedHashSet<>(names.keySet());
        this.unusedValues = new LinkedHashSet<>(values.keySet());
    }

    /** No names and no values. */
    static Placeholders none() {
        return new Placeholders(Map.of(), Map.of());
    }

    /**
     * Checks the definitions.
     *
     * @param hasNames whether the request has names, perhaps none
     * @param hasValues whether the request has values, perhaps none
     * @param writes whether an item is written, of whose values AWS says less
     */
    static Placeholders of(
            boolean hasNames,
            Map<String, String> names,
            boolean hasValues,
            Map<String, AttributeValue> values,
            boolean writes) {
        if (hasNames) {
            check("ExpressionAttributeNames", '#', names.keySet());
        }
        if (hasValues) {
            check("ExpressionAttributeValues", ':', values.keySet());
        }
        Map<String, AttributeValue> checked = new TreeMap<>();
        values.forEach((key, value) -> checked.put(key, writes ? Values.checked(value) : checked(key, value)));
        return new Placeholders(names, checked);
    }

    private static void check(String parameter, char sign, Set<String> keys) {
        if (keys.isEmpty()) {
            throw Invalid.because(parameter + " must not be empty");
        }
        for (String key : keys) {
            boolean fits = key.length() > 1
                    && key.charAt(0) == sign
                    && key.chars().skip(1).allMatch(letter -> Lexer.isPart((char) letter));
            if (!fits) {
                throw Invalid.because(parameter + " contains invalid key: Syntax error; key: \"" + key + "\"");
            }
        }
    }

    private static AttributeValue checked(String key, AttributeValue value) {
        try {
            return Values.checked(value);
        } catch (ServiceError invalid) {
            throw Invalid.because(
                    "ExpressionAttributeValues contains invalid value: " + invalid.getMessage() + " for key " + key);
        }
    }

    /** The attribute's name that a placeholder stands for, which is used from now on. */
    String name(String placeholder) {
        String name = names.get(placeholder);
        if (name == null) {
            throw new WrongExpression("An expression attribute name used in the document path is not defined; "
                    + "attribute name: " + placeholder);
        }
        unusedNames.remove(placeholder);
        return name;
    }

    /** The value that a placeholder stands for, which is used from now on. */
    AttributeValue value(String placeholder) {
        AttributeValue value = values.get(placeholder);
        if (value == null) {
            throw new WrongExpression("An expression attribute value used in expression is not defined; "
                    + "attribute value: " + placeholder);
        }
        unusedValues.remove(placeholder);
        return value;
    }

    /** @throws ServiceError where a definition was not used */
    void checkAllUsed() {
        unused("ExpressionAttributeNames", unusedNames);
        unused("ExpressionAttributeValues", unusedValues);
    }

    private static void unused(String parameter, Set<String> keys) {
        if (!keys.isEmpty()) {
            throw Invalid.because("Value provided in " + parameter + " unused in expressions: keys: {"
                    + String.join(", ", keys) + "}");
        }
    }
}
