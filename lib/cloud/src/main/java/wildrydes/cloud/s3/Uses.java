package wildrydes.cloud.s3;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectTaggingRequest;
import software.amazon.awssdk.services.s3.model.GetObjectAclRequest;
import software.amazon.awssdk.services.s3.model.GetObjectAttributesRequest;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectTaggingRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectAclRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectTaggingRequest;
import software.amazon.awssdk.services.s3.model.UploadPartCopyRequest;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.wire.ResourceNames;

/**
 * Names buckets and objects as policies do, and what requests do that need more than one permission
 * (docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html). Tags are condition keys, those that an object has
 * and those that it is to get (docs.aws.amazon.com/AmazonS3/latest/userguide/tagging-and-policies.html).
 */
final class Uses implements ResourceNames {

    private static final String ARN = "arn:aws:s3:::";

    /** Actions about an object that is there, for which its tags are condition keys. */
    private static final Map<Class<? extends AwsRequest>, String> OF_WHAT_IS_THERE = Map.of(
            GetObjectRequest.class, "GetObject",
            HeadObjectRequest.class, "GetObject",
            GetObjectTaggingRequest.class, "GetObjectTagging",
            DeleteObjectTaggingRequest.class, "DeleteObjectTagging",
            GetObjectAclRequest.class, "GetObjectAcl",
            PutObjectAclRequest.class, "PutObjectAcl");

    private final Buckets buckets;

    Uses(Buckets buckets) {
        this.buckets = buckets;
    }

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
            return ofCopy(request, copy.tagging());
        }
        if (request instanceof UploadPartCopyRequest) {
            return ofCopy(request, null);
        }
        if (request instanceof PutObjectRequest put) {
            return ofTagged(request, put.tagging());
        }
        if (request instanceof CreateMultipartUploadRequest create) {
            return ofTagged(request, create.tagging());
        }
        if (request instanceof GetObjectAttributesRequest) {
            return List.of(
                    new Use("GetObject", of(request), existing(request)),
                    new Use("GetObjectAttributes", of(request), existing(request)));
        }
        if (!text(request, "VersionId").isEmpty()) {
            return List.of(); // another action, of what is not here
        }
        if (request instanceof PutObjectTaggingRequest put) {
            Map<String, List<String>> keys = new HashMap<>(existing(request));
            if (put.tagging() != null) {
                keys.putAll(requested(Tags.ofObject(put.tagging().tagSet())));
            }
            return List.of(new Use("PutObjectTagging", of(request), keys));
        }
        String action = OF_WHAT_IS_THERE.get(request.getClass());
        Map<String, List<String>> existing = action == null ? Map.of() : existing(request);
        return action == null || existing.isEmpty() ? List.of() : List.of(new Use(action, of(request), existing));
    }

    private static List<Use> ofTagged(AwsRequest request, @Nullable String tagging) {
        if (tagging == null || tagging.isEmpty()) {
            return List.of();
        }
        Map<String, List<String>> keys = requested(Tags.ofHeader(tagging));
        return List.of(new Use("PutObject", of(request), keys), new Use("PutObjectTagging", of(request), keys));
    }

    private static Map<String, List<String>> requested(Map<String, String> tags) {
        Map<String, List<String>> keys = keyed("s3:RequestObjectTag/", tags);
        keys.put("s3:RequestObjectTagKeys", List.copyOf(tags.keySet()));
        return keys;
    }

    private Map<String, List<String>> existing(AwsRequest request) {
        return existing(text(request, "Bucket"), text(request, "Key"));
    }

    private Map<String, List<String>> existing(String bucket, String key) {
        Bucket found = buckets.find(bucket);
        StoredObject object = found == null ? null : found.find(key);
        return object == null ? Map.of() : keyed("s3:ExistingObjectTag/", object.tags());
    }

    private static Map<String, List<String>> keyed(String prefix, Map<String, String> tags) {
        Map<String, List<String>> keys = new HashMap<>();
        tags.forEach((key, value) -> keys.put(prefix + key, List.of(value)));
        return keys;
    }

    private static String of(AwsRequest request) {
        return ARN + text(request, "Bucket") + "/" + text(request, "Key");
    }

    private List<Use> ofCopy(AwsRequest request, @Nullable String tagging) {
        CopySource source = CopySource.of(request);
        Map<String, List<String>> tags = tagging == null ? Map.of() : requested(Tags.ofHeader(tagging));
        Map<String, List<String>> keys = new HashMap<>(tags);
        keys.put("s3:x-amz-copy-source", List.of(source.bucket() + "/" + source.key()));
        List<Use> uses = new ArrayList<>();
        uses.add(new Use("GetObject", source.arn(), existing(source.bucket(), source.key())));
        uses.add(new Use("PutObject", of(request), keys));
        if (tagging != null) {
            uses.add(new Use("PutObjectTagging", of(request), tags));
        }
        return uses;
    }
}
