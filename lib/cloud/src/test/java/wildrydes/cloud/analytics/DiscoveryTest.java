package wildrydes.cloud.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static wildrydes.cloud.analytics.ServedAnalytics.ROLE;
import static wildrydes.cloud.analytics.ServedAnalytics.STREAM;
import static wildrydes.cloud.analytics.ServedAnalytics.refused;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.DiscoverInputSchemaResponse;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.RecordColumn;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.UnableToDetectSchemaException;
import software.amazon.awssdk.services.s3.S3Client;
import wildrydes.cloud.ServedCloud;

/** DiscoverInputSchema looks at the records of a stream, or at an object, as the role that it is given. */
class DiscoveryTest {

    private static final String UNICORN = "{\"Name\":\"Shadowfax\",\"StatusTime\":\"2019-06-25 09:43:42.426\","
            + "\"Latitude\":40.7,\"Longitude\":-73.9,\"Distance\":163.5,\"MagicPoints\":111,\"HealthPoints\":222}";

    @TempDir
    Path folder;

    private ServedAnalytics analytics;
    private KinesisClient kinesis;
    private IamClient iam;

    @BeforeEach
    void open() {
        analytics = ServedAnalytics.begin(folder);
        kinesis = analytics.cloud.kinesis(ServedCloud.ADMINISTRATOR);
        iam = analytics.cloud.iam(ServedCloud.ADMINISTRATOR);
        kinesis.createStream(stream -> stream.streamName("wildrydes").shardCount(2));
        analytics.pass(Duration.ofSeconds(10));
        allow("kinesis:*");
    }

    @AfterEach
    void close() {
        kinesis.close();
        iam.close();
        analytics.close();
    }

    private void allow(String action) {
        iam.putRolePolicy(policy -> policy.roleName("Analytics")
                .policyName("p")
                .policyDocument("{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"" + action
                        + "\",\"Resource\":\"*\"}}"));
    }

    private void put(String key, String record) {
        kinesis.putRecord(put -> put.streamName("wildrydes").partitionKey(key).data(SdkBytes.fromUtf8String(record)));
    }

    private DiscoverInputSchemaResponse discover() {
        return analytics.client.discoverInputSchema(
                request -> request.resourceARN(STREAM).serviceExecutionRole(ROLE));
    }

    @Test
    void theLabsColumnsAreFound() {
        put("a", UNICORN);
        put("b", UNICORN.replace("Shadowfax", "Rocinante"));

        DiscoverInputSchemaResponse found = discover();

        assertThat(found.inputSchema().recordColumns())
                .extracting(column -> column.name() + " " + column.sqlType() + " " + column.mapping())
                .containsExactlyInAnyOrder(
                        "Distance DOUBLE $.Distance",
                        "HealthPoints INTEGER $.HealthPoints",
                        "Latitude DOUBLE $.Latitude",
                        "Longitude DOUBLE $.Longitude",
                        "MagicPoints INTEGER $.MagicPoints",
                        "Name VARCHAR(16) $.Name",
                        "StatusTime TIMESTAMP $.StatusTime");
        assertThat(found.inputSchema().recordEncoding()).isEqualTo("UTF-8");
        assertThat(found.inputSchema().recordFormat().recordFormatTypeAsString())
                .isEqualTo("JSON");
        assertThat(found.rawInputRecords()).hasSize(2).contains(UNICORN);
        assertThat(found.processedInputRecords()).isEqualTo(found.rawInputRecords());
        assertThat(found.parsedInputRecords())
                .hasSize(2)
                .allSatisfy(row -> assertThat(row).hasSize(7).contains("111"));
    }

