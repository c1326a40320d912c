package wildrydes.cloud.analytics.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.InputStartingPosition;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.Tag;
import wildrydes.cloud.LabClient;
import wildrydes.cloud.ServedCloud;

/** The lab's application and its kin, from records in a stream to records in another, in step time. */
class RunTest {

    private static final String DESTINATION = "DESTINATION_SQL_STREAM";

    /** A row for each row, at once. */
    static final String COPY = """
            CREATE OR REPLACE STREAM "DESTINATION_SQL_STREAM" ("Name" VARCHAR(16));
            CREATE OR REPLACE PUMP "COPY_PUMP" AS INSERT INTO "DESTINATION_SQL_STREAM"
            SELECT STREAM "Name" FROM "SOURCE_SQL_STREAM_001";
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

    private static String summary(String name, String time, int distance) {
        return "{\"Name\":\"" + name + "\",\"StatusTime\":\"" + time + ".000\",\"Distance\":" + distance
                + ",\"MinMagicPoints\":150,\"MaxMagicPoints\":150,\"MinHealthPoints\":151,\"MaxHealthPoints\":151}";
    }

    /** As records have it. */
    private static String stamp(Instant moment) {
        return moment.toString().replace('T', ' ').replace("Z", "");
    }

    @Test
    void twoUnicornsMakeARowEachAMinute() {
        ground.application(2, Ground.SQL, all -> {});
        ground.passToSecond(10);
        ground.start(InputStartingPosition.NOW);
        ground.passToSecond(50);
        ground.fly(9, "Shadowfax", "Bucephalus"); // at :51 to :59
        Instant minute = ground.now().plusSeconds(1);
        ground.fly(122, "Shadowfax", "Bucephalus");

        List<String> expected = List.of(
                summary("Shadowfax", stamp(minute), 275), // 9 x 30.5, rounded
                summary("Bucephalus", stamp(minute), 275),
                summary("Shadowfax", stamp(minute.plusSeconds(60)), 1830),
                summary("Bucephalus", stamp(minute.plusSeconds(60)), 1830),
                summary("Shadowfax", stamp(minute.plusSeconds(120)), 1830),
                summary("Bucephalus", stamp(minute.plusSeconds(120)), 1830));
        assertThat(ground.records(Ground.SUMMARY)).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(String.join("", ground.records(Ground.SUMMARY)))
                .contains("}{")
                .doesNotContain("\n");
        assertThat(ground.rows(DESTINATION)).hasSize(6).first().asString().startsWith(minute + " ");

        JsonNode live = ground.live("");
        assertThat(live.path("status").asText()).isEqualTo("RUNNING");
        assertThat(live.path("position").asText()).isEqualTo("NOW");
        assertThat(live.path("failure").isNull()).isTrue();
        assertThat(live.path("nextClose").asText())
                .isEqualTo(minute.plusSeconds(180).toString());
        assertThat(live.path("millisBehindLatest").asLong()).isZero();
        assertThat(Instant.parse(live.path("readingSince").asText())).isBefore(minute.minusSeconds(10));
        JsonNode pump = live.path("pumps").path(0);
        assertThat(pump.path("name").asText()).isEqualTo("STREAM_PUMP");
        assertThat(pump.path("target").asText()).isEqualTo(DESTINATION);
        assertThat(pump.path("sources").path(0).asText()).isEqualTo("SOURCE_SQL_STREAM_001");
        assertThat(pump.path("rowsIn").asLong()).isEqualTo(260); // the last two are read at the end of this second
        assertThat(pump.path("rowsOut").asLong()).isEqualTo(6);
    }

    @Test
    void theLastMinuteOfAProducerThatHasStoppedComesAtItsEnd() {
        ground.application(1, Ground.SQL, all -> {});
        ground.start(InputStartingPosition.NOW);
        ground.passToSecond(0);
        ground.fly(3, "Shadowfax");
        Instant end = ground.now().plusSeconds(57);
        ground.pass(Duration.ofMillis(56_999));
        assertThat(ground.records(Ground.SUMMARY)).isEmpty();
        ground.pass(Duration.ofMillis(1));

        assertThat(ground.records(Ground.SUMMARY)).containsExactly(summary("Shadowfax", stamp(end), 92));
        assertThat(ground.live("").path("nextClose").isNull()).isTrue();
    }

    @Test
    void nowLeavesOutWhatWasThereBeforeAndTheOldestDoesNot() {
        ground.application(1, COPY, all -> {});
        ground.put(Ground.SOURCE, List.of(Ground.unicorn("before", 1)));
        ground.start(InputStartingPosition.NOW);
        ground.fly(1, "after");
        ground.pass(Duration.ofSeconds(1));
        assertThat(ground.records(Ground.SUMMARY)).containsExactly("{\"Name\":\"after\"}");
        ground.stop();
        ground.start(InputStartingPosition.TRIM_HORIZON);
        ground.pass(Duration.ofSeconds(1));

        assertThat(ground.records(Ground.SUMMARY))
                .containsExactly("{\"Name\":\"after\"}", "{\"Name\":\"before\"}", "{\"Name\":\"after\"}");
        assertThat(ground.live("").path("readingSince").isNull()).isTrue();
    }

    @Test
    void whereItStoppedItGoesOnWithItsOpenWindows() {
        ground.application(1, Ground.SQL, all -> {});
        ground.start(InputStartingPosition.NOW);
        ground.passToSecond(1);
        ground.fly(4, "Shadowfax");
        ground.pass(Duration.ofSeconds(1));
        Instant minute = Instant.ofEpochSecond(ground.now().getEpochSecond() / 60 * 60 + 60);
        ground.stop();
        ground.put(Ground.SOURCE, List.of(Ground.unicorn("Shadowfax", 10)));
        assertThat(ground.live("").path("status").asText()).isEqualTo("READY");
        assertThat(ground.records(Ground.SUMMARY)).isEmpty();
        ground.start(InputStartingPosition.LAST_STOPPED_POINT);
        ground.passToSecond(1);

        // 4 x 30.5 before it stopped; what came while it was stopped is read when it is started
        assertThat(ground.records(Ground.SUMMARY)).containsExactly(summary("Shadowfax", stamp(minute), 132));
    }

    @Test
    void aStopInTheMiddleOfAMinuteThatPassesClosesItWhenItGoesOn() {
        ground.application(1, Ground.SQL, all -> {});
        ground.start(InputStartingPosition.NOW);
        ground.passToSecond(1);
        ground.fly(4, "Shadowfax");
        ground.pass(Duration.ofSeconds(1));
        Instant minute = Instant.ofEpochSecond(ground.now().getEpochSecond() / 60 * 60 + 60);
        ground.stop();
        ground.pass(Duration.ofMinutes(3));
        ground.put(Ground.SOURCE, List.of(Ground.unicorn("Shadowfax", 10)));
        ground.start(InputStartingPosition.LAST_STOPPED_POINT);
        ground.pass(Duration.ofMinutes(2));

        assertThat(ground.records(Ground.SUMMARY))
                .hasSize(2)
                .first()
                .isEqualTo(summary("Shadowfax", stamp(minute), 122));
    }

    @Test
    void reshardingOfItsStreamLosesNothingAndCountsNothingTwice() {
        ground.application(2, Ground.SQL, all -> {});
        ground.start(InputStartingPosition.NOW);
        ground.passToSecond(0);
        ground.fly(10, "Shadowfax", "Bucephalus", "Rocinante");
        ground.reshard(Ground.SOURCE, 4);
        ground.fly(10, "Shadowfax", "Bucephalus", "Rocinante");
        ground.passToSecond(0);

        assertThat(ground.rows(DESTINATION))
                .hasSize(3)
                .allSatisfy(row -> assertThat(row).contains(" 610 "));
    }

    @Test
    void whatTheOutputHasNoRoomForIsWrittenLaterAndInOrder() {
        ground.application(2, COPY, all -> {});
        ground.start(InputStartingPosition.NOW);
        ground.passToSecond(0);
        List<String> names =
                IntStream.range(0, 1_500).mapToObj(i -> "unicorn " + i).toList();
        for (int from = 0; from < names.size(); from += 500) {
            ground.put(
                    Ground.SOURCE,
                    names.subList(from, from + 500).stream()
                            .map(name -> Ground.unicorn(name, 1))
                            .toList());
        }
        ground.pass(Duration.ofSeconds(1));
        assertThat(ground.records(Ground.SUMMARY)).hasSize(1_000);
        ground.pass(Duration.ofSeconds(1));

        assertThat(ground.records(Ground.SUMMARY)).hasSize(1_500).doesNotHaveDuplicates();
        assertThat(ground.live("").path("failure").isNull()).isTrue();
    }

    @Test
    void anApplicationGoesOnWhereItWasWhenTheCloudIsStartedAgain() {
        ground.application(2, Ground.SQL, all -> {});
        ground.start(InputStartingPosition.NOW);
        ground.passToSecond(0);
        ground.fly(20, "Shadowfax", "Bucephalus");
        ground.close();
        ground = new Ground(folder);
        ground.fly(40, "Shadowfax", "Bucephalus");

        assertThat(ground.rows(DESTINATION))
                .hasSize(2)
                .allSatisfy(row -> assertThat(row).contains(" 1800 "));
        assertThat(ground.records(Ground.SUMMARY)).hasSize(2);
    }

    @Test
    void otherSqlBeginsWithEmptyWindowsAndReadsOn() {
        ground.application(1, Ground.SQL, all -> {});
        ground.start(InputStartingPosition.NOW);
        ground.passToSecond(0);
        ground.fly(10, "Shadowfax");
        ground.updateSql(COPY);
        Instant since = ground.now();
        ground.fly(2, "Bucephalus");
        ground.passToSecond(1);

        assertThat(ground.records(Ground.SUMMARY))
                .containsExactly("{\"Name\":\"Bucephalus\"}", "{\"Name\":\"Bucephalus\"}");
        assertThat(ground.live("").path("readingSince").asText()).isEqualTo(since.toString());
        assertThat(ground.rows("SOURCE_SQL_STREAM_001")).hasSize(2);
    }

    @Test
    void anotherOutputLeavesWindowsOpen() {
        ground.application(1, Ground.SQL, all -> all.outputs(List.of()));
        ground.start(InputStartingPosition.NOW);
        ground.passToSecond(0);
        ground.fly(10, "Shadowfax");
        long version = ground.describe().applicationVersionId();
        ground.analytics.addApplicationOutput(request -> request.applicationName(Ground.APPLICATION)
                .currentApplicationVersionId(version)
                .output(Ground.output(DESTINATION)));
        ground.settleApplication();
        ground.passToSecond(1);

        assertThat(ground.records(Ground.SUMMARY)).singleElement().asString().contains("\"Distance\":305,");
    }

    @Test
    void badRecordsBecomeErrorRowsAndNothingElseIsLost() {
        ground.application(1, COPY, all -> {});
        ground.start(InputStartingPosition.NOW);
        ground.put(Ground.SOURCE, List.of(Ground.unicorn("a", 1), "no JSON", Ground.unicorn("b", 1)));
        ground.pass(Duration.ofSeconds(1));

        assertThat(ground.records(Ground.SUMMARY)).containsExactly("{\"Name\":\"a\"}", "{\"Name\":\"b\"}");
        assertThat(ground.rows("error_stream")).hasSize(1);
    }

    @Test
    void aRoleThatMayNotReadIsNamedUntilItMay() {
        ground.application(1, COPY, all -> {});
        ground.allow("kinesis:DescribeStream", "kinesis:GetShardIterator", "kinesis:PutRecords");
        ground.start(InputStartingPosition.NOW);
        ground.put(Ground.SOURCE, List.of(Ground.unicorn("a", 1)));
        ground.pass(Duration.ofSeconds(20));
        assertThat(ground.live("").path("status").asText()).isEqualTo("RUNNING");
        assertThat(ground.live("").path("failure").asText())
                .isEqualTo("Stream " + Ground.arn(Ground.SOURCE) + " cannot be read: AccessDeniedException: User:"
                        + " arn:aws:sts::000000000000:assumed-role/analytics/kinesisanalytics is not authorized to"
                        + " perform: kinesis:GetRecords on resource: " + Ground.arn(Ground.SOURCE)
                        + " because no identity-based policy allows the kinesis:GetRecords action");
        ground.allow("kinesis:*");
        ground.pass(Duration.ofSeconds(8));

        assertThat(ground.live("").path("failure").isNull()).isTrue();
        assertThat(ground.records(Ground.SUMMARY)).containsExactly("{\"Name\":\"a\"}");
    }

    @Test
    void whatGoesWrongIsInItsLogStreamAndInCloudWatch() {
        try (CloudWatchLogsClient logs = ground.cloud.logs(ServedCloud.ADMINISTRATOR);
                CloudWatchClient cloudWatch = ground.cloud.cloudWatch(ServedCloud.ADMINISTRATOR)) {
            logs.createLogGroup(group -> group.logGroupName("group"));
            logs.createLogStream(stream -> stream.logGroupName("group").logStreamName("stream"));
            ground.application(1, COPY, all -> {});
            ground.analytics.addApplicationCloudWatchLoggingOption(
                    request -> request.applicationName(Ground.APPLICATION)
                            .currentApplicationVersionId(1L)
                            .cloudWatchLoggingOption(option -> option.logStreamARN(
                                    "arn:aws:logs:us-east-1:000000000000:log-group:group:log-stream:stream")));
            ground.allow("kinesis:DescribeStream", "kinesis:GetShardIterator", "kinesis:GetRecords", "logs:*");
            ground.start(InputStartingPosition.NOW);
            Instant started = ground.now();
            ground.fly(70, "a");

            assertThat(logs.getLogEvents(
                                    request -> request.logGroupName("group").logStreamName("stream"))
                            .events())
                    .hasSize(2) // when it begins, and a minute later
                    .allSatisfy(
                            event -> assertThat(event.message())
                                    .startsWith("{\"applicationARN\":\""
                                            + ground.describe().applicationARN()
                                            + "\",\"applicationVersionId\":\"2\",\"messageType\":\"ERROR\",\"message\":\"Rows of"
                                            + " DESTINATION_SQL_STREAM cannot be written to "
                                            + Ground.arn(Ground.SUMMARY)
                                            + ": AccessDeniedException: ")
                                    .endsWith(
                                            "\"outputId\":\"1.1\",\"errorCode\":\"AccessDeniedException\",\"messageSchemaVersion\":\"1\"}"));
            List<Double> success = cloudWatch
                    .getMetricStatistics(request -> request.namespace("AWS/KinesisAnalytics")
                            .metricName("Success")
                            .dimensions(
                                    dimension("Application", Ground.APPLICATION),
                                    dimension("Flow", "Output"),
                                    dimension("Id", "1.1"))
                            .startTime(started.minusSeconds(60))
                            .endTime(ground.now())
                            .period(3600)
                            .statistics(Statistic.MAXIMUM))
                    .datapoints()
                    .stream()
                    .map(Datapoint::maximum)
                    .toList();
            assertThat(success).isNotEmpty().containsOnly(0.0);
            double read = cloudWatch
                    .getMetricStatistics(request -> request.namespace("AWS/KinesisAnalytics")
                            .metricName("Records")
                            .dimensions(
                                    dimension("Application", Ground.APPLICATION),
                                    dimension("Flow", "Input"),
                                    dimension("Id", "1.1"))
                            .startTime(started.minusSeconds(60))
                            .endTime(ground.now().plusSeconds(60))
                            .period(86_400)
                            .statistics(Statistic.SUM))
                    .datapoints()
                    .stream()
                    .mapToDouble(Datapoint::sum)
                    .sum();
            assertThat(read).isEqualTo(69);
        }
    }

    private static Dimension dimension(String name, String value) {
        return Dimension.builder().name(name).value(value).build();
    }

    @Test
    void anOutputThatWritesNothingStopsTheApplicationAndLosesNothing() {
        ground.application(4, COPY, all -> {});
        ground.allow("kinesis:DescribeStream", "kinesis:GetShardIterator", "kinesis:GetRecords");
        ground.start(InputStartingPosition.NOW);
        String name = "x".repeat(16);
        List<String> batch =
                IntStream.range(0, 500).mapToObj(i -> Ground.unicorn(name, i)).toList();
        for (int second = 0; second < 10; second++) {
            ground.put(Ground.SOURCE, batch);
            ground.put(Ground.SOURCE, batch);
            ground.pass(Duration.ofSeconds(1));
        }
        assertThat(ground.live("").path("failure").asText()).contains("kinesis:PutRecords");
        ground.allow("kinesis:*");
        ground.pass(Duration.ofSeconds(20));

        assertThat(ground.records(Ground.SUMMARY)).hasSize(10_000);
    }

    @Test
    void anOutputOfAStreamThatThereIsNotIsNamed() {
        ground.application(1, COPY, all -> all.outputs(Ground.output("DESTINATION")));
        ground.start(InputStartingPosition.NOW);
        ground.fly(2, "a");

        assertThat(ground.live("").path("failure").asText())
                .isEqualTo("Output 1.1 writes the rows of stream DESTINATION, and the SQL makes none of that name;"
                        + " there are SOURCE_SQL_STREAM_001, error_stream, DESTINATION_SQL_STREAM.");
    }

    @Test
    void rowtimesByArrivalMakeAReplayComeOutAsItWouldHave() {
        ground.application(2, Ground.SQL, all -> {});
        ground.passToSecond(30);
        ground.fly(60, "Shadowfax", "Bucephalus");
        Instant minute = Instant.ofEpochSecond(ground.now().getEpochSecond() / 60 * 60);
        ground.analytics.tagResource(
                request -> request.resourceARN(ground.describe().applicationARN())
                        .tags(Tag.builder().key(Rowtimes.TAG).value("ARRIVAL").build()));
        ground.start(InputStartingPosition.TRIM_HORIZON);
        ground.passToSecond(0);

        assertThat(ground.rows(DESTINATION))
                .containsExactlyInAnyOrder(
                        minute + " Shadowfax " + stamp(minute) + ".000 885 150 150 151 151", // at :31 to :59
                        minute + " Bucephalus " + stamp(minute) + ".000 885 150 150 151 151",
                        minute.plusSeconds(60) + " Shadowfax " + stamp(minute.plusSeconds(60))
                                + ".000 946 150 150 151 151",
                        minute.plusSeconds(60) + " Bucephalus " + stamp(minute.plusSeconds(60))
                                + ".000 946 150 150 151 151");
    }

    @Test
    void theLastMinuteByArrivalComesAtItsEndToo() {
        ground.application(1, Ground.SQL, all -> {});
        ground.analytics.tagResource(
                request -> request.resourceARN(ground.describe().applicationARN())
                        .tags(Tag.builder().key(Rowtimes.TAG).value("ARRIVAL").build()));
        ground.start(InputStartingPosition.NOW);
        ground.passToSecond(0);
        ground.fly(59, "Shadowfax");
        assertThat(ground.records(Ground.SUMMARY)).isEmpty();
        ground.pass(Duration.ofSeconds(1));

        assertThat(ground.records(Ground.SUMMARY))
                .containsExactly(summary("Shadowfax", stamp(ground.now()), 1800)); // 59 x 30.5
    }

    @Test
    void theLookIntoAnApplicationNamesWhatThereIs() {
        assertThat(ground.lab.get("/_lab/analytics/other").message())
                .isEqualTo("There is no application other; none was created yet.");
        ground.application(1, COPY, all -> {});
        assertThat(ground.lab.get("/_lab/analytics/other").message())
                .isEqualTo("There is no application other; there are wildrydes.");
        assertThat(ground.lab.get("/_lab/analytics/wildrydes/streams/X").message())
                .isEqualTo("Application wildrydes is READY and has no in-application streams; start it.");
        assertThat(ground.live("").path("streams").size()).isZero();
        ground.start(InputStartingPosition.NOW);
        LabClient.Answer unknown = ground.lab.get("/_lab/analytics/wildrydes/streams/destination_sql_stream");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.message())
                .isEqualTo("Application wildrydes has no stream destination_sql_stream; it has"
                        + " DESTINATION_SQL_STREAM, SOURCE_SQL_STREAM_001, error_stream.");
        assertThat(ground.lab
                        .get("/_lab/analytics/wildrydes/streams/error_stream?limit=0")
                        .message())
                .isEqualTo("Query parameter 'limit' is 0; send a number from 1 to 10000.");
        JsonNode source = ground.live("/streams/SOURCE_SQL_STREAM_001");
        assertThat(source.path("columns").findValuesAsText("name"))
                .containsExactly(
                        "Distance",
                        "HealthPoints",
                        "Latitude",
                        "Longitude",
                        "MagicPoints",
                        "Name",
                        "StatusTime",
                        "APPROXIMATE_ARRIVAL_TIME",
                        "PARTITION_KEY",
                        "SEQUENCE_NUMBER",
                        "SHARD_ID");
        assertThat(source.path("last").asLong()).isZero();
    }

    @Test
    void severalInputStreamsShareTheShards() {
        ground.application(2, """
                CREATE OR REPLACE STREAM "DESTINATION_SQL_STREAM" ("Number" INTEGER, "Shard" VARCHAR(64));
                CREATE OR REPLACE PUMP "ONE" AS INSERT INTO "DESTINATION_SQL_STREAM"
                SELECT STREAM 1, "SHARD_ID" FROM "SOURCE_SQL_STREAM_001";
                CREATE OR REPLACE PUMP "TWO" AS INSERT INTO "DESTINATION_SQL_STREAM"
                SELECT STREAM 2, "SHARD_ID" FROM "SOURCE_SQL_STREAM_002";
                """, all -> all.inputs(Ground.input(2)));
        ground.start(InputStartingPosition.NOW);
        ground.put(
                Ground.SOURCE,
                IntStream.range(0, 50).mapToObj(i -> Ground.unicorn("u" + i, 1)).toList());
        ground.pass(Duration.ofSeconds(1));

        assertThat(ground.records(Ground.SUMMARY))
                .hasSize(50)
                .allMatch(record -> record.equals("{\"Number\":1,\"Shard\":\"shardId-000000000000\"}")
                        || record.equals("{\"Number\":2,\"Shard\":\"shardId-000000000001\"}"))
                .anyMatch(record -> record.contains("\"Number\":1"))
                .anyMatch(record -> record.contains("\"Number\":2"));
    }
}
