package wildrydes.cloud.logs;

import software.amazon.awssdk.services.cloudwatchlogs.model.InvalidParameterException;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceAlreadyExistsException;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;
import wildrydes.cloud.wire.ServiceError;

/**
 * What CloudWatch Logs says when it refuses. Where nothing else is said, the sentence is AWS's own as getmoto/moto ({@code
 * moto/logs/exceptions.py}, {@code models.py}) or issues of its users record it.
 */
final class LogsErrors {

    private LogsErrors() {}

    static ResourceNotFoundException noGroup() {
        return ResourceNotFoundException.builder()
                .message("The specified log group does not exist.")
                .build();
    }

    static ResourceNotFoundException noStream() {
        return ResourceNotFoundException.builder()
                .message("The specified log stream does not exist.")
                .build();
    }

    static ResourceAlreadyExistsException groupExists() {
        return ResourceAlreadyExistsException.builder()
                .message("The specified log group already exists")
                .build();
    }

    static ResourceAlreadyExistsException streamExists() {
        return ResourceAlreadyExistsException.builder()
                .message("The specified log stream already exists")
                .build();
    }

    static InvalidParameterException invalid(String sentence) {
        return InvalidParameterException.builder().message(sentence).build();
    }

    /** Recorded in aws-robotics/cloudwatchlogs-ros1#61. */
    static InvalidParameterException longSpan() {
        return invalid("The batch of log events in a single PutLogEvents request cannot span more than 24 hours.");
    }

    static InvalidParameterException disordered() {
        return invalid("Log events in a single PutLogEvents request must be in chronological order.");
    }

    static InvalidParameterException batchTooLarge(long bytes, long most) {
        return invalid("Upload too large: " + bytes + " bytes exceeds limit of " + most);
    }

    static InvalidParameterException eventTooLarge(long bytes, long most) {
        return invalid("Log event too large: " + bytes + " bytes exceeds limit of " + most);
    }

    static InvalidParameterException badToken() {
        return invalid("The specified nextToken is invalid.");
    }

    static InvalidParameterException badPattern() {
        return invalid("Invalid filter pattern");
    }

    static InvalidParameterException lastEventOfPrefix() {
        return invalid("Cannot order by LastEventTime with a logStreamNamePrefix.");
    }

    /** Our words. */
    static InvalidParameterException prefixAndNames() {
        return invalid("LogStreamNamePrefix and LogStreamNames are mutually exclusive; specify only one of them.");
    }

    /** Our words. */
    static InvalidParameterException prefixAndPattern() {
        return invalid("LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.");
    }

    /** Our words. */
    static InvalidParameterException nameAndIdentifier() {
        return invalid("LogGroupName and LogGroupIdentifier are mutually exclusive; specify exactly one of them.");
    }

    /** Our words. */
    static InvalidParameterException foreign(String identifier) {
        return invalid("The identifier " + identifier + " is no log group of this account and Region.");
    }

    /** Our words. */
    static InvalidParameterException notServed(String what) {
        return invalid(what + " is not available here; leave it out.");
    }

    /** Our words; it is the documented quota. */
    static ServiceError tooManyTags() {
        return new ServiceError("TooManyTagsException", 400, "A log group can have at most 50 tags.");
    }
}
