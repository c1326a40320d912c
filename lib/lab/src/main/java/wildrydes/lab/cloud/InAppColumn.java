package wildrydes.lab.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A column of an in-application stream.
 *
 * @param type in SQL, such as {@code VARCHAR(16)}
 */
public record InAppColumn(String name, String type) {

    static List<InAppColumn> all(JsonNode json) {
        List<InAppColumn> columns = new ArrayList<>();
        json.forEach(one -> columns.add(
                new InAppColumn(one.path("name").asText(), one.path("type").asText())));
        return List.copyOf(columns);
    }
}
