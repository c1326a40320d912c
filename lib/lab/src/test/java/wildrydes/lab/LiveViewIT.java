package wildrydes.lab;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;
import tech.tablesaw.api.Table;
import wildrydes.kernel.api.CellId;
import wildrydes.kernel.api.MimeBundle;
import wildrydes.lab.cloud.CloudHome;
import wildrydes.lab.cloud.CloudProgram;
import wildrydes.lab.cloud.LocalCloud;
import wildrydes.lab.live.Scene;
import wildrydes.lab.render.LabRenderer;

/** Live views in step time, in an empty account of the packed cloud. */
class LiveViewIT {

    @TempDir
    static Path folder;

    private static CloudHome home;
    private static Lab lab;

    private DataStream stream;
    private Screenshot screen;
    private final List<Unicorn> flying = new ArrayList<>();

    @BeforeAll
    static void open() {
        Screenshot.begin();
        home = new CloudHome(folder);
        lab = Lab.join(LocalCloud.open(home, CloudProgram.find(), Map.of("WILDRYDES_CLOCK", "step"), waited -> {}));
    }

    @AfterAll
    static void close() {
        LocalCloud.stop(home);
    }

    @BeforeEach
    void begin() {
        stream = lab.stream("wildrydes").shards(1).create();
        screen = Screenshot.begin();
    }

    @AfterEach
    void end() {
        CellId.enter(new CellId("none", Optional.empty()));
        flying.forEach(Unicorn::stop);
        stream.delete();
    }

    private Unicorn start(String name) {
        Unicorn unicorn = lab.unicorn(name).to(stream).start();
        flying.add(unicorn);
        return unicorn;
    }

    private void put(String text) {
        lab.kinesis()
                .putRecord(
                        b -> b.streamName("wildrydes").partitionKey("Rocinante").data(SdkBytes.fromUtf8String(text)));
    }

    /** Notes when it was looked at. */
    private static class Notes implements Scene {

        final List<Instant> looks = new ArrayList<>();

        @Override
        public void look(Instant now) {
            looks.add(now);
        }

        @Override
        public MimeBundle picture(Instant now) {
            return MimeBundle.text(looks.size() + " looks").withHtml("<b>" + looks.size() + " looks</b>");
        }
    }

    @Test
    void aSceneIsLookedAtEverySecondOfCloudTimeAndItsLastFrameStays() {
        Notes scene = new Notes();
        Instant begin = lab.clock().now();

        LiveView view = LiveView.of(lab.control(), ofSeconds(5), scene);

        assertThat(scene.looks)
                .containsExactly(
                        begin,
                        begin.plusSeconds(1),
                        begin.plusSeconds(2),
                        begin.plusSeconds(3),
                        begin.plusSeconds(4),
                        begin.plusSeconds(5));
        assertThat(lab.clock().now()).isEqualTo(begin.plusSeconds(5));
        assertThat(screen.updates()).as("in step time the last frame only").isZero();
        assertThat(screen.text()).endsWith(" UTC: 5 seconds passed.\n6 looks").isEqualTo(view.toString());
        assertThat(lab.control().clock().participants()).isEmpty();
    }

    @Test
    void aSceneThatLooksSeldomEndsOnTime() {
        Notes scene = new Notes() {
            @Override
            public Duration every() {
                return ofSeconds(4);
            }
        };
        Instant begin = lab.clock().now();

        LiveView.of(lab.control(), ofSeconds(10), scene);

        assertThat(scene.looks)
                .containsExactly(begin, begin.plusSeconds(4), begin.plusSeconds(8), begin.plusSeconds(10));
    }

    @Test
    void whatFailsMeanwhileIsALineAndTheViewGoesOn() {
        Notes scene = new Notes() {
            @Override
            public void look(Instant now) {
                super.look(now);
                if (looks.size() % 2 == 0) {
                    throw new LabException("Nobody knows why.");
                }
            }
        };

        LiveView view = LiveView.of(lab.control(), ofSeconds(6), scene);

        assertThat(view).asString().endsWith("7 looks\n! Nobody knows why. (3 times)");
        assertThat(screen.html()).contains("<b>7 looks</b>", "Nobody knows why. (3 times)");
    }

