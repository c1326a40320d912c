package wildrydes.cloud.firehose.deliver;

import java.time.Instant;
import wildrydes.cloud.door.Denied;
import wildrydes.cloud.wire.Failure;

/**
 * Something that keeps records from being delivered. Codes and sentences are AWS's
 * (docs.aws.amazon.com/firehose/latest/dev/monitoring-with-cloudwatch-logs.html).
 *
 * @param code for example {@code S3.AccessDenied}
 * @param message AWS's sentence
 * @param reason what the service that was asked said
 * @param at when it was met last
 */
record Trouble(String code, String message, String reason, Instant at) {

    private static final String INTERNAL = "InternalError";
    private static final String RETRIED =
            "An internal error occurred while attempting to deliver data. Delivery will be retried;"
                    + " if the error persists, then it will be reported to AWS for resolution.";

    /** What was thrown by a write to a bucket. */
    static Trouble ofBucket(RuntimeException thrown, Instant now) {
        Failure failure = Failure.of(thrown);
        if (thrown instanceof Denied || failure.code().startsWith("AccessDenied")) {
            return of(
                    "S3.AccessDenied",
                    "Access was denied. Ensure that the trust policy for the provided IAM role allows Firehose to assume the role,"
                            + " and the access policy allows access to the S3 bucket.",
                    failure,
                    thrown,
                    now);
        }
        if (failure.code().equals("NoSuchBucket")) {
            return of(
                    "S3.NoSuchBucket",
                    "The specified bucket does not exist. Create the bucket or use a different bucket that does exist.",
                    failure,
                    thrown,
                    now);
        }
        return of(INTERNAL, RETRIED, failure, thrown, now);
    }

    /** What was thrown by a read of a stream; sentences as radkawar/stackd recorded them of AWS. */
    static Trouble ofStream(RuntimeException thrown, Instant now) {
        Failure failure = Failure.of(thrown);
        if (thrown instanceof Denied || failure.code().startsWith("AccessDenied")) {
            return of(
                    "Kinesis.AccessDenied",
                    "Access was denied when calling Kinesis. Ensure the access policy on the IAM role used allows access to the"
                            + " appropriate Kinesis APIs.",
                    failure,
                    thrown,
                    now);
        }
        if (failure.code().equals("ResourceNotFoundException")) {
            return of(
                    "Kinesis.ResourceNotFound",
                    "Firehose failed to read from the stream. If the Firehose is attached with Kinesis Stream, the stream may not"
                            + " exist, or the shard may have been merged or split. If the Firehose is of DirectPut type, the"
                            + " Firehose may not exist any more.",
                    failure,
                    thrown,
                    now);
        }
        return of(INTERNAL, RETRIED, failure, thrown, now);
    }

    private static Trouble of(String code, String message, Failure failure, RuntimeException thrown, Instant now) {
        String reason = failure.unexpected() == null ? failure.message() : thrown.toString();
        return new Trouble(code, message, reason == null ? failure.code() : reason, now);
    }

    /** Whether another one says the same. */
    boolean same(Trouble other) {
        return code.equals(other.code) && message.equals(other.message);
    }
}
