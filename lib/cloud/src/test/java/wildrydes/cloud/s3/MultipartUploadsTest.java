package wildrydes.cloud.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static wildrydes.cloud.s3.Refused.refused;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CopyPartResult;
import software.amazon.awssdk.services.s3.model.GetObjectAttributesResponse;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;
import software.amazon.awssdk.services.s3.model.ObjectAttributes;
import software.amazon.awssdk.services.s3.model.Part;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

class MultipartUploadsTest {

    private static final String BUCKET = "uploads";
    private static final byte[] FIRST = bytes(5 << 20);

    private static ServedS3 served;
    private static S3Client s3;

    @BeforeAll
    static void open() {
        served = new ServedS3();
        s3 = served.client();
        s3.createBucket(request -> request.bucket(BUCKET));
    }

    @AfterAll
    static void close() {
        s3.close();
        served.close();
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(7).nextBytes(bytes);
        return bytes;
    }

    private static String begin(String key) {
        return s3.createMultipartUpload(request -> request.bucket(BUCKET)
                        .key(key)
                        .contentType("text/plain")
                        .tagging("herd=white")
                        .metadata(Map.of("colour", "white")))
                .uploadId();
    }

    private static CompletedPart part(String key, String id, int number, byte[] content) {
        UploadPartResponse response = s3.uploadPart(
                request -> request.bucket(BUCKET).key(key).uploadId(id).partNumber(number),
                RequestBody.fromBytes(content));
        return CompletedPart.builder().partNumber(number).eTag(response.eTag()).build();
    }

    private static CompleteMultipartUploadResponse complete(String key, String id, CompletedPart... parts) {
        return s3.completeMultipartUpload(
                request -> request.bucket(BUCKET).key(key).uploadId(id).multipartUpload(upload -> upload.parts(parts)));
    }

    @Test
    void partsBecomeOneObject() {
        String id = begin("whole");
        CompletedPart last = part("whole", id, 9, new byte[] {'e', 'n', 'd'});
        CompletedPart first = part("whole", id, 2, FIRST);

        CompleteMultipartUploadResponse completed = complete("whole", id, first, last);

        assertThat(completed.eTag()).matches("\"[0-9a-f]{32}-2\"");
        assertThat(completed.checksumType()).isEqualTo(ChecksumType.FULL_OBJECT);
        var got = s3.getObject(request -> request.bucket(BUCKET).key("whole"), ResponseTransformer.toBytes());
        byte[] content = got.asByteArrayUnsafe();
        assertThat(content).hasSize(FIRST.length + 3).endsWith('e', 'n', 'd');
        assertThat(Arrays.copyOf(content, FIRST.length)).isEqualTo(FIRST);
        assertThat(got.response().contentType()).isEqualTo("text/plain");
        assertThat(got.response().metadata()).containsEntry("colour", "white");
        assertThat(got.response().tagCount()).isEqualTo(1);
        assertThat(served.objects().resolve(BUCKET).resolve("whole")).hasBinaryContent(content);
        assertThat(s3.getObject(
                                request -> request.bucket(BUCKET).key("whole").partNumber(2),
                                ResponseTransformer.toBytes())
                        .asUtf8String())
                .isEqualTo("end");
        assertThat(s3.headObject(request -> request.bucket(BUCKET).key("whole").partNumber(1))
                        .partsCount())
                .isEqualTo(2);
        assertThat(complete("whole", id, first, last).eTag())
                .as("a client may ask again")
                .isEqualTo(completed.eTag());
        s3.deleteObject(request -> request.bucket(BUCKET).key("whole"));
        assertThatThrownBy(() -> complete("whole", id, first, last)).isInstanceOf(NoSuchUploadException.class);
    }

    @Test
    void aPartThatComesAgainTakesThePlaceOfTheFirst() {
        String id = begin("again");
        part("again", id, 1, new byte[] {'a'});
        CompletedPart second = part("again", id, 1, new byte[] {'b'});

        complete("again", id, second);

        assertThat(s3.getObject(request -> request.bucket(BUCKET).key("again"), ResponseTransformer.toBytes())
                        .asUtf8String())
                .isEqualTo("b");
    }

