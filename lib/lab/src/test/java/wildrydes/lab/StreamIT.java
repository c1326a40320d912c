package wildrydes.lab;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Streams are made, described, read and removed in a notebook: in step time, in an empty account of the packed cloud. */
class StreamIT extends OwnAccount {

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
}
