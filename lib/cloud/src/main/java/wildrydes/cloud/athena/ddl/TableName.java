package wildrydes.cloud.athena.ddl;

import org.jspecify.annotations.Nullable;

/**
 * A table or view as a statement names it, in lower case.
 *
 * @param database null for that of the query's context
 */
public record TableName(@Nullable String database, String table) {

    /** The database, or that of the context. */
    String databaseOr(String context) {
        return database == null ? context : database;
    }

    @Override
    public String toString() {
        return database == null ? table : database + "." + table;
    }
}
