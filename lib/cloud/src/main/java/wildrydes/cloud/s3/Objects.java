package wildrydes.cloud.s3;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.clock.CloudTime;
import wildrydes.cloud.wire.RequestStream;
import wildrydes.cloud.wire.ResponseStream;

/** Puts objects and gives them. */
public final class Objects {

    private final Existing existing;
    private final CloudTime time;
    private final Happenings happenings;

    Objects(Existing existing, CloudTime time, Happenings happenings) {
        this.existing = existing;
        this.time = time;
        this.happenings = happenings;
    }

    public PutObjectResponse putObject(PutObjectRequest request, RequestStream body, Caller caller) throws IOException {
        Bucket bucket = existing.bucket(request);
        String key = request.key();
        Existing.checkKey(key);
        Bucket.Condition condition = Conditions.of(request).write(key);
        condition.check(bucket.find(key));
        Map<String, String> headers = ObjectHeaders.of(request, bucket);
        Map<String, String> tags = Tags.ofHeader(request.tagging());
        try (Upload upload = Upload.receive(body, existing.buckets().incoming(), Checksums.wanted(request))) {
            Map<String, String> checksums = Checksums.check(request, body.trailers(), upload);
            StoredObject object = bucket.put(
                    upload,
                    new StoredObject(
                            key,
                            "",
                            upload.size(),
                            upload.eTag(),
                            now(time),
                            headers,
                            ObjectHeaders.metadata(request.metadata()),
                            checksums,
                            tags,
                            List.of()),
                    condition);
            happenings.created(bucket, object, "Put", caller);
            PutObjectResponse.Builder response =
                    PutObjectResponse.builder().eTag(object.eTag()).expiration(expiration(bucket, object));
            ObjectHeaders.set(response, checksums);
            ObjectHeaders.set(response, encryption(object));
            return response.build();
        }
    }

    private static @Nullable String expiration(Bucket bucket, StoredObject object) {
        Lifecycle.Expiry expiry = Lifecycle.of(bucket).of(object);
        return expiry == null ? null : expiry.header();
    }

    /** What of an object's headers an answer has that gives no content. */
    static Map<String, String> encryption(StoredObject object) {
        Map<String, String> headers = new HashMap<>(object.headers());
        headers.keySet().removeIf(header -> !header.startsWith(Encryption.HEADER));
        return headers;
    }

    public ResponseStream<GetObjectResponse> getObject(GetObjectRequest request, Caller caller) throws IOException {
        Bucket bucket = existing.bucket(request);
        Bucket.Opened opened = existing.open(bucket, request.key(), caller);
        boolean given = false;
        try {
            StoredObject object = opened.object();
            Conditions.of(request).checkRead(object);
            ByteRange range = range(request.range(), request.partNumber(), object);
            GetObjectResponse.Builder response = GetObjectResponse.builder()
                    .eTag(object.eTag())
                    .lastModified(object.modified())
                    .acceptRanges("bytes")
                    .expiration(expiration(bucket, object))
                    .contentLength(length(object, range))
                    .contentRange(range == null ? null : range.of(object.size()))
                    .partsCount(partsCount(request.partNumber(), object))
                    .tagCount(object.tags().isEmpty() ? null : object.tags().size())
                    .metadata(object.metadata());
            ObjectHeaders.set(response, headers(request, object, range == null));
            given = true;
            return new ResponseStream<>(
                    response.build(),
                    range == null ? opened.content() : new Part(opened.content(), range),
                    length(object, range));
        } finally {
            if (!given) {
                opened.close();
            }
        }
    }

    private static Map<String, String> headers(GetObjectRequest request, StoredObject object, boolean whole) {
        Map<String, String> headers = new HashMap<>(object.headers());
        ObjectHeaders.put(headers, "Content-Type", request.responseContentType());
        ObjectHeaders.put(headers, "Cache-Control", request.responseCacheControl());
        ObjectHeaders.put(headers, "Content-Disposition", request.responseContentDisposition());
        ObjectHeaders.put(headers, "Content-Encoding", request.responseContentEncoding());
        ObjectHeaders.put(headers, "Content-Language", request.responseContentLanguage());
        ObjectHeaders.put(headers, ObjectHeaders.EXPIRES, ObjectHeaders.date(request.responseExpires()));
        if (request.checksumModeAsString() != null) {
            headers.putAll(whole ? object.checksums() : ofPart(request.partNumber(), object));
        }
        return headers;
    }

    /** The checksum of a part that has one of its own. */
    private static Map<String, String> ofPart(@Nullable Integer number, StoredObject object) {
        Algorithm algorithm = Checksums.of(object.checksums());
        String type = object.checksums().getOrDefault(Checksums.TYPE, Checksums.WHOLE);
        if (number == null || object.parts().isEmpty() || algorithm == null || type.equals(Checksums.WHOLE)) {
            return Map.of();
        }
        String value = object.parts().get(number - 1).checksum();
        return value == null ? Map.of() : Map.of(algorithm.header(), value, Checksums.TYPE, type);
    }

    private static @Nullable ByteRange range(@Nullable String range, @Nullable Integer part, StoredObject object) {
        if (part == null) {
            return ByteRange.of(range, object.size());
        }
        if (range != null) {
            throw S3Errors.invalidRequest("Cannot specify both Range header and partNumber query parameter");
        }
        if (object.parts().isEmpty()) {
            if (part != 1) {
                throw S3Errors.invalidPartNumber();
            }
            return object.size() == 0 ? null : new ByteRange(0, object.size());
        }
        if (part < 1 || part > object.parts().size()) {
            throw S3Errors.invalidPartNumber();
        }
        long first = 0;
        for (ObjectPart before : object.parts().subList(0, part - 1)) {
            first += before.size();
        }
        return new ByteRange(first, object.parts().get(part - 1).size());
    }

    private static @Nullable Integer partsCount(@Nullable Integer part, StoredObject object) {
        return part == null || object.parts().isEmpty() ? null : object.parts().size();
    }

    private static long length(StoredObject object, @Nullable ByteRange range) {
        return range == null ? object.size() : range.length();
    }

    public HeadObjectResponse headObject(HeadObjectRequest request, Caller caller) {
        Bucket bucket = existing.bucket(request);
        StoredObject object = existing.object(bucket, request.key(), caller);
        Conditions.of(request).checkRead(object);
        ByteRange range = range(request.range(), request.partNumber(), object);
        HeadObjectResponse.Builder response = HeadObjectResponse.builder()
                .eTag(object.eTag())
                .lastModified(object.modified())
                .acceptRanges("bytes")
                .expiration(expiration(bucket, object))
                .contentLength(length(object, range))
                .contentRange(range == null ? null : range.of(object.size()))
                .partsCount(partsCount(request.partNumber(), object))
                .tagCount(object.tags().isEmpty() ? null : object.tags().size())
                .metadata(object.metadata());
        Map<String, String> headers = new HashMap<>(object.headers());
        if (range == null && request.checksumModeAsString() != null) {
            headers.putAll(object.checksums());
        }
        ObjectHeaders.set(response, headers);
        return response.build();
    }

    /** The time of a change, in whole seconds, as listings and conditions know it. */
    static Instant now(CloudTime time) {
        return time.instant().truncatedTo(ChronoUnit.SECONDS);
    }
}
