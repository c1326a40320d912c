package wildrydes.cloud.sqs;

import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.sqs.model.BatchEntryIdsNotDistinctException;
import software.amazon.awssdk.services.sqs.model.BatchRequestTooLongException;
import software.amazon.awssdk.services.sqs.model.EmptyBatchRequestException;
import software.amazon.awssdk.services.sqs.model.InvalidAttributeNameException;
import software.amazon.awssdk.services.sqs.model.InvalidAttributeValueException;
import software.amazon.awssdk.services.sqs.model.InvalidBatchEntryIdException;
import software.amazon.awssdk.services.sqs.model.InvalidMessageContentsException;
import software.amazon.awssdk.services.sqs.model.MessageNotInflightException;
import software.amazon.awssdk.services.sqs.model.OverLimitException;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.QueueNameExistsException;
import software.amazon.awssdk.services.sqs.model.ReceiptHandleIsInvalidException;
import software.amazon.awssdk.services.sqs.model.SqsException;
import software.amazon.awssdk.services.sqs.model.TooManyEntriesInBatchRequestException;
import wildrydes.cloud.wire.ServiceError;

/**
 * What SQS says when it refuses: codes and sentences as getmoto/moto ({@code moto/sqs/exceptions.py}) and softwaremill/elasticmq
 * record them, but for those marked as ours.
 */
final class SqsErrors {

    private static final String FORMER = "AWS.SimpleQueueService.";

    /** The codes that errors had in the Query protocol, by today's (api-models-aws, trait awsQueryError). */
    static final Map<String, String> FORMER_CODES = Map.ofEntries(
            Map.entry("BatchEntryIdsNotDistinct", FORMER + "BatchEntryIdsNotDistinct"),
            Map.entry("BatchRequestTooLong", FORMER + "BatchRequestTooLong"),
            Map.entry("EmptyBatchRequest", FORMER + "EmptyBatchRequest"),
            Map.entry("InvalidBatchEntryId", FORMER + "InvalidBatchEntryId"),
            Map.entry("MessageNotInflight", FORMER + "MessageNotInflight"),
            Map.entry("QueueDoesNotExist", FORMER + "NonExistentQueue"),
            Map.entry("QueueNameExists", "QueueAlreadyExists"),
            Map.entry("TooManyEntriesInBatchRequest", FORMER + "TooManyEntriesInBatchRequest"),
            Map.entry("UnsupportedOperation", FORMER + "UnsupportedOperation"));

    private SqsErrors() {}

    static SqsException noQueue() {
        return modelled(
                QueueDoesNotExistException::builder, "QueueDoesNotExist", "The specified queue does not exist.");
    }

    static SqsException otherQueue(String attribute) {
        return modelled(
                QueueNameExistsException::builder,
                "QueueNameExists",
                "A queue already exists with the same name and a different value for attribute " + attribute);
    }

    static SqsException unknownAttribute(String name) {
        return modelled(
                InvalidAttributeNameException::builder, "InvalidAttributeName", "Unknown Attribute " + name + ".");
    }

    static SqsException attributeValue(String name) {
        return modelled(
                InvalidAttributeValueException::builder,
                "InvalidAttributeValue",
                "Invalid value for the parameter " + name + ".");
    }

    static ServiceError attribute(String value, String name, String reason) {
        return new ServiceError(
                "InvalidParameterValue",
                400,
                "Value " + value + " for parameter " + name + " is invalid. Reason: " + reason);
    }

    static ServiceError queueName() {
        return new ServiceError(
                "InvalidParameterValue",
                400,
                "Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length");
    }

    /** Our words. */
    static ServiceError noFifo() {
        return new ServiceError(
                "UnsupportedOperation",
                400,
                "FIFO queues are not available here; create a standard queue, whose name does not end in .fifo.");
    }

    static ServiceError missing(String parameter) {
        return new ServiceError("MissingParameter", 400, "The request must contain the parameter " + parameter + ".");
    }

    static ServiceError tooLong(long most) {
        return new ServiceError(
                "InvalidParameterValue",
                400,
                "One or more parameters are invalid. Reason: Message must be shorter than " + most + " bytes.");
    }

    /** What the page of SendMessage says of it, in our words. */
    static SqsException characters(int character) {
        return modelled(
                InvalidMessageContentsException::builder,
                "InvalidMessageContents",
                "Invalid characters found: #x" + Integer.toHexString(character).toUpperCase(Locale.ROOT)
                        + " cannot be in a message.");
    }

    static ServiceError messageAttribute(String sentence) {
        return new ServiceError("InvalidParameterValue", 400, sentence);
    }

    static SqsException emptyBatch(String entry) {
        return modelled(
                EmptyBatchRequestException::builder,
                "EmptyBatchRequest",
                "There should be at least one " + entry + " in the request.");
    }

    static SqsException manyEntries(int sent, int most) {
        return modelled(
                TooManyEntriesInBatchRequestException::builder,
                "TooManyEntriesInBatchRequest",
                "Maximum number of entries per request are " + most + ". You have sent " + sent + ".");
    }

    static SqsException repeated(String id) {
        return modelled(
                BatchEntryIdsNotDistinctException::builder, "BatchEntryIdsNotDistinct", "Id " + id + " repeated.");
    }

    static SqsException entryId() {
        return modelled(
                InvalidBatchEntryIdException::builder,
                "InvalidBatchEntryId",
                "A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can be at most 80"
                        + " letters long.");
    }

    static SqsException longBatch(long bytes, long most) {
        return modelled(
                BatchRequestTooLongException::builder,
                "BatchRequestTooLong",
                "Batch requests cannot be longer than " + most + " bytes. You have sent " + bytes + " bytes.");
    }

    /** The code is for whatever violates a limit; the words are ours, since AWS's queues have no end. */
    static SqsException full(long most) {
        return modelled(
                OverLimitException::builder,
                "OverLimit",
                "The queues of this cloud hold " + (most >> 20)
                        + " MiB of messages, and are full; receive and delete some, or purge a queue.");
    }

    static SqsException handle(String handle) {
        return modelled(
                ReceiptHandleIsInvalidException::builder,
                "ReceiptHandleIsInvalid",
                "The input receipt handle \"" + handle + "\" is not a valid receipt handle.");
    }

    static SqsException notInFlight(String handle) {
        return modelled(
                MessageNotInflightException::builder,
                "MessageNotInflight",
                "Value " + handle + " for parameter ReceiptHandle is invalid. Reason: Message does not exist or is not"
                        + " available for visibility timeout change.");
    }

    private static SqsException modelled(
            Supplier<? extends SqsException.Builder> builder, String code, String sentence) {
        // The SDK's classes end in Exception where SQS's codes do not.
        return (SqsException) builder.get()
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(code)
                        .errorMessage(sentence)
                        .build())
                .message(sentence)
                .build();
    }
}
