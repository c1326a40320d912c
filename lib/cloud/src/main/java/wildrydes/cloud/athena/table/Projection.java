package wildrydes.cloud.athena.table;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.athena.run.Catalog;

/**
 * Partitions that no catalog knows, but a table's properties describe
 * (docs.aws.amazon.com/athena/latest/ug/partition-projection-setting-up.html).
 */
final class Projection {

    private final Map<String, ProjectedColumn> columns;
    private final String template;

    private Projection(Map<String, ProjectedColumn> columns, String template) {
        this.columns = columns;
        this.template = template;
    }

    /**
     * Those of a table; null where it has none.
     *
     * @param name of the table, for messages
     * @param now the cloud's time, which {@code NOW} means
     */
    static @Nullable Projection of(String name, Catalog.Table table, Instant now) {
        Map<String, String> properties = new TreeMap<>();
        table.parameters().forEach((key, value) -> properties.put(key.toLowerCase(Locale.ROOT), value));
        if (!Boolean.parseBoolean(
                        properties.getOrDefault("projection.enabled", "false").strip())
                || table.partitionKeys().isEmpty()) {
            return null;
        }
        Map<String, ProjectedColumn> columns = new LinkedHashMap<>();
        List<String> missing = new ArrayList<>();
        for (Catalog.Field key : table.partitionKeys()) {
            ProjectedColumn column = ProjectedColumn.of(key.name(), key.type(), properties, now);
            if (column == null) {
                missing.add(key.name());
            } else {
                columns.put(key.name(), column);
            }
        }
        if (!missing.isEmpty()) {
            throw new Catalog.Refusal(
                    "HIVE_METASTORE_ERROR",
                    "Table " + name + " is configured for partition projection, but the following partition columns are"
                            + " missing projection configuration: " + missing + " (table " + name + ")",
                    null);
        }
        return new Projection(columns, template(table, columns, properties.get("storage.location.template")));
    }

    private static String template(
            Catalog.Table table, Map<String, ProjectedColumn> columns, @Nullable String written) {
        if (written == null) {
            StringBuilder usual = new StringBuilder(table.location());
            if (!table.location().endsWith("/")) {
                usual.append('/');
            }
            columns.keySet()
                    .forEach(name ->
                            usual.append(name).append("=${").append(name).append("}/"));
            return usual.toString();
        }
        for (String name : columns.keySet()) {
            if (!written.contains("${" + name + "}")) {
                throw ProjectedColumn.invalid("Table property 'storage.location.template' is '" + written
                        + "', which has no placeholder ${" + name + "}.");
            }
        }
        return written;
    }

    /** What all locations begin with, up to the first placeholder's folder. */
    String root() {
        int first = template.indexOf("${");
        return template.substring(0, template.lastIndexOf('/', first) + 1);
    }

    /** @param wanted values by column; all of a column that is not named */
    List<Partition> partitions(Map<String, List<String>> wanted) {
        List<Partition> partitions = List.of(new Partition(Map.of(), template));
        for (Map.Entry<String, ProjectedColumn> column : columns.entrySet()) {
            List<String> values = column.getValue().values(wanted.get(column.getKey()));
            if ((long) partitions.size() * values.size() > ProjectedColumn.MOST) {
                throw ProjectedColumn.invalid("More than " + ProjectedColumn.MOST
                        + " partitions are projected; narrow the ranges, or name partitions in the WHERE clause.");
            }
            List<Partition> next = new ArrayList<>(partitions.size() * values.size());
            for (Partition partition : partitions) {
                for (String value : values) {
                    Map<String, String> all = new LinkedHashMap<>(partition.values());
                    all.put(column.getKey(), value);
                    next.add(new Partition(all, partition.location().replace("${" + column.getKey() + "}", value)));
                }
            }
            partitions = next;
        }
        return partitions;
    }
}
