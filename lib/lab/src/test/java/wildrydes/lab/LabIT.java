package wildrydes.lab;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;
import tech.tablesaw.api.Table;
import wildrydes.kernel.api.CellId;
import wildrydes.lab.cloud.CloudHome;
import wildrydes.lab.cloud.LocalCloud;
import wildrydes.lab.cloud.PackedCloud;
import wildrydes.lab.exercise.Exercises;
import wildrydes.lab.strip.CallStrip;

/** What a notebook does with the lab: in step time, in an empty account of the packed cloud. */
class LabIT {

    @TempDir
    Path folder;

    private CloudHome home;
    private Lab lab;
    private Screenshot screen;
    private final List<Unicorn> flying = new ArrayList<>();

    @BeforeEach
    void begin() {
        screen = Screenshot.begin();
        home = new CloudHome(folder);
        lab = Lab.join(PackedCloud.stepping(home));
    }

    @AfterEach
    void end() {
        flying.forEach(Unicorn::stop);
        LocalCloud.stop(home);
    }

    private DataStream stream() {
        return lab.stream("wildrydes").shards(1).create();
    }

    private Unicorn start(String name) {
        Unicorn unicorn = lab.unicorn(name).to(lab.stream("wildrydes")).start();
        flying.add(unicorn);
        return unicorn;
    }

    private String shown(Object value) {
        return String.valueOf(screen.render(value).data().get("text/plain"));
    }

    @Test
    void aStreamIsCreatedWithItsProgressAndDescribesItself() {
        DataStream stream = stream();

        assertThat(screen.text()).isEqualTo("Stream wildrydes: ACTIVE");
        assertThat(screen.updates()).isPositive();
        assertThat(stream.status()).isEqualTo("ACTIVE");
        assertThat(stream.exists()).isTrue();
        assertThat(stream.arn()).isEqualTo("arn:aws:kinesis:us-east-1:000000000000:stream/wildrydes");
        assertThat(stream.cli())
                .isEqualTo("aws kinesis create-stream --stream-name wildrydes --shard-count 1 --stream-mode-details"
                        + " '{\"StreamMode\":\"PROVISIONED\"}'");
        assertThat(stream.shardList().open()).isEqualTo(1);
        assertThat(shown(stream)).contains("ACTIVE", "24 hours", "OPEN", "2^128 - 1");
        assertThat(shown(stream.describe())).contains("StreamStatus", "OpenShardCount");
    }

    @Test
    void creatingAndDeletingTwiceIsFine() {
        stream();
        screen = Screenshot.begin();

        lab.stream("wildrydes").shards(2).create();
        assertThat(screen.text())
                .isEqualTo("Stream wildrydes is already there, with 1 shard; shards(2).update() changes that.");
        lab.stream("wildrydes").delete();
        assertThat(lab.stream("wildrydes").exists()).isFalse();
        screen = Screenshot.begin();
        lab.stream("wildrydes").delete();

        assertThat(screen.text()).isEqualTo("There is no stream wildrydes, so there is nothing to delete.");
        assertThatThrownBy(() -> lab.stream("wildrydes").status())
                .hasMessage("Stream wildrydes does not exist and has no status; create() makes it.");
        assertThat(shown(lab.stream("wildrydes"))).contains("does not exist yet; create() makes it");
    }

    @Test
    void theBillSaysWhatRanAndWhatGoesOnCosting() {
        lab.stream("wildrydes").shards(2).create();
        start("Shadowfax");
        lab.clock().run(ofMinutes(60));

        Bill bill = lab.bill();
        assertThat(bill.perHour()).isEqualTo(0.03);
        assertThat(bill.total()).isCloseTo(0.0300504, offset(0.0000002));
        assertThat(shown(bill))
                .contains(
                        "$0.0300",
                        "$0.030 an hour",
                        "List prices of us-east-1",
                        "PUT payload units",
                        "stream/wildrydes");
        Table forgotten = bill.ifForgotten(ofDays(30));
        assertThat(forgotten.doubleColumn("dollars in 30 days").asList()).containsExactly(21.6);
        assertThat(forgotten.stringColumn("ends with").asList())
                .containsExactly("aws kinesis delete-stream --stream-name wildrydes");
        assertThat(shown(lab)).contains("$0.030 an hour on real AWS");

        flying.forEach(Unicorn::stop);
        assertThat(lab.bill().perHour()).as("what costs is what runs").isEqualTo(0.03);
        lab.stream("wildrydes").delete();
        assertThat(lab.bill().perHour()).isZero();
        assertThat(lab.bill().ifForgotten(ofDays(1)).isEmpty()).isTrue();
    }

