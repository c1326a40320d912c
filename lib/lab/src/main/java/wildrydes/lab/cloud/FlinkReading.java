package wildrydes.lab.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * An application in the SQL of Apache Flink.
 *
 * @param notes sentences: where it does not do the same
 */
public record FlinkReading(String sql, List<String> notes) {

    static FlinkReading of(JsonNode json) {
        return new FlinkReading(json.path("sql").asText(), ApplicationReading.texts(json.path("notes")));
    }
}
