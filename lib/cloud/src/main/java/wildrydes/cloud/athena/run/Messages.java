package wildrydes.cloud.athena.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The lines that the cloud and the engine exchange; lib/athena/README.md has all of them. */
final class Messages {

    private static final Logger LOG = Logger.getLogger(Messages.class.getName());

    private Messages() {}

    static ObjectNode query(EngineQuery query) {
        ObjectNode message =
                message("query", query.id()).put("sql", query.sql()).put("database", query.database());
        ArrayNode parameters = message.putArray("parameters");
        query.parameters().forEach(parameters::add);
        if (query.describes()) {
            message.put("describes", true);
        }
        if (query.statement() != null) {
            message.put("statement", query.statement());
        }
        message.put("now", query.now().toString());
        if (query.scanLimit() != null) {
            message.put("scanLimit", query.scanLimit());
        }
        return message;
    }

    static ObjectNode check(String check, String sql) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", "check")
                .put("check", check)
                .put("sql", sql);
    }

    static ObjectNode cancel(String query) {
        return message("cancel", query);
    }

    private static ObjectNode message(String type, String query) {
        return JsonNodeFactory.instance.objectNode().put("type", type).put("query", query);
    }

    /** What a catalog answers to a question; null where the message is none. */
    static @Nullable ObjectNode answer(JsonNode message, Catalog catalog) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("type", "answer");
        answer.set("ask", message.path("ask"));
        String database = message.path("database").asText();
        String table = message.path("table").asText();
        try {
            switch (message.path("type").asText()) {
                case "databases" -> catalog.databases().forEach(answer.putArray("databases")::add);
                case "tables" -> catalog.tables(database).forEach(answer.putArray("tables")::add);
                case "table" -> answer.set("table", table(catalog.table(database, table)));
                case "files" ->
                    files(
                            answer.putArray("files"),
                            catalog.files(database, table, partitions(message.path("partitions"))));
                default -> {
                    return null;
                }
            }
        } catch (Catalog.Refusal e) {
            refuse(answer, e.name(), String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, "The engine's question " + message + " cannot be answered.", e);
            refuse(answer, "GENERIC_INTERNAL_ERROR", e + "; cloud.log in the data folder tells more.");
        }
        return answer;
    }

    private static void refuse(ObjectNode answer, String name, String message) {
        answer.remove(List.of("databases", "tables", "files"));
        answer.putObject("error").put("name", name).put("message", message);
    }

    private static Map<String, List<String>> partitions(JsonNode json) {
        Map<String, List<String>> partitions = new TreeMap<>();
        json.properties().forEach(column -> {
            List<String> values = new ArrayList<>();
            column.getValue().forEach(value -> values.add(value.asText()));
            partitions.put(column.getKey(), values);
        });
        return partitions;
    }

    private static JsonNode table(Catalog.@Nullable Table table) {
        if (table == null) {
            return JsonNodeFactory.instance.nullNode();
        }
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        fields(json.putArray("columns"), table.columns());
        fields(json.putArray("partitionKeys"), table.partitionKeys());
        json.put("inputFormat", table.inputFormat()).put("serde", table.serde());
        texts(json.putObject("serdeProperties"), table.serdeProperties());
        texts(json.putObject("parameters"), table.parameters());
        json.put("location", table.location());
        if (table.view() != null) {
            json.put("view", table.view());
        }
        return json;
    }

    private static void fields(ArrayNode json, List<Catalog.Field> fields) {
        for (Catalog.Field field : fields) {
            json.addObject().put("name", field.name()).put("type", field.type()).put("comment", field.comment());
        }
    }

    private static void texts(ObjectNode json, Map<String, String> texts) {
        texts.forEach(json::put);
    }

    private static void files(ArrayNode json, List<Catalog.DataFile> files) {
        for (Catalog.DataFile file : files) {
            ObjectNode one = json.addObject()
                    .put("path", file.path().toString())
                    .put("location", file.location())
                    .put("size", file.size())
                    .put("modified", file.modified().toString());
            texts(one.putObject("partition"), file.partition());
        }
    }

    static List<ResultColumn> columns(JsonNode message) {
        List<ResultColumn> columns = new ArrayList<>();
        for (JsonNode column : message.path("columns")) {
            columns.add(new ResultColumn(
                    column.path("name").asText(),
                    column.path("type").asText(),
                    column.path("precision").asInt(),
                    column.path("scale").asInt(),
                    column.path("caseSensitive").asBoolean()));
        }
        return columns;
    }

    static List<List<@Nullable String>> rows(JsonNode message) {
        List<List<@Nullable String>> rows = new ArrayList<>();
        for (JsonNode row : message.path("rows")) {
            List<@Nullable String> values = new ArrayList<>(row.size());
            for (JsonNode value : row) {
                values.add(value.isNull() ? null : value.asText());
            }
            rows.add(values);
        }
        return rows;
    }

    static Outcome.Done done(JsonNode message) {
        JsonNode update = message.path("updateType");
        return new Outcome.Done(
                message.path("scannedBytes").asLong(),
                message.path("rows").asLong(),
                message.path("planningMillis").asLong(),
                message.path("executionMillis").asLong(),
                update.isTextual() ? update.textValue() : null);
    }

    static Outcome.Failed failed(JsonNode message) {
        return new Outcome.Failed(
                message.path("name").asText(),
                message.path("message").asText(),
                message.path("scannedBytes").asLong());
    }
}
