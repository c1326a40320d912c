package wildrydes.cloud.s3;

import static java.util.Objects.requireNonNullElse;

import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.CreateBucketConfiguration;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.CreateBucketResponse;
import software.amazon.awssdk.services.s3.model.DeleteBucketRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketResponse;
import software.amazon.awssdk.services.s3.model.GetBucketLocationRequest;
import software.amazon.awssdk.services.s3.model.GetBucketLocationResponse;
import software.amazon.awssdk.services.s3.model.HeadBucketRequest;
import software.amazon.awssdk.services.s3.model.HeadBucketResponse;
import software.amazon.awssdk.services.s3.model.ListBucketsRequest;
import software.amazon.awssdk.services.s3.model.ListBucketsResponse;
import software.amazon.awssdk.services.s3.model.Tag;
import software.amazon.awssdk.services.s3.model.Tagging;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.clock.CloudTime;
import wildrydes.cloud.wire.Answers;

/** Creates, lists and deletes buckets. */
public final class BucketAdministration {

    /** The Region that has no location constraint, and in which creating one's own bucket again is no error, for the sake of old clients. */
    private static final String OLDEST_REGION = "us-east-1";

    private static final int MOST_BUCKETS = 10_000;

    private final Existing existing;
    private final String region;
    private final CloudTime time;

    BucketAdministration(Existing existing, String region, CloudTime time) {
        this.existing = existing;
        this.region = region;
        this.time = time;
    }

    public CreateBucketResponse createBucket(CreateBucketRequest request, Caller caller) throws IOException {
        String name = request.bucket();
        if (!Buckets.validName(name)) {
            throw S3Errors.invalidBucketName(name);
        }
        ObjectHeaders.checkAccess(request);
        String ownership = request.objectOwnershipAsString();
        if (ownership != null && !ownership.equals(BucketSettings.ENFORCED)) {
            throw BucketSettings.otherOwnership();
        }
        CreateBucketConfiguration configuration = request.createBucketConfiguration();
        checkLocation(configuration == null ? null : configuration.locationConstraintAsString());
        List<Tag> tags = configuration == null ? List.of() : configuration.tags();
        Tags.checkBucket(tags);
        boolean created = existing.buckets().create(name, time.instant().truncatedTo(ChronoUnit.MILLIS));
        if (!created && !region.equals(OLDEST_REGION)) {
            throw S3Errors.alreadyYours(name);
        }
        if (created && !tags.isEmpty()) {
            existing.bucket(name)
                    .settings()
                    .put(Setting.TAGS, Tagging.builder().tagSet(tags).build());
        }
        return CreateBucketResponse.builder().location("/" + name).build();
    }

    private void checkLocation(@Nullable String location) {
        if (location == null) {
            return;
        }
        if (location.isEmpty() || location.equals(OLDEST_REGION)) {
            throw S3Errors.invalidLocation(location);
        }
        if (!location.equals(region)) {
            throw S3Errors.foreignLocation(location);
        }
    }

    public HeadBucketResponse headBucket(HeadBucketRequest request, Caller caller) {
        existing.bucket(request);
        return HeadBucketResponse.builder()
                .bucketRegion(region)
                .accessPointAlias(false)
                .build();
    }

    public GetBucketLocationResponse getBucketLocation(GetBucketLocationRequest request, Caller caller) {
        existing.bucket(request);
        return GetBucketLocationResponse.builder()
                .locationConstraint(region.equals(OLDEST_REGION) ? null : region)
                .build();
    }

    public ListBucketsResponse listBuckets(ListBucketsRequest request, Caller caller) {
        String prefix = requireNonNullElse(request.prefix(), "");
        boolean paged = request.prefix() != null
                || request.maxBuckets() != null
                || request.continuationToken() != null
                || request.bucketRegion() != null;
        int most = requireNonNullElse(request.maxBuckets(), MOST_BUCKETS);
        if (most < 1 || most > MOST_BUCKETS) {
            throw S3Errors.invalidArgument(
                    "max-buckets",
                    String.valueOf(most),
                    "Argument max-buckets must be an integer between 1 and " + MOST_BUCKETS);
        }
        String token = request.continuationToken();
        String after = token == null ? "" : Listing.after(token);
        boolean here = request.bucketRegion() == null || request.bucketRegion().equals(region);
        List<Bucket> found = existing.buckets().all().stream()
                .filter(bucket -> here && bucket.name().startsWith(prefix))
                .filter(bucket -> bucket.name().compareTo(after) > 0)
                .toList();
        List<Bucket> page = found.subList(0, Math.min(most, found.size()));
        return ListBucketsResponse.builder()
                .buckets(page.stream()
                        .map(bucket -> software.amazon.awssdk.services.s3.model.Bucket.builder()
                                .name(bucket.name())
                                .creationDate(bucket.created())
                                .bucketRegion(paged ? region : null)
                                .build())
                        .toList())
                .owner(existing.owner())
                .continuationToken(
                        page.size() == found.size()
                                ? null
                                : Listing.token(page.get(page.size() - 1).name()))
                .prefix(request.prefix())
                .build();
    }

    @Answers(204)
    public DeleteBucketResponse deleteBucket(DeleteBucketRequest request, Caller caller) throws IOException {
        Bucket bucket = existing.bucket(request);
        if (!existing.buckets().delete(bucket)) {
            throw S3Errors.notEmpty(bucket.name());
        }
        return DeleteBucketResponse.builder().build();
    }
}
