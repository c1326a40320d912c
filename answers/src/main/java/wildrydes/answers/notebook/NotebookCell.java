package wildrydes.answers.notebook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** A cell of a notebook file: a view of its JSON. */
public final class NotebookCell {

    /** The key of cell metadata under which this project keeps its own; nbgrader deletes what it does not know in its own. */
    static final String OWN = "wildrydes";

    private final ObjectNode json;

    NotebookCell(ObjectNode json) {
        this.json = json;
    }

    /**
     * A Markdown cell.
     *
     * @param own what the project notes about the cell
     */
    public static NotebookCell markdown(String id, String source, Map<String, Object> own) {
        return new NotebookCell(common("markdown", id, source, own));
    }

    /**
     * A code cell that has not run.
     *
     * @param own what the project notes about the cell
     */
    public static NotebookCell code(String id, String source, Map<String, Object> own) {
        ObjectNode json = common("code", id, source, own);
        json.putNull("execution_count");
        json.putArray("outputs");
        return new NotebookCell(json);
    }

    private static ObjectNode common(String type, String id, String source, Map<String, Object> own) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("cell_type", type).put("id", id);
        ObjectNode metadata = json.putObject("metadata");
        if (!own.isEmpty()) {
            ObjectNode noted = metadata.putObject(OWN);
            own.forEach(noted::putPOJO);
        }
        json.set("source", lines(source));
        return json;
    }

    private static ArrayNode lines(String source) {
        ArrayNode lines = JsonNodeFactory.instance.arrayNode();
        if (!source.isEmpty()) {
            List.of(source.split("(?<=\n)", -1)).stream()
                    .filter(line -> !line.isEmpty())
                    .forEach(lines::add);
        }
        return lines;
    }

    /** The cell's id; empty in notebooks older than format 4.5. */
    public String id() {
        return json.path("id").asText("");
    }

    /** {@code code}, {@code markdown} or {@code raw}. */
    public String type() {
        return json.path("cell_type").asText("");
    }

    public boolean isCode() {
        return type().equals("code");
    }

    public String source() {
        JsonNode source = json.path("source");
        return source.isArray()
                ? StreamSupport.stream(source.spliterator(), false)
                        .map(JsonNode::asText)
                        .collect(Collectors.joining())
                : source.asText("");
    }

    /** A word or number that the project noted about this cell. */
    public Optional<String> noted(String name) {
        JsonNode value = json.path("metadata").path(OWN).path(name);
        return value.isValueNode() ? Optional.of(value.asText()) : Optional.empty();
    }

    /** Puts outputs of a run into the cell, in Jupyter's own form. */
    public void ran(int count, List<Map<String, Object>> outputs) {
        json.put("execution_count", count);
        ArrayNode list = json.putArray("outputs");
        outputs.forEach(list::addPOJO);
    }

    ObjectNode json() {
        return json;
    }
}
