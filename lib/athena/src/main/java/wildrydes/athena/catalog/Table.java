package wildrydes.athena.catalog;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A table or view.
 *
 * @param inputFormat class name of Hadoop's; empty where none is known
 * @param serde class name of Hive's; empty where none is known
 * @param parameters of the table: TBLPROPERTIES
 * @param view the query of a view; null for a table
 */
public record Table(
        String database,
        String name,
        List<Column> columns,
        List<Column> partitionKeys,
        String inputFormat,
        String serde,
        Map<String, String> serdeProperties,
        Map<String, String> parameters,
        String location,
        @Nullable String view) {

    /** A property of the SerDe, or else of the table. */
    public @Nullable String property(String key) {
        String value = serdeProperties.get(key);
        return value == null ? parameters.get(key) : value;
    }

    /** A property that is true or false. */
    public boolean flag(String key, boolean otherwise) {
        String value = property(key);
        return value == null ? otherwise : value.trim().toLowerCase(Locale.ROOT).equals("true");
    }
}
