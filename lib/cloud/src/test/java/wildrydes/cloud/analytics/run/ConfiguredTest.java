package wildrydes.cloud.analytics.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.InputStartingPosition;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.RecordColumn;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ReferenceDataSource;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ReferenceDataSourceUpdate;
import software.amazon.awssdk.services.s3.S3Client;
import wildrydes.cloud.LabClient;
import wildrydes.cloud.ServedCloud;

/** What applications have beside a stream at each end, what changes while they run, and what is refused. */
class ConfiguredTest {

    private static final String LOOK_UP = """
            CREATE OR REPLACE STREAM "DESTINATION_SQL_STREAM" ("Name" VARCHAR(16), "Stable" VARCHAR(16));
            CREATE OR REPLACE PUMP "LOOK_UP" AS INSERT INTO "DESTINATION_SQL_STREAM"
            SELECT STREAM s."Name", r."Stable" FROM "SOURCE_SQL_STREAM_001" AS s
            LEFT JOIN "STABLES" AS r ON s."Name" = r."Name";
            """;

    @TempDir
    Path folder;

    private Ground ground;

    @BeforeEach
    void begin() {
        ground = Ground.begin(folder);
    }

    @AfterEach
    void end() {
        ground.close();
    }

    private static ReferenceDataSource stables() {
        return ReferenceDataSource.builder()
                .tableName("STABLES")
                .s3ReferenceDataSource(
                        object -> object.bucketARN("arn:aws:s3:::tables").fileKey("stables.csv"))
                .referenceSchema(schema -> schema.recordEncoding("UTF-8")
                        .recordFormat(format -> format.recordFormatType("CSV")
                                .mappingParameters(mapping -> mapping.csvMappingParameters(
                                        csv -> csv.recordRowDelimiter("\n").recordColumnDelimiter(","))))
                        .recordColumns(column("Name"), column("Stable")))
                .build();
    }

    private static RecordColumn column(String name) {
        return RecordColumn.builder().name(name).sqlType("VARCHAR(16)").build();
    }

    private void putTable(String content) {
        try (S3Client s3 = ground.cloud.s3(ServedCloud.ADMINISTRATOR)) {
            s3.putObject(object -> object.bucket("tables").key("stables.csv"), RequestBody.fromString(content));
        }
    }

    private void bucket() {
        try (S3Client s3 = ground.cloud.s3(ServedCloud.ADMINISTRATOR)) {
            s3.createBucket(bucket -> bucket.bucket("tables"));
        }
    }

    @Test
    void aReferenceTableIsLoadedAtTheStartAndAnewByAnUpdateOnly() {
        bucket();
        putTable("Shadowfax,north\nBucephalus,south\n");
        ground.application(1, LOOK_UP, all -> all.referenceDataSources(stables()));
        ground.start(InputStartingPosition.NOW);
        ground.fly(1, "Shadowfax", "Pegasus");
        ground.pass(Duration.ofSeconds(1));
        assertThat(ground.records(Ground.SUMMARY))
                .containsExactlyInAnyOrder(
                        "{\"Name\":\"Shadowfax\",\"Stable\":\"north\"}", "{\"Name\":\"Pegasus\",\"Stable\":null}");

        putTable("Shadowfax,east\n");
        ground.fly(1, "Shadowfax");
        ground.pass(Duration.ofSeconds(1));
        assertThat(ground.records(Ground.SUMMARY)).last().isEqualTo("{\"Name\":\"Shadowfax\",\"Stable\":\"north\"}");

        String reference = ground.describe()
                .applicationConfigurationDescription()
                .sqlApplicationConfigurationDescription()
                .referenceDataSourceDescriptions()
                .get(0)
                .referenceId();
        ReferenceDataSourceUpdate again = ReferenceDataSourceUpdate.builder()
                .referenceId(reference)
                .s3ReferenceDataSourceUpdate(
                        object -> object.bucketARNUpdate("arn:aws:s3:::tables").fileKeyUpdate("stables.csv"))
                .build();
        ground.update(update -> update.sqlApplicationConfigurationUpdate(sql -> sql.referenceDataSourceUpdates(again)));
        ground.fly(1, "Shadowfax");
        ground.pass(Duration.ofSeconds(1));
        assertThat(ground.records(Ground.SUMMARY)).last().isEqualTo("{\"Name\":\"Shadowfax\",\"Stable\":\"east\"}");
    }

    @Test
    void nothingIsReadUntilATableIsThere() {
        bucket();
        ground.application(1, LOOK_UP, all -> all.referenceDataSources(stables()));
        ground.start(InputStartingPosition.NOW);
        ground.fly(2, "Shadowfax");
        assertThat(ground.live("").path("failure").asText())
                .startsWith("Table STABLES cannot be loaded from object stables.csv of bucket tables: NoSuchKey");
        assertThat(ground.rows("SOURCE_SQL_STREAM_001")).isEmpty();
        putTable("Shadowfax,north,too many\n");
        ground.pass(Duration.ofSeconds(8));
        putTable("Shadowfax,north\n");
        ground.pass(Duration.ofSeconds(16));

        assertThat(ground.live("").path("failure").isNull()).isTrue();
        assertThat(ground.records(Ground.SUMMARY))
                .hasSize(2)
                .containsOnly("{\"Name\":\"Shadowfax\",\"Stable\":\"north\"}");
    }