    @Test
    void aMinuteOfFlightIsSixtyRecordsASecondApart() {
        DataStream stream = stream();
        Instant takeOff = lab.clock().now();
        Unicorn shadowfax = start("Shadowfax");

        lab.clock().speed(60).run(ofMinutes(1));

        assertThat(lab.clock().now()).isEqualTo(takeOff.plusSeconds(60));
        assertThat(shadowfax.sent()).isEqualTo(60);
        Records records = stream.records();
        assertThat(records.size()).isEqualTo(60);
        Table table = records.table();
        assertThat(table.columnNames())
                .containsExactly(
                        "shard",
                        "sequenceNumber",
                        "partitionKey",
                        "arrived",
                        "Distance",
                        "HealthPoints",
                        "Latitude",
                        "Longitude",
                        "MagicPoints",
                        "Name",
                        "StatusTime");
        for (int i = 0; i < 60; i++) {
            Instant time = takeOff.plusSeconds(i + 1);
            assertThat(table.instantColumn("arrived").get(i)).isEqualTo(time);
            assertThat(table.dateTimeColumn("StatusTime").get(i))
                    .isEqualTo(LocalDateTime.ofInstant(time, java.time.ZoneOffset.UTC));
        }
        assertThat(records.last().number("Distance")).isBetween(29.0, 31.0);
        assertThat(records.last().string("Name")).isEqualTo("Shadowfax");
        assertThat(records.text().lines()).hasSize(60);
        assertThat(records.list().stream()
                        .mapToInt(record -> record.text().length())
                        .average()
                        .orElseThrow())
                .isBetween(180.0, 190.0);
    }

    @Test
    void theSameNameFliesTheSameRideInEveryAccount() {
        stream();
        lab.unicorn("Shadowfax").send(3);
        double first = lab.stream("wildrydes").records().last().number("Distance");
        lab.stream("wildrydes").delete();

        stream();
        lab.unicorn("Shadowfax").send(3);

        assertThat(lab.stream("wildrydes").records().last().number("Distance")).isEqualTo(first);
        lab.unicorn("Bucephalus").send(3);
        assertThat(lab.stream("wildrydes").records().last().number("Distance")).isNotEqualTo(first);
    }

    @Test
    void aCellThatRunsTwiceDoesNotPutTheSameUnicornIntoTheAirTwice() {
        stream();
        Unicorn first = start("Shadowfax");
        Unicorn second = start("Shadowfax");

        lab.clock().run(ofSeconds(10));

        assertThat(first.sent()).isZero();
        assertThat(second.sent()).isEqualTo(10);
        assertThat(lab.stream("wildrydes").records().size()).isEqualTo(10);
        assertThat(second).hasToString("Shadowfax is in the air; 10 records sent to wildrydes");
        second.stop();
        lab.clock().run(ofSeconds(10));
        assertThat(second.sent()).isEqualTo(10);
        assertThat(second).hasToString("Shadowfax is on the ground; 10 records sent to wildrydes");
        second.start();
        lab.clock().run(ofSeconds(5));
        assertThat(second.sent()).isEqualTo(15);
    }

    @Test
    void twoUnicornsFlyInTheSameSeconds() {
        DataStream stream = stream();
        Unicorn shadowfax = start("Shadowfax");
        Unicorn bucephalus = start("Bucephalus");

        lab.clock().run(ofSeconds(30));

        assertThat(shadowfax.sent()).isEqualTo(30);
        assertThat(bucephalus.sent()).isEqualTo(30);
        Chart path = Charts.path(stream.records().table(), "Longitude", "Latitude", "Name");
        assertThat(path.alt()).contains("Shadowfax from (", "Bucephalus from (", "in 30 points");
    }

