package wildrydes.cloud.lambda.mapping.filter;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/** The tests that a pattern puts to one value. */
final class Tests {

    /** docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html. */
    private static final BigDecimal LARGEST = new BigDecimal("5.0e9");

    private Tests() {}

    /** What an element of a pattern's array asks for. */
    static Predicate<JsonNode> read(String member, JsonNode json) {
        if (json.isValueNode()) {
            return equal(json);
        }
        if (!json.isObject() || json.size() != 1) {
            throw unreadable(member, json);
        }
        Map.Entry<String, JsonNode> operator = json.properties().iterator().next();
        JsonNode operand = operator.getValue();
        return switch (operator.getKey()) {
            case "prefix" -> prefix(member, operand);
            case "suffix" -> suffix(member, operand);
            case "equals-ignore-case" -> ignoringCase(member, operand);
            case "exists" -> exists(member, operand);
            case "numeric" -> numeric(member, operand);
            case "anything-but" -> anythingBut(member, operand);
            default -> throw unreadable(member, json);
        };
    }

    private static PatternException unreadable(String member, JsonNode json) {
        return new PatternException(
                "Member " + member + " has " + json
                        + " in its pattern; the operators are prefix, suffix, equals-ignore-case, exists, numeric and anything-but.");
    }

    /** Numbers that are written differently are different, as in EventBridge: 300 is not 300.0. */
    private static Predicate<JsonNode> equal(JsonNode wanted) {
        if (wanted.isNumber()) {
            BigDecimal number = wanted.decimalValue();
            return value -> value.isNumber()
                    && value.decimalValue().scale() == number.scale()
                    && value.decimalValue().compareTo(number) == 0;
        }
        return wanted::equals;
    }

    private static String text(String member, JsonNode operand) {
        if (!operand.isTextual()) {
            throw unreadable(member, operand);
        }
        return operand.textValue();
    }

    private static Predicate<JsonNode> prefix(String member, JsonNode operand) {
        if (operand.isObject() && operand.size() == 1 && operand.has("equals-ignore-case")) {
            String wanted = lower(text(member, operand.get("equals-ignore-case")));
            return value -> value.isTextual() && lower(value.textValue()).startsWith(wanted);
        }
        String wanted = text(member, operand);
        return value -> value.isTextual() && value.textValue().startsWith(wanted);
    }

    private static Predicate<JsonNode> suffix(String member, JsonNode operand) {
        if (operand.isObject() && operand.size() == 1 && operand.has("equals-ignore-case")) {
            String wanted = lower(text(member, operand.get("equals-ignore-case")));
            return value -> value.isTextual() && lower(value.textValue()).endsWith(wanted);
        }
        String wanted = text(member, operand);
        return value -> value.isTextual() && value.textValue().endsWith(wanted);
    }

    private static Predicate<JsonNode> ignoringCase(String member, JsonNode operand) {
        String wanted = text(member, operand);
        return value -> value.isTextual() && value.textValue().equalsIgnoreCase(wanted);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** Of values, not of objects that have some. */
    private static Predicate<JsonNode> exists(String member, JsonNode operand) {
        if (!operand.isBoolean()) {
            throw unreadable(member, operand);
        }
        return operand.booleanValue() ? value -> !value.isMissingNode() && !value.isObject() : JsonNode::isMissingNode;
    }

    private static Predicate<JsonNode> numeric(String member, JsonNode operand) {
        if (!operand.isArray() || (operand.size() != 2 && operand.size() != 4)) {
            throw unreadable(member, operand);
        }
        List<Predicate<BigDecimal>> bounds = new ArrayList<>();
        for (int i = 0; i < operand.size(); i += 2) {
            bounds.add(bound(member, operand.get(i), operand.get(i + 1)));
        }
        return value -> value.isNumber() && bounds.stream().allMatch(bound -> bound.test(value.decimalValue()));
    }

    private static Predicate<BigDecimal> bound(String member, JsonNode operator, JsonNode operand) {
        if (!operand.isNumber() || operand.decimalValue().abs().compareTo(LARGEST) > 0) {
            throw unreadable(member, operand);
        }
        BigDecimal wanted = operand.decimalValue();
        return switch (text(member, operator)) {
            case "=" -> number -> number.compareTo(wanted) == 0;
            case "<" -> number -> number.compareTo(wanted) < 0;
            case "<=" -> number -> number.compareTo(wanted) <= 0;
            case ">" -> number -> number.compareTo(wanted) > 0;
            case ">=" -> number -> number.compareTo(wanted) >= 0;
            default -> throw unreadable(member, operator);
        };
    }

    private static Predicate<JsonNode> anythingBut(String member, JsonNode operand) {
        List<Predicate<JsonNode>> refused = new ArrayList<>();
        if (operand.isArray() && !operand.isEmpty()) {
            operand.forEach(one -> refused.add(scalar(member, one)));
        } else if (operand.isObject() && operand.size() == 1) {
            String operator = operand.fieldNames().next();
            JsonNode values = operand.get(operator);
            if (!List.of("prefix", "suffix", "equals-ignore-case").contains(operator)) {
                throw unreadable(member, operand);
            }
            for (JsonNode one : values.isArray() ? values : List.of(values)) {
                refused.add(
                        switch (operator) {
                            case "prefix" -> prefix(member, one);
                            case "suffix" -> suffix(member, one);
                            default -> ignoringCase(member, one);
                        });
            }
        } else {
            refused.add(scalar(member, operand));
        }
        return value -> value.isValueNode()
                && !value.isMissingNode()
                && refused.stream().noneMatch(one -> one.test(value));
    }

    private static Predicate<JsonNode> scalar(String member, JsonNode operand) {
        if (!operand.isTextual() && !operand.isNumber()) {
            throw unreadable(member, operand);
        }
        return equal(operand);
    }
}
