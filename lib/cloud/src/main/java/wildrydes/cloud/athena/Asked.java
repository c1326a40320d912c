package wildrydes.cloud.athena;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.store.Fields;

/**
 * What StartQueryExecution was asked for.
 *
 * @param database of the context; null where none was named
 * @param catalog of the context; null where none was named
 * @param output where the result goes, as {@code s3://bucket/key}
 * @param encryption how the result is to be encrypted; null for the bucket's own way
 * @param type DDL, DML or UTILITY
 * @param kind such as {@code CREATE_TABLE}; null where AWS's word for it is not known
 * @param token of the request
 * @param location that the request named; null where it named none
 */
record Asked(
        String query,
        String workGroup,
        @Nullable String database,
        @Nullable String catalog,
        String output,
        @Nullable String encryption,
        String type,
        @Nullable String kind,
        String token,
        @Nullable String location) {

    private static final String DEFAULT = "default";

    /** In which names without a database are looked for. */
    String databaseOrDefault() {
        return Objects.requireNonNullElse(database, DEFAULT);
    }

    /** Whether a request with the same token asks for the same; recorded in aoyagikouhei/athena-local. */
    boolean same(Asked other) {
        return query.equals(other.query)
                && Objects.equals(database, other.database)
                && Objects.equals(catalog, other.catalog)
                && Objects.equals(location, other.location);
    }

    /** Whether the result has a row of names, as only those of SELECT have. */
    boolean selects() {
        return "SELECT".equals(kind);
    }

    /** Where what tells of written files is. */
    String manifest() {
        return output + "-manifest.csv";
    }

    void write(DataOutput to) throws IOException {
        Fields.text(to, query);
        Fields.text(to, workGroup);
        Fields.optional(to, database);
        Fields.optional(to, catalog);
        Fields.text(to, output);
        Fields.optional(to, encryption);
        Fields.text(to, type);
        Fields.optional(to, kind);
        Fields.text(to, token);
        Fields.optional(to, location);
    }

    static Asked read(DataInput from) throws IOException {
        return new Asked(
                Fields.text(from),
                Fields.text(from),
                Fields.optional(from),
                Fields.optional(from),
                Fields.text(from),
                Fields.optional(from),
                Fields.text(from),
                Fields.optional(from),
                Fields.text(from),
                Fields.optional(from));
    }
}
