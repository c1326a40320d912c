package wildrydes.lab;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResponse;
import tech.tablesaw.api.Table;

/** Records are sent one by one, by herds and by recorded rides: in step time, in an empty account of the packed cloud. */
class SendingIT extends OwnAccount {

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
}
