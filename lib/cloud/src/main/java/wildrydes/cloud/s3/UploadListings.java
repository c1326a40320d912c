package wildrydes.cloud.s3;

import static java.util.Objects.requireNonNullElse;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.Initiator;
import software.amazon.awssdk.services.s3.model.ListMultipartUploadsRequest;
import software.amazon.awssdk.services.s3.model.ListMultipartUploadsResponse;
import software.amazon.awssdk.services.s3.model.ListPartsRequest;
import software.amazon.awssdk.services.s3.model.ListPartsResponse;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.Part;
import wildrydes.cloud.auth.Caller;

/** Lists uploads in parts that are under way, and their parts. */
public final class UploadListings {

    private final Existing existing;

    UploadListings(Existing existing) {
        this.existing = existing;
    }

    public ListPartsResponse listParts(ListPartsRequest request, Caller caller) {
        Bucket bucket = existing.bucket(request);
        PendingUpload pending = MultipartUploads.pending(bucket, request);
        int most = Paging.most(request.maxParts(), "max-parts", "maxParts");
        int marker = requireNonNullElse(request.partNumberMarker(), 0);
        List<Part> parts = pending.parts().tailMap(marker, false).values().stream()
                .limit(most)
                .map(UploadListings::described)
                .toList();
        int last = parts.isEmpty() ? marker : parts.get(parts.size() - 1).partNumber();
        return ListPartsResponse.builder()
                .bucket(bucket.name())
                .key(request.key())
                .uploadId(pending.id())
                .partNumberMarker(marker)
                .nextPartNumberMarker(last)
                .maxParts(most)
                .isTruncated(most > 0 && pending.parts().higherKey(last) != null)
                .parts(parts)
                .initiator(initiator())
                .owner(existing.owner())
                .storageClass(storageClass(pending))
                .checksumAlgorithm(pending.algorithm().name())
                .checksumType(pending.checksumType())
                .build();
    }

    private Initiator initiator() {
        return Initiator.builder().id(existing.owner().id()).build();
    }

    private static String storageClass(PendingUpload pending) {
        return pending.object().headers().getOrDefault(ObjectHeaders.STORAGE_CLASS, "STANDARD");
    }

    private static Part described(StoredObject part) {
        Part.Builder described = Part.builder()
                .partNumber(Integer.parseInt(part.key()))
                .eTag(part.eTag())
                .size(part.size())
                .lastModified(part.modified());
        Copies.checksum(described, part.checksums());
        return described.build();
    }

    public ListMultipartUploadsResponse listMultipartUploads(ListMultipartUploadsRequest request, Caller caller) {
        Bucket bucket = existing.bucket(request);
        int most = Paging.most(request.maxUploads(), "max-uploads", "maxUploads");
        UnaryOperator<@Nullable String> encoding = Paging.encoding(request.encodingTypeAsString());
        Page page = new Page(
                requireNonNullElse(request.prefix(), ""),
                requireNonNullElse(request.delimiter(), ""),
                requireNonNullElse(request.keyMarker(), ""),
                requireNonNullElse(request.uploadIdMarker(), ""));
        page.fill(bucket.uploads().all(), most);
        return ListMultipartUploadsResponse.builder()
                .bucket(bucket.name())
                .prefix(encoding.apply(requireNonNullElse(request.prefix(), "")))
                .delimiter(Paging.delimiter(request.delimiter(), encoding))
                .keyMarker(encoding.apply(page.keyMarker))
                .uploadIdMarker(page.idMarker)
                .nextKeyMarker(page.more ? encoding.apply(page.lastKey) : null)
                .nextUploadIdMarker(page.more ? page.lastId : null)
                .maxUploads(most)
                .encodingType(request.encodingType())
                .isTruncated(page.more)
                .uploads(page.uploads.stream()
                        .map(upload -> described(upload, encoding))
                        .toList())
                .commonPrefixes(Paging.prefixes(page.prefixes, encoding))
                .build();
    }

    private MultipartUpload described(PendingUpload upload, UnaryOperator<@Nullable String> encoding) {
        return MultipartUpload.builder()
                .key(encoding.apply(upload.object().key()))
                .uploadId(upload.id())
                .initiated(upload.object().modified())
                .initiator(initiator())
                .owner(existing.owner())
                .storageClass(storageClass(upload))
                .checksumAlgorithm(upload.algorithm().name())
                .checksumType(upload.checksumType())
                .build();
    }

    /** A page in the making. */
    private static final class Page {
        final String prefix;
        final String delimiter;
        final String keyMarker;
        final String idMarker;
        final List<PendingUpload> uploads = new ArrayList<>();
        final List<String> prefixes = new ArrayList<>();
        String lastKey = "";
        String lastId = "";
        boolean more;

        Page(String prefix, String delimiter, String keyMarker, String idMarker) {
            this.prefix = prefix;
            this.delimiter = delimiter;
            this.keyMarker = keyMarker;
            this.idMarker = idMarker;
        }

        void fill(List<PendingUpload> all, int most) {
            boolean markerSeen = idMarker.isEmpty();
            for (PendingUpload upload : all) {
                String key = upload.object().key();
                int compared = KeyOrder.UTF_8.compare(key, keyMarker);
                boolean before = compared < 0 || compared == 0 && (idMarker.isEmpty() || !markerSeen);
                markerSeen |= compared == 0 && upload.id().equals(idMarker);
                if (keyMarker.isEmpty() || !before) {
                    if (key.startsWith(prefix) && !add(upload, key, most)) {
                        more = most > 0;
                        return;
                    }
                }
            }
        }

        /** False where the page is full. */
        private boolean add(PendingUpload upload, String key, int most) {
            int end = delimiter.isEmpty() ? -1 : key.indexOf(delimiter, prefix.length());
            String rolled = end < 0 ? "" : key.substring(0, end + delimiter.length());
            boolean shown = end >= 0 && (prefixes.contains(rolled) || rolled.equals(keyMarker));
            if (shown) {
                return true;
            }
            if (uploads.size() + prefixes.size() == most) {
                return false;
            }
            if (end < 0) {
                uploads.add(upload);
            } else {
                prefixes.add(rolled);
            }
            lastKey = end < 0 ? key : rolled;
            lastId = end < 0 ? upload.id() : "";
            return true;
        }
    }
}
