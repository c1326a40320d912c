package wildrydes.cloud.athena.ddl;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.glue.model.Table;

/** The properties of a table as statements tell them. */
final class TableProperties {

    private static final String EXTERNAL = "EXTERNAL";

    /** When the table was changed last, in seconds; Hive writes it into the table, here the catalog knows it. */
    private static final String CHANGED = "transient_lastDdlTime";

    private TableProperties() {}

    /** First those that every table has, then the others by their names. */
    static Map<String, String> of(Table table) {
        Map<String, String> all = new TreeMap<>(table.parameters());
        Map<String, String> ordered = new LinkedHashMap<>();
        String external = all.remove(EXTERNAL);
        if (external != null) {
            ordered.put(EXTERNAL, external);
        }
        String changed = all.remove(CHANGED);
        Instant at = table.updateTime() == null ? table.createTime() : table.updateTime();
        if (changed != null || at != null) {
            ordered.put(CHANGED, changed == null ? String.valueOf(at.getEpochSecond()) : changed);
        }
        ordered.putAll(all);
        return ordered;
    }
}