    @Test
    void aChecksumOfThePartsChecksumsIsGiven() {
        String id = s3.createMultipartUpload(
                        request -> request.bucket(BUCKET).key("composite").checksumAlgorithm(ChecksumAlgorithm.SHA256))
                .uploadId();
        UploadPartResponse first = s3.uploadPart(
                request -> request.bucket(BUCKET)
                        .key("composite")
                        .uploadId(id)
                        .partNumber(1)
                        .checksumAlgorithm(ChecksumAlgorithm.SHA256),
                RequestBody.fromString("content"));

        CompleteMultipartUploadResponse completed = complete(
                "composite",
                id,
                CompletedPart.builder()
                        .partNumber(1)
                        .eTag(first.eTag())
                        .checksumSHA256(first.checksumSHA256())
                        .build());

        // The SHA-256 of the SHA-256 of "content".
        assertThat(completed.checksumSHA256()).isEqualTo("xO7IXrZrebj1n/dql9XZeqwbXsqMZnW06Yil3up4blM=-1");
        assertThat(completed.checksumType()).isEqualTo(ChecksumType.COMPOSITE);
        GetObjectAttributesResponse attributes = s3.getObjectAttributes(request -> request.bucket(BUCKET)
                .key("composite")
                .objectAttributes(ObjectAttributes.CHECKSUM, ObjectAttributes.OBJECT_PARTS, ObjectAttributes.E_TAG));
        assertThat(attributes.checksum().checksumSHA256()).isEqualTo(completed.checksumSHA256());
        assertThat(attributes.objectParts().totalPartsCount()).isEqualTo(1);
        assertThat(attributes.objectParts().parts().get(0).checksumSHA256()).isEqualTo(first.checksumSHA256());
        assertThat(attributes.eTag()).isEqualTo(completed.eTag().replace("\"", ""));
    }

    @Test
    void partsAreCopiedFromObjects() {
        s3.putObject(request -> request.bucket(BUCKET).key("source"), RequestBody.fromString("0123456789"));
        String id = begin("copied");

        CopyPartResult part = s3.uploadPartCopy(request -> request.sourceBucket(BUCKET)
                        .sourceKey("source")
                        .copySourceRange("bytes=2-4")
                        .destinationBucket(BUCKET)
                        .destinationKey("copied")
                        .uploadId(id)
                        .partNumber(1))
                .copyPartResult();
        complete(
                "copied",
                id,
                CompletedPart.builder().partNumber(1).eTag(part.eTag()).build());

        assertThat(s3.getObject(request -> request.bucket(BUCKET).key("copied"), ResponseTransformer.toBytes())
                        .asUtf8String())
                .isEqualTo("234");
        refused(
                () -> s3.uploadPartCopy(request -> request.sourceBucket(BUCKET)
                        .sourceKey("source")
                        .copySourceRange("bytes=2-10")
                        .destinationBucket(BUCKET)
                        .destinationKey("copied")
                        .uploadId(begin("copied"))
                        .partNumber(1)),
                400,
                "InvalidArgument",
                "Range specified is not valid for source object of size: 10");
    }