    @Test
    void aUnicornWithoutAStreamLandsAndSaysWhy() {
        Unicorn lost = lab.unicorn("Rocinante").to(lab.stream("nowhere")).start();
        flying.add(lost);

        lab.clock().run(ofSeconds(2));
        lost.stop();

        assertThat(lost.sent()).isZero();
        assertThat(screen.text()).contains("Rocinante has landed after 0 records: ", "nowhere");
    }

    @Test
    void latestSeesOnlyWhatComesLater() {
        DataStream stream = stream();
        Unicorn shadowfax = lab.unicorn("Shadowfax").to(stream);
        shadowfax.send(60);
        StreamConsumer latest = stream.consumer().latest();
        StreamConsumer oldest = stream.consumer().trimHorizon();
        screen = Screenshot.begin();

        assertThat(latest.poll().size()).isZero();
        assertThat(oldest.poll().size()).isEqualTo(60);
        assertThat(screen.text())
                .contains("0 records of wildrydes, read from LATEST. Nothing newer is there")
                .contains("60 records of wildrydes, read from TRIM_HORIZON. Nothing newer than sequence number");
        shadowfax.send(5);
        assertThat(latest.poll().size()).isEqualTo(5);
        assertThat(latest.poll().size()).isZero();
        assertThatThrownBy(() -> stream.consumer().poll())
                .hasMessage("The reader of wildrydes stands nowhere; choose latest(), trimHorizon() or at(time) before"
                        + " poll().");
    }

    @Test
    void aReaderBeginsAtATime() {
        DataStream stream = stream();
        Unicorn shadowfax = lab.unicorn("Shadowfax").to(stream);
        shadowfax.send(3);
        lab.clock().run(ofSeconds(10));
        Instant later = lab.clock().now();
        shadowfax.send(4);

        assertThat(stream.consumer().at(later).poll().size()).isEqualTo(4);
    }

    @Test
    void allRecordsAreReadThroughAReshard() {
        DataStream stream = stream();
        lab.unicorn("Shadowfax").to(stream).send(3);
        stream.shards(2).update();
        lab.unicorn("Bucephalus").to(stream).send(4);

        assertThat(stream.records().size()).isEqualTo(7);
        assertThat(stream.shardList().open()).isEqualTo(2);
    }

    @Test
    void aReaderThatWasForgottenForAnHourReadsOn() {
        DataStream stream = stream();
        Unicorn shadowfax = lab.unicorn("Shadowfax").to(stream);
        shadowfax.send(2);
        StreamConsumer reader = stream.consumer().trimHorizon();
        assertThat(reader.poll().size()).isEqualTo(2);

        lab.clock().run(ofMinutes(60));
        shadowfax.send(3);

        assertThat(reader.poll().size()).isEqualTo(3);
    }

    @Test
    void aSixthReadInASecondLetsASecondPass() {
        DataStream stream = stream();
        lab.unicorn("Shadowfax").to(stream).send(1);
        StreamConsumer reader = stream.consumer().trimHorizon();
        Instant before = lab.clock().now();

        int read = IntStream.range(0, 6).map(i -> reader.poll().size()).sum();

        assertThat(read).isEqualTo(1);
        assertThat(lab.clock().now()).isEqualTo(before.plusSeconds(1));
    }

    @Test
    void sendStampsRecordsASecondApartAndNeverTheSame() {
        DataStream stream = stream();
        Unicorn shadowfax = lab.unicorn("Shadowfax").to(stream);

        shadowfax.send(5);
        shadowfax.send(5);

        List<String> stamps = stream.records().list().stream()
                .map(record -> record.string("StatusTime"))
                .toList();
        assertThat(stamps).hasSize(10).doesNotHaveDuplicates().isSorted();
        Instant now = lab.clock().now();
        assertThat(stream.records().list()).allMatch(record -> record.arrived().equals(now));
        assertThatThrownBy(() -> shadowfax.send(0)).hasMessageContaining("at least 1");
        shadowfax.start();
        flying.add(shadowfax);
        assertThatThrownBy(() -> shadowfax.send(1)).hasMessageContaining("stop() it before send(1)");
    }

