package wildrydes.cloud.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static wildrydes.cloud.s3.Refused.refused;

import java.io.IOException;
import java.time.Instant;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ExpirationStatus;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.LifecycleRuleFilter;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Time stands still in these clouds unless it is moved. */
class LifecycleTest {

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

    private static void rule(String bucket, Consumer<LifecycleRule.Builder> how) {
        LifecycleRule.Builder rule = LifecycleRule.builder()
                .id("old")
                .status(ExpirationStatus.ENABLED)
                .filter(filter -> filter.prefix(""));
        how.accept(rule);
        s3.putBucketLifecycleConfiguration(request ->
                request.bucket(bucket).lifecycleConfiguration(configuration -> configuration.rules(rule.build())));
    }

    private static void put(String bucket, String key, String tagging) {
        s3.putObject(request -> request.bucket(bucket).key(key).tagging(tagging), RequestBody.fromString(key));
    }

    private static void run(String duration) {
        assertThat(served.lab()
                        .post("/_lab/clock/run", "{\"duration\":\"" + duration + "\"}")
                        .status())
                .isEqualTo(200);
    }

    private static void holds(String bucket, String... keys) {
        assertThat(s3.listObjectsV2(request -> request.bucket(bucket)).contents())
                .extracting(S3Object::key)
                .containsExactly(keys);
    }

    @Test
    void objectsExpireAtTheMidnightAfterTheirDays() throws IOException {
        s3.createBucket(request -> request.bucket("expiring"));
        put("expiring", "logs/1", "");
        put("expiring", "logs/kept", "keep=yes");
        put("expiring", "rides/1", "");
        rule(
                "expiring",
                one -> one.filter(
                                filter -> filter.and(and -> and.prefix("logs/").objectSizeLessThan(7L)))
                        .expiration(expiration -> expiration.days(1))
                        .abortIncompleteMultipartUpload(abort -> abort.daysAfterInitiation(1)));
        s3.createMultipartUpload(request -> request.bucket("expiring").key("logs/u"));
        assertThat(s3.headObject(request -> request.bucket("expiring").key("logs/1"))
                        .expiration())
                .matches("expiry-date=\"\\w{3}, \\d{2} \\w{3} \\d{4} 00:00:00 GMT\", rule-id=\"old\"");
        assertThat(s3.headObject(request -> request.bucket("expiring").key("rides/1"))
                        .expiration())
                .isNull();

        run("PT23H59M");
        holds("expiring", "logs/1", "logs/kept", "rides/1");
        served.restart();
        s3.close();
        s3 = served.client();
        run("PT24H1M");

        holds("expiring", "logs/kept", "rides/1");
        assertThat(s3.listMultipartUploads(request -> request.bucket("expiring"))
                        .uploads())
                .isEmpty();
    }

    @Test
    void aBucketWithoutARuleKeepsAll() {
        s3.createBucket(request -> request.bucket("keeping"));
        put("keeping", "k", "");
        rule("keeping", one -> one.expiration(expiration -> expiration.days(1)));
        s3.deleteBucketLifecycle(request -> request.bucket("keeping"));
        refused(
                () -> s3.getBucketLifecycleConfiguration(request -> request.bucket("keeping")),
                404,
                "NoSuchLifecycleConfiguration",
                "The lifecycle configuration does not exist");

        run("P3D");

        holds("keeping", "k");
    }

    @Test
    void rulesAreGivenBackAndChecked() {
        s3.createBucket(request -> request.bucket("ruled"));
        rule("ruled", one -> one.id(null).expiration(expiration -> expiration.days(30)));

        assertThat(s3.getBucketLifecycleConfiguration(request -> request.bucket("ruled"))
                        .rules())
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.id()).isNotBlank();
                    assertThat(one.expiration().days()).isEqualTo(30);
                    assertThat(one.filter().prefix()).isEmpty();
                });
        refused(
                () -> rule("ruled", one -> one.expiration(expiration -> expiration.days(0))),
                400,
                "InvalidArgument",
                "'Days' for Expiration action must be a positive integer");
        refused(
                () -> rule("ruled", one -> {}),
                400,
                "InvalidRequest",
                "At least one action needs to be specified in a rule");
    }

    /** Which objects a rule is about has to be said, by a filter or, as clients of old do, by a prefix. */
    @Test
    void aRuleSaysWhatItIsAbout() {
        s3.createBucket(request -> request.bucket("about"));
        Consumer<LifecycleRule.Builder> expires = one -> one.expiration(expiration -> expiration.days(1));

        rule("about", expires.andThen(one -> one.filter(filter -> {})));
        rule(
                "about",
                expires.andThen(one -> one.filter((LifecycleRuleFilter) null).prefix("")));
        malformed(expires.andThen(one -> one.filter((LifecycleRuleFilter) null)));
    }

    @Test
    void transitionsSayWhenAndWhereTo() {
        s3.createBucket(request -> request.bucket("about-moves"));
        Instant midnight = Instant.parse("2026-11-26T00:00:00Z");

        rule("about-moves", one -> one.transitions(to -> to.date(midnight).storageClass("GLACIER")));
        refused(
                () -> rule(
                        "about-moves",
                        one -> one.transitions(
                                to -> to.date(midnight.plusSeconds(1)).storageClass("GLACIER"))),
                400,
                "InvalidArgument",
                "'Date' must be at midnight GMT");
        malformed(one -> one.transitions(to -> to.days(1)));
        malformed(one -> one.transitions(to -> to.storageClass("GLACIER")));
        malformed(one -> one.noncurrentVersionTransitions(to -> to.noncurrentDays(1)));
        malformed(one -> one.noncurrentVersionTransitions(to -> to.storageClass("GLACIER")));
    }

    private static void malformed(Consumer<LifecycleRule.Builder> how) {
        s3.createBucket(request -> request.bucket("malformed"));
        try {
            refused(
                    () -> rule("malformed", how),
                    400,
                    "MalformedXML",
                    "The XML you provided was not well-formed or did not validate against our published schema");
        } finally {
            s3.deleteBucket(request -> request.bucket("malformed"));
        }
    }
}
