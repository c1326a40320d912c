package wildrydes.cloud.s3;

import static java.util.Objects.requireNonNullElse;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.Checksum;
import software.amazon.awssdk.services.s3.model.GetObjectAttributesParts;
import software.amazon.awssdk.services.s3.model.GetObjectAttributesRequest;
import software.amazon.awssdk.services.s3.model.GetObjectAttributesResponse;
import wildrydes.cloud.auth.Caller;

/** Tells of an object what a listing and its headers do not (docs.aws.amazon.com/AmazonS3/latest/API/API_GetObjectAttributes.html). */
public final class ObjectAttributes {

    private final Existing existing;

    ObjectAttributes(Existing existing) {
        this.existing = existing;
    }

    public GetObjectAttributesResponse getObjectAttributes(GetObjectAttributesRequest request, Caller caller) {
        StoredObject object = existing.object(existing.bucket(request), request.key(), caller);
        List<String> wanted = request.objectAttributesAsStrings();
        GetObjectAttributesResponse.Builder response =
                GetObjectAttributesResponse.builder().lastModified(object.modified());
        if (wanted.contains("ETag")) {
            response.eTag(object.eTag().replace("\"", ""));
        }
        if (wanted.contains("Checksum") && !object.checksums().isEmpty()) {
            Checksum.Builder checksum = Checksum.builder();
            Copies.checksum(checksum, object.checksums());
            response.checksum(checksum.build());
        }
        if (wanted.contains("ObjectParts") && !object.parts().isEmpty()) {
            response.objectParts(parts(request, object));
        }
        if (wanted.contains("StorageClass")) {
            response.storageClass(object.headers().getOrDefault(ObjectHeaders.STORAGE_CLASS, "STANDARD"));
        }
        if (wanted.contains("ObjectSize")) {
            response.objectSize(object.size());
        }
        return response.build();
    }

    private static GetObjectAttributesParts parts(GetObjectAttributesRequest request, StoredObject object) {
        int most = Paging.most(request.maxParts(), "max-parts", "maxParts");
        int marker = requireNonNullElse(request.partNumberMarker(), 0);
        boolean ofParts = Checksums.OF_PARTS.equals(object.checksums().get(Checksums.TYPE));
        Algorithm algorithm = Checksums.of(object.checksums());
        List<ObjectPart> behind =
                object.parts().stream().filter(part -> part.number() > marker).toList();
        List<ObjectPart> page = behind.subList(0, Math.min(most, behind.size()));
        return GetObjectAttributesParts.builder()
                .totalPartsCount(object.parts().size())
                .partNumberMarker(marker)
                .nextPartNumberMarker(
                        page.isEmpty() ? marker : page.get(page.size() - 1).number())
                .maxParts(most)
                .isTruncated(page.size() < behind.size())
                // As documented, only where the parts have checksums of their own.
                .parts(
                        ofParts
                                ? page.stream()
                                        .map(part -> described(part, algorithm))
                                        .toList()
                                : null)
                .build();
    }

    private static software.amazon.awssdk.services.s3.model.ObjectPart described(
            ObjectPart part, @Nullable Algorithm algorithm) {
        var described = software.amazon.awssdk.services.s3.model.ObjectPart.builder()
                .partNumber(part.number())
                .size(part.size());
        if (algorithm != null && part.checksum() != null) {
            Copies.checksum(described, Map.of(algorithm.header(), part.checksum()));
        }
        return described.build();
    }
}