    @Test
    void whatFailsAtTheFirstLookFailsTheCellAndNoTimePasses() {
        StreamConsumer reader = stream.consumer().latest();
        stream.delete();
        Instant before = lab.clock().now();

        assertThatThrownBy(() -> reader.live(ofSeconds(3))).isInstanceOf(ResourceNotFoundException.class);

        assertThat(lab.clock().now()).isEqualTo(before);
    }

    @Test
    void timeDoesNotPassBackwards() {
        assertThatThrownBy(() -> stream.consumer().latest().live(ofSeconds(-1)))
                .hasMessage("Time only passes forwards; live(PT-1S) does not.");
        assertThatThrownBy(() -> stream.consumer().live(ofSeconds(1)))
                .hasMessage("The reader of wildrydes stands nowhere; choose latest(), trimHorizon() or at(time) before"
                        + " live(PT1S).");
    }

    @Test
    void theViewThatStandsBelowItsCellIsNotDrawnTwice() {
        CellId cell = new CellId("run-1", Optional.of("c1"));
        CellId.enter(cell);
        LiveView view = LiveView.of(lab.control(), ofSeconds(1), new Notes());

        assertThat(screen.render(view).data()).isEmpty();
        CellId.enter(new CellId("run-2", Optional.of("c2")));
        assertThat(screen.render(view).data().get("text/plain")).isEqualTo(view.toString());
    }

    @Test
    void anEmptyStreamIsExplained() {
        lab.unicorn("Shadowfax").to(stream).send(3);

        assertThat(stream.consumer().latest().live(ofSeconds(2)))
                .asString()
                .contains(
                        "0 records so far.",
                        "Waiting: the reader stands at LATEST since ",
                        "nothing has arrived since then. What came before stays unseen; trimHorizon() shows it.",
                        "shardId-000000000000: reads 1 of 5 per second; no record yet, nothing newer is there");
        lab.clock().run(ofSeconds(1));
        assertThat(stream.consumer().at(lab.clock().now()).live(ofSeconds(3)))
                .asString()
                .contains("Waiting: nothing has arrived at ");
        DataStream empty = lab.stream("empty").create();
        assertThat(empty.consumer().trimHorizon().live(ofSeconds(1)))
                .asString()
                .contains("Waiting: the stream keeps no record yet.");
    }

    @Test
    void whatIsNotJsonIsCountedAndShownAsText() {
        put("{\"Name\":\"Rocinante\",\"Distance\":30}");
        put("neigh <b>");
        put("{\"Name\":\"Rocinante\"}{\"Name\":");

        LiveView view = stream.consumer().trimHorizon().live(ofSeconds(1));

        assertThat(view).asString().contains("3 records so far, 2 of them not JSON, shown as text.", "neigh <b>");
        assertThat(screen.html()).contains("neigh &lt;b&gt;");
    }

    @Test
    void refusedReadsAreShownAndTheViewGoesOn() {
        lab.unicorn("Shadowfax").to(stream).send(3);
        String iterator = lab.kinesis()
                .getShardIterator(b -> b.streamName("wildrydes")
                        .shardId("shardId-000000000000")
                        .shardIteratorType(ShardIteratorType.LATEST))
                .shardIterator();
        for (int i = 0; i < 5; i++) {
            lab.kinesis().getRecords(b -> b.shardIterator(iterator));
        }

        assertThat(stream.consumer().trimHorizon().live(ofSeconds(2)))
                .asString()
                .contains("3 records so far")
                .contains("; 1 read refused, since all readers together had used up the shard's second");
    }

    @Test
    void aReaderFollowsReshardingToTheChildren() {
        StreamConsumer reader = stream.consumer().latest();
        lab.unicorn("Shadowfax").to(stream).send(2);
        lab.kinesis()
                .splitShard(b -> b.streamName("wildrydes")
                        .shardToSplit("shardId-000000000000")
                        .newStartingHashKey("170141183460469231731687303715884105728"));
        stream.await();
        lab.unicorn("Bucephalus").to(stream).send(3);
        lab.unicorn("Shadowfax").to(stream).send(4);

        assertThat(reader.live(ofSeconds(3)))
                .asString()
                .contains("9 records so far")
                .contains("shardId-000000000000: closed, read to its end")
                .contains("shardId-000000000001: reads 1 of 5", "shardId-000000000002: reads 1 of 5");
    }

    @Test
    void aReaderThatWasForgottenForTenMinutesHasMissedNothing() {
        StreamConsumer reader = stream.consumer().latest();
        lab.clock().run(ofSeconds(1));
        lab.unicorn("Shadowfax").to(stream).send(4);
        lab.clock().run(ofMinutes(10));

        assertThat(reader.live(ofSeconds(1))).asString().contains("4 records so far");
    }

