package wildrydes.cloud.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.security.MessageDigest;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.clock.CloudTime;

/** Makes one object of parts (docs.aws.amazon.com/AmazonS3/latest/API/API_CompleteMultipartUpload.html). */
public final class Completion {

    /** Of all parts but the last (docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html). */
    private static final long LEAST_BYTES = 5 << 20;

    private final Existing existing;
    private final CloudTime time;
    private final Happenings happenings;

    Completion(Existing existing, CloudTime time, Happenings happenings) {
        this.existing = existing;
        this.time = time;
        this.happenings = happenings;
    }

    public CompleteMultipartUploadResponse completeMultipartUpload(
            CompleteMultipartUploadRequest request, Caller caller) throws IOException {
        Bucket bucket = existing.bucket(request);
        StoredObject before = bucket.find(request.key());
        if (before != null && before.eTag().equals(bucket.uploads().completed(request.uploadId()))) {
            return response(bucket, before, before.checksums());
        }
        PendingUpload pending = MultipartUploads.pending(bucket, request);
        Bucket.Condition condition = Conditions.of(request).write(request.key());
        condition.check(before);
        List<StoredObject> parts = chosen(request, pending);
        Algorithm algorithm = pending.algorithm();
        boolean whole = pending.checksumType().equals(Checksums.WHOLE);
        Set<Algorithm> wanted = whole ? EnumSet.of(algorithm) : EnumSet.noneOf(Algorithm.class);
        try (InputStream content = content(pending, parts);
                Upload upload =
                        Upload.receive(content, existing.buckets().incoming(), wanted, Upload.MOST_BYTES_OF_PARTS)) {
            checkSize(request, upload.size());
            Map<String, String> checksums = checksums(algorithm, whole, upload, parts);
            Checksums.checkWhole(request, algorithm, checksums.getOrDefault(algorithm.header(), ""));
            StoredObject object = bucket.put(
                    upload,
                    new StoredObject(
                            request.key(),
                            "",
                            upload.size(),
                            eTag(parts),
                            Objects.now(time),
                            pending.object().headers(),
                            pending.object().metadata(),
                            checksums,
                            pending.object().tags(),
                            parts.stream().map(part -> part(part, algorithm)).toList()),
                    condition);
            bucket.uploads().complete(pending, object.eTag());
            happenings.created(bucket, object, "CompleteMultipartUpload", caller);
            return response(bucket, object, checksums);
        }
    }

    private static CompleteMultipartUploadResponse response(
            Bucket bucket, StoredObject object, Map<String, String> checksums) {
        CompleteMultipartUploadResponse.Builder response = CompleteMultipartUploadResponse.builder()
                .location("http://s3.localhost/" + bucket.name() + "/" + object.key())
                .bucket(bucket.name())
                .key(object.key())
                .eTag(object.eTag());
        Copies.checksum(response, checksums);
        ObjectHeaders.set(response, Objects.encryption(object));
        return response.build();
    }

    private static ObjectPart part(StoredObject part, Algorithm algorithm) {
        return new ObjectPart(
                Integer.parseInt(part.key()), part.size(), part.checksums().get(algorithm.header()));
    }

    /** The parts that a request names, which are there as it knows them. */
    private static List<StoredObject> chosen(CompleteMultipartUploadRequest request, PendingUpload pending) {
        if (request.multipartUpload() == null
                || request.multipartUpload().parts().isEmpty()) {
            throw S3Errors.malformedXml();
        }
        List<StoredObject> chosen = new ArrayList<>();
        int last = 0;
        for (CompletedPart asked : request.multipartUpload().parts()) {
            int number = asked.partNumber() == null ? 0 : asked.partNumber();
            if (number <= last) {
                throw S3Errors.invalidPartOrder(pending.id());
            }
            last = number;
            String eTag = asked.eTag() == null ? "" : asked.eTag();
            StoredObject part = pending.parts().get(number);
            if (part == null
                    || !part.eTag().replace("\"", "").equals(eTag.replace("\"", ""))
                    || otherChecksum(asked, part)) {
                throw S3Errors.invalidPart(pending.id(), number, eTag);
            }
            chosen.add(part);
        }
        for (StoredObject part : chosen.subList(0, chosen.size() - 1)) {
            if (part.size() < LEAST_BYTES) {
                throw S3Errors.entityTooSmall(
                        new ObjectPart(Integer.parseInt(part.key()), part.size(), null), part.eTag(), LEAST_BYTES);
            }
        }
        return chosen;
    }

    private static boolean otherChecksum(CompletedPart asked, StoredObject part) {
        Algorithm kept = Checksums.of(part.checksums());
        if (kept == null) {
            return false;
        }
        String stated =
                asked.getValueForField("Checksum" + kept.name(), String.class).orElse(null);
        return stated != null && !stated.equals(part.checksums().get(kept.header()));
    }

    private static void checkSize(CompleteMultipartUploadRequest request, long size) {
        if (request.mpuObjectSize() != null && request.mpuObjectSize() != size) {
            throw S3Errors.invalidRequest(
                    "The provided 'x-amz-mp-object-size' header does not match what was computed.");
        }
    }

    private static InputStream content(PendingUpload pending, List<StoredObject> parts) {
        // Each is opened when the one before it has ended.
        return new SequenceInputStream(Collections.enumeration(new AbstractList<InputStream>() {
            @Override
            public InputStream get(int index) {
                return pending.open(parts.get(index));
            }

            @Override
            public int size() {
                return parts.size();
            }
        }));
    }

    private static Map<String, String> checksums(
            Algorithm algorithm, boolean whole, Upload upload, List<StoredObject> parts) {
        if (whole) {
            return Checksums.whole(algorithm, upload.checksum(algorithm));
        }
        List<String> values = parts.stream()
                .map(part -> part.checksums().getOrDefault(algorithm.header(), ""))
                .toList();
        Map<String, String> checksums = new LinkedHashMap<>();
        checksums.put(algorithm.header(), MultipartUploads.ofParts(algorithm, values) + "-" + parts.size());
        checksums.put(Checksums.TYPE, Checksums.OF_PARTS);
        return checksums;
    }

    /** The MD5 of the parts' MD5s, and how many there were. */
    private static String eTag(List<StoredObject> parts) {
        MessageDigest md5 = Digests.of("MD5");
        for (StoredObject part : parts) {
            md5.update(HexFormat.of().parseHex(part.eTag().replace("\"", "")));
        }
        return '"' + HexFormat.of().formatHex(md5.digest()) + "-" + parts.size() + '"';
    }
}
