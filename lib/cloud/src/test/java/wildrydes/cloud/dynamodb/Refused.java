package wildrydes.cloud.dynamodb;

import org.assertj.core.api.Assertions;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/** How calls are refused. */
final class Refused {

    private Refused() {}

    /** An error that the client met. */
    record Failure(DynamoDbException error) {

        String code() {
            return error.awsErrorDetails().errorCode();
        }

        String sentence() {
            return error.awsErrorDetails().errorMessage();
        }
    }

    /** The error with which a call ends, which must be one. */
    static Failure by(Runnable call) {
        return new Failure(Assertions.catchThrowableOfType(DynamoDbException.class, call::run));
    }
}
