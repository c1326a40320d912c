package wildrydes.cloud.athena.ddl;

import software.amazon.awssdk.services.glue.model.GlueException;
import wildrydes.cloud.door.Denied;

/**
 * How statements fail, in Athena's words where somebody recorded them (aoyagikouhei/athena-local, {@code docs/dev/measurements}), in Hive's for all
 * others, since Athena's are Hive's.
 */
final class Failures {

    private static final String TASK = "FAILED: Execution Error, return code 1 from org.apache.hadoop.hive.ql.exec.DDLTask. ";

    private Failures() {}

    static DdlFailure noDatabase(String name) {
        return new DdlFailure(
                "FAILED: SemanticException [Error 10072]: Database does not exist: " + name, DdlFailure.NOT_FOUND, null);
    }

    static DdlFailure databaseExists(String name) {
        return new DdlFailure(TASK + "Database " + name + " already exists", DdlFailure.REFUSED, null);
    }

    static DdlFailure databaseInUse(String name) {
        return new DdlFailure(
                TASK + "InvalidOperationException(message:Database " + name + " is not empty. One or more tables exist.)",
                DdlFailure.REFUSED,
                null);
    }

    /** A call that policies do not allow. */
    static DdlFailure denied(Denied refusal) {
        return new DdlFailure(
                "Insufficient permissions to execute the query. " + refusal.getMessage(), DdlFailure.REFUSED, refusal);
    }

    /** What Glue refuses for reasons of its own. */
    static DdlFailure byGlue(GlueException refusal) {
        return new DdlFailure(
                TASK + refusal.getClass().getSimpleName() + "(message:"
                        + refusal.awsErrorDetails().errorMessage() + ")",
                DdlFailure.REFUSED,
                refusal);
    }
}