    @Test
    void aShardTakesAThousandRecordsInASecond() {
        DataStream stream = stream();

        PutResult result = lab.unicorn("Shadowfax").to(stream).send(1200);

        assertThat(result.accepted()).isEqualTo(1000);
        assertThat(result.rejected()).hasSize(200);
        assertThat(result.table().intColumn("accepted").asObjectArray()).containsExactly(500, 500, 0);
        assertThat(shown(result))
                .contains("1000 records accepted, 200 rejected", "ProvisionedThroughputExceededException");
        lab.clock().run(ofSeconds(1));
        List<PutRecordsRequestEntry> again = result.rejected();
        PutRecordsResponse answer =
                lab.kinesis().putRecords(b -> b.streamName("wildrydes").records(again));
        assertThat(answer.failedRecordCount()).isZero();
        assertThat(new HashSet<>(stream.records().list().stream()
                        .map(record -> record.string("StatusTime"))
                        .toList()))
                .hasSize(1200);
    }

    @Test
    void aHerdFillsAShardAndTheResultSaysHowFullItIs() {
        DataStream stream = stream();

        PutResult result = lab.herd(1200).send(1);

        assertThat(result.accepted()).isEqualTo(1000);
        assertThat(result.rejected()).hasSize(200);
        assertThat(result.table().intColumn("accepted").asObjectArray()).containsExactly(500, 500, 0);
        assertThat(result.loads())
                .singleElement()
                .satisfies(load -> assertThat(load.percent()).isEqualTo(100))
                .satisfies(load -> assertThat(load.accepted()).isEqualTo(1000))
                .satisfies(load -> assertThat(load.rejected()).isEqualTo(200));
        assertThat(result.rejections().row(0).getString("partitionKey")).isEqualTo("Unicorn-1001");
        assertThat(result.rejections().row(0).getString("errorMessage"))
                .isEqualTo("Rate exceeded for shard shardId-000000000000 in stream wildrydes under account"
                        + " 000000000000.");
        assertThat(shown(result))
                .contains(
                        "[####################] shardId-000000000000 100 % of a second: 1,000 accepted, 200 rejected");
        assertThat(stream.records().list().get(0).partitionKey()).isEqualTo("Unicorn-0001");
        assertThat(stream.records().last().partitionKey()).isEqualTo("Unicorn-1000");
    }

    @Test
    void aHerdSpreadsOverTheShardsByTheirNames() {
        lab.stream("wildrydes").shards(2).create();

        PutResult result = lab.herd(1200).send(1);

        assertThat(result.rejected()).isEmpty();
        assertThat(result.loads().stream().map(PutResult.Load::accepted)).containsExactly(580, 620);
        assertThat(result.loads().stream().map(PutResult.Load::percent)).containsExactly(58, 62);
    }

    @Test
    void aHerdStampsEachRecordOfAUnicornASecondLater() {
        DataStream stream = stream();
        Instant now = lab.clock().now();
        Herd herd = lab.herd(3);

        herd.send(2);
        herd.send(1);

        Table sent = stream.records().table();
        assertThat(sent.stringColumn("partitionKey").asList().subList(0, 4))
                .containsExactly("Unicorn-0001", "Unicorn-0002", "Unicorn-0003", "Unicorn-0001");
        assertThat(sent.dateTimeColumn("StatusTime").asList().stream().distinct())
                .containsExactly(
                        LocalDateTime.ofInstant(now, java.time.ZoneOffset.UTC),
                        LocalDateTime.ofInstant(now.plusSeconds(1), java.time.ZoneOffset.UTC),
                        LocalDateTime.ofInstant(now.plusSeconds(2), java.time.ZoneOffset.UTC));
        assertThat(shown(herd)).startsWith("Herd of 3\n  names   Unicorn-0001 to Unicorn-0003");
        assertThatThrownBy(() -> lab.herd(0)).hasMessage("herd(0) makes no herd; give its size, from 1 to 10000.");
        assertThatThrownBy(() -> herd.send(0))
                .hasMessage("send(0) sends nothing; give the number of records of each, at least 1.");
    }

