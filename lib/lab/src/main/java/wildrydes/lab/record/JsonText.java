package wildrydes.lab.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The JSON objects in a text. A record often holds one with a newline, but summaries run together as {@code }{}, and a file
 * holds many.
 *
 * @param objects fields in their order; values are {@code Long}, {@code Double}, {@code Boolean} or {@code String}, which
 *     nested JSON stays as; a field that is null is left out
 * @param rest what follows the last object and is not JSON of objects; empty if all is
 */
public record JsonText(List<Map<String, Object>> objects, String rest) {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

    public JsonText {
        objects = List.copyOf(objects);
    }

    /** Splits; never fails. */
    public static JsonText of(String text) {
        List<Map<String, Object>> objects = new ArrayList<>();
        int taken = 0;
        try (MappingIterator<JsonNode> values = JSON.readerFor(JsonNode.class).readValues(text)) {
            while (values.hasNextValue()) {
                JsonNode value = values.nextValue();
                if (!value.isObject()) {
                    break;
                }
                objects.add(fields(value));
                taken = (int) values.getParser().currentLocation().getCharOffset();
            }
        } catch (JsonProcessingException e) {
            return new JsonText(objects, text.substring(taken).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a text has no input that could fail
        }
        return new JsonText(objects, text.substring(taken).strip());
    }

    private static Map<String, Object> fields(JsonNode object) {
        Map<String, Object> fields = new LinkedHashMap<>();
        object.properties().forEach(field -> {
            if (!field.getValue().isNull()) {
                fields.put(field.getKey(), value(field.getValue()));
            }
        });
        return fields;
    }

    private static Object value(JsonNode value) {
        if (value.isTextual()) {
            return value.textValue();
        }
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        if (value.isIntegralNumber() && value.canConvertToLong()) {
            return value.longValue();
        }
        return value.isNumber() ? (Object) value.doubleValue() : value.toString();
    }

    /** The text as a JSON string, quotes included. */
    static String quote(String text) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }
}
