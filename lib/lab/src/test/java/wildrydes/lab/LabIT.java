package wildrydes.lab;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;
import tech.tablesaw.api.Table;
import wildrydes.kernel.api.CellId;
import wildrydes.lab.exercise.Exercises;
import wildrydes.lab.strip.CallStrip;

/** What a notebook does with the lab as a whole: cells, calls, the bill, guesses and checks; in step time, in an empty account of the packed cloud. */
class LabIT extends OwnAccount {

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
