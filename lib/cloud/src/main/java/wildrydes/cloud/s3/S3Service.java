package wildrydes.cloud.s3;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.CreateBucketResponse;
import software.amazon.awssdk.services.s3.model.DeleteBucketRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketResponse;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadBucketRequest;
import software.amazon.awssdk.services.s3.model.HeadBucketResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListBucketsRequest;
import software.amazon.awssdk.services.s3.model.ListBucketsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.clock.CloudTime;
import wildrydes.cloud.ledger.Metering;
import wildrydes.cloud.store.Resettable;
import wildrydes.cloud.wire.Address;
import wildrydes.cloud.wire.Answers;
import wildrydes.cloud.wire.RequestStream;
import wildrydes.cloud.wire.ResourceNames;
import wildrydes.cloud.wire.ResponseStream;
import wildrydes.cloud.wire.Service;

/**
 * The operations of S3; each is documented at docs.aws.amazon.com/AmazonS3/latest/API/API_{name}.html. Safe for concurrent use.
 */
public final class S3Service implements Resettable {

    /** The outermost elements of S3's answers, where they are not named after the operation. */
    private static final Map<String, String> ROOTS =
            Map.of("ListBuckets", "ListAllMyBucketsResult", "ListObjectsV2", "ListBucketResult");

    private final Buckets buckets;
    private final String region;
    private final CloudTime time;
    private volatile @Nullable Parts parts;

    /** What does the operations; made at the first of them, since loading the model's classes would slow the start down. */
    private record Parts(BucketAdministration administration, Objects objects) {}

    private S3Service(Path folder, String region, CloudTime time, Metering metering) {
        this.buckets = new Buckets(folder, metering);
        this.region = region;
        this.time = time;
    }

    /**
     * The service as the cloud serves it.
     *
     * @param folder holds the objects; made at the first request
     * @param metering is told how much is stored
     */
    public static Service in(Path folder, String region, CloudTime time, Metering metering) {
        return new Service(
                "s3",
                "s3",
                new Address.RestXml(ROOTS),
                new S3Service(folder, region, time, metering),
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
            known = new Parts(new BucketAdministration(buckets, region, time), new Objects(buckets, time));
            parts = known;
        }
        return known;
    }

    @Override
    public void reset() throws IOException {
        buckets.reset();
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

    public PutObjectResponse putObject(PutObjectRequest request, RequestStream body, Caller caller) throws IOException {
        return parts().objects().put(request, body);
    }

    public ResponseStream<GetObjectResponse> getObject(GetObjectRequest request, Caller caller) throws IOException {
        return parts().objects().get(request);
    }

    public HeadObjectResponse headObject(HeadObjectRequest request, Caller caller) {
        return parts().objects().head(request);
    }

    @Answers(204)
    public DeleteObjectResponse deleteObject(DeleteObjectRequest request, Caller caller) throws IOException {
        return parts().objects().delete(request);
    }
}
