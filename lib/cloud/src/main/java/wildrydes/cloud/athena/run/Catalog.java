package wildrydes.cloud.athena.run;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a query may name, as seen by the one who runs it. */
public interface Catalog {

    /**
     * All databases.
     *
     * @throws Refusal where the caller may not see them, as all others here
     */
    List<String> databases();

    List<String> tables(String database);

    /** Null where there is none. */
    @Nullable
    Table table(String database, String table);

    /**
     * The files of a table, without hidden ones.
     *
     * @param partitions the values that are wanted, by the name of a partition column; all where a column is not named
     */
    List<DataFile> files(String database, String table, Map<String, List<String>> partitions);

    /**
     * What is known of a table.
     *
     * @param view the text of its query, where it is a view
     */
    record Table(
            List<Field> columns,
            List<Field> partitionKeys,
            String inputFormat,
            String serde,
            Map<String, String> serdeProperties,
            Map<String, String> parameters,
            String location,
            @Nullable String view) {}

    /**
     * A column.
     *
     * @param type as Hive has it, such as {@code array<string>}
     */
    record Field(String name, String type, @Nullable String comment) {}

    /**
     * A file of a table.
     *
     * @param path where it really is
     * @param location its object, as {@code $path} tells it
     * @param partition values of the partition columns, by name
     */
    record DataFile(Path path, String location, long size, Instant modified, Map<String, String> partition) {}

    /** Ends a query that asked. */
    final class Refusal extends RuntimeException {

        private final String name;

        /**
         * A refusal.
         *
         * @param name of the error, in the engine's way, such as {@code PERMISSION_DENIED}; empty for none
         */
        public Refusal(String name, String message, @Nullable Throwable cause) {
            super(message, cause);
            this.name = name;
        }

        public String name() {
            return name;
        }
    }
}
