package wildrydes.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;
import software.amazon.awssdk.services.s3.S3Client;
import wildrydes.cloud.auth.AccessKey;

/** {@code POST /_lab/reset}, of a cloud in which every service has something. */
class ResetTest {

    private static final String TRUST =
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":"
                    + "{\"Service\":\"lambda.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}]}";

    @TempDir
    Path folder;

    private ServedCloud cloud;
    private LabClient lab;

    @BeforeEach
    void fill() {
        open();
        cloud.kinesis(ServedCloud.ADMINISTRATOR)
                .createStream(stream -> stream.streamName("herd").shardCount(2));
        assertThat(lab.post("/_lab/clock/run", "{\"duration\":\"PT10S\"}").status())
                .isEqualTo(200);
        put("before");
        cloud.iam(ServedCloud.ADMINISTRATOR).createUser(user -> user.userName("Shadowfax"));
        cloud.iam(ServedCloud.ADMINISTRATOR)
                .createRole(role -> role.roleName("pump").assumeRolePolicyDocument(TRUST));
        cloud.cognito(ServedCloud.ADMINISTRATOR)
                .createIdentityPool(pool -> pool.identityPoolName("guests").allowUnauthenticatedIdentities(true));
        cloud.logs(ServedCloud.ADMINISTRATOR).createLogGroup(group -> group.logGroupName("herd"));
        cloud.logs(ServedCloud.ADMINISTRATOR)
                .createLogStream(stream -> stream.logGroupName("herd").logStreamName("a"));
        cloud.cloudWatch(ServedCloud.ADMINISTRATOR)
                .putMetricData(data -> data.namespace("herd")
                        .metricData(MetricDatum.builder()
                                .metricName("speed")
                                .value(1.0)
                                .build()));
        cloud.analyticsV1(ServedCloud.ADMINISTRATOR)
                .createApplication(application -> application.applicationName("sums"));
        cloud.glue(ServedCloud.ADMINISTRATOR)
                .createDatabase(request -> request.databaseInput(database -> database.name("herd")));
        s3().createBucket(bucket -> bucket.bucket("stable"));
        s3().putObject(object -> object.bucket("stable").key("a/b"), RequestBody.fromString("hay"));
    }

    private void open() {
        cloud = new ServedCloud(folder);
        lab = new LabClient(
                cloud.endpoint(),
                new AccessKey(ServedCloud.ADMINISTRATOR.accessKeyId(), ServedCloud.ADMINISTRATOR.secretAccessKey()));
    }

    @AfterEach
    void close() {
        cloud.close();
    }

    private void put(String data) {
        cloud.kinesis(ServedCloud.ADMINISTRATOR)
                .putRecord(record -> record.streamName("herd").partitionKey("k").data(SdkBytes.fromUtf8String(data)));
    }

    private S3Client s3() {
        return cloud.s3(ServedCloud.ADMINISTRATOR);
    }

    private List<String> streams() {
        return cloud.kinesis(ServedCloud.ADMINISTRATOR).listStreams().streamNames();
    }

    private int users() {
        return cloud.iam(ServedCloud.ADMINISTRATOR).listUsers().users().size();
    }

    private int roles() {
        return cloud.iam(ServedCloud.ADMINISTRATOR).listRoles().roles().size();
    }

    private int pools() {
        return cloud.cognito(ServedCloud.ADMINISTRATOR)
                .listIdentityPools(request -> request.maxResults(10))
                .identityPools()
                .size();
    }

    private int groups() {
        return cloud.logs(ServedCloud.ADMINISTRATOR)
                .describeLogGroups()
                .logGroups()
                .size();
    }

    private int metrics() {
        return cloud.cloudWatch(ServedCloud.ADMINISTRATOR)
                .listMetrics(request -> request.namespace("herd"))
                .metrics()
                .size();
    }

    private int applications() {
        return cloud.analyticsV1(ServedCloud.ADMINISTRATOR)
                .listApplications()
                .applicationSummaries()
                .size();
    }

    /** Besides the one that is there by itself. */
    private int databases() {
        return cloud.glue(ServedCloud.ADMINISTRATOR)
                        .getDatabases(request -> {})
                        .databaseList()
                        .size()
                - 1;
    }

    private int buckets() {
        return s3().listBuckets().buckets().size();
    }