    @Test
    void theNewerRecordsCountUnlessTheOldestAreAskedFor() {
        put("a", "{\"sooner\":1}");
        analytics.pass(Duration.ofHours(1));
        put("a", "{\"later\":1}");

        assertThat(discover().inputSchema().recordColumns())
                .extracting(RecordColumn::name)
                .containsExactly("later");
        assertThat(analytics
                        .client
                        .discoverInputSchema(request -> request.resourceARN(STREAM)
                                .serviceExecutionRole(ROLE)
                                .inputStartingPositionConfiguration(from -> from.inputStartingPosition("TRIM_HORIZON")))
                        .inputSchema()
                        .recordColumns())
                .extracting(RecordColumn::name)
                .contains("sooner");
        analytics.pass(Duration.ofHours(1));
        assertThat(discover().rawInputRecords()).hasSize(2);
        assertThatThrownBy(() -> analytics.client.discoverInputSchema(request -> request.resourceARN(STREAM)
                        .serviceExecutionRole(ROLE)
                        .inputStartingPositionConfiguration(from -> from.inputStartingPosition("NOW"))))
                .as("who asks for what comes now gets nothing old")
                .isInstanceOf(UnableToDetectSchemaException.class);
    }

    @Test
    void recordsThatSayNothingAreHandedBack() {
        assertThatThrownBy(this::discover)
                .isInstanceOfSatisfying(
                        UnableToDetectSchemaException.class,
                        e -> assertThat(e.rawInputRecords()).isEmpty());
        put("a", "neither this nor that");
        assertThatThrownBy(this::discover)
                .isInstanceOfSatisfying(
                        UnableToDetectSchemaException.class,
                        e -> assertThat(e.rawInputRecords()).containsExactly("neither this nor that"));
    }

    @Test
    void aRoleThatMayNotReadFailsWithTheReason() {
        allow("kinesis:DescribeStream");

        refused(
                "InvalidArgumentException",
                "Kinesis Analytics service doesn't have sufficient privileges to read " + STREAM
                        + ": User: arn:aws:sts::000000000000:assumed-role/Analytics/DiscoverInputSchema is not authorized"
                        + " to perform: kinesis:GetShardIterator on resource: " + STREAM
                        + " because no identity-based policy allows the kinesis:GetShardIterator action",
                this::discover);
    }

    @Test
    void aStreamThatIsNotThereIsNamed() {
        String other = STREAM + "-other";
        refused(
                "InvalidArgumentException",
                "ResourceARN " + other + " is not that of a stream that exists.",
                () -> analytics.client.discoverInputSchema(
                        request -> request.resourceARN(other).serviceExecutionRole(ROLE)));
        refused(
                "InvalidArgumentException",
                "Send either ResourceARN or S3Configuration.",
                () -> analytics.client.discoverInputSchema(request -> request.serviceExecutionRole(ROLE)));
        refused(
                "InvalidArgumentException",
                "RoleARN is missing; name a role that may read the source.",
                () -> analytics.first.discoverInputSchema(request -> request.resourceARN(STREAM)));
    }

    @Test
    void anObjectIsLookedAtToo() {
        allow("s3:*");
        try (S3Client s3 = analytics.cloud.s3(ServedCloud.ADMINISTRATOR)) {
            s3.createBucket(bucket -> bucket.bucket("stables"));
            s3.putObject(
                    object -> object.bucket("stables").key("stables.csv"),
                    RequestBody.fromString("City,Places\nNewark,12\nYonkers,7\n"));
        }

        var found = analytics.first.discoverInputSchema(
                request -> request.s3Configuration(location -> location.bucketARN("arn:aws:s3:::stables")
                        .fileKey("stables.csv")
                        .roleARN(ROLE)));

        assertThat(found.inputSchema().recordFormat().recordFormatTypeAsString())
                .isEqualTo("CSV");
        assertThat(found.inputSchema().recordColumns()).hasSize(2);
        refused(
                "InvalidArgumentException",
                "Kinesis Analytics can't read the object none of arn:aws:s3:::stables. Please check the role provided or"
                        + " validity of S3 location you provided.",
                () -> analytics.client.discoverInputSchema(request -> request.serviceExecutionRole(ROLE)
                        .s3Configuration(location ->
                                location.bucketARN("arn:aws:s3:::stables").fileKey("none"))));
    }
}
