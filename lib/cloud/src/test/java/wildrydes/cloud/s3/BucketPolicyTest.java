package wildrydes.cloud.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static wildrydes.cloud.Refusal.refused;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AccessKey;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.Tag;
import wildrydes.cloud.ServedCloud;

/** Bucket policies: who gets in by them, and which documents S3 takes. From the SDK's client over a socket. */
class BucketPolicyTest {

    private static final String BOB = "arn:aws:iam::000000000000:user/bob";
    private static final String READ = statement("'Effect':'Allow','Principal':{'AWS':'" + BOB
            + "'},'Action':'s3:GetObject','Resource':" + "'arn:aws:s3:::herd/*'");
    private static final String PUBLIC = statement(
            "'Effect':'Allow','Principal':'*','Action':['s3:GetObject','s3:PutObject'],'Resource':'arn:aws:s3:::herd/*'");

    @TempDir
    Path folder;

    private ServedCloud cloud;
    private IamClient iam;
    private S3Client s3;
    private S3Client bob;

    @BeforeEach
    void open() {
        start();
        s3.createBucket(request -> request.bucket("herd"));
        s3.putObject(request -> request.bucket("herd").key("a"), RequestBody.fromString("Shadowfax"));
        iam.createUser(request -> request.userName("bob"));
        AccessKey key = iam.createAccessKey(request -> request.userName("bob")).accessKey();
        bob = cloud.s3(AwsBasicCredentials.create(key.accessKeyId(), key.secretAccessKey()));
    }

    private void start() {
        cloud = new ServedCloud(folder);
        iam = cloud.iam(ServedCloud.ADMINISTRATOR);
        s3 = cloud.s3(ServedCloud.ADMINISTRATOR);
    }

    @AfterEach
    void close() {
        bob.close();
        s3.close();
        iam.close();
        cloud.close();
    }

