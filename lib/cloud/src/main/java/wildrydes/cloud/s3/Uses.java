package wildrydes.cloud.s3;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectAttributesRequest;
import software.amazon.awssdk.services.s3.model.UploadPartCopyRequest;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.wire.ResourceNames;

/**
 * Names buckets and objects as policies do, and what requests do that need more than one permission
 * (docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html).
 */
final class Uses implements ResourceNames {

    private static final String ARN = "arn:aws:s3:::";

    @Override
    public String of(AwsRequest request, Caller caller) {
        String bucket = text(request, "Bucket");
        String key = text(request, "Key");
        return bucket.isEmpty() ? ANY : ARN + bucket + (key.isEmpty() ? "" : "/" + key);
    }

    private static String text(AwsRequest request, String member) {
        return request.getValueForField(member, String.class).orElse("");
    }

    @Override
    public List<Use> uses(AwsRequest request) {
        if (request instanceof CopyObjectRequest copy) {
            return ofCopy(request, copy.tagging() != null);
        }
        if (request instanceof UploadPartCopyRequest) {
            return ofCopy(request, false);
        }
        if (request instanceof GetObjectAttributesRequest) {
            return List.of(use("GetObject", request), use("GetObjectAttributes", request));
        }
        return text(request, "Tagging").isEmpty() || text(request, "Key").isEmpty()
                ? List.of()
                : List.of(use("PutObject", request), use("PutObjectTagging", request));
    }

    private Use use(String action, AwsRequest request) {
        return new Use(action, of(request), Map.of());
    }

    private static String of(AwsRequest request) {
        return ARN + text(request, "Bucket") + "/" + text(request, "Key");
    }

    private List<Use> ofCopy(AwsRequest request, boolean tagged) {
        CopySource source = CopySource.of(request);
        List<Use> uses = new ArrayList<>();
        uses.add(new Use("GetObject", source.arn(), Map.of()));
        uses.add(new Use(
                "PutObject",
                of(request),
                Map.of("s3:x-amz-copy-source", List.of(source.bucket() + "/" + source.key()))));
        if (tagged) {
            uses.add(use("PutObjectTagging", request));
        }
        return uses;
    }
}
