package wildrydes.cloud.s3;

import static java.util.Objects.requireNonNullElse;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.ListObjectsRequest;
import software.amazon.awssdk.services.s3.model.ListObjectsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.Owner;
import software.amazon.awssdk.services.s3.model.S3Object;
import wildrydes.cloud.auth.Caller;

/** Lists what is in a bucket. */
public final class Listings {

    private final Existing existing;

    Listings(Existing existing) {
        this.existing = existing;
    }

    public ListObjectsResponse listObjects(ListObjectsRequest request, Caller caller) {
        Bucket bucket = existing.bucket(request);
        int most = Paging.most(request.maxKeys(), "max-keys", "maxKeys");
        UnaryOperator<@Nullable String> encoding = Paging.encoding(request.encodingTypeAsString());
        String prefix = requireNonNullElse(request.prefix(), "");
        String delimiter = requireNonNullElse(request.delimiter(), "");
        String marker = requireNonNullElse(request.marker(), "");
        Listing page = Listing.of(bucket, prefix, delimiter, marker, most);
        return ListObjectsResponse.builder()
                .name(bucket.name())
                .prefix(encoding.apply(prefix))
                .marker(encoding.apply(marker))
                .delimiter(Paging.delimiter(request.delimiter(), encoding))
                .maxKeys(most)
                .encodingType(request.encodingType())
                .isTruncated(page.next() != null)
                // As documented: without a delimiter the last key of the page is the marker of the next.
                .nextMarker(delimiter.isEmpty() ? null : encoding.apply(page.next()))
                .contents(described(page, existing.owner(), encoding))
                .commonPrefixes(Paging.prefixes(page.prefixes(), encoding))
                .build();
    }

    public ListObjectsV2Response listObjectsV2(ListObjectsV2Request request, Caller caller) {
        Bucket bucket = existing.bucket(request);
        int most = Paging.most(request.maxKeys(), "max-keys", "maxKeys");
        UnaryOperator<@Nullable String> encoding = Paging.encoding(request.encodingTypeAsString());
        String prefix = requireNonNullElse(request.prefix(), "");
        String token = request.continuationToken();
        String after = token == null ? requireNonNullElse(request.startAfter(), "") : Listing.after(token);
        Listing page = Listing.of(bucket, prefix, requireNonNullElse(request.delimiter(), ""), after, most);
        Owner owner = Boolean.TRUE.equals(request.fetchOwner()) ? existing.owner() : null;
        return ListObjectsV2Response.builder()
                .name(bucket.name())
                .prefix(encoding.apply(prefix))
                .delimiter(Paging.delimiter(request.delimiter(), encoding))
                .startAfter(encoding.apply(request.startAfter()))
                .maxKeys(most)
                .encodingType(request.encodingType())
                .continuationToken(token)
                .nextContinuationToken(page.token())
                .isTruncated(page.next() != null)
                .keyCount(page.size())
                .contents(described(page, owner, encoding))
                .commonPrefixes(Paging.prefixes(page.prefixes(), encoding))
                .build();
    }

    private static List<S3Object> described(
            Listing page, @Nullable Owner owner, UnaryOperator<@Nullable String> encoding) {
        return page.objects().stream()
                .map(object -> described(object, owner, encoding))
                .toList();
    }

    private static S3Object described(
            StoredObject object, @Nullable Owner owner, UnaryOperator<@Nullable String> encoding) {
        Algorithm algorithm = Checksums.of(object.checksums());
        return S3Object.builder()
                .key(encoding.apply(object.key()))
                .lastModified(object.modified())
                .eTag(object.eTag())
                .checksumAlgorithmWithStrings(algorithm == null ? List.of() : List.of(algorithm.name()))
                .checksumType(object.checksums().get(Checksums.TYPE))
                .size(object.size())
                .storageClass(object.headers().getOrDefault(ObjectHeaders.STORAGE_CLASS, "STANDARD"))
                .owner(owner)
                .build();
    }
}