    @Test
    void everyFifthRecordIsBad() {
        DataStream stream = stream();

        lab.unicorn("Rocinante").to(stream).corruptEvery(5).send(9);

        assertThat(stream.records().list().stream().map(record -> record.string("InputData")))
                .containsExactly(
                        "Unicorn",
                        "Unicorn",
                        "Unicorn",
                        "Unicorn",
                        "Unicornerror",
                        "Unicorn",
                        "Unicorn",
                        "Unicorn",
                        "Unicorn");
    }

    @Test
    void aRealRideComesBackWholeAndInOrder() {
        DataStream stream = lab.stream("wildrydes-replay").shards(1).create();
        screen = Screenshot.begin();

        Replay replay = lab.rides().replay(stream);

        assertThat(replay.sent()).isEqualTo(10_417);
        assertThat(replay.records().size()).isEqualTo(10_417);
        assertThat(replay.sameOrder()).isTrue();
        assertThat(replay.byMinute().agree()).isTrue();
        assertThat(replay.byMinute().table().rowCount()).isEqualTo(175);
        assertThat(screen.text()).isEqualTo("10,417 records sent to wildrydes-replay, 10,417 read back.");
        assertThat(shown(replay))
                .contains("read back   10,417 records", "same order  yes", "found the shard without room");
        assertThat(shown(replay.byMinute())).startsWith("All 175 minutes agree.");
        assertThat(lab.rides().replay(stream).records().size())
                .as("a second time, on the same stream")
                .isEqualTo(10_417);
    }