    @Test
    void allServicesAreSetBackAndTimeGoesOn() throws IOException {
        Instant before = lab.now();

        LabClient.Answer answer = lab.post("/_lab/reset", "");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .hasToString(
                        "{\"reset\":[\"athena\",\"glue\",\"firehose\",\"lambda\",\"analytics\",\"dynamodb\",\"kinesis\",\"logs\",\"cognito\",\"sqs\",\"iam\",\"cloudwatch\",\"s3\"]}");
        assertThat(lab.now()).isEqualTo(before);
        assertEmpty();
        try (Stream<Path> files = Files.list(folder.resolve("s3"))) {
            assertThat(files.map(file -> file.getFileName().toString())).allMatch(name -> name.startsWith("."));
        }
        cloud.close();
        open();
        assertEmpty();
        assertThat(lab.now()).isEqualTo(before);
    }

    private void assertEmpty() {
        assertThat(streams()).isEmpty();
        assertThat(users()).isZero();
        assertThat(roles()).isZero();
        assertThat(pools()).isZero();
        assertThat(groups()).isZero();
        assertThat(metrics()).isZero();
        assertThat(applications()).isZero();
        assertThat(buckets()).isZero();
        assertThat(databases()).isZero();
        assertThat(lab.get("/_lab/bill/running").body().findValuesAsText("resource"))
                .as("what still costs money")
                .isEmpty();
    }

    @Test
    void oneServiceIsSetBackAndTheOthersStay() {
        assertThat(lab.post("/_lab/reset", "{\"service\":\"kinesis\"}").body())
                .hasToString("{\"reset\":[\"kinesis\"]}");

        assertThat(streams()).isEmpty();
        assertThat(List.of(users(), roles(), pools(), groups(), metrics(), applications(), databases(), buckets()))
                .containsOnly(1);

        assertThat(lab.post("/_lab/reset", "{\"service\":\"s3\"}").status()).isEqualTo(200);
        assertThat(buckets()).isZero();
        assertThat(folder.resolve("s3").resolve("stable")).doesNotExist();
        assertThat(users()).isEqualTo(1);
    }

    @Test
    void aServiceThatWasSetBackBeginsAnew() {
        lab.post("/_lab/reset", "{\"service\":\"kinesis\"}");
        var kinesis = cloud.kinesis(ServedCloud.ADMINISTRATOR);
        kinesis.createStream(stream -> stream.streamName("herd").shardCount(1));
        Instant before = lab.now();
        lab.post("/_lab/clock/settle", "{\"resource\":\"arn:aws:kinesis:us-east-1:000000000000:stream/herd\"}");
        assertThat(lab.now()).isEqualTo(before.plusSeconds(8));
        put("after");
        cloud.close();
        open();

        var again = cloud.kinesis(ServedCloud.ADMINISTRATOR);
        String iterator = again.getShardIterator(request -> request.streamName("herd")
                        .shardId("shardId-000000000000")
                        .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                .shardIterator();
        assertThat(again.getRecords(request -> request.shardIterator(iterator)).records())
                .extracting(record -> record.data().asUtf8String())
                .containsExactly("after");
    }

    @Test
    void aChangeThatWasUnderWayNoLongerComes() {
        var kinesis = cloud.kinesis(ServedCloud.ADMINISTRATOR);
        kinesis.deleteStream(stream -> stream.streamName("herd"));
        lab.post("/_lab/clock/run", "{\"duration\":\"PT5S\"}");
        lab.post("/_lab/reset", "{\"service\":\"kinesis\"}");
        kinesis.createStream(stream -> stream.streamName("herd").shardCount(1));

        lab.post("/_lab/clock/run", "{\"duration\":\"PT10S\"}");

        assertThat(streams()).containsExactly("herd");
        put("after");
    }

    @Test
    void aServiceThatKeepsNothingIsNamed() {
        LabClient.Answer answer = lab.post("/_lab/reset", "{\"service\":\"sts\"}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.message())
                .isEqualTo(
                        "Member 'service' is \"sts\"; send one of analytics, athena, cloudwatch, cognito, dynamodb, firehose, glue, iam, kinesis, lambda, logs, s3, sqs, or no service to reset"
                                + " all.");
    }

    @Test
    void aResetOfBucketsThatWasKilledIsFinishedAtTheNextStart() throws IOException {
        cloud.close();
        Path s3 = folder.resolve("s3");
        Files.move(s3.resolve(".meta"), s3.resolve(".removed"));
        open();

        assertThat(buckets()).isZero();
        assertThat(s3.resolve("stable")).doesNotExist();
        assertThat(s3.resolve(".removed")).doesNotExist();
        s3().createBucket(bucket -> bucket.bucket("stable"));
        assertThat(s3().listObjectsV2(request -> request.bucket("stable")).contents())
                .isEmpty();
    }
}
