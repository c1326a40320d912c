package wildrydes.cloud.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static wildrydes.cloud.s3.Refused.refused;

import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.StorageClass;
import software.amazon.awssdk.services.s3.model.TaggingDirective;

class CopiesTest {

    private static final String SOURCE = "2018/hörd & + 1.json";

    private static ServedS3 served;
    private static S3Client s3;

    @BeforeAll
    static void open() {
        served = new ServedS3();
        s3 = served.client();
        s3.createBucket(request -> request.bucket("originals"));
        s3.createBucket(request -> request.bucket("copies"));
        s3.putObject(
                request -> request.bucket("originals")
                        .key(SOURCE)
                        .contentType("application/json")
                        .metadata(Map.of("colour", "white"))
                        .tagging("kept=yes"),
                RequestBody.fromString("{}"));
    }

    @AfterAll
    static void close() {
        s3.close();
        served.close();
    }

    private static CopyObjectResponse copy(String key, Consumer<CopyObjectRequest.Builder> more) {
        return s3.copyObject(request -> {
            request.sourceBucket("originals")
                    .sourceKey(SOURCE)
                    .destinationBucket("copies")
                    .destinationKey(key);
            more.accept(request);
        });
    }

    private static HeadObjectResponse head(String key) {
        return s3.headObject(request -> request.bucket("copies").key(key));
    }

    @Test
    void aCopyHasContentMetadataAndTags() {
        CopyObjectResponse copied = copy("plain", request -> {});

        assertThat(copied.copyObjectResult().eTag()).isEqualTo("\"99914b932bd37a50b983c5e7c90ae93b\"");
        assertThat(s3.getObject(request -> request.bucket("copies").key("plain"), ResponseTransformer.toBytes())
                        .asUtf8String())
                .isEqualTo("{}");
        assertThat(head("plain").contentType()).isEqualTo("application/json");
        assertThat(head("plain").metadata()).containsEntry("colour", "white");
        assertThat(s3.getObjectTagging(request -> request.bucket("copies").key("plain"))
                        .tagSet())
                .extracting(tag -> tag.key() + "=" + tag.value())
                .containsExactly("kept=yes");
    }

    @Test
    void metadataTagsStorageClassAndChecksumMayBeOthers() {
        CopyObjectResponse copied = copy(
                "other",
                request -> request.metadataDirective(MetadataDirective.REPLACE)
                        .contentType("text/plain")
                        .metadata(Map.of("size", "small"))
                        .taggingDirective(TaggingDirective.REPLACE)
                        .tagging("new=1")
                        .storageClass(StorageClass.STANDARD_IA)
                        .checksumAlgorithm(ChecksumAlgorithm.SHA1));

        assertThat(copied.copyObjectResult().checksumSHA1()).isEqualTo("vyGp6PvFo4RvsFtPoIWeCReyIC8=");
        assertThat(head("other").contentType()).isEqualTo("text/plain");
        assertThat(head("other").metadata()).containsOnly(Map.entry("size", "small"));
        assertThat(head("other").storageClass()).isEqualTo(StorageClass.STANDARD_IA);
        assertThat(s3.getObjectTagging(request -> request.bucket("copies").key("other"))
                        .tagSet())
                .extracting(tag -> tag.key())
                .containsExactly("new");
    }

    @Test
    void conditionsOnTheSourceHold() {
        String tag = s3.headObject(request -> request.bucket("originals").key(SOURCE))
                .eTag();
        String sentence = "At least one of the pre-conditions you specified did not hold";

        copy("conditional", request -> request.copySourceIfMatch(tag));
        refused(
                () -> copy("no", request -> request.copySourceIfMatch("\"other\"")),
                412,
                "PreconditionFailed",
                sentence);
        refused(() -> copy("no", request -> request.copySourceIfNoneMatch(tag)), 412, "PreconditionFailed", sentence);
        refused(
                () -> copy("no", request -> request.copySourceIfUnmodifiedSince(Instant.EPOCH)),
                412,
                "PreconditionFailed",
                sentence);
        refused(() -> copy("conditional", request -> request.ifNoneMatch("*")), 412, "PreconditionFailed", sentence);
    }

    @Test
    void whatCannotBeCopiedIsRefused() {
        refused(
                () -> s3.copyObject(request -> request.sourceBucket("originals")
                        .sourceKey("missing")
                        .destinationBucket("copies")
                        .destinationKey("k")),
                404,
                "NoSuchKey",
                "The specified key does not exist.");
        refused(
                () -> s3.copyObject(request -> request.sourceBucket("missing")
                        .sourceKey("k")
                        .destinationBucket("copies")
                        .destinationKey("k")),
                404,
                "NoSuchBucket",
                "The specified bucket does not exist");
        refused(
                () -> s3.copyObject(request -> request.sourceBucket("originals")
                        .sourceKey(SOURCE)
                        .destinationBucket("originals")
                        .destinationKey(SOURCE)),
                400,
                "InvalidRequest",
                "This copy request is illegal because it is trying to copy an object to itself without changing the"
                        + " object's metadata, storage class, website redirect location or encryption attributes.");
    }
}
