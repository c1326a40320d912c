package wildrydes.lab.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows of an in-application stream.
 *
 * @param rows oldest first
 * @param last number of the newest row that the stream has
 * @param dropped rows that were asked for and are not kept any more
 */
public record InAppRows(List<InAppColumn> columns, List<Row> rows, long last, long dropped) {

    /**
     * A row.
     *
     * @param number rises by one from row to row
     * @param values one for each column: a text, a {@code Long}, a {@code Double}, a {@code Boolean} or, for NULL, null
     */
    public record Row(long number, Instant rowtime, List<@Nullable Object> values) {}

    static InAppRows of(JsonNode json) {
        List<Row> rows = new ArrayList<>();
        for (JsonNode row : json.path("rows")) {
            List<@Nullable Object> values = new ArrayList<>();
            row.path("values").forEach(value -> values.add(value(value)));
            rows.add(new Row(
                    row.path("number").asLong(),
                    Instant.parse(row.path("rowtime").asText()),
                    Collections.unmodifiableList(values)));
        }
        return new InAppRows(
                InAppColumn.all(json.path("columns")),
                List.copyOf(rows),
                json.path("last").asLong(),
                json.path("dropped").asLong());
    }

    private static @Nullable Object value(JsonNode json) {
        if (json.isNull() || json.isMissingNode()) {
            return null;
        }
        if (json.isIntegralNumber()) {
            return json.asLong();
        }
        if (json.isNumber()) {
            return json.asDouble();
        }
        return json.isBoolean() ? (Object) json.asBoolean() : json.asText();
    }
}
