package wildrydes.cloud.athena;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import wildrydes.cloud.athena.run.Outcome;
import wildrydes.cloud.store.Fields;

/**
 * Why a query failed (docs.aws.amazon.com/athena/latest/ug/error-reference.html; which of the engine's errors has which type is
 * recorded in aoyagikouhei/athena-local).
 *
 * @param category {@value #SYSTEM} or {@value #USER}
 */
record Failure(String reason, int category, int type, boolean retryable) {

    static final int SYSTEM = 1;
    static final int USER = 2;

    private static final String NOT_ALLOWED = "Insufficient permissions";

    private static final int EXHAUSTED = 1;
    private static final int INTERNAL = 100;
    private static final int ENGINE = 200;
    private static final int METASTORE = 204;
    private static final int TIMED_OUT = 206;
    private static final int NOT_WRITTEN = 401;
    private static final int USER_ERROR = 1000;
    private static final int DDL_FAILED = 1003;
    private static final int PERMISSION = 1500;
    private static final int S3_PERMISSION = 1501;

    private static final Map<String, Integer> TYPES = Map.ofEntries(
            Map.entry("DIVISION_BY_ZERO", 1001),
            Map.entry("TYPE_MISMATCH", 1002),
            Map.entry("HIVE_CURSOR_ERROR", 1001),
            Map.entry("HIVE_BAD_DATA", 1001),
            Map.entry("SYNTAX_ERROR", 1006),
            Map.entry("COLUMN_NOT_FOUND", 1006),
            Map.entry("CATALOG_NOT_FOUND", 1006),
            Map.entry("INVALID_CAST_ARGUMENT", 1100),
            Map.entry("NUMERIC_VALUE_OUT_OF_RANGE", 1100),
            Map.entry("INVALID_PARAMETER_USAGE", 1100),
            Map.entry("CONSTRAINT_VIOLATION", 1100),
            Map.entry("INVALID_TABLE_PROPERTY", 1103),
            Map.entry("INVALID_FUNCTION_ARGUMENT", 1106),
            Map.entry("INVALID_VIEW", 1107),
            Map.entry("HIVE_PATH_ALREADY_EXISTS", 1100),
            Map.entry("TABLE_ALREADY_EXISTS", 1110),
            Map.entry("NOT_SUPPORTED", 1200),
            Map.entry("TABLE_NOT_FOUND", 1301),
            Map.entry("SCHEMA_NOT_FOUND", 1301),
            Map.entry("FUNCTION_NOT_FOUND", 1303),
            Map.entry("HIVE_FILESYSTEM_ERROR", 1306),
            Map.entry("PERMISSION_DENIED", S3_PERMISSION));

    /** Of a query that the engine, or what it asked, ended. */
    static Failure of(Outcome.Failed failed) {
        String name = failed.name();
        String message = failed.message();
        if (name.equals(Outcome.Failed.EXHAUSTED)) {
            return new Failure(message, SYSTEM, EXHAUSTED, false);
        }
        if (name.isEmpty()) {
            return message.startsWith(NOT_ALLOWED)
                    ? new Failure(message, USER, PERMISSION, false)
                    : new Failure(message, SYSTEM, INTERNAL, true);
        }
        String reason = name + ": " + message;
        if (name.equals("HIVE_METASTORE_ERROR")) {
            return new Failure(reason, SYSTEM, METASTORE, false);
        }
        if (name.equals("GENERIC_INTERNAL_ERROR")) {
            return new Failure(reason, SYSTEM, ENGINE, false);
        }
        return new Failure(reason, USER, TYPES.getOrDefault(name, USER_ERROR), false);
    }

    /** Of a statement about the catalog; some of its reasons are the engine's, with a name before the message. */
    static Failure ofDdl(String reason) {
        if (reason.startsWith(NOT_ALLOWED)) {
            return new Failure(reason, USER, PERMISSION, false);
        }
        Integer type = TYPES.get(reason.substring(0, Math.max(0, reason.indexOf(':'))));
        return type == null ? new Failure(reason, SYSTEM, DDL_FAILED, false) : new Failure(reason, USER, type, false);
    }

    static Failure interrupted() {
        return new Failure("The cloud was stopped while the query ran; run it again.", SYSTEM, INTERNAL, true);
    }

    /** Of what nobody meant to happen. */
    static Failure unexpected(Exception thrown) {
        return new Failure(
                "Internal service error: " + thrown + "; cloud.log in the data folder tells more.",
                SYSTEM,
                INTERNAL,
                true);
    }

    static Failure timedOut() {
        return new Failure("Query timeout", SYSTEM, TIMED_OUT, true);
    }

    /** @param url of the result */
    static Failure mayNotWrite(String url) {
        return new Failure(
                "Access denied when writing output to url: " + url
                        + " . Please ensure you are allowed to access the S3 bucket. If you are encrypting query results"
                        + " with KMS key, please ensure you are allowed to access your KMS key",
                USER,
                S3_PERMISSION,
                false);
    }

    static Failure notWritten(String url, String why) {
        return new Failure("Failed to write query results to " + url + ": " + why, SYSTEM, NOT_WRITTEN, true);
    }

    void write(DataOutput to) throws IOException {
        Fields.text(to, reason);
        to.writeInt(category);
        to.writeInt(type);
        to.writeBoolean(retryable);
    }

    static Failure read(DataInput from) throws IOException {
        return new Failure(Fields.text(from), from.readInt(), from.readInt(), from.readBoolean());
    }
}
