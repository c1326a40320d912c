package wildrydes.cloud.s3;

import java.util.LinkedHashMap;
import java.util.Map;
import wildrydes.cloud.wire.ServiceError;

/** The service's refusals, in AWS's words (docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html). */
final class S3Errors {

    private S3Errors() {}

    static ServiceError noSuchBucket(String bucket) {
        return new ServiceError(
                "NoSuchBucket", 404, "The specified bucket does not exist", Map.of("BucketName", bucket));
    }

    static ServiceError noSuchKey(String key) {
        return new ServiceError("NoSuchKey", 404, "The specified key does not exist.", Map.of("Key", key));
    }

    static ServiceError invalidBucketName(String bucket) {
        return new ServiceError(
                "InvalidBucketName", 400, "The specified bucket is not valid.", Map.of("BucketName", bucket));
    }

    static ServiceError alreadyYours(String bucket) {
        return new ServiceError(
                "BucketAlreadyOwnedByYou",
                409,
                "Your previous request to create the named bucket succeeded and you already own it.",
                Map.of("BucketName", bucket));
    }

    static ServiceError notEmpty(String bucket) {
        return new ServiceError(
                "BucketNotEmpty", 409, "The bucket you tried to delete is not empty", Map.of("BucketName", bucket));
    }

    static ServiceError keyTooLong(int size, int most) {
        return new ServiceError(
                "KeyTooLongError",
                400,
                "Your key is too long",
                Map.of("Size", String.valueOf(size), "MaxSizeAllowed", String.valueOf(most)));
    }

    static ServiceError badDigest(String what) {
        return new ServiceError(
                "BadDigest", 400, "The " + what + " you specified did not match the calculated checksum.");
    }

    static ServiceError invalidDigest() {
        return new ServiceError("InvalidDigest", 400, "The Content-MD5 you specified was invalid.");
    }

    static ServiceError invalidChecksum(String header) {
        return new ServiceError("InvalidRequest", 400, "Value for " + header + " header is invalid.");
    }

    static ServiceError invalidRange(String range, long size) {
        return new ServiceError(
                "InvalidRange",
                416,
                "The requested range is not satisfiable",
                Map.of("RangeRequested", range, "ActualObjectSize", String.valueOf(size)));
    }

    static ServiceError preconditionFailed(String condition) {
        return new ServiceError(
                "PreconditionFailed",
                412,
                "At least one of the pre-conditions you specified did not hold",
                Map.of("Condition", condition));
    }

    static ServiceError notModified(StoredObject object) {
        return new ServiceError("NotModified", 304, "Not Modified", Map.of("ETag", object.eTag()));
    }

    static ServiceError invalidArgument(String name, String value, String sentence) {
        return new ServiceError("InvalidArgument", 400, sentence, Map.of("ArgumentName", name, "ArgumentValue", value));
    }

    static ServiceError invalidRequest(String sentence) {
        return new ServiceError("InvalidRequest", 400, sentence);
    }

    static ServiceError malformedXml() {
        return new ServiceError(
                "MalformedXML",
                400,
                "The XML you provided was not well-formed or did not validate against our published schema");
    }

    static ServiceError notImplemented(String sentence) {
        return new ServiceError("NotImplemented", 501, sentence);
    }

    static ServiceError accessDenied() {
        return new ServiceError("AccessDenied", 403, "Access Denied");
    }

    static ServiceError metadataTooLarge(int size, int most) {
        Map<String, String> details = new LinkedHashMap<>();
        details.put("Size", String.valueOf(size));
        details.put("MaxSizeAllowed", String.valueOf(most));
        return new ServiceError(
                "MetadataTooLarge", 400, "Your metadata headers exceed the maximum allowed metadata size", details);
    }

    static ServiceError entityTooLarge(long size, long most) {
        return new ServiceError(
                "EntityTooLarge",
                400,
                "Your proposed upload exceeds the maximum allowed size",
                Map.of("ProposedSize", String.valueOf(size), "MaxSizeAllowed", String.valueOf(most)));
    }

    static ServiceError entityTooSmall(ObjectPart part, String eTag, long least) {
        Map<String, String> details = new LinkedHashMap<>();
        details.put("ProposedSize", String.valueOf(part.size()));
        details.put("MinSizeAllowed", String.valueOf(least));
        details.put("PartNumber", String.valueOf(part.number()));
        details.put("ETag", eTag.replace("\"", ""));
        return new ServiceError(
                "EntityTooSmall", 400, "Your proposed upload is smaller than the minimum allowed size", details);
    }

    static ServiceError noSuchUpload(String id) {
        return new ServiceError(
                "NoSuchUpload",
                404,
                "The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or"
                        + " completed.",
                Map.of("UploadId", id));
    }

    static ServiceError invalidPart(String upload, int number, String eTag) {
        Map<String, String> details = new LinkedHashMap<>();
        details.put("UploadId", upload);
        details.put("PartNumber", String.valueOf(number));
        details.put("ETag", eTag);
        return new ServiceError(
                "InvalidPart",
                400,
                "One or more of the specified parts could not be found.  The part may not have been uploaded, or the specified"
                        + " entity tag may not match the part's entity tag.",
                details);
    }

    static ServiceError invalidPartOrder(String upload) {
        return new ServiceError(
                "InvalidPartOrder",
                400,
                "The list of parts was not in ascending order. Parts must be ordered by part number.",
                Map.of("UploadId", upload));
    }

    static ServiceError invalidPartNumber() {
        return new ServiceError("InvalidPartNumber", 416, "The requested partnumber is not satisfiable");
    }

    static ServiceError invalidTag(String sentence) {
        return new ServiceError("InvalidTag", 400, sentence);
    }

    static ServiceError missing(String code, String sentence, String bucket) {
        return new ServiceError(code, 404, sentence, Map.of("BucketName", bucket));
    }

    static ServiceError noAccessControlLists() {
        return new ServiceError("AccessControlListNotSupported", 400, "The bucket does not allow ACLs");
    }

    static ServiceError invalidLocation(String location) {
        return new ServiceError(
                "InvalidLocationConstraint",
                400,
                "The specified location-constraint is not valid",
                Map.of("LocationConstraint", location));
    }

    static ServiceError foreignLocation(String location) {
        return new ServiceError(
                "IllegalLocationConstraintException",
                400,
                "The " + location
                        + " location constraint is incompatible for the region specific endpoint this request was"
                        + " sent to.");
    }

    static ServiceError malformedPolicy(String sentence) {
        return new ServiceError("MalformedPolicy", 400, sentence);
    }

    static ServiceError noSuchBucketPolicy(String bucket) {
        return new ServiceError(
                "NoSuchBucketPolicy", 404, "The bucket policy does not exist", Map.of("BucketName", bucket));
    }

    static ServiceError noPublicAccessBlock(String bucket) {
        return new ServiceError(
                "NoSuchPublicAccessBlockConfiguration",
                404,
                "The public access block configuration was not found",
                Map.of("BucketName", bucket));
    }

    /** docs.aws.amazon.com/AmazonS3/latest/userguide/troubleshoot-403-errors.html. */
    static ServiceError publicPolicyBlocked(String user, String bucket) {
        return new ServiceError(
                "AccessDenied",
                403,
                "User: " + user + " is not authorized to perform: s3:PutBucketPolicy on resource: \"arn:aws:s3:::"
                        + bucket
                        + "\" because public policies are prevented by the BlockPublicPolicy setting in S3 Block Public Access.");
    }
}
