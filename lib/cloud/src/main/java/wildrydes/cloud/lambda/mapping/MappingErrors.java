package wildrydes.cloud.lambda.mapping;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.ResourceConflictException;
import software.amazon.awssdk.services.lambda.model.ResourceInUseException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

/**
 * What Lambda says when it refuses something about mappings. Sentences that name no source are in our words, after these; "snapshots" are those that
 * localstack/localstack recorded of AWS.
 */
final class MappingErrors {

    private static final String USER = "User";

    private MappingErrors() {}

    static InvalidParameterValueException invalid(String sentence) {
        return invalid(sentence, null);
    }

    /** @param cause a refusal that explains itself to the learner; null for none */
    static InvalidParameterValueException invalid(String sentence, @Nullable Throwable cause) {
        return InvalidParameterValueException.builder()
                .type(USER)
                .message(sentence)
                .cause(cause)
                .build();
    }

    /** Snapshots: test_event_source_mapping_exceptions. */
    static ResourceNotFoundException none() {
        return ResourceNotFoundException.builder()
                .type(USER)
                .message("The resource you requested does not exist.")
                .statusCode(404)
                .build();
    }

    /** Snapshots: test_tag_exceptions. */
    static ResourceNotFoundException noneToTag(String arn) {
        return ResourceNotFoundException.builder()
                .type(USER)
                .message("Event source mapping not found: " + arn)
                .statusCode(404)
                .build();
    }

    /** Snapshots: test_event_source_mapping_exceptions. */
    static InvalidParameterValueException unrecognized() {
        return invalid("Unrecognized event source.");
    }

    /** Snapshots: test_event_source_mapping_exceptions. */
    static InvalidParameterValueException noFunction() {
        return invalid("Function does not exist");
    }

    /** Snapshots, of DestinationConfig. */
    static InvalidParameterValueException unsupported(String member) {
        return invalid("Unsupported " + member + " parameter for given event source mapping type.");
    }

    /** Snapshots: test_create_event_source_validation. */
    static InvalidParameterValueException noStart() {
        return invalid("1 validation error detected: Value null at 'startingPosition' failed to satisfy constraint:"
                + " Member must not be null.");
    }

    /** Snapshots: test_create_starting_position_validation_exceptions. */
    static InvalidParameterValueException startOfQueue() {
        return invalid("StartingPosition is not valid for SQS event sources.");
    }

    /** Snapshots: test_create_starting_position_validation_exceptions. */
    static InvalidParameterValueException timestampOfOther() {
        return invalid("Timestamp only valid with StartingPosition AT_TIMESTAMP");
    }

    static InvalidParameterValueException noTimestamp() {
        return invalid("StartingPositionTimestamp is required with StartingPosition AT_TIMESTAMP");
    }

    /** Snapshots: test_create_starting_position_validation_exceptions. */
    static InvalidParameterValueException negativeTimestamp() {
        return invalid("Received Exception while reading from provided stream."
                + " class java.lang.Long can not be converted to a Timestamp");
    }

    /** Snapshots: test_create_event_source_validation. */
    static InvalidParameterValueException startOfTable(String arn) {
        return invalid("Unsupported starting position for arn type: " + arn);
    }

    /** Snapshots: test_event_source_mapping_default_batch_size. */
    static InvalidParameterValueException windowTooShort() {
        return invalid(
                "Maximum batch window in seconds must be greater than 0 if maximum batch size is greater than 10");
    }

    /** Recorded in hashicorp/terraform-provider-aws#16113. */
    static InvalidParameterValueException age() {
        return invalid("MaximumRecordAgeInSeconds must be either -1 (forever) or between 60 and 604800 (inclusive)");
    }

    /** Snapshots: test_dynamodb_invalid_event_filter. */
    static InvalidParameterValueException filter() {
        return invalid("Invalid filter pattern definition.");
    }

    /** Snapshots: test_esm_with_not_existing_kinesis_stream. */
    static InvalidParameterValueException noStream(String arn) {
        return invalid("Stream not found: " + arn);
    }

    /**
     * Recorded in aws-samples/cross-account-amazon-dynamodb-replication#11, and without ListShards of many DynamoDB streams.
     *
     * @param actions all that the role needs
     */
    static InvalidParameterValueException inaccessible(String arn, String actions, Throwable denied) {
        return invalid(
                "Cannot access stream " + arn + ". Please ensure the role can perform the " + actions
                        + " Actions on your stream in IAM.",
                denied);
    }

    /** Recorded of ReceiveMessage, DeleteMessage and SendMessage in many issues. */
    static InvalidParameterValueException notPermitted(String action, String service, Throwable denied) {
        return invalid(
                "The provided execution role does not have permissions to call " + action + " on " + service, denied);
    }

    /** Snapshots: test_esm_with_not_existing_sqs_queue. */
    static InvalidParameterValueException noQueue() {
        return invalid("Error occurred while ReceiveMessage. SQS Error Code: AWS.SimpleQueueService.NonExistentQueue."
                + " SQS Error Message: The specified queue does not exist.");
    }

    /** Recorded in many issues. */
    static InvalidParameterValueException hiddenTooShort(long visibility, long timeout) {
        return invalid("Queue visibility timeout: " + visibility + " seconds is less than Function timeout: " + timeout
                + " seconds");
    }

    /** Snapshots: test_duplicate_event_source_mappings, of which queues are worded differently. */
    static ResourceConflictException exists(Mapping before, String functionName) {
        String sentence = before.kind() == SourceKind.SQS
                ? "An event source mapping with SQS arn (\" " + before.source() + " \") and function (\" "
                        + functionName + " \") already exists. Please update or delete the existing mapping with UUID "
                        + before.uuid()
                : "The event source arn (\" " + before.source() + " \") and function (\" " + functionName
                        + " \") provided mapping already exists. Please update or delete the existing mapping with UUID "
                        + before.uuid();
        return ResourceConflictException.builder()
                .type(USER)
                .message(sentence)
                .statusCode(409)
                .build();
    }

    static ResourceInUseException busy(String verb) {
        return ResourceInUseException.builder()
                .type(USER)
                .message("Cannot " + verb + " the event source mapping because it is in use.")
                .build();
    }
}
