package wildrydes.cloud.firehose;

import java.util.List;
import software.amazon.awssdk.services.firehose.model.ConcurrentModificationException;
import software.amazon.awssdk.services.firehose.model.InvalidArgumentException;
import software.amazon.awssdk.services.firehose.model.LimitExceededException;
import software.amazon.awssdk.services.firehose.model.ResourceInUseException;
import software.amazon.awssdk.services.firehose.model.ResourceNotFoundException;
import software.amazon.awssdk.services.firehose.model.ServiceUnavailableException;
import wildrydes.cloud.firehose.stream.DeliveryStream;
import wildrydes.cloud.firehose.stream.InvalidPrefixException;

/**
 * What Firehose says when it refuses: sentences as getmoto/moto ({@code moto/firehose/models.py}), radkawar/stackd ({@code
 * internal/services/firehose}, which replays captures of AWS) and reports of AWS's users record them, but for those marked as ours.
 */
final class FirehoseErrors {

    /** How a refused record of a batch is told. */
    static final String SLOW_DOWN_CODE = "ServiceUnavailableException";

    static final String SLOW_DOWN = "Slow down.";
    private static final int UNAVAILABLE = 503;

    private final String account;

    FirehoseErrors(String account) {
        this.account = account;
    }

    ResourceNotFoundException none(String name) {
        return notFound("Firehose " + name + " under account " + account + " not found.");
    }

    ResourceNotFoundException notActive(String name) {
        return notFound("Firehose " + name + " is not active in " + account + " account.");
    }

    private static ResourceNotFoundException notFound(String sentence) {
        return ResourceNotFoundException.builder().message(sentence).build();
    }

    ResourceInUseException exists(String name) {
        return inUse("Firehose " + name + " under accountId " + account + " already exists");
    }

    ResourceInUseException cannotDelete(DeliveryStream stream) {
        return inUse("Firehose " + stream.name() + " under account " + account + " cannot be deleted in "
                + stream.status() + " state");
    }

    ResourceInUseException cannotTag(DeliveryStream stream) {
        return inUse("Firehose " + stream.name() + " under account " + account + " is in the " + stream.status()
                + " state.");
    }

    static ResourceInUseException cannotUpdate(DeliveryStream stream) {
        return inUse("Cannot update firehose: " + stream.name() + " when it is in " + stream.status() + " status");
    }

    private static ResourceInUseException inUse(String sentence) {
        return ResourceInUseException.builder().message(sentence).build();
    }

    static ConcurrentModificationException otherVersion(DeliveryStream stream, String given) {
        return ConcurrentModificationException.builder()
                .message("Cannot update firehose: " + stream.name() + " since the current version id: "
                        + stream.version() + " and specified version id: " + given + " do not match")
                .build();
    }

    static LimitExceededException quota(int most, List<String> names) {
        return LimitExceededException.builder()
                .message(
                        "You have already consumed your firehose quota of " + most + " hoses. Firehose names: " + names)
                .build();
    }

    static ServiceUnavailableException slowDown() {
        return ServiceUnavailableException.builder()
                .message(SLOW_DOWN)
                .statusCode(UNAVAILABLE)
                .build();
    }

    static InvalidArgumentException invalid(String sentence) {
        return InvalidArgumentException.builder().message(sentence).build();
    }

    static InvalidArgumentException readsStream() {
        return invalid("This operation is not permitted on KinesisStreamAsSource delivery stream type.");
    }

    static InvalidArgumentException tooMuch() {
        return invalid("Records size exceeds 4 MB limit");
    }

    /** Given as the cause, the refusal explains itself to the learner. */
    static InvalidArgumentException role(String role, Throwable cause) {
        return InvalidArgumentException.builder()
                .message("Firehose is unable to assume role " + role + ". Please check the role provided.")
                .cause(cause)
                .build();
    }

    static InvalidArgumentException cannotDescribe(String role, String stream, Throwable cause) {
        return InvalidArgumentException.builder()
                .message("Role " + role + " is not authorized to perform: kinesis:DescribeStream on resource " + stream
                        + ".")
                .cause(cause)
                .build();
    }

    static InvalidArgumentException noBucket(String bucket) {
        return invalid("S3 Bucket " + bucket + " does not exist.");
    }

    static InvalidArgumentException destinations() {
        return invalid("Exactly one destination configuration is supported for a Firehose");
    }

    static InvalidArgumentException noDestination(String id) {
        return invalid("Destination Id " + id + " not found");
    }

    /** The misspelling is AWS's. */
    static InvalidArgumentException prefix(InvalidPrefixException broken) {
        return invalid("Ths supplied prefix(es) do not satisfy the following constraint: " + broken.getMessage());
    }

    /** Our words for what this cloud does not do. */
    static InvalidArgumentException notHere(String what, String instead) {
        return invalid(what + " not available here; " + instead + ".");
    }
}
