package wildrydes.cloud.s3;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.services.s3.model.StorageClass;
import wildrydes.cloud.wire.ServiceError;

/** What comes back with an object's content as it was sent with it. */
final class ObjectHeaders {

    static final String STORAGE_CLASS = "x-amz-storage-class";

    static final String EXPIRES = "Expires";

    private static final String DEFAULT_TYPE = "binary/octet-stream";
    /** How clients frame a body; no property of the object. */
    private static final String FRAMED = "aws-chunked";

    /** Bytes of names and values (docs.aws.amazon.com/AmazonS3/latest/userguide/UsingMetadata.html). */
    private static final int MOST_METADATA = 2048;

    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);

    /** Each header, and the member of requests that it is. */
    private static final Map<String, String> MEMBERS = members();

    private ObjectHeaders() {}

    private static Map<String, String> members() {
        Map<String, String> members = new LinkedHashMap<>();
        members.put("Content-Type", "ContentType");
        members.put("Cache-Control", "CacheControl");
        members.put("Content-Disposition", "ContentDisposition");
        members.put("Content-Encoding", "ContentEncoding");
        members.put("Content-Language", "ContentLanguage");
        members.put(STORAGE_CLASS, "StorageClass");
        members.put("x-amz-website-redirect-location", "WebsiteRedirectLocation");
        return members;
    }

    static @Nullable String date(@Nullable Instant date) {
        return date == null ? null : HTTP_DATE.format(date.atOffset(ZoneOffset.UTC));
    }

    /**
     * Those of a request that brings an object to a bucket.
     *
     * @throws wildrydes.cloud.wire.ServiceError for what is not served: other access than the bucket's, and keys of the client's own
     */
    static Map<String, String> of(AwsRequest request, Bucket bucket) {
        checkServed(request);
        Map<String, String> headers = new LinkedHashMap<>();
        MEMBERS.forEach((header, member) -> put(headers, header, text(request, member)));
        String encoding = unframed(headers.remove("Content-Encoding"));
        put(headers, "Content-Encoding", encoding);
        headers.putIfAbsent("Content-Type", DEFAULT_TYPE);
        headers.putAll(Encryption.headers(request, bucket));
        put(
                headers,
                EXPIRES,
                date(request.getValueForField("Expires", Instant.class).orElse(null)));
        String storage = headers.get(STORAGE_CLASS);
        if ("STANDARD".equals(storage)) {
            headers.remove(STORAGE_CLASS);
        } else if (storage != null && StorageClass.fromValue(storage) == StorageClass.UNKNOWN_TO_SDK_VERSION) {
            throw new ServiceError("InvalidStorageClass", 400, "The storage class you specified is not valid");
        }
        return headers;
    }

    /**
     * The user's own metadata of a request.
     *
     * @throws wildrydes.cloud.wire.ServiceError where they are larger than AWS takes
     */
    static Map<String, String> metadata(Map<String, String> given) {
        int size = 0;
        for (Map.Entry<String, String> entry : given.entrySet()) {
            size += entry.getKey().getBytes(StandardCharsets.UTF_8).length;
            size += entry.getValue().getBytes(StandardCharsets.UTF_8).length;
        }
        if (size > MOST_METADATA) {
            throw S3Errors.metadataTooLarge(size, MOST_METADATA);
        }
        return given;
    }

    private static void checkServed(AwsRequest request) {
        if (text(request, "SSECustomerAlgorithm") != null) {
            throw S3Errors.notImplemented(
                    "Encryption with keys of the client's own (SSE-C) is not served by this local cloud.");
        }
        if (text(request, "ObjectLockMode") != null || text(request, "ObjectLockLegalHoldStatus") != null) {
            throw S3Errors.invalidRequest("Bucket is missing Object Lock Configuration");
        }
        checkAccess(request);
    }

    /** Access control lists say no more than what the owner has anyway. */
    static void checkAccess(AwsRequest request) {
        String acl = text(request, "ACL");
        boolean granted =
                Arrays.asList("GrantFullControl", "GrantRead", "GrantReadACP", "GrantWrite", "GrantWriteACP").stream()
                        .anyMatch(member -> text(request, member) != null);
        if (granted || acl != null && !acl.equals("private") && !acl.equals("bucket-owner-full-control")) {
            throw S3Errors.noAccessControlLists();
        }
    }

    private static @Nullable String text(AwsRequest request, String member) {
        Object value = request.getValueForField(member, Object.class).orElse(null);
        return value == null ? null : value.toString();
    }

    private static @Nullable String unframed(@Nullable String encoding) {
        if (encoding == null) {
            return null;
        }
        String rest = String.join(
                ", ",
                List.of(encoding.split(",")).stream()
                        .map(String::strip)
                        .filter(one -> !one.equals(FRAMED))
                        .toList());
        return rest.isEmpty() ? null : rest;
    }

    static void put(Map<String, String> headers, String name, @Nullable String value) {
        if (value != null) {
            headers.put(name, value);
        }
    }

    /** Sets the members of a response that are these headers. */
    static void set(SdkPojo builder, Map<String, String> headers) {
        Map<String, SdkField<?>> fields = new HashMap<>();
        for (SdkField<?> field : builder.sdkFields()) {
            if (field.location() == MarshallLocation.HEADER) {
                fields.put(field.unmarshallLocationName().toLowerCase(Locale.ROOT), field);
            }
        }
        headers.forEach((name, value) -> {
            SdkField<?> field = fields.get(name.toLowerCase(Locale.ROOT));
            if (field != null) {
                field.set(builder, value(field, value));
            }
        });
    }

    private static Object value(SdkField<?> field, String text) {
        if (MarshallingType.INSTANT.equals(field.marshallingType())) {
            return HTTP_DATE.withZone(ZoneOffset.UTC).parse(text, Instant::from);
        }
        return MarshallingType.BOOLEAN.equals(field.marshallingType()) ? (Object) Boolean.valueOf(text) : text;
    }
}
