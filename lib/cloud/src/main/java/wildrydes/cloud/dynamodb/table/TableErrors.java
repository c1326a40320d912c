package wildrydes.cloud.dynamodb.table;

import software.amazon.awssdk.services.dynamodb.model.LimitExceededException;
import software.amazon.awssdk.services.dynamodb.model.PolicyNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import wildrydes.cloud.wire.ServiceError;

/**
 * The refusals that are about tables. The sentences are AWS's own as nubo-db/dynamodb-conformance, architect/dynalite and
 * getmoto/moto record them. Returned as plain exceptions, so that who throws them loads no class of the SDK before that.
 */
final class TableErrors {

    private static final String INVALID = "One or more parameter values were invalid: ";
    private static final String IN_USE = "Attempt to change a resource which is still in use: ";

    private TableErrors() {}

    static RuntimeException refused(String sentence) {
        return new ServiceError("ValidationException", 400, sentence);
    }

    static RuntimeException invalid(String reason) {
        return refused(INVALID + reason);
    }

    static RuntimeException missing(String parameter) {
        return refused("The parameter '" + parameter + "' is required but was not present in the request");
    }

    /** Of an item operation, which does not say which table. */
    static RuntimeException notFound() {
        return notFound("Requested resource not found");
    }

    static RuntimeException noTable(String name) {
        return notFound("Requested resource not found: Table: " + name + " not found");
    }

    /** AWS leaves a letter out. */
    static RuntimeException noResource(String arn) {
        return notFound("Requested resource not found: ResourcArn: " + arn + " not found");
    }

    static RuntimeException noIndex(String index) {
        return notFound("Requested resource not found: Index: " + index + " not found");
    }

    private static RuntimeException notFound(String sentence) {
        return ResourceNotFoundException.builder().message(sentence).build();
    }

    static RuntimeException exists(String name) {
        return inUse("Table already exists: " + name);
    }

    static RuntimeException busy(StoredTable table) {
        String what = switch (table.state()) {
            case CREATING -> "created";
            case DELETING -> "deleted";
            case UPDATING, ACTIVE -> "updated";
        };
        return inUse(IN_USE + "Table is being " + what + ": " + table.name());
    }

    static RuntimeException busy(StoredTable table, StoredIndex index) {
        String what = index.state() == IndexDefinition.IndexState.CREATING ? "created" : "updated";
        return inUse(IN_USE + "Index is being " + what + ". Table: " + table.name() + ", index: " + index.name());
    }

    private static RuntimeException inUse(String sentence) {
        return ResourceInUseException.builder().message(sentence).build();
    }

    static RuntimeException limit(String reason) {
        return LimitExceededException.builder()
                .message("Subscriber limit exceeded: " + reason)
                .build();
    }

    static RuntimeException noPolicy(String reason) {
        return PolicyNotFoundException.builder()
                .message("Resource-based policy not found for the provided ResourceArn: " + reason)
                .build();
    }

    /** What AWS says of resources of another account or Region, which no policy here can open. */
    static RuntimeException foreign(String caller, String action, String arn) {
        return new ServiceError(
                "AccessDeniedException",
                400,
                "User: " + caller + " is not authorized to perform: dynamodb:" + action + " on resource: " + arn
                        + " because no resource-based policy allows the dynamodb:" + action + " action");
    }
}
