package wildrydes.cloud.s3;

import java.io.IOException;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.CreateBucketResponse;
import software.amazon.awssdk.services.s3.model.DeleteBucketPolicyRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketPolicyResponse;
import software.amazon.awssdk.services.s3.model.DeleteBucketRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketResponse;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.DeletePublicAccessBlockRequest;
import software.amazon.awssdk.services.s3.model.DeletePublicAccessBlockResponse;
import software.amazon.awssdk.services.s3.model.GetBucketPolicyRequest;
import software.amazon.awssdk.services.s3.model.GetBucketPolicyResponse;
import software.amazon.awssdk.services.s3.model.GetBucketPolicyStatusRequest;
import software.amazon.awssdk.services.s3.model.GetBucketPolicyStatusResponse;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.GetPublicAccessBlockRequest;
import software.amazon.awssdk.services.s3.model.GetPublicAccessBlockResponse;
import software.amazon.awssdk.services.s3.model.HeadBucketRequest;
import software.amazon.awssdk.services.s3.model.HeadBucketResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListBucketsRequest;
import software.amazon.awssdk.services.s3.model.ListBucketsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.PutBucketPolicyRequest;
import software.amazon.awssdk.services.s3.model.PutBucketPolicyResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.PutPublicAccessBlockRequest;
import software.amazon.awssdk.services.s3.model.PutPublicAccessBlockResponse;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.clock.CloudTime;
import wildrydes.cloud.door.PolicyGate;
import wildrydes.cloud.wire.Address;
import wildrydes.cloud.wire.Answers;
import wildrydes.cloud.wire.RequestStream;
import wildrydes.cloud.wire.ResourceNames;
import wildrydes.cloud.wire.ResponseStream;
import wildrydes.cloud.wire.Service;

/**
 * The operations of S3; each is documented at docs.aws.amazon.com/AmazonS3/latest/API/API_{name}.html. Safe for concurrent use.
 */
public final class S3Service {

    /** The outermost elements of S3's answers, where they are not named after the operation. */
    private static final Map<String, String> ROOTS =
            Map.of("ListBuckets", "ListAllMyBucketsResult", "ListObjectsV2", "ListBucketResult");

    private final Buckets buckets;
    private final Predicate<String> principals;
    private final PolicyGate gate;
    private final String region;
    private final CloudTime time;
    private volatile @Nullable Parts parts;

    /** What does the operations; made at the first of them, since loading the model's classes would slow the start down. */
    private record Parts(BucketAdministration administration, BucketAccess access, Objects objects) {}

    private S3Service(Buckets buckets, Predicate<String> principals, PolicyGate gate, String region, CloudTime time) {
        this.buckets = buckets;
        this.principals = principals;
        this.gate = gate;
        this.region = region;
        this.time = time;
    }

    /**
     * The service as the cloud serves it.
     *
     * @param principals which ARNs of users and roles a bucket's policy may name
     * @param gate asked where an answer would tell what only a listing may
     */
    public static Service in(
            Buckets buckets, Predicate<String> principals, PolicyGate gate, String region, CloudTime time) {
        return new Service(
                "s3",
                "s3",
                new Address.RestXml(ROOTS),
                new S3Service(buckets, principals, gate, region, time),
                (request, caller) -> arn(request));
    }

    private static String arn(AwsRequest request) {
        String bucket = "";
        String key = "";
        for (SdkField<?> field : request.sdkFields()) {
            if (field.memberName().equals("Bucket")) {
                bucket = String.valueOf(field.getValueOrDefault(request));
            } else if (field.memberName().equals("Key")) {
                key = "/" + field.getValueOrDefault(request);
            }
        }
        return bucket.isEmpty() ? ResourceNames.ANY : "arn:aws:s3:::" + bucket + key;
    }

    private Parts parts() {
        Parts known = parts;
        if (known == null) {
            known = new Parts(
                    new BucketAdministration(buckets, region, time),
                    new BucketAccess(buckets, principals),
                    new Objects(buckets, gate, time));
            parts = known;
        }
        return known;
    }

    public CreateBucketResponse createBucket(CreateBucketRequest request, Caller caller) throws IOException {
        return parts().administration().create(request);
    }

    public HeadBucketResponse headBucket(HeadBucketRequest request, Caller caller) {
        return parts().administration().head(request);
    }

    public ListBucketsResponse listBuckets(ListBucketsRequest request, Caller caller) {
        return parts().administration().list(request, caller);
    }

    @Answers(204)
    public DeleteBucketResponse deleteBucket(DeleteBucketRequest request, Caller caller) throws IOException {
        return parts().administration().delete(request);
    }

    public ListObjectsV2Response listObjectsV2(ListObjectsV2Request request, Caller caller) {
        return parts().administration().listObjects(request, caller);
    }

    @Answers(204)
    public PutBucketPolicyResponse putBucketPolicy(PutBucketPolicyRequest request, Caller caller) throws IOException {
        return parts().access().put(request, caller);
    }

    public GetBucketPolicyResponse getBucketPolicy(GetBucketPolicyRequest request, Caller caller) {
        return parts().access().get(request);
    }

    public GetBucketPolicyStatusResponse getBucketPolicyStatus(GetBucketPolicyStatusRequest request, Caller caller) {
        return parts().access().status(request);
    }

    @Answers(204)
    public DeleteBucketPolicyResponse deleteBucketPolicy(DeleteBucketPolicyRequest request, Caller caller)
            throws IOException {
        return parts().access().delete(request);
    }

    public PutPublicAccessBlockResponse putPublicAccessBlock(PutPublicAccessBlockRequest request, Caller caller)
            throws IOException {
        return parts().access().putBlock(request);
    }

    public GetPublicAccessBlockResponse getPublicAccessBlock(GetPublicAccessBlockRequest request, Caller caller) {
        return parts().access().getBlock(request);
    }

    @Answers(204)
    public DeletePublicAccessBlockResponse deletePublicAccessBlock(
            DeletePublicAccessBlockRequest request, Caller caller) throws IOException {
        return parts().access().deleteBlock(request);
    }

    public PutObjectResponse putObject(PutObjectRequest request, RequestStream body, Caller caller) throws IOException {
        return parts().objects().put(request, body);
    }

    public ResponseStream<GetObjectResponse> getObject(GetObjectRequest request, Caller caller) throws IOException {
        return parts().objects().get(request, caller);
    }

    public HeadObjectResponse headObject(HeadObjectRequest request, Caller caller) {
        return parts().objects().head(request, caller);
    }

    @Answers(204)
    public DeleteObjectResponse deleteObject(DeleteObjectRequest request, Caller caller) throws IOException {
        return parts().objects().delete(request);
    }
}
