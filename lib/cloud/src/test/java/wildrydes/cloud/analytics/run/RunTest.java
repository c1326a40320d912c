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
import software.amazon.awssdk.services.kinesisanalyticsv2.model.InputStartingPosition;

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
        ground.fly(121, "Shadowfax", "Bucephalus");

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
        assertThat(pump.path("rowsIn").asLong()).isEqualTo(258); // the last two are read at the end of this second
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
