package wildrydes.cloud.s3;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.CreateBucketConfiguration;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.CreateBucketResponse;
import software.amazon.awssdk.services.s3.model.DeleteBucketRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketResponse;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.HeadBucketRequest;
import software.amazon.awssdk.services.s3.model.HeadBucketResponse;
import software.amazon.awssdk.services.s3.model.ListBucketsRequest;
import software.amazon.awssdk.services.s3.model.ListBucketsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.ObjectStorageClass;
import software.amazon.awssdk.services.s3.model.Owner;
import software.amazon.awssdk.services.s3.model.S3Object;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.clock.CloudTime;
import wildrydes.cloud.http.Percent;

/** Creates, lists and deletes buckets, and lists what is in them. */
final class BucketAdministration {

    /** AWS gives no more in one page. */
    private static final int MOST_KEYS = 1000;
    /** The Region in which creating one's own bucket again is no error, for the sake of old clients. */
    private static final String OLDEST_REGION = "us-east-1";

    private final Buckets buckets;
    private final String region;
    private final CloudTime time;

    BucketAdministration(Buckets buckets, String region, CloudTime time) {
        this.buckets = buckets;
        this.region = region;
        this.time = time;
    }

    CreateBucketResponse create(CreateBucketRequest request) throws IOException {
        String name = request.bucket();
        if (!Buckets.validName(name)) {
            throw S3Errors.invalidBucketName(name);
        }
        CreateBucketConfiguration configuration = request.createBucketConfiguration();
        String location = configuration == null ? null : configuration.locationConstraintAsString();
        if (location != null && !location.equals(region)) {
            throw S3Errors.locationConstraint();
        }
        boolean created = buckets.create(name, time.instant().truncatedTo(ChronoUnit.MILLIS));
        if (!created && !region.equals(OLDEST_REGION)) {
            throw S3Errors.alreadyYours(name);
        }
        return CreateBucketResponse.builder().location("/" + name).build();
    }

    /** @throws wildrydes.cloud.wire.ServiceError with code NoSuchBucket */
    static Bucket existing(Buckets buckets, String name) {
        Bucket bucket = buckets.find(name);
        if (bucket == null) {
            throw S3Errors.noSuchBucket(name);
        }
        return bucket;
    }

    HeadBucketResponse head(HeadBucketRequest request) {
        existing(buckets, request.bucket());
        return HeadBucketResponse.builder().bucketRegion(region).build();
    }

    ListBucketsResponse list(ListBucketsRequest request, Caller caller) {
        String prefix = Objects.requireNonNullElse(request.prefix(), "");
        List<software.amazon.awssdk.services.s3.model.Bucket> found = buckets.all().stream()
                .filter(bucket -> bucket.name().startsWith(prefix))
                .map(bucket -> software.amazon.awssdk.services.s3.model.Bucket.builder()
                        .name(bucket.name())
                        .creationDate(bucket.created())
                        .bucketRegion(request.prefix() == null && request.maxBuckets() == null ? null : region)
                        .build())
                .toList();
        return ListBucketsResponse.builder()
                .buckets(found)
                .owner(owner(caller))
                .prefix(request.prefix())
                .build();
    }

    /** Accounts have a second, longer name in S3; ours is made of the first. */
    private static Owner owner(Caller caller) {
        return Owner.builder()
                .id(Digests.sha256Hex(caller.account().getBytes(StandardCharsets.UTF_8)))
                .build();
    }

    DeleteBucketResponse delete(DeleteBucketRequest request) throws IOException {
        Bucket bucket = existing(buckets, request.bucket());
        if (!buckets.delete(bucket)) {
            throw S3Errors.notEmpty(bucket.name());
        }
        return DeleteBucketResponse.builder().build();
    }

    ListObjectsV2Response listObjects(ListObjectsV2Request request, Caller caller) {
        Bucket bucket = existing(buckets, request.bucket());
        int asked = Objects.requireNonNullElse(request.maxKeys(), MOST_KEYS);
        if (asked < 0) {
            throw S3Errors.invalidArgument(
                    "max-keys", String.valueOf(asked), "Argument maxKeys must be an integer between 0 and 2147483647");
        }
        String prefix = Objects.requireNonNullElse(request.prefix(), "");
        String token = request.continuationToken();
        String after = token == null ? Objects.requireNonNullElse(request.startAfter(), "") : Listing.after(token);
        Listing page = Listing.of(
                bucket, prefix, Objects.requireNonNullElse(request.delimiter(), ""), after, Math.min(asked, MOST_KEYS));
        UnaryOperator<@Nullable String> encoding = encoding(request);
        Owner owner = Boolean.TRUE.equals(request.fetchOwner()) ? owner(caller) : null;
        return ListObjectsV2Response.builder()
                .name(bucket.name())
                .prefix(encoding.apply(prefix))
                .delimiter(encoding.apply(request.delimiter()))
                .startAfter(encoding.apply(request.startAfter()))
                .maxKeys(Math.min(asked, MOST_KEYS))
                .encodingType(request.encodingType())
                .continuationToken(token)
                .nextContinuationToken(page.next())
                .isTruncated(page.next() != null)
                .keyCount(page.size())
                .contents(page.objects().stream()
                        .map(object -> described(object, owner, encoding))
                        .toList())
                .commonPrefixes(page.prefixes().stream()
                        .map(common -> CommonPrefix.builder()
                                .prefix(encoding.apply(common))
                                .build())
                        .toList())
                .build();
    }

    private static UnaryOperator<@Nullable String> encoding(ListObjectsV2Request request) {
        String type = request.encodingTypeAsString();
        if (type == null) {
            return text -> text;
        }
        if (request.encodingType() != EncodingType.URL) {
            throw S3Errors.invalidArgument("encoding-type", type, "Invalid Encoding Method specified in Request");
        }
        return text -> text == null ? null : Percent.encode(text, true);
    }

    private static S3Object described(
            StoredObject object, @Nullable Owner owner, UnaryOperator<@Nullable String> encoding) {
        return S3Object.builder()
                .key(encoding.apply(object.key()))
                .lastModified(object.modified())
                .eTag(object.eTag())
                .size(object.size())
                .storageClass(ObjectStorageClass.STANDARD)
                .owner(owner)
                .build();
    }
}
