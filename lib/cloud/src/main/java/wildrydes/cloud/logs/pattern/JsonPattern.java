package wildrydes.cloud.logs.pattern;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Conditions on the members of a JSON object, such as <code>{ $.user.id = 1 &amp;&amp; $.users[0].email = "John*" }</code>. A condition on
 * what is missing, an object or an array is not met, whatever its operator.
 */
record JsonPattern(Predicate<JsonNode> condition) implements FilterPattern {

    private static final ObjectMapper JSON = new ObjectMapper();

    static JsonPattern read(PatternText text) {
        text.require("{");
        Predicate<JsonNode> condition = Conditions.read(text, JsonPattern::single);
        text.space();
        text.require("}");
        text.space();
        if (!text.ended()) {
            throw text.wrong();
        }
        return new JsonPattern(condition);
    }

    private static Predicate<JsonNode> single(PatternText text) {
        UnaryOperator<JsonNode> selector = selector(text);
        text.space();
        if (text.takeWord("IS")) {
            text.space();
            return state(text, selector);
        }
        if (text.takeWord("NOT")) {
            text.space();
            if (!text.takeWord("EXISTS")) {
                throw text.wrong();
            }
            return object -> selector.apply(object).isMissingNode();
        }
        if (text.takeWord("EXISTS")) {
            return object -> !selector.apply(object).isMissingNode();
        }
        Comparison comparison = Comparison.read(text, ")}");
        return object -> {
            JsonNode value = selector.apply(object);
            return value.isValueNode() && !value.isNull() && comparison.test(value.asText());
        };
    }

    private static Predicate<JsonNode> state(PatternText text, UnaryOperator<JsonNode> selector) {
        if (text.takeWord("NULL")) {
            return object -> selector.apply(object).isNull();
        }
        if (text.takeWord("TRUE")) {
            return object ->
                    selector.apply(object).isBoolean() && selector.apply(object).booleanValue();
        }
        if (text.takeWord("FALSE")) {
            return object -> selector.apply(object).isBoolean()
                    && !selector.apply(object).booleanValue();
        }
        throw text.wrong();
    }

    /** {@code $.name}, {@code $['name']}, {@code [0]}, one behind the other. */
    private static UnaryOperator<JsonNode> selector(PatternText text) {
        text.require("$");
        List<UnaryOperator<JsonNode>> steps = new ArrayList<>();
        while (text.peek() == '.' || text.peek() == '[') {
            if (text.take(".") && text.peek() != '[') {
                String name = text.word("_-");
                if (name.isEmpty()) {
                    throw text.wrong();
                }
                steps.add(node -> node.path(name));
            } else {
                text.require("[");
                steps.add(element(text));
                text.require("]");
            }
        }
        if (steps.isEmpty()) {
            throw text.wrong();
        }
        return node -> {
            JsonNode found = node;
            for (UnaryOperator<JsonNode> step : steps) {
                found = step.apply(found);
            }
            return found;
        };
    }

    private static UnaryOperator<JsonNode> element(PatternText text) {
        if (text.peek() == '\'' || text.peek() == '"') {
            String name = text.quoted(text.next());
            return node -> node.path(name);
        }
        String index = text.word("");
        if (!index.matches("[0-9]{1,9}")) {
            throw text.wrong();
        }
        int place = Integer.parseInt(index);
        return node -> node.isArray() ? node.path(place) : MissingNode.getInstance();
    }

    @Override
    public boolean matches(String message) {
        try {
            JsonNode object = JSON.readTree(message);
            return object != null && object.isObject() && condition.test(object);
        } catch (JsonProcessingException e) {
            return false; // not JSON, so not what is looked for
        }
    }
}