    @Test
    void uploadsAndTheirPartsAreListedUntilTheyEnd() {
        String id = begin("listed/1");
        String other = begin("listed/2");
        part("listed/1", id, 3, new byte[] {1, 2});
        part("listed/1", id, 5, new byte[] {3});

        var parts = s3.listParts(
                request -> request.bucket(BUCKET).key("listed/1").uploadId(id).maxParts(1));
        assertThat(parts.parts()).extracting(Part::partNumber, Part::size).containsExactly(tuple(3, 2L));
        assertThat(parts.isTruncated()).isTrue();
        assertThat(s3.listPartsPaginator(request -> request.bucket(BUCKET)
                                .key("listed/1")
                                .uploadId(id)
                                .maxParts(1))
                        .parts())
                .extracting(Part::partNumber)
                .containsExactly(3, 5);
        assertThat(s3.listMultipartUploads(request -> request.bucket(BUCKET).prefix("listed/"))
                        .uploads())
                .extracting(MultipartUpload::key)
                .containsExactly("listed/1", "listed/2");
        assertThat(s3.listMultipartUploads(
                                request -> request.bucket(BUCKET).prefix("lis").delimiter("/"))
                        .commonPrefixes())
                .extracting(one -> one.prefix())
                .containsExactly("listed/");
        var page = s3.listMultipartUploads(
                request -> request.bucket(BUCKET).prefix("listed/").maxUploads(1));
        assertThat(page.isTruncated()).isTrue();
        assertThat(s3.listMultipartUploads(request -> request.bucket(BUCKET)
                                .prefix("listed/")
                                .keyMarker(page.nextKeyMarker())
                                .uploadIdMarker(page.nextUploadIdMarker()))
                        .uploads())
                .extracting(MultipartUpload::uploadId)
                .containsExactly(other);

        s3.abortMultipartUpload(
                request -> request.bucket(BUCKET).key("listed/1").uploadId(id));
        s3.abortMultipartUpload(
                request -> request.bucket(BUCKET).key("listed/2").uploadId(other));

        assertThat(s3.listMultipartUploads(request -> request.bucket(BUCKET).prefix("listed/"))
                        .uploads())
                .isEmpty();
        refusedWithoutWords(() -> part("listed/1", id, 1, new byte[1]), 404);
    }

    /** The SDK waits for leave to send a part, and reads no document that refuses it. */
    private static void refusedWithoutWords(ThrowingCallable call, int status) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(status));
    }

    private static Tuple tuple(Object... values) {
        return Tuple.tuple(values);
    }

    @Test
    void whatIsNotAsItMustBeIsRefused() {
        String id = begin("refused");
        CompletedPart one = part("refused", id, 1, new byte[] {1});
        CompletedPart two = part("refused", id, 2, new byte[] {2});

        refused(
                () -> complete("refused", id, one, two),
                400,
                "EntityTooSmall",
                "Your proposed upload is smaller than the minimum allowed size");
        refused(
                () -> complete("refused", id, two, one),
                400,
                "InvalidPartOrder",
                "The list of parts was not in ascending order. Parts must be ordered by part number.");
        refused(
                () -> complete(
                        "refused",
                        id,
                        CompletedPart.builder().partNumber(3).eTag(one.eTag()).build()),
                400,
                "InvalidPart",
                "One or more of the specified parts could not be found.  The part may not have been uploaded, or the"
                        + " specified entity tag may not match the part's entity tag.");
        refusedWithoutWords(() -> part("refused", id, 10_001, new byte[1]), 400);
        assertThatThrownBy(() -> complete("refused", id))
                .isInstanceOfSatisfying(
                        S3Exception.class,
                        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("MalformedXML"));
        refused(
                () -> s3.createMultipartUpload(request -> request.bucket(BUCKET)
                        .key("refused")
                        .checksumAlgorithm(ChecksumAlgorithm.SHA1)
                        .checksumType(ChecksumType.FULL_OBJECT)),
                400,
                "InvalidRequest",
                "The FULL_OBJECT checksum type cannot be used with the sha1 checksum algorithm.");
    }

    @Test
    void anUploadGoesOnAfterARestart() throws IOException {
        try (ServedS3 own = new ServedS3()) {
            String id;
            String first;
            try (S3Client client = own.client()) {
                client.createBucket(request -> request.bucket("kept"));
                id = client.createMultipartUpload(
                                request -> request.bucket("kept").key("k"))
                        .uploadId();
                String upload = id;
                first = client.uploadPart(
                                request -> request.bucket("kept")
                                        .key("k")
                                        .uploadId(upload)
                                        .partNumber(1),
                                RequestBody.fromString("begun"))
                        .eTag();
            }
            own.restart();
            try (S3Client client = own.client()) {
                client.completeMultipartUpload(request -> request.bucket("kept")
                        .key("k")
                        .uploadId(id)
                        .multipartUpload(upload -> upload.parts(List.of(CompletedPart.builder()
                                .partNumber(1)
                                .eTag(first)
                                .build()))));
                assertThat(own.objects().resolve("kept/k")).hasContent("begun");
            }
        }
    }
}
