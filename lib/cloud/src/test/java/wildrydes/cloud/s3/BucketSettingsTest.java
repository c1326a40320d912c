package wildrydes.cloud.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static wildrydes.cloud.s3.Refused.refused;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ObjectCannedACL;
import software.amazon.awssdk.services.s3.model.ObjectOwnership;
import software.amazon.awssdk.services.s3.model.Permission;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;
import software.amazon.awssdk.services.s3.model.Tag;

class BucketSettingsTest {

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

    private static void bucket(String name) {
        s3.createBucket(request -> request.bucket(name));
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    @Test
    void aBucketHasWhatAwsGivesEach() {
        bucket("defaults");

        assertThat(s3.getBucketEncryption(request -> request.bucket("defaults"))
                        .serverSideEncryptionConfiguration()
                        .rules())
                .singleElement()
                .satisfies(rule -> assertThat(
                                rule.applyServerSideEncryptionByDefault().sseAlgorithm())
                        .isEqualTo(ServerSideEncryption.AES256));
        assertThat(s3.getBucketOwnershipControls(request -> request.bucket("defaults"))
                        .ownershipControls()
                        .rules())
                .extracting(rule -> rule.objectOwnership())
                .containsExactly(ObjectOwnership.BUCKET_OWNER_ENFORCED);
        assertThat(s3.getBucketAcl(request -> request.bucket("defaults")).grants())
                .extracting(grant -> grant.permission())
                .containsExactly(Permission.FULL_CONTROL);
        assertThat(s3.getBucketVersioning(request -> request.bucket("defaults")).status())
                .isNull();
        assertThat(s3.getBucketLocation(request -> request.bucket("defaults")).locationConstraintAsString())
                .isNullOrEmpty();
        assertThat(s3.putObject(request -> request.bucket("defaults").key("k"), RequestBody.fromString(""))
                        .serverSideEncryption())
                .isEqualTo(ServerSideEncryption.AES256);
    }

    @Test
    void anObjectIsEncryptedAsItsRequestSaysOrElseAsItsBucketDoes() {
        bucket("encrypted");
        assertThat(encrypted(request -> request.bucketKeyEnabled(true)))
                .as("without a key of KMS")
                .isEqualTo("AES256 null null");
        assertThat(encrypted(request -> request.serverSideEncryption("aws:kms").bucketKeyEnabled(true)))
                .isEqualTo("aws:kms null true");

        s3.putBucketEncryption(request -> request.bucket("encrypted")
                .serverSideEncryptionConfiguration(
                        configuration -> configuration.rules(ServerSideEncryptionRule.builder()
                                .bucketKeyEnabled(true)
                                .applyServerSideEncryptionByDefault(
                                        by -> by.sseAlgorithm("aws:kms").kmsMasterKeyID("alias/herd"))
                                .build())));

        assertThat(encrypted(request -> {})).isEqualTo("aws:kms alias/herd true");
        assertThat(encrypted(request -> request.serverSideEncryption("aws:kms").ssekmsKeyId("alias/own")))
                .isEqualTo("aws:kms alias/own true");
        assertThat(encrypted(request -> request.serverSideEncryption("aws:kms").bucketKeyEnabled(false)))
                .isEqualTo("aws:kms null null");
        assertThat(encrypted(request -> request.serverSideEncryption("aws:kms:dsse")))
                .as("where S3 has no bucket keys")
                .isEqualTo("aws:kms:dsse null null");
        assertThat(encrypted(request -> request.serverSideEncryption("AES256"))).isEqualTo("AES256 null null");
        CopyObjectResponse copy = s3.copyObject(request -> request.sourceBucket("encrypted")
                .sourceKey("k")
                .destinationBucket("encrypted")
                .destinationKey("copy"));
        assertThat(copy.ssekmsKeyId() + " " + copy.bucketKeyEnabled()).isEqualTo("alias/herd true");

        s3.deleteBucketEncryption(request -> request.bucket("encrypted"));
        assertThat(encrypted(request -> {})).isEqualTo("AES256 null null");
    }

    /** Algorithm, key and bucket key of a new object, as those who put it and look at it read them. */
    private static String encrypted(Consumer<PutObjectRequest.Builder> how) {
        PutObjectResponse put = s3.putObject(
                request -> request.bucket("encrypted").key("k").applyMutation(how), RequestBody.fromString(""));
        String said = put.serverSideEncryptionAsString() + " " + put.ssekmsKeyId() + " " + put.bucketKeyEnabled();
        HeadObjectResponse head =
                s3.headObject(request -> request.bucket("encrypted").key("k"));
        assertThat(head.serverSideEncryptionAsString() + " " + head.ssekmsKeyId() + " " + head.bucketKeyEnabled())
                .isEqualTo(said);
        return said;
    }

    @Test
    void tagsOfABucketAreKept() throws IOException {
        bucket("tagged");
        refused(
                () -> s3.getBucketTagging(request -> request.bucket("tagged")),
                404,
                "NoSuchTagSet",
                "The TagSet does not exist");

        assertThat(s3.putBucketTagging(request -> request.bucket("tagged")
                                .tagging(tagging -> tagging.tagSet(tag("herd", "white + grey"))))
                        .sdkHttpResponse()
                        .statusCode())
                .isEqualTo(204);
        served.restart();
        try (S3Client again = served.client()) {
            assertThat(again.getBucketTagging(request -> request.bucket("tagged"))
                            .tagSet())
                    .containsExactly(tag("herd", "white + grey"));
            again.deleteBucketTagging(request -> request.bucket("tagged"));
            assertThat(served.objects().resolve(".meta/tagged_settings")).isEmptyDirectory();
        }
        s3.close();
        s3 = served.client();
    }

    @Test
    void noTagsAtAllAreAsIfTheyWereDeleted() {
        bucket("untagged");
        s3.putBucketTagging(request -> request.bucket("untagged").tagging(tagging -> tagging.tagSet(tag("a", "b"))));

        s3.putBucketTagging(request -> request.bucket("untagged").tagging(tagging -> tagging.tagSet(List.of())));

        refused(
                () -> s3.getBucketTagging(request -> request.bucket("untagged")),
                404,
                "NoSuchTagSet",
                "The TagSet does not exist");
    }

    @Test
    void tagsOfObjectsAreChecked() {
        bucket("checked");
        s3.putObject(request -> request.bucket("checked").key("k").tagging("a=b&c=d+e"), RequestBody.fromString(""));
        assertThat(s3.getObjectTagging(request -> request.bucket("checked").key("k"))
                        .tagSet())
                .containsExactly(tag("a", "b"), tag("c", "d e"));

        s3.putObjectTagging(
                request -> request.bucket("checked").key("k").tagging(tagging -> tagging.tagSet(tag("x", "y"))));
        assertThat(s3.headObject(request -> request.bucket("checked").key("k")).tagCount())
                .isEqualTo(1);
        s3.deleteObjectTagging(request -> request.bucket("checked").key("k"));
        assertThat(s3.getObjectTagging(request -> request.bucket("checked").key("k"))
                        .tagSet())
                .isEmpty();

        refused(
                () -> tagged(List.of(tag("aws:a", ""))),
                400,
                "InvalidTag",
                "System tags cannot be added/updated by requester");
        refused(
                () -> s3.putObject(
                        request -> request.bucket("checked").key("k").tagging("aws:a=b"), RequestBody.fromString("")),
                400,
                "InvalidTag",
                "Your TagKey cannot be prefixed with aws:");
        refused(
                () -> tagged(List.of(tag("a", ""), tag("a", "b"))),
                400,
                "InvalidTag",
                "Cannot provide multiple Tags with the same key");
        refused(() -> tagged(List.of(tag("", ""))), 400, "InvalidTag", "The TagKey you have provided is invalid");
        refused(
                () -> tagged(List.of(tag("a", "v".repeat(257)))),
                400,
                "InvalidTag",
                "The TagValue you have provided is invalid");
        List<Tag> eleven = new ArrayList<>();
        for (int i = 0; i < 11; i++) {
            eleven.add(tag("k" + i, ""));
        }
        refused(() -> tagged(eleven), 400, "BadRequest", "Object tags cannot be greater than 10");
    }

    private static void tagged(List<Tag> tags) {
        s3.putObjectTagging(request -> request.bucket("checked").key("k").tagging(tagging -> tagging.tagSet(tags)));
    }

    @Test
    void whatABucketDoesNotHaveIsRefusedInWords() {
        bucket("refused");

        refused(
                () -> s3.putObject(
                        request -> request.bucket("refused").key("k").acl(ObjectCannedACL.PUBLIC_READ),
                        RequestBody.fromString("")),
                400,
                "AccessControlListNotSupported",
                "The bucket does not allow ACLs");
        refused(
                () -> s3.putBucketVersioning(request -> request.bucket("refused")
                        .versioningConfiguration(versioning -> versioning.status(BucketVersioningStatus.ENABLED))),
                501,
                "NotImplemented",
                "Versions of objects are not served by this local cloud: each key has one, the latest.");
        refused(
                () -> s3.getBucketVersioning(
                        request -> request.bucket("refused").expectedBucketOwner("111111111111")),
                403,
                "AccessDenied",
                "Access Denied");
        refused(
                () -> s3.createBucket(request -> request.bucket("elsewhere")
                        .createBucketConfiguration(configuration -> configuration.locationConstraint("eu-west-1"))),
                400,
                "IllegalLocationConstraintException",
                "The eu-west-1 location constraint is incompatible for the region specific endpoint this request was"
                        + " sent to.");
    }
}
