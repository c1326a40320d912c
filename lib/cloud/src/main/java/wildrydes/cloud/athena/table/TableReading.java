package wildrydes.cloud.athena.table;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.SerDeInfo;
import software.amazon.awssdk.services.glue.model.StorageDescriptor;
import software.amazon.awssdk.services.glue.model.Table;
import wildrydes.cloud.athena.run.Catalog;

/** Makes what the engine needs of what Glue has. Names of columns are in lower case, as Athena's always are. */
final class TableReading {

    private static final String VIEW = "VIRTUAL_VIEW";

    /** How Athena keeps the text of a view: JSON in base64 within a comment. */
    private static final Pattern PRESTO_VIEW = Pattern.compile("/\\* Presto View: ([A-Za-z0-9+/=]+) \\*/");

    private static final ObjectMapper JSON = new ObjectMapper();

    private TableReading() {}

    static Catalog.Table of(Table table) {
        StorageDescriptor storage = table.storageDescriptor();
        SerDeInfo serde = storage == null ? null : storage.serdeInfo();
        return new Catalog.Table(
                fields(storage == null ? List.of() : storage.columns()),
                fields(table.partitionKeys()),
                text(storage == null ? null : storage.inputFormat()),
                text(serde == null ? null : serde.serializationLibrary()),
                serde == null ? Map.of() : serde.parameters(),
                table.parameters(),
                text(storage == null ? null : storage.location()),
                VIEW.equals(table.tableType()) ? view(table) : null);
    }

    private static String text(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }

    private static List<Catalog.Field> fields(List<Column> columns) {
        List<Catalog.Field> fields = new ArrayList<>();
        for (Column column : columns) {
            fields.add(new Catalog.Field(
                    column.name().toLowerCase(Locale.ROOT),
                    text(column.type()).isEmpty() ? "string" : column.type(),
                    column.comment()));
        }
        return fields;
    }

    private static String view(Table table) {
        String text = text(table.viewOriginalText());
        Matcher presto = PRESTO_VIEW.matcher(text.strip());
        if (!presto.matches()) {
            return text;
        }
        byte[] json = Base64.getDecoder().decode(presto.group(1));
        try {
            return JSON.readTree(new String(json, StandardCharsets.UTF_8))
                    .path("originalSql")
                    .asText();
        } catch (JsonProcessingException e) {
            throw new Catalog.Refusal(
                    "INVALID_VIEW",
                    "The text of view '" + table.databaseName() + "." + table.name()
                            + "' is damaged; create the view again.",
                    e);
        }
    }
}
