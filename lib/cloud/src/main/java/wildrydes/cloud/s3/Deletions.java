package wildrydes.cloud.s3;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.Delete;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.DeleteObjectsRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.DeletedObject;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Error;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.door.Denied;
import wildrydes.cloud.door.PolicyGate;
import wildrydes.cloud.wire.Answers;
import wildrydes.cloud.wire.Open;
import wildrydes.cloud.wire.ServiceError;

/** Deletes objects, one or many. */
public final class Deletions {

    /** docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObjects.html. */
    private static final int MOST_KEYS = 1000;

    private static final String HOW = "ObjectRemoved:Delete";

    private final Existing existing;
    private final PolicyGate gate;
    private final Happenings happenings;

    /** @param gate asked about each of many objects, since some may be deleted and others not */
    Deletions(Existing existing, PolicyGate gate, Happenings happenings) {
        this.existing = existing;
        this.gate = gate;
        this.happenings = happenings;
    }

    @Answers(204)
    public DeleteObjectResponse deleteObject(DeleteObjectRequest request, Caller caller) throws IOException {
        Bucket bucket = existing.bucket(request);
        checkVersion(request.versionId());
        StoredObject deleted = bucket.delete(request.key(), Conditions.delete(request.ifMatch(), request.key()));
        if (deleted != null) {
            happenings.removed(bucket, request.key(), HOW, caller);
        }
        return DeleteObjectResponse.builder().build();
    }

    private static void checkVersion(@Nullable String version) {
        if (version != null && !version.equals("null")) {
            throw S3Errors.invalidArgument("versionId", version, "Invalid version id specified");
        }
    }

    /** Open to all who have a key: what they may not delete is named in the answer. */
    @Open
    public DeleteObjectsResponse deleteObjects(DeleteObjectsRequest request, Caller caller) throws IOException {
        Bucket bucket = existing.bucket(request);
        Delete delete = request.delete();
        if (delete == null || delete.objects().isEmpty() || delete.objects().size() > MOST_KEYS) {
            throw S3Errors.malformedXml();
        }
        List<S3Error> errors = new ArrayList<>();
        Set<String> keys = new LinkedHashSet<>();
        for (ObjectIdentifier object : delete.objects()) {
            S3Error error = refused(bucket, object, caller);
            if (error == null) {
                keys.add(object.key());
            } else {
                errors.add(error);
            }
        }
        bucket.delete(keys).forEach(key -> happenings.removed(bucket, key, HOW, caller));
        boolean quiet = Boolean.TRUE.equals(delete.quiet());
        return DeleteObjectsResponse.builder()
                .deleted(
                        quiet
                                ? null
                                : keys.stream()
                                        .map(key ->
                                                DeletedObject.builder().key(key).build())
                                        .toList())
                .errors(errors.isEmpty() ? null : errors)
                .build();
    }

    /** Why one of many objects is not deleted; null where it is. */
    private @Nullable S3Error refused(Bucket bucket, ObjectIdentifier object, Caller caller) {
        if (object.key() == null || object.key().isEmpty()) {
            throw S3Errors.malformedXml();
        }
        S3Error.Builder error = S3Error.builder().key(object.key()).versionId(object.versionId());
        try {
            gate.require("s3:DeleteObject", "arn:aws:s3:::" + bucket.name() + "/" + object.key(), caller, Map.of());
            checkVersion(object.versionId());
            Conditions.delete(object.eTag(), object.key()).check(bucket.find(object.key()));
            return null;
        } catch (Denied e) {
            return error.code("AccessDenied").message(e.getMessage()).build();
        } catch (ServiceError e) {
            return error.code("InvalidArgument".equals(e.code()) ? "NoSuchVersion" : e.code())
                    .message(e.getMessage())
                    .build();
        }
    }
}
