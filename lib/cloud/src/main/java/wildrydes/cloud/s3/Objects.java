package wildrydes.cloud.s3;

import static java.util.Objects.requireNonNullElse;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.clock.CloudTime;
import wildrydes.cloud.door.PolicyGate;
import wildrydes.cloud.wire.RequestStream;
import wildrydes.cloud.wire.ResponseStream;

/** Puts objects, gives them and takes them away. */
final class Objects {

    /** Bytes of a key in UTF-8. */
    private static final int MOST_KEY_BYTES = 1024;

    private static final String DEFAULT_TYPE = "binary/octet-stream";
    /** How clients frame a body; no property of the object. */
    private static final String FRAMED = "aws-chunked";

    private final Buckets buckets;
    private final PolicyGate gate;
    private final CloudTime time;

    Objects(Buckets buckets, PolicyGate gate, CloudTime time) {
        this.buckets = buckets;
        this.gate = gate;
        this.time = time;
    }

    PutObjectResponse put(PutObjectRequest request, RequestStream body) throws IOException {
        Bucket bucket = BucketAdministration.existing(buckets, request.bucket());
        String key = request.key();
        int keyBytes = key.getBytes(StandardCharsets.UTF_8).length;
        if (keyBytes > MOST_KEY_BYTES) {
            throw S3Errors.keyTooLong(keyBytes, MOST_KEY_BYTES);
        }
        checkAbsent(request, bucket);
        try (Upload upload = Upload.receive(body, buckets.incoming())) {
            Map<String, String> checksums = Checksums.check(request, body.trailers(), upload);
            checkAbsent(request, bucket);
            StoredObject object = new StoredObject(
                    key,
                    "",
                    upload.size(),
                    upload.eTag(),
                    time.instant().truncatedTo(ChronoUnit.SECONDS),
                    headers(request),
                    request.metadata(),
                    checksums);
            if (!bucket.put(upload, object)) {
                throw S3Errors.noSuchBucket(bucket.name());
            }
            PutObjectResponse.Builder response = PutObjectResponse.builder().eTag(object.eTag());
            setHeaders(response, checksums);
            return response.build();
        }
    }

    private static void checkAbsent(PutObjectRequest request, Bucket bucket) {
        if ("*".equals(request.ifNoneMatch()) && bucket.find(request.key()) != null) {
            throw S3Errors.preconditionFailed("If-None-Match");
        }
    }

    /** What comes back with the content as it was sent with it. */
    private static Map<String, String> headers(PutObjectRequest request) {
        Map<String, String> headers = new LinkedHashMap<>();
        put(headers, "Content-Type", requireNonNullElse(request.contentType(), DEFAULT_TYPE));
        put(headers, "Cache-Control", request.cacheControl());
        put(headers, "Content-Disposition", request.contentDisposition());
        put(headers, "Content-Encoding", unframed(request.contentEncoding()));
        put(headers, "Content-Language", request.contentLanguage());
        return headers;
    }

    private static @Nullable String unframed(@Nullable String encoding) {
        if (encoding == null) {
            return null;
        }
        String rest = String.join(
                ",",
                List.of(encoding.split(",")).stream()
                        .map(String::strip)
                        .filter(one -> !one.equals(FRAMED))
                        .toList());
        return rest.isEmpty() ? null : rest;
    }

    private static void put(Map<String, String> headers, String name, @Nullable String value) {
        if (value != null) {
            headers.put(name, value);
        }
    }

    ResponseStream<GetObjectResponse> get(GetObjectRequest request, Caller caller) throws IOException {
        Bucket bucket = BucketAdministration.existing(buckets, request.bucket());
        StoredObject object = existing(bucket, request.key(), caller);
        checkConditions(request.ifMatch(), request.ifNoneMatch(), object);
        ByteRange range = ByteRange.of(request.range(), object.size());
        InputStream content = bucket.open(object);
        if (content == null) {
            throw S3Errors.noSuchKey(request.key());
        }
        long length = range == null ? object.size() : range.length();
        GetObjectResponse.Builder response = GetObjectResponse.builder()
                .eTag(object.eTag())
                .lastModified(object.modified())
                .acceptRanges("bytes")
                .contentLength(length)
                .contentRange(range == null ? null : range.of(object.size()))
                .metadata(object.metadata());
        Map<String, String> headers = new HashMap<>(object.headers());
        put(headers, "Content-Type", request.responseContentType());
        put(headers, "Cache-Control", request.responseCacheControl());
        put(headers, "Content-Disposition", request.responseContentDisposition());
        put(headers, "Content-Encoding", request.responseContentEncoding());
        put(headers, "Content-Language", request.responseContentLanguage());
        if (range == null && request.checksumModeAsString() != null) {
            headers.putAll(object.checksums());
        }
        setHeaders(response, headers);
        return new ResponseStream<>(response.build(), range == null ? content : new Part(content, range), length);
    }

    HeadObjectResponse head(HeadObjectRequest request, Caller caller) {
        StoredObject object = existing(BucketAdministration.existing(buckets, request.bucket()), request.key(), caller);
        checkConditions(request.ifMatch(), request.ifNoneMatch(), object);
        ByteRange range = ByteRange.of(request.range(), object.size());
        HeadObjectResponse.Builder response = HeadObjectResponse.builder()
                .eTag(object.eTag())
                .lastModified(object.modified())
                .acceptRanges("bytes")
                .contentLength(range == null ? object.size() : range.length())
                .contentRange(range == null ? null : range.of(object.size()))
                .metadata(object.metadata());
        Map<String, String> headers = new HashMap<>(object.headers());
        if (request.checksumModeAsString() != null) {
            headers.putAll(object.checksums());
        }
        setHeaders(response, headers);
        return response.build();
    }

    /** Who may not list the bucket does not learn either that it has no such object. */
    private StoredObject existing(Bucket bucket, String key, Caller caller) {
        StoredObject object = bucket.find(key);
        if (object == null) {
            gate.require("s3:ListBucket", "arn:aws:s3:::" + bucket.name(), caller, Map.of());
            throw S3Errors.noSuchKey(key);
        }
        return object;
    }

    private static void checkConditions(@Nullable String ifMatch, @Nullable String ifNoneMatch, StoredObject object) {
        if (ifMatch != null && !matches(ifMatch, object.eTag())) {
            throw S3Errors.preconditionFailed("If-Match");
        }
        if (ifNoneMatch != null && matches(ifNoneMatch, object.eTag())) {
            throw S3Errors.notModified();
        }
    }

    private static boolean matches(String condition, String eTag) {
        return condition.equals("*") || condition.equals(eTag) || eTag.equals('"' + condition + '"');
    }

    /** Sets the members of a response that are these headers. */
    private static void setHeaders(SdkPojo builder, Map<String, String> headers) {
        Map<String, SdkField<?>> fields = new HashMap<>();
        for (SdkField<?> field : builder.sdkFields()) {
            if (field.location() == MarshallLocation.HEADER) {
                fields.put(field.locationName().toLowerCase(Locale.ROOT), field);
            }
        }
        headers.forEach((name, value) -> {
            SdkField<?> field = fields.get(name.toLowerCase(Locale.ROOT));
            if (field != null) {
                field.set(builder, value);
            }
        });
    }

    DeleteObjectResponse delete(DeleteObjectRequest request) throws IOException {
        BucketAdministration.existing(buckets, request.bucket()).delete(request.key());
        return DeleteObjectResponse.builder().build();
    }
}
