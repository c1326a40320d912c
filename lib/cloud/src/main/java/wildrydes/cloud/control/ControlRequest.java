package wildrydes.cloud.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request to the control interface, its signature already verified.
 *
 * @param path values of the variable parts of the route, such as {@code id} in {@code /participants/{id}}
 * @param query values of the query string
 * @param body the JSON object sent; an empty object where none was
 */
public record ControlRequest(Map<String, String> path, Map<String, String> query, JsonNode body) {

    /** The text member, or null where it is absent; any other type is refused. */
    public @Nullable String text(String member) {
        JsonNode value = body.path(member);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            throw refused(member, value, "a text");
        }
        return value.textValue();
    }

    /** The text member; refused where it is absent. */
    public String requiredText(String member) {
        String value = text(member);
        if (value == null) {
            throw new ControlException(400, "Member '" + member + "' is missing; send it as a text.");
        }
        return value;
    }

    /** The instant member in ISO 8601, or null where it is absent. */
    public @Nullable Instant instant(String member) {
        String value = text(member);
        try {
            return value == null ? null : Instant.parse(value);
        } catch (DateTimeParseException e) {
            throw refused(member, body.path(member), "an instant such as \"2026-11-24T10:00:00Z\"");
        }
    }

    /** The duration member in ISO 8601, or null where it is absent. */
    public @Nullable Duration duration(String member) {
        String value = text(member);
        try {
            return value == null ? null : Duration.parse(value);
        } catch (DateTimeParseException e) {
            throw refused(member, body.path(member), "a duration such as \"PT1M\"");
        }
    }

    /** The number member, or null where it is absent. */
    public @Nullable Double number(String member) {
        JsonNode value = body.path(member);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isNumber()) {
            throw refused(member, value, "a number");
        }
        return value.doubleValue();
    }

    /** The whole number in the query string, or the given one where it is absent. */
    public long queryNumber(String name, long absent) {
        String value = query.get(name);
        try {
            return value == null ? absent : Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw new ControlException(
                    400, "Query parameter '" + name + "' is '" + value + "'; send a whole number instead.");
        }
    }

    private static ControlException refused(String member, JsonNode value, String wanted) {
        return new ControlException(400, "Member '" + member + "' is " + value + "; send " + wanted + " instead.");
    }
}
