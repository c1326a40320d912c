package wildrydes.cloud.firehose;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.model.DescribeStreamRequest;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;
import software.amazon.awssdk.services.s3.model.HeadBucketRequest;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.door.Denied;
import wildrydes.cloud.firehose.deliver.RoleCalls;
import wildrydes.cloud.firehose.stream.BucketTarget;
import wildrydes.cloud.firehose.stream.Destination;
import wildrydes.cloud.firehose.stream.StreamSource;
import wildrydes.cloud.firehose.stream.Transformation;
import wildrydes.cloud.iam.PassRole;
import wildrydes.cloud.wire.Failure;

/** What is looked at before a delivery stream is created or changed: roles, buckets, and the stream that is read. */
final class Grounds {

    private static final Logger LOG = Logger.getLogger(Grounds.class.getName());
    private static final String NO_BUCKET = "NoSuchBucket";
    private static final int NOT_FOUND = 404;

    private final PassRole passing;
    private final RoleCalls calls;

    Grounds(PassRole passing, RoleCalls calls) {
        this.passing = passing;
        this.calls = calls;
    }

    /**
     * Checks what of a destination is another than before.
     *
     * @param before null for nothing
     */
    void require(Destination destination, @Nullable Destination before, Caller caller) {
        require(destination.target(), before == null ? null : before.target(), caller);
        BucketTarget backup = destination.backup();
        if (backup != null) {
            require(backup, before == null ? null : before.backup(), caller);
        }
        Transformation with = destination.transformation();
        Transformation was = before == null ? null : before.transformation();
        if (with != null
                && !with.role().equals(destination.target().role())
                && (was == null || !was.role().equals(with.role()))) {
            require(with.role(), caller);
        }
    }

    private void require(BucketTarget target, @Nullable BucketTarget before, Caller caller) {
        if (before == null || !before.role().equals(target.role())) {
            require(target.role(), caller);
        }
        if (before == null || !before.bucket().equals(target.bucket())) {
            requireBucket(target);
        }
    }

    /** The caller may hand the role over, and it trusts Firehose. */
    void require(String role, Caller caller) {
        passing.taken(caller, role, RoleCalls.SERVICE, denied -> FirehoseErrors.role(role, denied));
    }

    /** Where the role may not look, whether the bucket is there shows when it is delivered. */
    private void requireBucket(BucketTarget target) {
        try {
            calls.ofBucket(target.role())
                    .call(HeadBucketRequest.builder()
                            .bucket(target.bucketName())
                            .build());
        } catch (Denied denied) {
            LOG.log(
                    Level.FINE,
                    "A role may not look for its bucket; the first delivery will show whether it is there.",
                    denied);
        } catch (RuntimeException e) {
            Failure failure = Failure.of(e);
            if (failure.code().equals(NO_BUCKET) || failure.status() == NOT_FOUND) {
                throw FirehoseErrors.noBucket(target.bucketName());
            }
            throw e;
        }
    }

    /** The stream is there, and the role may describe it. */
    void require(StreamSource source) {
        try {
            calls.in(source.role())
                    .call(DescribeStreamRequest.builder()
                            .streamARN(source.stream())
                            .limit(1)
                            .build());
        } catch (Denied denied) {
            throw FirehoseErrors.cannotDescribe(source.role(), source.stream(), denied);
        } catch (ResourceNotFoundException e) {
            throw FirehoseErrors.invalid(String.valueOf(
                    e.awsErrorDetails() == null ? e.getMessage() : Failure.of(e).message()));
        }
    }
}
