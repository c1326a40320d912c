package wildrydes.cloud.s3;

import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.services.s3.model.AbortMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.AbortMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CopyPartResult;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.UploadPartCopyRequest;
import software.amazon.awssdk.services.s3.model.UploadPartCopyResponse;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.clock.CloudTime;
import wildrydes.cloud.wire.Answers;
import wildrydes.cloud.wire.RequestStream;

/** Takes objects in parts (docs.aws.amazon.com/AmazonS3/latest/userguide/mpuoverview.html). */
public final class MultipartUploads {

    private static final int MOST_PARTS = 10_000;

    private final Existing existing;
    private final CloudTime time;

    MultipartUploads(Existing existing, CloudTime time) {
        this.existing = existing;
        this.time = time;
    }

    public CreateMultipartUploadResponse createMultipartUpload(CreateMultipartUploadRequest request, Caller caller)
            throws IOException {
        Bucket bucket = existing.bucket(request);
        Existing.checkKey(request.key());
        Algorithm named = Checksums.named(request);
        Algorithm algorithm = named == null ? Algorithm.DEFAULT : named;
        String type = type(request.checksumTypeAsString(), algorithm);
        PendingUpload upload = bucket.uploads()
                .begin(
                        new StoredObject(
                                request.key(),
                                "",
                                0,
                                "",
                                time.instant(),
                                ObjectHeaders.of(request, bucket),
                                ObjectHeaders.metadata(request.metadata()),
                                Map.of(),
                                Tags.ofHeader(request.tagging()),
                                List.of()),
                        algorithm,
                        type);
        CreateMultipartUploadResponse.Builder response = CreateMultipartUploadResponse.builder()
                .bucket(bucket.name())
                .key(request.key())
                .uploadId(upload.id())
                .checksumAlgorithm(named == null ? null : named.name())
                .checksumType(named == null ? null : type);
        ObjectHeaders.set(response, Objects.encryption(upload.object()));
        return response.build();
    }

    private static String type(@Nullable String asked, Algorithm algorithm) {
        String type = asked != null ? asked : algorithm.ofParts() ? Checksums.OF_PARTS : Checksums.WHOLE;
        if (type.equals(Checksums.WHOLE) ? !algorithm.ofWhole() : !algorithm.ofParts()) {
            throw S3Errors.invalidRequest("The " + type + " checksum type cannot be used with the "
                    + algorithm.name().toLowerCase(Locale.ROOT) + " checksum algorithm.");
        }
        return type;
    }

    /** The upload that a request names. */
    static PendingUpload pending(Bucket bucket, AwsRequest request) {
        String id = request.getValueForField("UploadId", String.class).orElse("");
        PendingUpload upload = bucket.uploads()
                .find(id, request.getValueForField("Key", String.class).orElse(""));
        if (upload == null) {
            throw S3Errors.noSuchUpload(id);
        }
        return upload;
    }

    private static void checkNumber(int number) {
        if (number < 1 || number > MOST_PARTS) {
            throw S3Errors.invalidArgument(
                    "partNumber",
                    String.valueOf(number),
                    "Part number must be an integer between 1 and " + MOST_PARTS + ", inclusive");
        }
    }

    public UploadPartResponse uploadPart(UploadPartRequest request, RequestStream body, Caller caller)
            throws IOException {
        checkNumber(request.partNumber());
        PendingUpload pending = pending(existing.bucket(request), request);
        EnumSet<Algorithm> wanted = EnumSet.copyOf(Checksums.wanted(request));
        wanted.add(pending.algorithm());
        try (Upload upload = Upload.receive(body, existing.buckets().incoming(), wanted)) {
            Map<String, String> checksums = Checksums.check(request, body.trailers(), upload);
            StoredObject part = take(pending, request.partNumber(), upload);
            UploadPartResponse.Builder response = UploadPartResponse.builder().eTag(part.eTag());
            ObjectHeaders.set(response, checksums);
            ObjectHeaders.set(response, Objects.encryption(pending.object()));
            return response.build();
        }
    }

    private StoredObject take(PendingUpload pending, int number, Upload upload) throws IOException {
        StoredObject part = new StoredObject(
                String.valueOf(number),
                "",
                upload.size(),
                upload.eTag(),
                Objects.now(time),
                Map.of(),
                Map.of(),
                Map.of(pending.algorithm().header(), upload.checksum(pending.algorithm())),
                Map.of(),
                List.of());
        if (!pending.take(number, upload, part)) {
            throw S3Errors.noSuchUpload(pending.id());
        }
        return part;
    }

    public UploadPartCopyResponse uploadPartCopy(UploadPartCopyRequest request, Caller caller) throws IOException {
        checkNumber(request.partNumber());
        PendingUpload pending = pending(existing.bucket(request), request);
        CopySource source = CopySource.of(request);
        existing.checkOwner(request.expectedSourceBucketOwner());
        try (Bucket.Opened opened = existing.open(existing.bucket(source.bucket()), source.key(), caller)) {
            Conditions.ofSource(request).checkCopied(opened.object());
            try (InputStream content = part(opened, request.copySourceRange());
                    Upload upload =
                            Upload.receive(content, existing.buckets().incoming(), EnumSet.of(pending.algorithm()))) {
                StoredObject part = take(pending, request.partNumber(), upload);
                CopyPartResult.Builder result =
                        CopyPartResult.builder().eTag(part.eTag()).lastModified(part.modified());
                Copies.checksum(result, part.checksums());
                return UploadPartCopyResponse.builder()
                        .copyPartResult(result.build())
                        .build();
            }
        }
    }

    private static InputStream part(Bucket.Opened opened, @Nullable String range) throws IOException {
        long size = opened.object().size();
        if (range == null) {
            return opened.content();
        }
        if (!range.matches("bytes=\\d{1,18}-\\d{1,18}")) {
            throw S3Errors.invalidArgument(
                    "x-amz-copy-source-range",
                    range,
                    "The x-amz-copy-source-range value must be of the form bytes=first-last where first and last are the"
                            + " zero-based offsets of the first and last bytes to copy");
        }
        ByteRange part = ByteRange.of(range, size);
        long last = Long.parseLong(range.substring(range.indexOf('-') + 1));
        if (part == null || last >= size) {
            throw S3Errors.invalidArgument(
                    "x-amz-copy-source-range",
                    range,
                    "Range specified is not valid for source object of size: " + size);
        }
        return new Part(opened.content(), part);
    }

    @Answers(204)
    public AbortMultipartUploadResponse abortMultipartUpload(AbortMultipartUploadRequest request, Caller caller)
            throws IOException {
        Bucket bucket = existing.bucket(request);
        bucket.uploads().end(pending(bucket, request));
        return AbortMultipartUploadResponse.builder().build();
    }

    /** In base64, the value of an algorithm of the values of parts. */
    static String ofParts(Algorithm algorithm, List<String> values) {
        Algorithm.Sum sum = algorithm.begin();
        for (String value : values) {
            byte[] bytes = Base64.getDecoder().decode(value);
            sum.update(bytes, 0, bytes.length);
        }
        return Base64.getEncoder().encodeToString(sum.value());
    }
}