    @Test
    void pointsAreDrawnOverTimeForEachUnicorn() {
        start("Shadowfax");
        start("Bucephalus");
        put("neigh");

        LiveView view = stream.consumer().trimHorizon().points("MagicPoints").live(ofSeconds(20));

        assertThat(view)
                .asString()
                .contains("Line chart of MagicPoints over arrived: ", "Shadowfax from 1", " in 20 points")
                .endsWith("1 records have no such number.");
        assertThat(screen.html()).contains("<img ", "data:image/png;base64,");
        assertThat(stream.consumer().trimHorizon().points("Magic").live(ofSeconds(1)))
                .asString()
                .contains("records of wildrydes, read from TRIM_HORIZON since ")
                .contains("has a number in field \"Magic\"; they have Distance, HealthPoints, Latitude");
        assertThat(lab.stream("quiet")
                        .create()
                        .consumer()
                        .latest()
                        .points("Magic")
                        .live(ofSeconds(1)))
                .asString()
                .contains("Waiting: nothing has arrived in quiet, read from LATEST since");
    }

    @Test
    void aMapFollowsUnicornsAndLetsTheSilentOnesGo() {
        Unicorn bucephalus = start("Bucephalus");
        start("Shadowfax");
        put("neigh");
        lab.clock().run(ofSeconds(10));
        bucephalus.stop();

        LiveView soon = lab.map().of(stream).live(ofSeconds(20));
        LiveView later = lab.map().of(stream).live(ofSeconds(15));

        assertThat(soon)
                .asString()
                .contains(
                        "Stream wildrydes: 2 unicorns on the map; 1 record without a place.",
                        "A Bucephalus, B Shadowfax");
        assertThat(later)
                .asString()
                .contains("Stream wildrydes: 1 unicorn on the map, 1 silent for more than 30 seconds; ", "A Shadowfax")
                .containsPattern("Bucephalus +silent ");
        assertThat(screen.html()).contains("<svg ", "aria-label=");
    }

    @Test
    void aMapOfAllThatAStreamKeepsDrawsEverybody() {
        lab.unicorn("Shadowfax").to(stream).send(30);
        lab.clock().run(ofMinutes(5));
        lab.unicorn("Bucephalus").to(stream).send(30);

        assertThat(plain(lab.map().of(stream))).contains("2 unicorns on the map.", "A Shadowfax, B Bucephalus");
        assertThat(plain(lab.map().of(stream.records().table())))
                .contains("Table wildrydes: 2 unicorns on the map.", "A Shadowfax, B Bucephalus");
        assertThat(plain(lab.map())).isEqualTo("A map of nothing; choose of(stream) or of(table).");
    }

    @Test
    void aMapSaysWhatItLacks() {
        assertThatThrownBy(() -> lab.map().live(ofSeconds(5)))
                .hasMessage("Only a stream goes on while time passes; choose one with of(stream) before live(PT5S).");
        assertThatThrownBy(() -> lab.map().of(Table.create("rides")))
                .hasMessage("Table \"rides\" has no column \"Latitude\"; it has .");
        assertThatThrownBy(() -> lab.map().of(lab.stream("nowhere")).live(ofSeconds(1)))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void whoAsksGetsTheMapInOtherFormats() {
        lab.unicorn("Shadowfax").to(stream).send(3);
        Set<String> places = Set.of("application/geo+json");
        LabRenderer renderer = new LabRenderer();

        LiveView view = lab.map().of(stream).live(ofSeconds(1));

        assertThat(renderer.render(view, places).orElseThrow().data())
                .containsKeys("application/geo+json", "image/svg+xml", "text/html");
        assertThat(renderer.render(lab.map().of(stream), places).orElseThrow().data())
                .containsKeys("application/geo+json", "image/svg+xml");
        assertThat(renderer.render(lab.map().of(stream), Set.of("text/html"))
                        .orElseThrow()
                        .data())
                .containsOnlyKeys("text/plain", "text/html");
        CellId.enter(new CellId("later", Optional.empty()));
        assertThat(renderer.render(view).orElseThrow().data()).containsOnlyKeys("text/plain", "text/html");
    }

    private String plain(Object value) {
        return String.valueOf(screen.render(value).data().get("text/plain"));
    }
}
