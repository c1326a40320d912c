package wildrydes.cloud.s3;

import static java.util.Objects.requireNonNullElse;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsRequest;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.ObjectVersion;
import software.amazon.awssdk.services.s3.model.ObjectVersionStorageClass;
import wildrydes.cloud.auth.Caller;

/** Lists versions as a bucket has them that keeps none: each object is the latest and only one, called {@code null}. */
public final class VersionListing {

    private static final String ONLY = "null";

    private final Existing existing;

    VersionListing(Existing existing) {
        this.existing = existing;
    }

    public ListObjectVersionsResponse listObjectVersions(ListObjectVersionsRequest request, Caller caller) {
        Bucket bucket = existing.bucket(request);
        int most = Paging.most(request.maxKeys(), "max-keys", "maxKeys");
        UnaryOperator<@Nullable String> encoding = Paging.encoding(request.encodingTypeAsString());
        String prefix = requireNonNullElse(request.prefix(), "");
        String marker = requireNonNullElse(request.keyMarker(), "");
        Listing page = Listing.of(bucket, prefix, requireNonNullElse(request.delimiter(), ""), marker, most);
        return ListObjectVersionsResponse.builder()
                .name(bucket.name())
                .prefix(encoding.apply(prefix))
                .keyMarker(encoding.apply(marker))
                .versionIdMarker(requireNonNullElse(request.versionIdMarker(), ""))
                .delimiter(Paging.delimiter(request.delimiter(), encoding))
                .maxKeys(most)
                .encodingType(request.encodingType())
                .isTruncated(page.next() != null)
                .nextKeyMarker(encoding.apply(page.next()))
                .nextVersionIdMarker(page.next() == null ? null : ONLY)
                .versions(page.objects().stream()
                        .map(object -> described(object, encoding))
                        .toList())
                .commonPrefixes(Paging.prefixes(page.prefixes(), encoding))
                .build();
    }

    private ObjectVersion described(StoredObject object, UnaryOperator<@Nullable String> encoding) {
        return ObjectVersion.builder()
                .key(encoding.apply(object.key()))
                .versionId(ONLY)
                .isLatest(true)
                .lastModified(object.modified())
                .eTag(object.eTag())
                .size(object.size())
                .storageClass(ObjectVersionStorageClass.STANDARD)
                .owner(existing.owner())
                .build();
    }
}
