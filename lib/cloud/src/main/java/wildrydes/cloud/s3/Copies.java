package wildrydes.cloud.s3;

import java.io.IOException;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.CopyObjectResult;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.clock.CloudTime;

/** Copies objects (docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html). */
public final class Copies {

    private static final String REPLACE = "REPLACE";

    private final Existing existing;
    private final CloudTime time;
    private final Happenings happenings;

    Copies(Existing existing, CloudTime time, Happenings happenings) {
        this.existing = existing;
        this.time = time;
        this.happenings = happenings;
    }

    public CopyObjectResponse copyObject(CopyObjectRequest request, Caller caller) throws IOException {
        Bucket bucket = existing.bucket(request);
        String key = request.destinationKey();
        Existing.checkKey(key);
        CopySource source = CopySource.of(request);
        Bucket from = existing.bucket(source.bucket());
        existing.checkOwner(request.expectedSourceBucketOwner());
        checkDirective("x-amz-metadata-directive", request.metadataDirectiveAsString());
        checkDirective("x-amz-tagging-directive", request.taggingDirectiveAsString());
        Bucket.Condition condition = Conditions.of(request).write(key);
        condition.check(bucket.find(key));
        Map<String, String> headers = ObjectHeaders.of(request, bucket);
        try (Bucket.Opened opened = existing.open(from, source.key(), caller)) {
            StoredObject original = opened.object();
            Conditions.ofSource(request).checkCopied(original);
            checkCopied(request, bucket, from, original);
            Algorithm named = Checksums.named(request);
            Algorithm before = Checksums.of(original.checksums());
            Algorithm algorithm = named != null ? named : before != null ? before : Algorithm.DEFAULT;
            try (Upload upload =
                    Upload.receive(opened.content(), existing.buckets().incoming(), EnumSet.of(algorithm))) {
                Map<String, String> checksums = Checksums.whole(algorithm, upload.checksum(algorithm));
                StoredObject object = bucket.put(
                        upload,
                        new StoredObject(
                                key,
                                "",
                                upload.size(),
                                upload.eTag(),
                                Objects.now(time),
                                replaces(request.metadataDirectiveAsString())
                                        ? headers
                                        : kept(original.headers(), headers),
                                replaces(request.metadataDirectiveAsString())
                                        ? ObjectHeaders.metadata(request.metadata())
                                        : original.metadata(),
                                checksums,
                                replaces(request.taggingDirectiveAsString())
                                        ? Tags.ofHeader(request.tagging())
                                        : original.tags(),
                                List.of()),
                        condition);
                happenings.created(bucket, object, "Copy", caller);
                return response(object, checksums);
            }
        }
    }

    private static CopyObjectResponse response(StoredObject object, Map<String, String> checksums) {
        CopyObjectResult.Builder result =
                CopyObjectResult.builder().eTag(object.eTag()).lastModified(object.modified());
        checksum(result, checksums);
        CopyObjectResponse.Builder response = CopyObjectResponse.builder().copyObjectResult(result.build());
        ObjectHeaders.set(response, Objects.encryption(object));
        return response.build();
    }

    /** Sets those members of a builder that are a checksum and its type, where these are no headers. */
    static void checksum(SdkPojo builder, Map<String, String> checksums) {
        Map<String, String> members = new LinkedHashMap<>();
        for (Algorithm algorithm : Algorithm.values()) {
            ObjectHeaders.put(members, "Checksum" + algorithm.name(), checksums.get(algorithm.header()));
        }
        ObjectHeaders.put(members, "ChecksumType", checksums.get(Checksums.TYPE));
        builder.sdkFields().forEach(field -> {
            String value = members.get(field.memberName());
            if (value != null) {
                field.set(builder, value);
            }
        });
    }

    private static void checkDirective(String header, @Nullable String directive) {
        if (directive != null && !directive.equals("COPY") && !directive.equals(REPLACE)) {
            throw S3Errors.invalidArgument(header, directive, "Unknown metadata directive.");
        }
    }

    private static boolean replaces(@Nullable String directive) {
        return REPLACE.equals(directive);
    }

    /** Storage class and encryption are the copy's own, also where its metadata are the original's. */
    private static Map<String, String> kept(Map<String, String> original, Map<String, String> own) {
        Map<String, String> headers = new LinkedHashMap<>(original);
        headers.keySet()
                .removeIf(header -> header.equals(ObjectHeaders.STORAGE_CLASS) || header.startsWith(Encryption.HEADER));
        own.forEach((header, value) -> {
            if (header.equals(ObjectHeaders.STORAGE_CLASS) || header.startsWith(Encryption.HEADER)) {
                headers.put(header, value);
            }
        });
        return headers;
    }

    private static void checkCopied(CopyObjectRequest request, Bucket bucket, Bucket from, StoredObject original) {
        if (original.size() > Upload.MOST_BYTES) {
            throw S3Errors.invalidRequest(
                    "The specified copy source is larger than the maximum allowable size for a copy source: "
                            + Upload.MOST_BYTES);
        }
        boolean itself = bucket.equals(from) && request.destinationKey().equals(original.key());
        boolean changes = replaces(request.metadataDirectiveAsString())
                || request.storageClass() != null
                || request.websiteRedirectLocation() != null
                || request.serverSideEncryption() != null;
        if (itself && !changes) {
            throw S3Errors.invalidRequest(
                    "This copy request is illegal because it is trying to copy an object to itself without changing the"
                            + " object's metadata, storage class, website redirect location or encryption attributes.");
        }
    }
}
