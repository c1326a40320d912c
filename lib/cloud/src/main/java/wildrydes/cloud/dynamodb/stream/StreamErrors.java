package wildrydes.cloud.dynamodb.stream;

import software.amazon.awssdk.services.dynamodb.model.ExpiredIteratorException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TrimmedDataAccessException;
import wildrydes.cloud.wire.ServiceError;

/** The refusals that are about streams. */
final class StreamErrors {

    private StreamErrors() {}

    static ResourceNotFoundException noStream(String arn) {
        return ResourceNotFoundException.builder()
                .message("Requested resource not found: Stream: " + arn + " not found")
                .build();
    }

    static ResourceNotFoundException noShard(String shard, String arn) {
        return ResourceNotFoundException.builder()
                .message("Requested resource not found: Shard: " + shard + " in Stream: " + arn + " not found")
                .build();
    }

    /** Recorded in ironSource/node-dynamodb-stream#13. */
    static TrimmedDataAccessException trimmed() {
        return TrimmedDataAccessException.builder()
                .message("The data you are trying to access has been trimmed")
                .build();
    }

    static ExpiredIteratorException expired() {
        return ExpiredIteratorException.builder()
                .message("Shard iterator has expired")
                .build();
    }

    static ServiceError invalid(String sentence) {
        return new ServiceError("ValidationException", 400, sentence);
    }
}
