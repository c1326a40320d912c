package wildrydes.cloud.s3;

import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.DeleteObjectTaggingRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectTaggingResponse;
import software.amazon.awssdk.services.s3.model.GetObjectTaggingRequest;
import software.amazon.awssdk.services.s3.model.GetObjectTaggingResponse;
import software.amazon.awssdk.services.s3.model.PutObjectTaggingRequest;
import software.amazon.awssdk.services.s3.model.PutObjectTaggingResponse;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.wire.Answers;

/** Tags of objects (docs.aws.amazon.com/AmazonS3/latest/userguide/object-tagging.html). */
public final class ObjectTags {

    private final Existing existing;

    ObjectTags(Existing existing) {
        this.existing = existing;
    }

    public GetObjectTaggingResponse getObjectTagging(GetObjectTaggingRequest request, Caller caller) {
        checkVersion(request.versionId());
        StoredObject object = existing.object(existing.bucket(request), request.key(), caller);
        return GetObjectTaggingResponse.builder()
                .tagSet(Tags.listed(object.tags()))
                .build();
    }

    private static void checkVersion(@Nullable String version) {
        if (version != null && !version.equals("null")) {
            throw S3Errors.invalidArgument("versionId", version, "Invalid version id specified");
        }
    }

    public PutObjectTaggingResponse putObjectTagging(PutObjectTaggingRequest request, Caller caller)
            throws IOException {
        checkVersion(request.versionId());
        if (request.tagging() == null) {
            throw S3Errors.malformedXml();
        }
        change(
                existing.bucket(request),
                request.key(),
                Tags.ofObject(request.tagging().tagSet()));
        return PutObjectTaggingResponse.builder().build();
    }

    @Answers(204)
    public DeleteObjectTaggingResponse deleteObjectTagging(DeleteObjectTaggingRequest request, Caller caller)
            throws IOException {
        checkVersion(request.versionId());
        change(existing.bucket(request), request.key(), Map.of());
        return DeleteObjectTaggingResponse.builder().build();
    }

    private static void change(Bucket bucket, String key, Map<String, String> tags) throws IOException {
        if (!bucket.describe(key, object -> object.withTags(tags))) {
            throw S3Errors.noSuchKey(key);
        }
    }
}
