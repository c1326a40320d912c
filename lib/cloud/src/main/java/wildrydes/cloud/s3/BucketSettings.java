package wildrydes.cloud.s3;

import java.io.IOException;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.DeleteBucketEncryptionRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketEncryptionResponse;
import software.amazon.awssdk.services.s3.model.DeleteBucketOwnershipControlsRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketOwnershipControlsResponse;
import software.amazon.awssdk.services.s3.model.DeleteBucketTaggingRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketTaggingResponse;
import software.amazon.awssdk.services.s3.model.GetBucketEncryptionRequest;
import software.amazon.awssdk.services.s3.model.GetBucketEncryptionResponse;
import software.amazon.awssdk.services.s3.model.GetBucketOwnershipControlsRequest;
import software.amazon.awssdk.services.s3.model.GetBucketOwnershipControlsResponse;
import software.amazon.awssdk.services.s3.model.GetBucketRequestPaymentRequest;
import software.amazon.awssdk.services.s3.model.GetBucketRequestPaymentResponse;
import software.amazon.awssdk.services.s3.model.GetBucketTaggingRequest;
import software.amazon.awssdk.services.s3.model.GetBucketTaggingResponse;
import software.amazon.awssdk.services.s3.model.GetBucketVersioningRequest;
import software.amazon.awssdk.services.s3.model.GetBucketVersioningResponse;
import software.amazon.awssdk.services.s3.model.ObjectOwnership;
import software.amazon.awssdk.services.s3.model.OwnershipControls;
import software.amazon.awssdk.services.s3.model.OwnershipControlsRule;
import software.amazon.awssdk.services.s3.model.PutBucketEncryptionRequest;
import software.amazon.awssdk.services.s3.model.PutBucketEncryptionResponse;
import software.amazon.awssdk.services.s3.model.PutBucketOwnershipControlsRequest;
import software.amazon.awssdk.services.s3.model.PutBucketOwnershipControlsResponse;
import software.amazon.awssdk.services.s3.model.PutBucketTaggingRequest;
import software.amazon.awssdk.services.s3.model.PutBucketTaggingResponse;
import software.amazon.awssdk.services.s3.model.PutBucketVersioningRequest;
import software.amazon.awssdk.services.s3.model.PutBucketVersioningResponse;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionConfiguration;
import software.amazon.awssdk.services.s3.model.Tagging;
import software.amazon.awssdk.services.s3.model.VersioningConfiguration;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.wire.Answers;
import wildrydes.cloud.wire.ServiceError;

/** What a bucket has by default at AWS, and the little of it that can be set otherwise: tags, encryption, ownership, versions. */
public final class BucketSettings {

    /** Who owns the bucket owns all objects, so that access control lists have no meaning: what every new bucket has. */
    static final String ENFORCED = "BucketOwnerEnforced";

    private final Existing existing;

    BucketSettings(Existing existing) {
        this.existing = existing;
    }

    /** No tags at all are as if they were deleted. */
    @Answers(204)
    public PutBucketTaggingResponse putBucketTagging(PutBucketTaggingRequest request, Caller caller)
            throws IOException {
        Tagging tagging = request.tagging();
        if (tagging == null) {
            throw S3Errors.malformedXml();
        }
        Tags.checkBucket(tagging.tagSet());
        Settings settings = existing.bucket(request).settings();
        if (tagging.tagSet().isEmpty()) {
            settings.remove(Setting.TAGS);
        } else {
            settings.put(Setting.TAGS, tagging);
        }
        return PutBucketTaggingResponse.builder().build();
    }

    public GetBucketTaggingResponse getBucketTagging(GetBucketTaggingRequest request, Caller caller) {
        Bucket bucket = existing.bucket(request);
        Tagging tagging = bucket.settings().find(Setting.TAGS);
        if (tagging == null) {
            throw S3Errors.missing("NoSuchTagSet", "The TagSet does not exist", bucket.name());
        }
        return GetBucketTaggingResponse.builder().tagSet(tagging.tagSet()).build();
    }

