package wildrydes.cloud.s3;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequest;

/**
 * The conditions of requests (RFC 9110 section 13, and docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-requests.html): one about an entity tag
 * decides, and the one about a time that goes with it is not asked then.
 *
 * @param match an entity tag, or {@code *}; null for no such condition
 */
record Conditions(
        @Nullable String match,
        @Nullable String noneMatch,
        @Nullable Instant modifiedSince,
        @Nullable Instant unmodifiedSince) {

    static Conditions of(AwsRequest request) {
        return prefixed(request, "");
    }

    /** Those about the source of a copy. */
    static Conditions ofSource(AwsRequest request) {
        return prefixed(request, "CopySource");
    }

    private static Conditions prefixed(AwsRequest request, String prefix) {
        return new Conditions(
                request.getValueForField(prefix + "IfMatch", String.class).orElse(null),
                request.getValueForField(prefix + "IfNoneMatch", String.class).orElse(null),
                request.getValueForField(prefix + "IfModifiedSince", Instant.class)
                        .orElse(null),
                request.getValueForField(prefix + "IfUnmodifiedSince", Instant.class)
                        .orElse(null));
    }

    /** @throws wildrydes.cloud.wire.ServiceError where an object is not to be read */
    void checkRead(StoredObject object) {
        checkUnchanged(object, "If-Match", "If-Unmodified-Since");
        if (known(object)) {
            throw S3Errors.notModified(object);
        }
    }

    /** @throws wildrydes.cloud.wire.ServiceError where an object is not to be copied */
    void checkCopied(StoredObject object) {
        checkUnchanged(object, "x-amz-copy-source-If-Match", "x-amz-copy-source-If-Unmodified-Since");
        if (known(object)) {
            throw S3Errors.preconditionFailed(
                    noneMatch == null ? "x-amz-copy-source-If-Modified-Since" : "x-amz-copy-source-If-None-Match");
        }
    }

    private void checkUnchanged(StoredObject object, String tag, String time) {
        if (match != null) {
            if (!matches(match, object)) {
                throw S3Errors.preconditionFailed(tag);
            }
        } else if (unmodifiedSince != null && object.modified().isAfter(unmodifiedSince)) {
            throw S3Errors.preconditionFailed(time);
        }
    }

    private boolean known(StoredObject object) {
        return noneMatch != null
                ? matches(noneMatch, object)
                : modifiedSince != null && !object.modified().isAfter(modifiedSince.truncatedTo(ChronoUnit.SECONDS));
    }

    /** Tags count with their quotes, without them, and with one of them, as at AWS. */
    private static boolean matches(String condition, StoredObject object) {
        String eTag = object.eTag().replace("\"", "");
        for (String one : condition.split(",", -1)) {
            String tag = one.strip();
            if (tag.equals("*") || tag.replace("\"", "").equals(eTag)) {
                return true;
            }
        }
        return false;
    }

    /** What must be so where an object is about to be written: as the client knew it, or not there at all. */
    Bucket.Condition write(String key) {
        if (noneMatch != null && !noneMatch.equals("*") || "*".equals(match)) {
            throw S3Errors.notImplemented("A header you provided implies functionality that is not implemented");
        }
        return before -> {
            if (noneMatch != null && before != null) {
                throw S3Errors.preconditionFailed("If-None-Match");
            }
            if (match != null && before == null) {
                throw S3Errors.noSuchKey(key);
            }
            if (match != null && before != null && !matches(match, before)) {
                throw S3Errors.preconditionFailed("If-Match");
            }
        };
    }

    /**
     * What must be so where an object is about to be deleted: it is there, as the client knew it
     * (docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-deletes.html). Where it is not there the answer is that of
     * getmoto/moto's test_delete_object_if_match, which was run against AWS.
     */
    static Bucket.Condition delete(@Nullable String match, String key) {
        return before -> {
            if (match != null && before == null) {
                throw S3Errors.noSuchKey(key);
            }
            if (match != null && before != null && !matches(match, before)) {
                throw S3Errors.preconditionFailed("If-Match");
            }
        };
    }
}
