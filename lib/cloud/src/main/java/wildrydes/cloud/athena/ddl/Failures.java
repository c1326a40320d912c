package wildrydes.cloud.athena.ddl;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.glue.model.GlueException;
import wildrydes.cloud.door.Denied;

/**
 * How statements fail. Sentences are Athena's where somebody recorded them (aoyagikouhei/athena-local, {@code docs/dev/measurements}; AWS's knowledge center), for all
 * others Hive's, since Athena's are Hive's.
 */
final class Failures {

    private static final String TASK =
            "FAILED: Execution Error, return code 1 from org.apache.hadoop.hive.ql.exec.DDLTask. ";
    private static final String SEMANTIC = "FAILED: SemanticException ";

    private Failures() {}

    private static DdlFailure missing(String message) {
        return new DdlFailure(message, DdlFailure.NOT_FOUND, null);
    }

    private static DdlFailure refused(String message) {
        return new DdlFailure(message, DdlFailure.REFUSED, null);
    }

    static DdlFailure noDatabase(String name) {
        return missing(SEMANTIC + "[Error 10072]: Database does not exist: " + name);
    }

    static DdlFailure databaseExists(String name) {
        return refused(TASK + "Database " + name + " already exists");
    }

    static DdlFailure databaseInUse(String name) {
        return refused(TASK + "InvalidOperationException(message:Database " + name
                + " is not empty. One or more tables exist.)");
    }

    static DdlFailure noTable(String database, String name) {
        return missing(SEMANTIC + "[Error 10001]: Table not found " + database + "." + name);
    }

    static DdlFailure tableExists(String name) {
        return refused(TASK + "AlreadyExistsException(message:Table " + name + " already exist)");
    }

    static DdlFailure noRename() {
        return refused("Query type not supported by DDL engine.");
    }

    /** @param verb {@code drop}, say */
    static DdlFailure isView(String verb) {
        return refused(TASK + "Cannot " + verb + " a view with " + verb.toUpperCase(Locale.ROOT) + " TABLE");
    }

    static DdlFailure repeatedColumn(String name) {
        return refused(SEMANTIC + "[Error 10036]: Duplicate column name: " + name);
    }

    static DdlFailure repeatedKey() {
        return refused(SEMANTIC + "[Error 10035]: Column repeated in partitioning columns");
    }

    static DdlFailure noColumn(String name) {
        return missing(TASK + "Invalid column reference " + name);
    }

    static DdlFailure noScheme(String scheme) {
        return refused(TASK + "MetaException(message:Got exception: java.io.IOException No FileSystem for scheme: "
                + scheme + ")");
    }

    static DdlFailure noPath() {
        return refused(
                TASK
                        + "MetaException(message:java.lang.IllegalArgumentException: Can not create a Path from an empty string)");
    }

    /** What repairing a view comes to, which has no place for files. */
    static DdlFailure emptyPath() {
        return refused(TASK + "Can not create a Path from an empty string");
    }

    static DdlFailure noSerde(String name) {
        return refused(TASK + "Cannot validate serde: " + name);
    }

    /** Our words, as is the refusal of what is no location at all. */
    static DdlFailure noLocation(String location) {
        return refused(
                TASK + "MetaException(message:" + location + " is not a location in S3: write 's3://bucket/folder/')");
    }

    static DdlFailure notPartitioned(Map<String, String> values) {
        return refused(SEMANTIC + "table is not partitioned but partition spec exists: " + shown(values));
    }

    static DdlFailure otherColumns(Map<String, String> values) {
        return refused(SEMANTIC + "Partition spec " + shown(values) + " contains non-partition columns");
    }

    static DdlFailure missingColumns(Map<String, String> values, int count) {
        return refused(SEMANTIC + "partition spec " + shown(values) + " doesn't contain all (" + count
                + ") partition columns");
    }

    private static String shown(Map<String, String> values) {
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(", ", "{", "}"));
    }

    static DdlFailure noPartition(Map<String, String> values) {
        return missing(SEMANTIC + "[Error 10006]: Partition not found " + shown(values));
    }

    static DdlFailure noPartition(String conditions) {
        return missing(SEMANTIC + "[Error 10006]: Partition not found (" + conditions + ")");
    }

    static DdlFailure partitionExists() {
        return refused(TASK + "AlreadyExistsException(message:Partition already exists.)");
    }

    static DdlFailure noKeys(String table) {
        return refused(TASK + "Table " + table + " is not a partitioned table");
    }

    /** What GetTable says, which Athena asks before it takes these statements. */
    static DdlFailure noEntity(String requestId) {
        return missing(
                "Entity Not Found (Service: AmazonDataCatalog; Status Code: 400; Error Code: EntityNotFoundException;"
                        + " Request ID: " + requestId + "; Proxy: null)");
    }

    static DdlFailure noView(String database, String name) {
        return missing("TABLE_NOT_FOUND: line 1:1: View 'awsdatacatalog." + database + "." + name + "' does not exist");
    }

    static DdlFailure noViewButTable(String database, String name) {
        String whole = "awsdatacatalog." + database + "." + name;
        return refused("GENERIC_USER_ERROR: line 1:1: View '" + whole
                + "' does not exist, but a table with that name exists. Did you mean DROP TABLE " + whole + "?");
    }

    static DdlFailure viewExists(String database, String name) {
        return refused("ALREADY_EXISTS: line 1:1: View already exists: '" + database + "." + name + "'");
    }

    static DdlFailure tableInTheWay(String database, String name) {
        return refused("TABLE_ALREADY_EXISTS: line 1:1: Table already exists: '" + database + "." + name + "'");
    }

    /** What SHOW CREATE TABLE says of a view. */
    static DdlFailure viewNoTable(String database, String name) {
        return refused("NOT_SUPPORTED: line 1:1: Relation 'awsdatacatalog." + database + "." + name
                + "' is a view, not a table");
    }

    /** What the engine says of a database that is not there. */
    static DdlFailure noSchema(String name) {
        return missing("SCHEMA_NOT_FOUND: line 1:1: Schema '" + name + "' does not exist");
    }

    /** A call that policies do not allow. */
    static DdlFailure denied(Denied refusal) {
        return new DdlFailure(
                "Insufficient permissions to execute the query. " + refusal.getMessage(), DdlFailure.REFUSED, refusal);
    }

    /** What Glue refuses for reasons of its own. */
    static DdlFailure byGlue(GlueException refusal) {
        return new DdlFailure(
                TASK + refusal.getClass().getSimpleName() + "(message:" + refusal.getMessage() + ")",
                DdlFailure.REFUSED,
                refusal);
    }

    /** What S3 refuses while folders are looked for. */
    static DdlFailure byS3(RuntimeException refusal) {
        return new DdlFailure(
                TASK + "MetaException(message:" + refusal.getMessage() + ")", DdlFailure.REFUSED, refusal);
    }
}
