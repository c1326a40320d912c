package wildrydes.cloud.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static wildrydes.cloud.s3.Refused.refused;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.DeletedObject;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Error;
import software.amazon.awssdk.services.s3.model.S3Object;

class DeletionsTest {

    private static ServedS3 served;
    private static S3Client s3;

    @BeforeAll
    static void open() {
        served = new ServedS3();
        s3 = served.client();
    }

    @AfterAll
    static void close() {
        s3.close();
        served.close();
    }

    private static void bucket(String name, String... keys) {
        s3.createBucket(request -> request.bucket(name));
        for (String key : keys) {
            s3.putObject(request -> request.bucket(name).key(key), RequestBody.fromString(key));
        }
    }

    private static DeleteObjectsResponse delete(String bucket, boolean quiet, List<String> keys) {
        List<ObjectIdentifier> objects = keys.stream()
                .map(key -> ObjectIdentifier.builder().key(key).build())
                .toList();
        return s3.deleteObjects(request ->
                request.bucket(bucket).delete(delete -> delete.objects(objects).quiet(quiet)));
    }

    @Test
    void manyObjectsGoAtOnce() {
        bucket("many", "a", "a/b", "c d&<é");

        DeleteObjectsResponse deleted = delete("many", false, List.of("a", "missing", "c d&<é", "a"));

        assertThat(deleted.deleted()).extracting(DeletedObject::key).containsExactly("a", "missing", "c d&<é");
        assertThat(deleted.errors()).isEmpty();
        assertThat(s3.listObjectsV2(request -> request.bucket("many")).contents())
                .extracting(S3Object::key)
                .containsExactly("a/b");
        assertThat(delete("many", true, List.of("a/b")).deleted()).isEmpty();
        s3.deleteBucket(request -> request.bucket("many"));
    }

    @Test
    void whatIsNotAsTheClientKnewItStays() {
        bucket("known", "k");

        DeleteObjectsResponse deleted = s3.deleteObjects(request -> request.bucket("known")
                .delete(delete -> delete.objects(
                        ObjectIdentifier.builder().key("k").eTag("\"other\"").build(),
                        ObjectIdentifier.builder().key("k").versionId("7").build(),
                        ObjectIdentifier.builder().key("gone").eTag("*").build())));

        assertThat(deleted.errors())
                .extracting(S3Error::code)
                .containsExactly("PreconditionFailed", "NoSuchVersion", "NoSuchKey");
        refused(
                () -> s3.deleteObject(
                        request -> request.bucket("known").key("k").ifMatch("\"other\"")),
                412,
                "PreconditionFailed",
                "At least one of the pre-conditions you specified did not hold");
        s3.deleteObject(request -> request.bucket("known").key("k").ifMatch("*"));
        assertThat(s3.listObjectsV2(request -> request.bucket("known")).keyCount())
                .isZero();
        refused(
                () -> s3.deleteObject(
                        request -> request.bucket("known").key("k").ifMatch("*")),
                404,
                "NoSuchKey",
                "The specified key does not exist.");
    }

    @Test
    void moreThanAThousandAreRefused() {
        bucket("limited");

        refused(
                () -> delete(
                        "limited",
                        false,
                        IntStream.range(0, 1001).mapToObj(String::valueOf).toList()),
                400,
                "MalformedXML",
                "The XML you provided was not well-formed or did not validate against our published schema");
    }

    @Test
    void aThousandGoInOneCall() {
        bucket("thousand");
        List<String> keys = IntStream.range(0, 1000).mapToObj(i -> "k" + i).toList();
        keys.subList(0, 20)
                .forEach(key ->
                        s3.putObject(request -> request.bucket("thousand").key(key), RequestBody.fromString("")));

        assertThat(delete("thousand", false, keys).deleted()).hasSize(1000);
        assertThat(s3.listObjectsV2(request -> request.bucket("thousand")).keyCount())
                .isZero();
    }
}
