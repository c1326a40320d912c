package wildrydes.athena.pipe;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import wildrydes.athena.catalog.Catalog;
import wildrydes.athena.catalog.Column;
import wildrydes.athena.catalog.DataFile;
import wildrydes.athena.catalog.Table;

/** The cloud's catalog as one query sees it: each question is asked once, so that all parts of the query see the same. */
final class AskedCatalog implements Catalog {

    private final Asking asking;
    private final String query;
    private final Map<String, Optional<Table>> tables = new ConcurrentHashMap<>();
    private final Map<Listing, List<DataFile>> files = new ConcurrentHashMap<>();

    private record Listing(String database, String table, Map<String, Set<String>> partitions) {}

    AskedCatalog(Asking asking, String query) {
        this.asking = asking;
        this.query = query;
    }

    @Override
    public List<String> databases() {
        return Messages.texts(asking.ask("databases", query, json -> {}).path("databases"));
    }

    @Override
    public List<String> tables(String database) {
        return Messages.texts(asking.ask("tables", query, json -> json.writeStringField("database", database))
                .path("tables"));
    }

    @Override
    public @Nullable Table table(String database, String table) {
        return tables.computeIfAbsent(database + '\n' + table, key -> Optional.ofNullable(asked(database, table)))
                .orElse(null);
    }

    private @Nullable Table asked(String database, String table) {
        JsonNode found = asking.ask("table", query, json -> {
                    json.writeStringField("database", database);
                    json.writeStringField("table", table);
                })
                .path("table");
        if (!found.isObject()) {
            return null;
        }
        return new Table(
                database,
                table,
                columns(found.path("columns")),
                columns(found.path("partitionKeys")),
                text(found, "inputFormat"),
                text(found, "serde"),
                Messages.textByName(found.path("serdeProperties")),
                Messages.textByName(found.path("parameters")),
                text(found, "location"),
                found.hasNonNull("view") ? found.path("view").asText() : null);
    }

    /** Of a field that may be missing or null. */
    private static String text(JsonNode node, String field) {
        return node.hasNonNull(field) ? node.path(field).asText() : "";
    }

    private static List<Column> columns(JsonNode array) {
        List<Column> columns = new ArrayList<>();
        array.forEach(column -> columns.add(new Column(
                column.path("name").asText().toLowerCase(Locale.ROOT), text(column, "type"), text(column, "comment"))));
        return List.copyOf(columns);
    }

    @Override
    public List<DataFile> files(String database, String table, Map<String, Set<String>> partitions) {
        return files.computeIfAbsent(new Listing(database, table, partitions), this::asked);
    }

    private List<DataFile> asked(Listing listing) {
        JsonNode found = asking.ask("files", query, json -> {
                    json.writeStringField("database", listing.database());
                    json.writeStringField("table", listing.table());
                    json.writeObjectFieldStart("partitions");
                    for (Map.Entry<String, Set<String>> wanted :
                            listing.partitions().entrySet()) {
                        json.writeArrayFieldStart(wanted.getKey());
                        for (String value : wanted.getValue()) {
                            json.writeString(value);
                        }
                        json.writeEndArray();
                    }
                    json.writeEndObject();
                })
                .path("files");
        List<DataFile> files = new ArrayList<>(found.size());
        found.forEach(file -> files.add(new DataFile(
                Path.of(file.path("path").asText()),
                file.path("location").asText(),
                file.path("size").asLong(),
                file.hasNonNull("modified")
                        ? Instant.parse(file.path("modified").asText())
                        : Instant.EPOCH,
                Messages.textByName(file.path("partition")))));
        return List.copyOf(files);
    }
}
