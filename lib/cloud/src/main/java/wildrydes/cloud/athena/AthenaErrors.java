package wildrydes.cloud.athena;

import software.amazon.awssdk.services.athena.model.InvalidRequestException;
import software.amazon.awssdk.services.athena.model.MetadataException;
import software.amazon.awssdk.services.athena.model.ResourceNotFoundException;
import software.amazon.awssdk.services.athena.model.ThrottleReason;
import software.amazon.awssdk.services.athena.model.TooManyRequestsException;
import wildrydes.cloud.athena.ddl.DdlException;
import wildrydes.cloud.door.Denied;

/**
 * What Athena says when it refuses. Sentences that say where they are recorded are AWS's, and so are those of aoyagikouhei/athena-local,
 * which has measured them; for the others nobody has.
 */
final class AthenaErrors {

    private static final String INVALID_INPUT = "INVALID_INPUT";

    private AthenaErrors() {}

    private static InvalidRequestException.Builder invalid(String code, String message) {
        return InvalidRequestException.builder().athenaErrorCode(code).message(message);
    }

    static InvalidRequestException invalid(String message) {
        return invalid(INVALID_INPUT, message).build();
    }

    /** Recorded in awsdocs/amazon-athena-user-guide#36 and aws/aws-sdk-js-v3#3589. */
    static InvalidRequestException noOutput() {
        return invalid("No output location provided. An output location is required either through the Workgroup result"
                + " configuration setting or as an API input.");
    }

    /** Measured by aoyagikouhei/athena-local. */
    static InvalidRequestException badOutput() {
        return invalid("outputLocation is not a valid S3 path.");
    }

    /** Recorded in futurice/symptomradar#203; said where the bucket is missing, and where it may not be looked at. */
    static InvalidRequestException noBucket(String bucket, Throwable why) {
        return invalid(INVALID_INPUT, "Unable to verify/create output bucket " + bucket)
                .cause(why)
                .build();
    }

    /** Measured by aoyagikouhei/athena-local. */
    static InvalidRequestException noToken() {
        return invalid("clientRequestToken is null or empty");
    }

    /** Measured by aoyagikouhei/athena-local, and as awslabs/aws-sdk-pandas documents it. */
    static InvalidRequestException otherRequest() {
        return invalid("IDEMPOTENT_PARAMETER_MISMATCH", "Idempotent parameters do not match")
                .build();
    }

    static InvalidRequestException malformed(DdlException why) {
        return invalid("MALFORMED_QUERY", String.valueOf(why.getMessage()))
                .cause(why)
                .build();
    }

    static InvalidRequestException malformed(String sentence) {
        return invalid("MALFORMED_QUERY", sentence).build();
    }

    /** Measured by aoyagikouhei/athena-local. */
    static InvalidRequestException noExecution(String id) {
        return invalid("QUERY_EXECUTION_NOT_FOUND", "QueryExecution " + id + " was not found")
                .build();
    }

    /** Recorded in getmoto/moto. */
    static InvalidRequestException notFinished(Execution.State state) {
        return invalid("INVALID_QUERY_EXECUTION_STATE", "Query has not yet finished. Current state: " + state)
                .build();
    }

    /** Recorded in ankane/blazer. */
    static InvalidRequestException failed() {
        return invalid("INVALID_QUERY_EXECUTION_STATE", "Query did not finish successfully. Final query state: FAILED")
                .build();
    }

    /** Measured by aoyagikouhei/athena-local. */
    static InvalidRequestException noResults() {
        return invalid("RESULT_NOT_FOUND", "Could not find results").build();
    }

    static InvalidRequestException mayNotRead(String url, Denied why) {
        return invalid(
                        INVALID_INPUT,
                        "Access denied when reading the results from url: " + url + ". " + why.getMessage())
                .cause(why)
                .build();
    }

    /** Measured by aoyagikouhei/athena-local. */
    static InvalidRequestException badToken(String token) {
        return invalid("The nextPageToken is malformed: " + token);
    }

    /** Of GetQueryResults; measured by aoyagikouhei/athena-local. */
    static InvalidRequestException badResultToken(String token) {
        return invalid("Malformed nextPageToken " + token);
    }

    /** docs.aws.amazon.com/athena/latest/ug/service-limits.html: queued and running queries count. */
    static TooManyRequestsException tooManyQueries(String type, long most) {
        return TooManyRequestsException.builder()
                .reason(ThrottleReason.CONCURRENT_QUERY_LIMIT_EXCEEDED)
                .message("You have exceeded the limit for the number of queries you can run concurrently: " + most + " "
                        + type
                        + " queries are queued or running. Please reduce the number of concurrent queries submitted"
                        + " by this account.")
                .build();
    }

    /** Recorded in uber/athenadriver#70. */
    static InvalidRequestException noGroup() {
        return invalid("WorkGroup is not found.");
    }

    static InvalidRequestException groupExists(String name) {
        return invalid("WorkGroup " + name + " is already created");
    }

    static InvalidRequestException groupDisabled(String name) {
        return invalid("WorkGroup " + name + " is disabled; enable it with UpdateWorkGroup.");
    }

    /** Recorded in aws-samples/coast-grafana-cost-intelligence-dashboards#9. */
    static InvalidRequestException groupNotEmpty(String name) {
        return invalid("WorkGroup " + name + " is not empty");
    }

    static InvalidRequestException primaryStays() {
        return invalid("The primary WorkGroup cannot be deleted.");
    }

    static InvalidRequestException tooManyGroups(int most) {
        return invalid("The account has " + most + " WorkGroups, which is the limit.");
    }

    static InvalidRequestException unsupported(String what) {
        return invalid(what + " is not supported here.");
    }

    static InvalidRequestException noNamedQuery(String id) {
        return invalid("NamedQuery " + id + " was not found");
    }

    static ResourceNotFoundException noStatement(String name, String workGroup) {
        return ResourceNotFoundException.builder()
                .message(statementMissing(name, workGroup))
                .build();
    }

    static String statementMissing(String name, String workGroup) {
        return "PreparedStatement " + name + " was not found in workGroup " + workGroup;
    }

    static InvalidRequestException statementExists(String name, String workGroup) {
        return invalid("Prepared statement " + name + " already exists in WorkGroup " + workGroup);
    }

    static InvalidRequestException noCatalog(String name) {
        return invalid("DataCatalog " + name + " was not found");
    }

    static MetadataException metadata(String sentence, Throwable why) {
        return MetadataException.builder().message(sentence).cause(why).build();
    }

    static ResourceNotFoundException noResource(String arn) {
        return ResourceNotFoundException.builder()
                .resourceName(arn)
                .message("Resource " + arn + " was not found.")
                .build();
    }
}