    @Test
    void aFailingCallIsExplained() {
        Outcome outcome = lab.attempt(() -> lab.kinesis().describeStreamSummary(b -> b.streamName("wildrydes")));

        assertThat(outcome.ok()).isFalse();
        assertThat(outcome.code()).isEqualTo("ResourceNotFoundException");
        assertThat(outcome.sentence()).isEqualTo("Stream wildrydes under account 000000000000 not found.");
        assertThat(shown(outcome)).isEqualTo("""
                        ResourceNotFoundException
                          Stream wildrydes under account 000000000000 not found.
                          It means  There is no such thing in this account and this Region; it may exist in another.
                          Next      See how the name is written, whether it was created, and in which Region.""");
        assertThat(shown(lab.attempt(() -> lab.kinesis().listStreams()))).startsWith("ListStreamsResponse");
        assertThatThrownBy(() -> lab.attempt(() -> List.of().get(0))).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void theStripShowsTheCallsOfTheCell() {
        CellId cell = new CellId("cell-1", Optional.of("create"));
        CellId.enter(cell);
        CallStrip strip = new CallStrip();
        strip.before(cell);
        lab.kinesis().listStreams();
        assertThatThrownBy(() -> lab.kinesis().listShards(b -> b.streamName("wildrydes")))
                .isInstanceOf(ResourceNotFoundException.class);
        screen = Screenshot.begin();

        strip.after(cell);

        assertThat(screen.text()).isEqualTo("2 calls, 1 refused, allowed by administrator key, $0.0000");
        assertThat(screen.html())
                .contains("<details", "kinesis ListStreams", "aws kinesis list-shards --stream-name wildrydes")
                .contains("ResourceNotFoundException: Stream wildrydes under account 000000000000 not found.");
        screen = Screenshot.begin();
        CellId idle = new CellId("cell-2", Optional.empty());
        strip.before(idle);
        strip.after(idle);
        assertThat(screen.text()).isEmpty();
    }

    @Test
    void theLastCallIsALineForTheTerminal() {
        lab.attempt(() -> lab.kinesis().describeStreamSummary(b -> b.streamName("wildrydes")));

        assertThat(lab.calls().last().cli()).isEqualTo("aws kinesis describe-stream-summary --stream-name wildrydes");
        assertThat(lab.calls().last().list().get(0).operation()).isEqualTo("DescribeStreamSummary");
        assertThat(shown(lab.calls().last())).contains("1 call", "ResourceNotFoundException");
    }

    @Test
    void theCardSaysWhoWhereAndWhatRuns() {
        assertThat(shown(lab.ready("01")))
                .contains("account  000000000000", "Region   us-east-1", "target   local, http://127.0.0.1:")
                .contains("2026-03-02 09:14:36 UTC, moves only when asked", "nothing, $0.000 an hour");
        stream();
        assertThat(shown(lab)).contains("streams wildrydes with 1 open shard, $0.015 an hour");
        assertThatThrownBy(() -> lab.ready("9")).isInstanceOf(LabException.class);
    }

    @Test
    void aResetLandsTheUnicornsAndLeavesAnEmptyAccount() {
        stream();
        Unicorn shadowfax = lab.unicorn("Shadowfax").start();
        lab.clock().run(ofSeconds(10));
        double spent = lab.bill().total();
        screen = Screenshot.begin();

        lab.reset();

        assertThat(screen.text()).startsWith("The account is empty: ").contains(" kinesis, ", " iam, ");
        assertThat(lab.kinesis().listStreams().streamNames()).isEmpty();
        assertThat(shadowfax.sent()).isEqualTo(10);
        assertThat(lab.bill().total()).isGreaterThanOrEqualTo(spent);
        lab.clock().run(ofSeconds(2));
        assertThat(shown(shadowfax)).contains("Shadowfax");
    }

    @Test
    void timePassesOnlyWhenAsked() {
        assertThat(shown(lab.clock())).contains("2026-03-02 09:14:36 UTC");
        screen = Screenshot.begin();

        lab.clock().speed(60).run(ofSeconds(90));

        assertThat(shown(lab.clock())).contains("2026-03-02 09:16:06 UTC");
        assertThat(screen.text())
                .isEqualTo("2026-03-02 09:14:36 to 2026-03-02 09:16:06 UTC: 1 minute 30 seconds passed.");
        assertThatThrownBy(() -> lab.clock().run(ofSeconds(-1))).hasMessageContaining("forwards");
        assertThatThrownBy(() -> lab.clock().speed(0)).hasMessageContaining("above 0");
    }

    @Test
    void aGuessIsComparedAndNeverMarked() {
        Prediction guess = lab.predict(59);
        screen = Screenshot.begin();

        guess.compare(60);

        assertThat(screen.text()).isEqualTo("your guess 59, fact 60");
        assertThat(shown(lab.predict())).startsWith("No guess");
    }

    @Test
    void aCheckGivesPointsAndHints() {
        screen = Screenshot.begin();

        assertThat(Checks.run("t-sum", 3)).isEqualTo(0);
        assertThat(screen.text()).isEqualTo("""
                        t-sum: 0 of 2
                        Expected the sum of 2 and 2
                        Found    3
                        Next     Count again.
                        (2 hints folded)""");
        assertThat(screen.html()).contains("<details><summary>Hint 1</summary>Use your fingers.</details>");
        assertThat(Checks.run("t-sum", 4)).isEqualTo(2);
        assertThat(Checks.run("t-sum", 4.5)).isEqualTo(1.5);
        assertThatThrownBy(() -> Checks.run("t-none")).hasMessageStartingWith("There is no check \"t-none\"");
    }

    @Test
    void anExerciseLeftToItsSolutionGivesNoPointsUntilItsCellRunsAgain() {
        CellId cell = new CellId("run-1", Optional.of("t-sum-answer"));
        CellId.enter(cell);

        int sum = lab.todo("t-sum");

        assertThat(sum).isEqualTo(4);
        screen = Screenshot.begin();
        assertThat(Checks.run("t-sum", sum)).isEqualTo(0);
        assertThat(screen.text()).contains("Found    not tried: lab.todo stands in for it");
        new Exercises().rerun(cell);
        assertThat(Checks.run("t-sum", sum)).isEqualTo(2);
        assertThatThrownBy(() -> lab.todo("t-none")).hasMessageStartingWith("There is no solution for \"t-none\"");
    }
}
