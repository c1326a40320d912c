package wildrydes.cloud.athena.ddl;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.Table;

/** How Athena keeps views in Glue: as a JSON document in base64, in a comment. */
public final class Views {

    static final String TYPE = "VIRTUAL_VIEW";

    private static final Pattern TEXT = Pattern.compile("/\\* Presto View: (.*) \\*/", Pattern.DOTALL);
    private static final ObjectMapper JSON = new ObjectMapper();

    private Views() {}

    static boolean isView(Table table) {
        return TYPE.equals(table.tableType());
    }

    /** What {@code ViewOriginalText} has of a view. */
    static String text(String sql, String database, List<DdlResult.Column> columns) {
        ObjectNode view = JSON.createObjectNode();
        view.put("originalSql", sql);
        view.put("catalog", "awsdatacatalog");
        view.put("schema", database);
        ArrayNode all = view.putArray("columns");
        for (DdlResult.Column column : columns) {
            all.addObject().put("name", column.name()).put("type", column.type());
        }
        try {
            byte[] document = JSON.writeValueAsString(view).getBytes(StandardCharsets.UTF_8);
            return "/* Presto View: " + Base64.getEncoder().encodeToString(document) + " */";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A view cannot be written as JSON.", e);
        }
    }

    private static @Nullable JsonNode document(@Nullable String viewOriginalText) {
        Matcher matcher = TEXT.matcher(viewOriginalText == null ? "" : viewOriginalText.strip());
        if (!matcher.matches()) {
            return null;
        }
        try {
            return JSON.readTree(Base64.getDecoder().decode(matcher.group(1)));
        } catch (IllegalArgumentException | IOException e) {
            return null;
        }
    }

    /**
     * The query of a view.
     *
     * @param viewOriginalText as Glue has it
     * @return null where that is not as Athena writes it
     */
    public static @Nullable String query(@Nullable String viewOriginalText) {
        JsonNode view = document(viewOriginalText);
        return view == null || !view.path("originalSql").isTextual()
                ? null
                : view.path("originalSql").textValue();
    }

    /** The columns of a view with the engine's types; those of the table where its text has none. */
    static List<DdlResult.Column> columns(Table table) {
        JsonNode view = document(table.viewOriginalText());
        List<DdlResult.Column> columns = new ArrayList<>();
        if (view != null && view.path("columns").isArray()) {
            view.path("columns")
                    .forEach(column -> columns.add(new DdlResult.Column(
                            column.path("name").asText(), column.path("type").asText())));
        } else {
            Inputs.storage(table)
                    .columns()
                    .forEach(column -> columns.add(new DdlResult.Column(column.name(), column.type())));
        }
        return columns;
    }
}
