package wildrydes.cloud.s3;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.ListObjectsResponse;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Listings in the first version, and those of buckets; the second version is in {@link S3ServiceTest}. */
class ListingsTest {

    private static ServedS3 served;
    private static S3Client s3;

    @BeforeAll
    static void open() {
        served = new ServedS3();
        s3 = served.client();
        for (String bucket : new String[] {"listed", "listed-2", "other"}) {
            s3.createBucket(request -> request.bucket(bucket));
        }
        for (String key : new String[] {"a", "b/1", "b/2", "c", "d d"}) {
            s3.putObject(request -> request.bucket("listed").key(key), RequestBody.fromString(key));
        }
    }

    @AfterAll
    static void close() {
        s3.close();
        served.close();
    }

    @Test
    void aMarkerBeginsThePage() {
        ListObjectsResponse page =
                s3.listObjects(request -> request.bucket("listed").maxKeys(2));

        assertThat(page.contents()).extracting(S3Object::key).containsExactly("a", "b/1");
        assertThat(page.contents()).allSatisfy(object -> {
            assertThat(object.owner().id()).hasSize(64);
            assertThat(object.checksumAlgorithm()).containsExactly(ChecksumAlgorithm.CRC32);
        });
        assertThat(page.isTruncated()).isTrue();
        assertThat(page.nextMarker()).isNull();
        assertThat(s3.listObjects(request -> request.bucket("listed").marker("b/1"))
                        .contents())
                .extracting(S3Object::key)
                .containsExactly("b/2", "c", "d d");
    }

    @Test
    void aPrefixMayBeTheMarkerOfTheNextPage() {
        ListObjectsResponse page = s3.listObjects(
                request -> request.bucket("listed").delimiter("/").maxKeys(2));

        assertThat(page.contents()).extracting(S3Object::key).containsExactly("a");
        assertThat(page.commonPrefixes()).extracting(CommonPrefix::prefix).containsExactly("b/");
        assertThat(page.nextMarker()).isEqualTo("b/");
        assertThat(s3.listObjects(request -> request.bucket("listed")
                                .delimiter("/")
                                .marker("b/")
                                .encodingType(EncodingType.URL))
                        .contents())
                .extracting(S3Object::key)
                .containsExactly("c", "d d");
    }

    @Test
    void eachObjectIsItsOnlyVersion() {
        var page = s3.listObjectVersions(request -> request.bucket("listed").maxKeys(2));

        assertThat(page.versions())
                .extracting(one -> one.key() + " " + one.versionId())
                .containsExactly("a null", "b/1 null");
        assertThat(page.versions()).allMatch(one -> one.isLatest());
        assertThat(s3.listObjectVersions(request -> request.bucket("listed")
                                .keyMarker(page.nextKeyMarker())
                                .versionIdMarker("null"))
                        .versions())
                .hasSize(3);
        assertThat(page.deleteMarkers()).isEmpty();
    }

    @Test
    void bucketsAreListedInPages() {
        var page = s3.listBuckets(request -> request.prefix("listed").maxBuckets(1));

        assertThat(page.buckets()).extracting(Bucket::name).containsExactly("listed");
        assertThat(page.buckets().get(0).bucketRegion()).isEqualTo("us-east-1");
        assertThat(s3.listBuckets(request -> request.prefix("listed").continuationToken(page.continuationToken()))
                        .buckets())
                .extracting(Bucket::name)
                .containsExactly("listed-2");
    }
}
