package wildrydes.cloud.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

class S3ServiceTest {

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
            put(name, key, key);
        }
    }

    private static PutObjectResponse put(String bucket, String key, String content) {
        return s3.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromString(content));
    }

    private static String get(String bucket, String key) {
        return s3.getObject(request -> request.bucket(bucket).key(key), ResponseTransformer.toBytes())
                .asUtf8String();
    }

    @Test
    void aBucketComesAndGoes() {
        bucket("comes-and-goes");
        assertThat(s3.listBuckets().buckets()).extracting(b -> b.name()).contains("comes-and-goes");
        assertThat(s3.headBucket(request -> request.bucket("comes-and-goes")).bucketRegion())
                .isEqualTo("us-east-1");

        s3.deleteBucket(request -> request.bucket("comes-and-goes"));

        assertThatThrownBy(() -> s3.headBucket(request -> request.bucket("comes-and-goes")))
                .isInstanceOf(NoSuchBucketException.class);
        assertThatThrownBy(() -> put("comes-and-goes", "k", ""))
                .isInstanceOfSatisfying(NoSuchBucketException.class, e -> {
                    assertThat(e.awsErrorDetails().errorMessage()).isEqualTo("The specified bucket does not exist");
                    assertThat(e.statusCode()).isEqualTo(404);
                });
    }

    @Test
    void aHeadTellsOfTheDocumentThatItLeavesOut() {
        bucket("head", "unicorn");

        assertThat(s3.headBucket(request -> request.bucket("head"))
                        .sdkHttpResponse()
                        .firstMatchingHeader("Content-Type"))
                .contains("application/xml");
        assertThat(s3.headObject(request -> request.bucket("head").key("unicorn"))
                        .contentType())
                .isEqualTo("text/plain; charset=UTF-8");
        assertThatThrownBy(() -> s3.headObject(request -> request.bucket("head").key("none")))
                .isInstanceOfSatisfying(
                        NoSuchKeyException.class,
                        e -> assertThat(e.awsErrorDetails().sdkHttpResponse().firstMatchingHeader("Content-Type"))
                                .contains("application/xml"));
    }

    @Test
    void aBucketWithObjectsStays() {
        bucket("stays", "unicorn");

        refused(
                () -> s3.deleteBucket(request -> request.bucket("stays")),
                409,
                "BucketNotEmpty",
                "The bucket you tried to delete is not empty");
        s3.deleteObject(request -> request.bucket("stays").key("unicorn"));
        s3.deleteBucket(request -> request.bucket("stays"));
        assertThat(served.objects().resolve("stays")).doesNotExist();
    }

    @Test
    void aNameThatIsNoBucketsIsRefused() throws Exception {
        for (String name : List.of("xn--herd", "herd-s3alias")) {
            refused(
                    () -> s3.createBucket(request -> request.bucket(name)),
                    400,
                    "InvalidBucketName",
                    "The specified bucket is not valid.");
        }
    }

    private static void refused(Runnable call, int status, String code, String sentence) {
        assertThatThrownBy(call::run).isInstanceOfSatisfying(S3Exception.class, e -> {
            assertThat(e.statusCode()).isEqualTo(status);
            assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code);
            assertThat(e.awsErrorDetails().errorMessage()).isEqualTo(sentence);
        });
    }

    @Test
    void anObjectComesBackWithEverythingItWasGiven() {
        bucket("everything");
        PutObjectResponse put = s3.putObject(
                request -> request.bucket("everything")
                        .key("2018/herd.json")
                        .contentType("application/json")
                        .cacheControl("no-cache")
                        .contentLanguage("en")
                        .metadata(Map.of("colour", "white")),
                RequestBody.fromString("{}"));
        assertThat(put.eTag()).isEqualTo("\"99914b932bd37a50b983c5e7c90ae93b\"");

        ResponseBytes<GetObjectResponse> got = s3.getObject(
                request -> request.bucket("everything").key("2018/herd.json").checksumMode(ChecksumMode.ENABLED),
                ResponseTransformer.toBytes());

        assertThat(got.asUtf8String()).isEqualTo("{}");
        GetObjectResponse response = got.response();
        assertThat(response.contentType()).isEqualTo("application/json");
        assertThat(response.cacheControl()).isEqualTo("no-cache");
        assertThat(response.contentLanguage()).isEqualTo("en");
        assertThat(response.metadata()).containsExactly(Map.entry("colour", "white"));
        assertThat(response.eTag()).isEqualTo(put.eTag());
        assertThat(response.checksumCRC32()).isEqualTo(put.checksumCRC32()).isNotNull();
        HeadObjectResponse head =
                s3.headObject(request -> request.bucket("everything").key("2018/herd.json"));
        assertThat(head.contentLength()).isEqualTo(2);
        assertThat(head.lastModified()).isEqualTo(response.lastModified());
        assertThat(served.objects().resolve("everything/2018/herd.json")).hasContent("{}");
    }

    @Test
    void aMissingObjectIsNoSuchKey() {
        bucket("missing");

        assertThatThrownBy(() -> get("missing", "fly"))
                .isInstanceOfSatisfying(
                        NoSuchKeyException.class,
                        e -> assertThat(e.awsErrorDetails().errorMessage())
                                .isEqualTo("The specified key does not exist."));
        assertThatThrownBy(
                        () -> s3.headObject(request -> request.bucket("missing").key("fly")))
                .isInstanceOf(NoSuchKeyException.class);
        s3.deleteObject(request -> request.bucket("missing").key("fly"));
    }

    @Test
    void partsOfAnObjectAreGiven() {
        bucket("parts", "0123456789");

        assertThat(range("parts", "bytes=2-4")).isEqualTo("234");
        assertThat(range("parts", "bytes=7-")).isEqualTo("789");
        assertThat(range("parts", "bytes=-2")).isEqualTo("89");
        assertThat(range("parts", "bytes=8-100")).isEqualTo("89");
        assertThat(range("parts", "lines=1-2")).isEqualTo("0123456789");
        refused(() -> range("parts", "bytes=10-"), 416, "InvalidRange", "The requested range is not satisfiable");
    }

    private static String range(String bucket, String range) {
        return s3.getObject(
                        request -> request.bucket(bucket).key("0123456789").range(range), ResponseTransformer.toBytes())
                .asUtf8String();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "..",
                "a/../evil",
                "/etc/passwd",
                "//",
                "a//b",
                "a/",
                "a",
                "a/b",
                "a/b/c",
                ".",
                "./.",
                "CON",
                "con.txt",
                "ends.",
                "ends ",
                "A",
                "%2e%2e/x",
                "back\\slash",
                "q?x=1#f",
                "ü/ö ä+&=%",
                "🦄",
                "*|<>:\"",
                "x~",
                ".meta"
            })
    void everyKeyIsAnObjectOfItsOwnInsideTheFolder(String key) throws IOException {
        s3.createBucket(request -> request.bucket("keys"));
        put("keys", key, "content of " + key);

        assertThat(get("keys", key)).isEqualTo("content of " + key);
        assertThat(s3.listObjectsV2(request -> request.bucket("keys")).contents())
                .extracting(S3Object::key)
                .contains(key);
        try (var files = Files.walk(served.folder())) {
            assertThat(files.filter(Files::isRegularFile).filter(file -> reads(file, "content of " + key)))
                    .singleElement()
                    .satisfies(
                            file -> assertThat(file.startsWith(served.objects().resolve("keys")))
                                    .isTrue());
        }
    }

    private static boolean reads(Path file, String content) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).equals(content);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../evil", "a/../../../evil"})
    void aPathThatClimbsOutOfTheRootIsRefused(String key) {
        s3.createBucket(request -> request.bucket("keys"));

        assertThatThrownBy(() -> put("keys", key, "evil"))
                .isInstanceOfSatisfying(
                        S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(400));
    }

    @Test
    void aKeyMayBeLongButNotTooLong() {
        bucket("long");
        String key = "k".repeat(1024);
        put("long", key, "long");
        assertThat(get("long", key)).isEqualTo("long");
        refused(() -> put("long", key + "k", ""), 400, "KeyTooLongError", "Your key is too long");
    }

    @Test
    void keysAreListedByPrefixAndDelimiterAndPage() {
        bucket("listed", "a", "b/1", "b/2", "b/c/3", "d", "e/4");

        ListObjectsV2Response rolled =
                s3.listObjectsV2(request -> request.bucket("listed").delimiter("/"));
        assertThat(rolled.contents()).extracting(S3Object::key).containsExactly("a", "d");
        assertThat(rolled.commonPrefixes()).extracting(p -> p.prefix()).containsExactly("b/", "e/");
        assertThat(rolled.keyCount()).isEqualTo(4);
        assertThat(rolled.isTruncated()).isFalse();
        ListObjectsV2Response inside = s3.listObjectsV2(
                request -> request.bucket("listed").prefix("b/").delimiter("/"));
        assertThat(inside.contents()).extracting(S3Object::key).containsExactly("b/1", "b/2");
        assertThat(inside.commonPrefixes()).extracting(p -> p.prefix()).containsExactly("b/c/");

        List<String> paged = new ArrayList<>();
        s3.listObjectsV2Paginator(
                        request -> request.bucket("listed").delimiter("/").maxKeys(1))
                .forEach(page -> {
                    assertThat(page.keyCount()).isEqualTo(1);
                    page.contents().forEach(object -> paged.add(object.key()));
                    page.commonPrefixes().forEach(prefix -> paged.add(prefix.prefix()));
                });
        assertThat(paged).containsExactly("a", "b/", "d", "e/");
        assertThat(s3.listObjectsV2(request -> request.bucket("listed").startAfter("b/2"))
                        .contents())
                .extracting(S3Object::key)
                .containsExactly("b/c/3", "d", "e/4");
        refused(
                () -> s3.listObjectsV2(request -> request.bucket("listed").continuationToken("")),
                400,
                "InvalidArgument",
                "The continuation token provided is incorrect");
    }

    @Test
    void checksumsAreVerified() {
        bucket("checked");
        for (ChecksumAlgorithm algorithm : List.of(
                ChecksumAlgorithm.CRC32, ChecksumAlgorithm.CRC32_C, ChecksumAlgorithm.SHA1, ChecksumAlgorithm.SHA256)) {
            s3.putObject(
                    request -> request.bucket("checked").key("k").checksumAlgorithm(algorithm),
                    RequestBody.fromString("content"));
        }
        assertThat(get("checked", "k")).isEqualTo("content");

        refused(
                () -> s3.putObject(
                        request -> request.bucket("checked")
                                .key("wrong")
                                .checksumSHA256("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="),
                        RequestBody.fromString("content")),
                400,
                "BadDigest",
                "The SHA256 you specified did not match the calculated checksum.");
        assertThat(s3.listObjectsV2(request -> request.bucket("checked")).contents())
                .extracting(S3Object::key)
                .containsExactly("k");
        assertThat(served.objects().resolve(".incoming")).isEmptyDirectory();
    }

    @Test
    void aLargeObjectPassesThrough() {
        bucket("large");
        byte[] content = new byte[20 << 20];
        new Random(1).nextBytes(content);

        s3.putObject(request -> request.bucket("large").key("k"), RequestBody.fromBytes(content));

        assertThat(s3.getObject(request -> request.bucket("large").key("k"), ResponseTransformer.toBytes())
                        .asByteArrayUnsafe())
                .isEqualTo(content);
    }

    @Test
    void whatWasAcknowledgedIsThereAfterARestart() throws IOException {
        try (ServedS3 own = new ServedS3()) {
            try (S3Client client = own.client()) {
                client.createBucket(request -> request.bucket("kept"));
                client.putObject(
                        request -> request.bucket("kept").key("a/b").metadata(Map.of("k", "v")),
                        RequestBody.fromString("content"));
            }
            own.restart();
            try (S3Client client = own.client()) {
                ResponseBytes<GetObjectResponse> got =
                        client.getObject(request -> request.bucket("kept").key("a/b"), ResponseTransformer.toBytes());
                assertThat(got.asUtf8String()).isEqualTo("content");
                assertThat(got.response().metadata()).containsEntry("k", "v");
                assertThat(client.listBuckets().buckets()).hasSize(1);
            }
        }
    }

    @Test
    void conditionsHold() {
        bucket("conditions", "k");
        String tag =
                s3.headObject(request -> request.bucket("conditions").key("k")).eTag();

        refused(
                () -> s3.getObject(
                        request -> request.bucket("conditions").key("k").ifMatch("\"other\"")),
                412,
                "PreconditionFailed",
                "At least one of the pre-conditions you specified did not hold");
        assertThatThrownBy(() -> s3.getObject(
                        request -> request.bucket("conditions").key("k").ifNoneMatch(tag)))
                .isInstanceOfSatisfying(
                        S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(304));
        refused(
                () -> s3.putObject(
                        request -> request.bucket("conditions").key("k").ifNoneMatch("*"), RequestBody.fromString("")),
                412,
                "PreconditionFailed",
                "At least one of the pre-conditions you specified did not hold");
        for (String known : List.of(tag, tag.replace("\"", ""), tag.substring(1))) {
            s3.putObject(request -> request.bucket("conditions").key("k").ifMatch(known), RequestBody.fromString("k"));
        }
    }

    @Test
    void presignedUrlsWorkUntilTheyExpire() throws Exception {
        bucket("presigned", "k");
        HttpClient http = HttpClient.newHttpClient();
        try (S3Presigner presigner = served.presigner()) {
            URI url = presigner
                    .presignGetObject(presign -> presign.signatureDuration(Duration.ofMinutes(1))
                            .getObjectRequest(request -> request.bucket("presigned")
                                    .key("k")
                                    .responseExpires(Instant.parse("2015-10-21T07:28:00Z"))))
                    .url()
                    .toURI();
            HttpResponse<String> got = http.send(
                    HttpRequest.newBuilder(url)
                            .version(HttpClient.Version.HTTP_1_1)
                            .build(),
                    BodyHandlers.ofString());
            assertThat(got.body()).isEqualTo("k");
            assertThat(got.headers().firstValue("Expires")).hasValue("Wed, 21 Oct 2015 07:28:00 GMT");

            URI changed = URI.create(url.toString().replace("/k?", "/other?"));
            HttpResponse<String> refused = http.send(
                    HttpRequest.newBuilder(changed)
                            .version(HttpClient.Version.HTTP_1_1)
                            .build(),
                    BodyHandlers.ofString());
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(refused.body())
                    .contains(
                            "<Code>SignatureDoesNotMatch</Code>",
                            "<Message>The request signature we calculated does not"
                                    + " match the signature you provided. Check your key and signing method.</Message>")
                    .contains("<StringToSign>AWS4-HMAC-SHA256\n", "<CanonicalRequest>GET\n/presigned/other\n");
        }
    }

    @Test
    void aHeaderOfTheOldSignatureIsToldFromNone() throws Exception {
        bucket("signed-of-old");

        HttpResponse<String> refused = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(served.endpoint().resolve("/signed-of-old"))
                                .header("Authorization", "AWS AKIDEXAMPLE:frJIUN8DYpKDtOLCwo//yllqDzg=")
                                .build(),
                        BodyHandlers.ofString());

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body())
                .contains(
                        "<Code>InvalidRequest</Code>",
                        "<Message>The authorization mechanism you have provided is not supported. Please use"
                                + " AWS4-HMAC-SHA256.</Message>");
    }

    @Test
    void aBucketMayStandInTheHostsName() throws Exception {
        bucket("in-the-host", "k");
        try (S3Presigner presigner = S3PresignerOnLocalhost.of(served)) {
            URI url = presigner
                    .presignGetObject(presign -> presign.signatureDuration(Duration.ofMinutes(1))
                            .getObjectRequest(
                                    request -> request.bucket("in-the-host").key("k")))
                    .url()
                    .toURI();
            assertThat(url.getHost()).isEqualTo("in-the-host.localhost");
            assertThat(RawHttp.get(served.endpoint(), url))
                    .startsWith("HTTP/1.1 200 ")
                    .endsWith("\r\n\r\nk");
        }
    }

    @Test
    void anOperationThatOnlyAwsServesIsNotTakenForAnother() {
        bucket("only-aws", "k");

        assertThatThrownBy(() -> s3.getBucketWebsite(request -> request.bucket("only-aws")))
                .isInstanceOfSatisfying(S3Exception.class, e -> {
                    assertThat(e.statusCode()).isEqualTo(501);
                    assertThat(e.awsErrorDetails().errorCode()).isEqualTo("NotImplemented");
                });
        assertThatThrownBy(() -> s3.renameObject(
                        request -> request.bucket("only-aws").key("copy").renameSource("k")))
                .isInstanceOfSatisfying(
                        S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(501));
        assertThat(s3.listObjectsV2(request -> request.bucket("only-aws")).contents())
                .hasSize(1);
    }
}