    private static String statement(String parts) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[{" + parts.replace('\'', '"') + "}]}";
    }

    private void put(String policy) {
        assertThat(s3.putBucketPolicy(request -> request.bucket("herd").policy(policy))
                        .sdkHttpResponse()
                        .statusCode())
                .isEqualTo(204);
    }

    private static String get(S3Client client) {
        return client.getObjectAsBytes(request -> request.bucket("herd").key("a"))
                .asUtf8String();
    }

    @Test
    void whoIsNamedGetsInWithoutAPolicyOfHisOwn() {
        refused(
                () -> get(bob),
                403,
                "AccessDenied",
                "User: " + BOB + " is not authorized to perform: s3:GetObject on resource: \"arn:aws:s3:::herd/a\""
                        + " because no identity-based policy allows the s3:GetObject action");
        put(READ);
        assertThat(get(bob)).isEqualTo("Shadowfax");
        refused(
                () -> bob.deleteObject(request -> request.bucket("herd").key("a")),
                403,
                "AccessDenied",
                "User: " + BOB + " is not authorized to perform: s3:DeleteObject on resource: \"arn:aws:s3:::herd/a\""
                        + " because no identity-based policy allows the s3:DeleteObject action");
    }

    @Test
    void tagsAreSetByWhoMay() {
        put(statement("'Effect':'Allow','Principal':{'AWS':'" + BOB
                + "'},'Action':['s3:PutObjectTagging','s3:GetObjectTagging'],'Resource':'arn:aws:s3:::herd/*'"));

        tag(bob, "colour", "white");

        assertThat(bob.getObjectTagging(request -> request.bucket("herd").key("a"))
                        .tagSet())
                .containsExactly(Tag.builder().key("colour").value("white").build());
    }

    private static void tag(S3Client client, String key, String value) {
        client.putObjectTagging(request -> request.bucket("herd")
                .key("a")
                .tagging(tagging ->
                        tagging.tagSet(Tag.builder().key(key).value(value).build())));
    }

    @Test
    void theTagsOfAnObjectAreAConditionForReading() {
        put(statement("'Effect':'Allow','Principal':{'AWS':'" + BOB + "'},'Action':'s3:GetObject','Resource':"
                + "'arn:aws:s3:::herd/*','Condition':{'StringEquals':{'s3:ExistingObjectTag/security':'public'}}"));
        String denied =
                "User: " + BOB + " is not authorized to perform: s3:GetObject on resource: \"arn:aws:s3:::herd/a\""
                        + " because no identity-based policy allows the s3:GetObject action";

        refused(() -> get(bob), 403, "AccessDenied", denied);
        tag(s3, "security", "private");
        refused(() -> get(bob), 403, "AccessDenied", denied);
        tag(s3, "security", "public");
        assertThat(get(bob)).isEqualTo("Shadowfax");
    }

    @Test
    void theTagsThatAnObjectIsToGetAreAConditionForWriting() {
        put(statement("'Effect':'Allow','Principal':{'AWS':'" + BOB
                + "'},'Action':['s3:PutObject','s3:PutObjectTagging'],'Resource':'arn:aws:s3:::herd/*','Condition':"
                + "{'StringEquals':{'s3:RequestObjectTag/security':'public'}}"));

        // The client has asked whether to send the body, and reads none of an answer that says no.
        for (String tagging : new String[] {null, "security=private"}) {
            assertThatThrownBy(() -> putTagged(tagging))
                    .isInstanceOfSatisfying(
                            S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(403));
        }
        putTagged("security=public");
    }

    private void putTagged(@Nullable String tagging) {
        bob.putObject(request -> request.bucket("herd").key("b").tagging(tagging), RequestBody.fromString("Starlight"));
    }

    @Test
    void whoMayNotListDoesNotLearnWhatIsNotThere() {
        put(READ);
        refused(
                () -> bob.getObjectAsBytes(request -> request.bucket("herd").key("none")),
                403,
                "AccessDenied",
                "User: " + BOB
                        + " is not authorized to perform: s3:ListBucket on resource: \"arn:aws:s3:::herd\" because"
                        + " no identity-based policy allows the s3:ListBucket action");
        iam.attachUserPolicy(
                request -> request.userName("bob").policyArn("arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"));
        refused(
                () -> bob.getObjectAsBytes(request -> request.bucket("herd").key("none")),
                404,
                "NoSuchKey",
                "The specified key does not exist.");
    }

    @Test
    void whoMayListAPrefixLearnsWhatIsNotThereBelowIt() {
        put(READ);
        iam.putUserPolicy(request -> request.userName("bob")
                .policyName("open")
                .policyDocument(statement("'Effect':'Allow','Action':'s3:ListBucket','Resource':'arn:aws:s3:::herd',"
                        + "'Condition':{'StringLike':{'s3:prefix':'open/*'}}")));

        refused(
                () -> bob.getObjectAsBytes(request -> request.bucket("herd").key("open/none")),
                404,
                "NoSuchKey",
                "The specified key does not exist.");
        refused(
                () -> bob.getObjectAsBytes(request -> request.bucket("herd").key("none")),
                403,
                "AccessDenied",
                "User: " + BOB
                        + " is not authorized to perform: s3:ListBucket on resource: \"arn:aws:s3:::herd\" because"
                        + " no identity-based policy allows the s3:ListBucket action");
    }

    @Test
    void aDenyOfTheBucketWinsOverTheUsersPolicy() {
        iam.attachUserPolicy(
                request -> request.userName("bob").policyArn("arn:aws:iam::aws:policy/AmazonS3FullAccess"));
        assertThat(get(bob)).isEqualTo("Shadowfax");
        put(statement("'Effect':'Deny','Principal':'*','Action':'s3:ListBucket','Resource':'arn:aws:s3:::herd',"
                + "'Condition':{'StringNotEquals':{'s3:prefix':'open/'}}"));
        assertThat(bob.listObjectsV2(request -> request.bucket("herd").prefix("open/"))
                        .contents())
                .isEmpty();
        refused(
                () -> bob.listObjectsV2(request -> request.bucket("herd").prefix("a")),
                403,
                "AccessDenied",
                "User: " + BOB + " is not authorized to perform: s3:ListBucket on resource: \"arn:aws:s3:::herd\" with"
                        + " an explicit deny in a resource-based policy");
    }

    @Test
    void listingBucketsIsAskedOfNoBucket() {
        refused(
                bob::listBuckets,
                403,
                "AccessDenied",
                "User: " + BOB + " is not authorized to perform: s3:ListAllMyBuckets because no identity-based policy"
                        + " allows the s3:ListAllMyBuckets action");
    }

    @Test
    void strangersAreLetInByAPublicPolicyThatNothingBlocks() {
        try (S3Client stranger = cloud.s3(null)) {
            refused(() -> get(stranger), 403, "AccessDenied", "Access Denied");
            refused(
                    () -> put(PUBLIC),
                    403,
                    "AccessDenied",
                    "User: arn:aws:iam::000000000000:user/administrator is not authorized to perform: s3:PutBucketPolicy"
                            + " on resource: \"arn:aws:s3:::herd\" because public policies are prevented by the"
                            + " BlockPublicPolicy setting in S3 Block Public Access.");
            s3.putPublicAccessBlock(request ->
                    request.bucket("herd").publicAccessBlockConfiguration(block -> block.restrictPublicBuckets(true)));
            put(PUBLIC);
            assertThat(s3.getBucketPolicyStatus(request -> request.bucket("herd"))
                            .policyStatus()
                            .isPublic())
                    .isTrue();
            refused(() -> get(stranger), 403, "AccessDenied", "Access Denied");
            assertThat(get(bob)).as("a user of the account").isEqualTo("Shadowfax");
            s3.deletePublicAccessBlock(request -> request.bucket("herd"));
            assertThat(get(stranger)).isEqualTo("Shadowfax");
            stranger.putObject(request -> request.bucket("herd").key("b"), RequestBody.fromString("Rocinante"));
            assertThat(s3.getObjectAsBytes(request -> request.bucket("herd").key("b"))
                            .asUtf8String())
                    .isEqualTo("Rocinante");
            refused(
                    () -> stranger.deleteObject(
                            request -> request.bucket("herd").key("a")),
                    403,
                    "AccessDenied",
                    "Access Denied");
            refused(stranger::listBuckets, 403, "AccessDenied", "Access Denied");
        }
    }

    @Test
    void policyAndBlockOutliveARestartAndGoWithTheBucket() {
        put(READ);
        s3.putPublicAccessBlock(request ->
                request.bucket("herd").publicAccessBlockConfiguration(block -> block.blockPublicPolicy(true)));
        bob.close();
        s3.close();
        iam.close();
        cloud.close();
        start();
        bob = cloud.s3(null);

        assertThat(s3.getBucketPolicy(request -> request.bucket("herd")).policy())
                .isEqualTo(READ);
        assertThat(s3.getPublicAccessBlock(request -> request.bucket("herd")).publicAccessBlockConfiguration())
                .satisfies(block -> {
                    assertThat(block.blockPublicPolicy()).isTrue();
                    assertThat(block.restrictPublicBuckets()).isFalse();
                });
        s3.deleteObject(request -> request.bucket("herd").key("a"));
        s3.deleteBucket(request -> request.bucket("herd"));
        s3.createBucket(request -> request.bucket("herd"));
        refused(
                () -> s3.getBucketPolicy(request -> request.bucket("herd")),
                404,
                "NoSuchBucketPolicy",
                "The bucket policy does not exist");
    }

    @Test
    void whatIsTakenAwayIsGone() {
        put(READ);
        s3.deleteBucketPolicy(request -> request.bucket("herd"));
        s3.deletePublicAccessBlock(request -> request.bucket("herd"));
        refused(
                () -> s3.getBucketPolicyStatus(request -> request.bucket("herd")),
                404,
                "NoSuchBucketPolicy",
                "The bucket policy does not exist");
        refused(
                () -> s3.getPublicAccessBlock(request -> request.bucket("herd")),
                404,
                "NoSuchPublicAccessBlockConfiguration",
                "The public access block configuration was not found");
        refused(
                () -> s3.putBucketPolicy(request -> request.bucket("nowhere").policy(READ)),
                404,
                "NoSuchBucket",
                "The specified bucket does not exist");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[] | Policies must be valid JSON and the first byte must be '{'",
                "{ | This policy contains invalid Json",
                "{'Statements':[]} | Unknown field Statements",
                "{'Version':'2012'} | The policy must contain a valid version string",
                "{'Version':'2012-10-17'} | Missing required field Statement",
                "{'Statement':[]} | Could not parse the policy: Statement is empty!",
                "{'Statement':[{'Principal':'*'}]} | Missing required field Effect",
                "{'Statement':[{'Effect':'allow','Principal':'*'}]} | Invalid effect: allow",
                "{'Statement':[{'Effect':'Allow','Action':'s3:GetObject'}]} | Missing required field Principal",
                "{'Statement':[{'Effect':'Allow','NotPrincipal':'*'}]} | Allow with NotPrincipal is not allowed.",
                "{'Statement':[{'Effect':'Deny','Principal':{'AWS':'arn:aws:iam::000000000000:user/nobody'}}]}"
                        + " | Invalid principal in policy",
                "{'Statement':[{'Effect':'Deny','Principal':'bob'}]} | Invalid principal in policy",
                "{'Statement':[{'Effect':'Deny','Principal':'*'}]} | Missing required field Action",
                "{'Statement':[{'Effect':'Deny','Principal':'*','Action':'s3:*'}]} | Missing required field Resource",
                "{'Statement':[{'Effect':'Deny','Principal':'*','Action':'s3:Gallop','Resource':'*'}]}"
                        + " | Policy has invalid action",
                "{'Statement':[{'Effect':'Deny','Principal':'*','Action':'s3:*','Resource':'arn:aws:s3:::other'}]}"
                        + " | Policy has invalid resource",
                "{'Statement':[{'Effect':'Deny','Principal':'*','Action':'s3:GetObject','Resource':'arn:aws:s3:::herd'}]}"
                        + " | Action does not apply to any resource(s) in statement",
                "{'Statement':[{'Effect':'Deny','Principal':'*','Action':'s3:ListBucket','Resource':'arn:aws:s3:::herd/*'}]}"
                        + " | Action does not apply to any resource(s) in statement",
                "{'Statement':[{'Effect':'Deny','Principal':'*','Action':'s3:*','Resource':'arn:aws:s3:::herd/*',"
                        + "'Condition':{'StringEquals':{'sqs:x':'y'}}}]} | Policy has an invalid condition key",
            })
    void aDocumentThatS3WouldNotTakeIsRefusedInItsWords(String policy, String sentence) {
        refused(
                () -> put(policy.startsWith("{") ? policy.replace('\'', '"') : policy),
                400,
                "MalformedPolicy",
                sentence);
    }

    @Test
    void bucketsWithLikeNamesDoNotMeet() {
        s3.createBucket(request -> request.bucket("herd.objects"));
        s3.putObject(request -> request.bucket("herd.objects").key("a"), RequestBody.fromString("x"));
        assertThat(get(s3)).isEqualTo("Shadowfax");
    }
}