    @Test
    void recordsThatTheProducerLibraryHasPutTogetherAreRowsOfTheirOwn() {
        ground.application(1, RunTest.COPY, all -> {});
        ground.start(InputStartingPosition.NOW);
        ground.kinesis.putRecord(request -> request.streamName(Ground.SOURCE)
                .partitionKey("a")
                .data(SdkBytes.fromByteArray(AggregateTest.aggregate(
                        List.of("k"), List.of(Ground.unicorn("one", 1), Ground.unicorn("two", 1))))));
        ground.pass(Duration.ofSeconds(1));

        assertThat(ground.records(Ground.SUMMARY)).containsExactly("{\"Name\":\"one\"}", "{\"Name\":\"two\"}");
    }

    @Test
    void whatIsDeletedOrResetDoesNoMore() {
        ground.application(1, RunTest.COPY, all -> {});
        ground.start(InputStartingPosition.NOW);
        ground.fly(1, "a");
        ground.pass(Duration.ofSeconds(1));
        assertThat(ground.lab.post("/_lab/reset", "{\"service\":\"analytics\"}").status())
                .isEqualTo(200);
        ground.fly(2, "b");
        ground.pass(Duration.ofSeconds(2));

        assertThat(ground.records(Ground.SUMMARY)).containsExactly("{\"Name\":\"a\"}");
        assertThat(ground.lab.get("/_lab/analytics/wildrydes").status()).isEqualTo(404);
        ground.application(RunTest.COPY, all -> {});
        ground.start(InputStartingPosition.LAST_STOPPED_POINT); // another application: it never stopped
        ground.fly(1, "c");
        ground.pass(Duration.ofSeconds(1));
        assertThat(ground.records(Ground.SUMMARY)).containsExactly("{\"Name\":\"a\"}", "{\"Name\":\"c\"}");
    }

    @Test
    void aPumpAndItsFlinkSqlAreExplained() {
        ground.application(1, Ground.SQL, all -> {});
        JsonNode pump = ground.live("/pumps/STREAM_PUMP");
        assertThat(pump.path("sources").path(0).path("name").asText()).isEqualTo("SOURCE_SQL_STREAM_001");
        assertThat(pump.path("windows").path(0).path("kind").asText()).isEqualTo("TUMBLING");
        assertThat(pump.path("windows").path(0).path("millis").asLong()).isEqualTo(60_000);
        assertThat(pump.path("outputs").path(0).path("role").asText()).isEqualTo("KEY");
        assertThat(pump.path("sink").asText()).isEqualTo("DESTINATION_SQL_STREAM");
        assertThat(pump.path("emits").asText()).isNotEmpty();
        LabClient.Answer unknown = ground.lab.get("/_lab/analytics/wildrydes/pumps/stream%5Fpump");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.message()).isEqualTo("Application wildrydes has no pump stream_pump; it has STREAM_PUMP.");
        JsonNode flink = ground.live("/flink");
        assertThat(flink.path("sql").asText()).contains("TUMBLE");
        assertThat(flink.path("notes").isArray()).isTrue();
    }

    @Test
    void anotherRoleIsTakenByAnUpdate() {
        ground.application(1, RunTest.COPY, all -> {});
        ground.start(InputStartingPosition.NOW);
        ground.fly(2, "a");
        ground.pass(Duration.ofSeconds(1));
        ground.iam.createRole(
                role -> role.roleName("other")
                        .assumeRolePolicyDocument(
                                "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\","
                                        + "\"Principal\":{\"Service\":\"kinesisanalytics.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}}"));
        long version = ground.describe().applicationVersionId();
        ground.analytics.updateApplication(request -> request.applicationName(Ground.APPLICATION)
                .currentApplicationVersionId(version)
                .serviceExecutionRoleUpdate(Ground.ROLE.replace("analytics", "other")));
        ground.settleApplication();
        ground.fly(2, "b");
        assertThat(ground.live("").path("failure").asText()).contains("assumed-role/other/kinesisanalytics");
        ground.iam.putRolePolicy(policy -> policy.roleName("other")
                .policyName("work")
                .policyDocument("{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Resource\":\"*\","
                        + "\"Action\":\"kinesis:*\"}}"));
        ground.pass(Duration.ofSeconds(8));

        assertThat(ground.records(Ground.SUMMARY))
                .containsExactly("{\"Name\":\"a\"}", "{\"Name\":\"a\"}", "{\"Name\":\"b\"}", "{\"Name\":\"b\"}");
    }
}
