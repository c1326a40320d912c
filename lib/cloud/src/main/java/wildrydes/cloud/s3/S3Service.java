package wildrydes.cloud.s3;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import wildrydes.cloud.clock.CloudTime;
import wildrydes.cloud.door.Door;
import wildrydes.cloud.door.PolicyGate;
import wildrydes.cloud.wire.Address;
import wildrydes.cloud.wire.Service;

/**
 * S3 as the cloud serves it. Its operations, each documented at docs.aws.amazon.com/AmazonS3/latest/API/API_{name}.html, are the public
 * methods of one class for each thing that they are about: {@link BucketAdministration}, {@link BucketAccess}, {@link
 * BucketSettings}, {@link CorsSettings}, {@link LifecycleSettings}, {@link NotificationSettings}, {@link AccessLists}, {@link Objects}, {@link Copies}, {@link Deletions}, {@link ObjectTags}, {@link
 * ObjectAttributes}, {@link Listings}, {@link VersionListing}, {@link MultipartUploads}, {@link Completion}, {@link UploadListings}.
 */
public final class S3Service {

    /** The outermost elements of S3's answers, where they are not named after the operation. */
    private static final Map<String, String> ROOTS = Map.ofEntries(
            Map.entry("CreateMultipartUpload", "InitiateMultipartUploadResult"),
            Map.entry("DeleteObjects", "DeleteResult"),
            Map.entry("GetBucketAcl", "AccessControlPolicy"),
            Map.entry("GetBucketCors", "CORSConfiguration"),
            Map.entry("GetBucketLifecycleConfiguration", "LifecycleConfiguration"),
            Map.entry("GetBucketLocation", "LocationConstraint"),
            Map.entry("GetBucketNotificationConfiguration", "NotificationConfiguration"),
            Map.entry("GetBucketRequestPayment", "RequestPaymentConfiguration"),
            Map.entry("GetBucketTagging", "Tagging"),
            Map.entry("GetBucketVersioning", "VersioningConfiguration"),
            Map.entry("GetObjectAcl", "AccessControlPolicy"),
            Map.entry("GetObjectAttributes", "GetObjectAttributesResponse"),
            Map.entry("GetObjectTagging", "Tagging"),
            Map.entry("ListBuckets", "ListAllMyBucketsResult"),
            Map.entry("ListObjectVersions", "ListVersionsResult"),
            Map.entry("ListObjects", "ListBucketResult"),
            Map.entry("ListObjectsV2", "ListBucketResult"));

    private S3Service() {}

    /**
     * The service over buckets.
     *
     * @param principals which ARNs of users and roles a bucket's policy may name
     * @param door by which functions and queues are told; asked for when it is needed, since services are made before it
     * @param gate asked where an answer would tell what only a listing may, and about each of many objects
     */
    public static Service in(
            Buckets buckets,
            Predicate<String> principals,
            PolicyGate gate,
            String account,
            String region,
            CloudTime time,
            Supplier<Door> door) {
        Notifications notifications = new Notifications(account, region, time, door);
        Expirations expirations = new Expirations(buckets, time, notifications);
        buckets.tellOfRules(expirations::plan);
        return new Service(
                "s3",
                "s3",
                List.of(new Address.RestXml(ROOTS)),
                () -> parts(
                        new Existing(buckets, gate, account),
                        principals,
                        gate,
                        region,
                        time,
                        notifications,
                        expirations),
                new Uses(buckets));
    }

    private static List<Object> parts(
            Existing existing,
            Predicate<String> principals,
            PolicyGate gate,
            String region,
            CloudTime time,
            Notifications happenings,
            Expirations expirations) {
        return List.of(
                new BucketAdministration(existing, region, time),
                new BucketAccess(existing, principals),
                new BucketSettings(existing),
                new CorsSettings(existing),
                new LifecycleSettings(existing, expirations),
                new NotificationSettings(existing, happenings),
                new AccessLists(existing),
                new Objects(existing, time, happenings),
                new Copies(existing, time, happenings),
                new Deletions(existing, gate, happenings),
                new ObjectTags(existing),
                new ObjectAttributes(existing),
                new Listings(existing),
                new VersionListing(existing),
                new MultipartUploads(existing, time),
                new Completion(existing, time, happenings),
                new UploadListings(existing));
    }
}