    @Answers(204)
    public DeleteBucketTaggingResponse deleteBucketTagging(DeleteBucketTaggingRequest request, Caller caller)
            throws IOException {
        existing.bucket(request).settings().remove(Setting.TAGS);
        return DeleteBucketTaggingResponse.builder().build();
    }

    public PutBucketEncryptionResponse putBucketEncryption(PutBucketEncryptionRequest request, Caller caller)
            throws IOException {
        ServerSideEncryptionConfiguration configuration = request.serverSideEncryptionConfiguration();
        if (configuration == null || configuration.rules().size() != 1) {
            throw S3Errors.malformedXml();
        }
        existing.bucket(request).settings().put(Setting.ENCRYPTION, configuration);
        return PutBucketEncryptionResponse.builder().build();
    }

    public GetBucketEncryptionResponse getBucketEncryption(GetBucketEncryptionRequest request, Caller caller) {
        return GetBucketEncryptionResponse.builder()
                .serverSideEncryptionConfiguration(Encryption.of(existing.bucket(request)))
                .build();
    }

    /** Sets it back to what every bucket has. */
    @Answers(204)
    public DeleteBucketEncryptionResponse deleteBucketEncryption(DeleteBucketEncryptionRequest request, Caller caller)
            throws IOException {
        existing.bucket(request).settings().remove(Setting.ENCRYPTION);
        return DeleteBucketEncryptionResponse.builder().build();
    }

    public PutBucketOwnershipControlsResponse putBucketOwnershipControls(
            PutBucketOwnershipControlsRequest request, Caller caller) throws IOException {
        OwnershipControls controls = request.ownershipControls();
        if (controls == null || controls.rules().size() != 1) {
            throw S3Errors.malformedXml();
        }
        if (controls.rules().get(0).objectOwnership() != ObjectOwnership.BUCKET_OWNER_ENFORCED) {
            throw otherOwnership();
        }
        existing.bucket(request).settings().put(Setting.OWNERSHIP, controls);
        return PutBucketOwnershipControlsResponse.builder().build();
    }

    static ServiceError otherOwnership() {
        return S3Errors.notImplemented("Object ownership other than " + ENFORCED
                + " is not served by this local cloud, which has no access control lists.");
    }

    public GetBucketOwnershipControlsResponse getBucketOwnershipControls(
            GetBucketOwnershipControlsRequest request, Caller caller) {
        existing.bucket(request);
        return GetBucketOwnershipControlsResponse.builder()
                .ownershipControls(controls -> controls.rules(OwnershipControlsRule.builder()
                        .objectOwnership(ENFORCED)
                        .build()))
                .build();
    }

    @Answers(204)
    public DeleteBucketOwnershipControlsResponse deleteBucketOwnershipControls(
            DeleteBucketOwnershipControlsRequest request, Caller caller) throws IOException {
        existing.bucket(request).settings().remove(Setting.OWNERSHIP);
        return DeleteBucketOwnershipControlsResponse.builder().build();
    }

    public PutBucketVersioningResponse putBucketVersioning(PutBucketVersioningRequest request, Caller caller)
            throws IOException {
        VersioningConfiguration configuration = request.versioningConfiguration();
        if (configuration == null
                || configuration.status() == null
                || configuration.status() == BucketVersioningStatus.UNKNOWN_TO_SDK_VERSION) {
            throw S3Errors.malformedXml();
        }
        if (configuration.status() == BucketVersioningStatus.ENABLED) {
            throw S3Errors.notImplemented(
                    "Versions of objects are not served by this local cloud: each key has one, the latest.");
        }
        existing.bucket(request).settings().put(Setting.VERSIONING, configuration);
        return PutBucketVersioningResponse.builder().build();
    }

    public GetBucketVersioningResponse getBucketVersioning(GetBucketVersioningRequest request, Caller caller) {
        VersioningConfiguration configuration =
                existing.bucket(request).settings().find(Setting.VERSIONING);
        return GetBucketVersioningResponse.builder()
                .status(configuration == null ? null : configuration.status())
                .build();
    }

    public GetBucketRequestPaymentResponse getBucketRequestPayment(
            GetBucketRequestPaymentRequest request, Caller caller) {
        existing.bucket(request);
        return GetBucketRequestPaymentResponse.builder().payer("BucketOwner").build();
    }
}
