package wildrydes.cloud.constraints;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the value of one member must be; null bounds and null patterns do not bind.
 *
 * @param required whether null is refused
 * @param length least and most characters, bytes or elements
 * @param range least and most value of a number
 * @param pattern expression that a whole text must match
 * @param unless expression; a text that matches it as a whole is not looked at any further
 * @param values the texts or numbers allowed; empty for any
 * @param source page that says so, absolute
 * @param structuresShown whether the service prints structures member by member, and not their addresses
 */
record Limits(
        boolean required,
        Bounds length,
        Bounds range,
        @Nullable Pattern pattern,
        @Nullable Pattern unless,
        List<String> values,
        String source,
        boolean structuresShown) {

    /** Least and most, both inclusive; null does not bind. */
    record Bounds(@Nullable Long least, @Nullable Long most) {
        static final Bounds NONE = new Bounds(null, null);

        static Bounds read(JsonNode node) {
            if (node.isMissingNode()) {
                return NONE;
            }
            if (!node.isArray() || node.size() != 2) {
                throw new IllegalArgumentException("bounds are " + node + "; write [least, most]");
            }
            return new Bounds(bound(node.get(0)), bound(node.get(1)));
        }

        private static @Nullable Long bound(JsonNode node) {
            return node.isNull() ? null : node.longValue();
        }
    }

    /**
     * @param node the constraints of a member, or of an entry of {@code types}
     * @param types the file's {@code types}
     * @param page the page of the operation, for a member that names none
     */
    static Limits read(JsonNode node, JsonNode types, String base, String page, boolean structuresShown) {
        JsonNode type = types.path(node.path("type").asText());
        if (node.has("type") && type.isMissingNode()) {
            throw new IllegalArgumentException("type " + node.get("type") + " is not among the file's types");
        }
        JsonNode pattern = either(node, type, "pattern");
        JsonNode unless = either(node, type, "unless");
        List<String> values = new ArrayList<>();
        either(node, type, "enum").forEach(value -> values.add(value.asText()));
        JsonNode source = either(node, type, "source");
        return new Limits(
                node.path("required").booleanValue(),
                Bounds.read(either(node, type, "length")),
                Bounds.read(either(node, type, "range")),
                pattern.isMissingNode() ? null : Pattern.compile(pattern.textValue(), Pattern.DOTALL),
                unless.isMissingNode() ? null : Pattern.compile(unless.textValue(), Pattern.DOTALL),
                List.copyOf(values),
                base + (source.isMissingNode() ? page : source.textValue()),
                structuresShown);
    }

    private static JsonNode either(JsonNode own, JsonNode type, String name) {
        return own.has(name) ? own.get(name) : type.path(name);
    }
}
