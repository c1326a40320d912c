package wildrydes.athena.pipe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what the cloud says. */
final class Messages {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Messages() {}

    /** @throws IllegalArgumentException where the line is none of the protocol's */
    static Message read(String line) {
        JsonNode node;
        try {
            node = JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("A line from the cloud is not JSON: " + e.getOriginalMessage(), e);
        }
        return switch (node.path("type").asText()) {
            case "query" ->
                new Message.Query(
                        node.path("query").asText(),
                        node.path("sql").asText(),
                        node.path("database").asText("default"),
                        texts(node.path("parameters")),
                        node.path("describes").asBoolean(),
                        node.path("statement").textValue(),
                        node.hasNonNull("now") ? Instant.parse(node.path("now").asText()) : null,
                        node.path("scanLimit").asLong(Long.MAX_VALUE));
            case "check" ->
                new Message.Check(node.path("check").asText(), node.path("sql").asText());
            case "cancel" -> new Message.Cancel(node.path("query").asText());
            case "answer" -> new Message.Answer(node.path("ask").asLong(), node);
            default ->
                throw new IllegalArgumentException("A line from the cloud has a type that is not known: " + line);
        };
    }

    static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return List.copyOf(texts);
    }

    static Map<String, String> textByName(JsonNode object) {
        Map<String, String> texts = new LinkedHashMap<>();
        object.fields()
                .forEachRemaining(
                        field -> texts.put(field.getKey(), field.getValue().asText()));
        return texts;
    }
}
