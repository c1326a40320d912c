package wildrydes.lab;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wildrydes.kernel.api.CellId;
import wildrydes.lab.cloud.CloudHome;
import wildrydes.lab.cloud.LocalCloud;
import wildrydes.lab.cloud.PackedCloud;

/** Unicorns in the air, many and few, with and without room in their shard: through the packed cloud. */
class FlightsIT {

    @TempDir
    Path folder;

    private CloudHome home;
    private LocalCloud cloud;
    private Lab lab;
    private Screenshot screen;
    private final List<Unicorn> flying = new ArrayList<>();

    @BeforeEach
    void begin() {
        screen = Screenshot.begin();
        home = new CloudHome(folder);
        open("step");
    }

    private void open(String clock) {
        cloud = PackedCloud.open(home, clock);
        lab = Lab.join(cloud);
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
        Unicorn unicorn = lab.unicorn(name).start();
        flying.add(unicorn);
        return unicorn;
    }

    private void start(int number) {
        IntStream.range(0, number).forEach(i -> start("Unicorn " + i));
    }

    private static List<Thread> formations() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("formation "))
                .toList();
    }

    private static void awaitEnd(List<Thread> threads) throws InterruptedException {
        for (Thread thread : threads) {
            thread.join(5000);
            assertThat(thread.isAlive()).as(thread.getName()).isFalse();
        }
    }

    private List<String> participants() {
        return cloud.control().clock().participants();
    }

    private String shown(Object value) {
        return String.valueOf(screen.render(value).data().get("text/plain"));
    }

    /** The seconds in the records of each unicorn, in the order in which the stream has them. */
    private Map<String, List<String>> stamps() {
        return lab.stream("wildrydes").records().list().stream()
                .collect(Collectors.groupingBy(
                        StreamRecord::partitionKey,
                        Collectors.mapping(record -> record.string("StatusTime"), Collectors.toList())));
    }

    private static List<String> seconds(Instant from, int number) {
        return IntStream.rangeClosed(1, number)
                .mapToObj(i -> from.plusSeconds(i).toString().replace("T", " ").replace("Z", ".000"))
                .toList();
    }

    @Test
    void hundredsOfUnicornsAreOneParticipantAndOneCallASecond() throws InterruptedException {
        stream();
        Instant takeOff = lab.clock().now();
        start(300);
        List<Thread> threads = formations();
        long calls = cloud.control().lastCall();

        lab.clock().run(ofSeconds(30));

        assertThat(participants()).containsExactly("formation of Unicorn 0");
        assertThat(threads).hasSize(1);
        assertThat(cloud.control().calls(calls))
                .hasSize(30)
                .allMatch(call -> call.operation().equals("PutRecords"));
        assertThat(stamps())
                .hasSize(300)
                .allSatisfy((name, stamps) -> assertThat(stamps).isEqualTo(seconds(takeOff, 30)));
        assertThat(flying).allMatch(unicorn -> unicorn.sent() == 30);

        flying.forEach(Unicorn::stop);
        awaitEnd(threads);
        assertThat(participants()).isEmpty();
    }

    @Test
    void noSecondIsWithoutItsRecordAtSixtyTimesTheSpeed() {
        LocalCloud.stop(home);
        open("flow");
        stream();
        start(12);

        lab.clock().speed(60).run(ofSeconds(60));

        flying.forEach(Unicorn::stop);
        assertThat(stamps())
                .hasSize(12)
                .allSatisfy((name, stamps) ->
                        assertThat(stamps).hasSize(60).isSorted().doesNotHaveDuplicates());
    }

    @Test
    void whatAFullShardRefusesIsSentLaterInItsOrder() {
        stream();
        Instant takeOff = lab.clock().now();
        start(1100);
        screen = Screenshot.begin();

        lab.clock().run(ofSeconds(8));
        Unicorn refused = flying.stream()
                .filter(unicorn -> unicorn.sent() < 8)
                .findFirst()
                .orElseThrow();
        assertThat(shown(refused)).contains("refused", "by a shard without room", "sent again in their order");
        flying.stream().skip(800).filter(unicorn -> unicorn != refused).forEach(Unicorn::stop);
        int before = refused.sent();
        lab.clock().run(ofSeconds(20));

        assertThat(before).isLessThan(8);
        assertThat(refused.sent()).isEqualTo(28);
        assertThat(shown(refused)).contains(" 0 waiting");
        flying.forEach(Unicorn::stop);
        assertThat(stamps().get(refused.name())).isEqualTo(seconds(takeOff, 28));
        assertThat(stamps())
                .allSatisfy((name, stamps) -> assertThat(stamps).isEqualTo(seconds(takeOff, stamps.size())));
        assertThat(screen.text()).contains("No room in the shard for ", " unicorns: refused ", " in their order");
    }

    @Test
    void aUnicornWhoseStreamIsDeletedLandsAndTheOthersFlyOn() {
        stream();
        DataStream other = lab.stream("wildrydes-2").shards(1).create();
        Unicorn shadowfax = start("Shadowfax");
        Unicorn bucephalus = lab.unicorn("Bucephalus").to(other).start();
        flying.add(bucephalus);
        lab.clock().run(ofSeconds(3));
        screen = Screenshot.begin();

        other.delete();
        lab.clock().run(ofSeconds(5));

        assertThat(shadowfax.sent()).isGreaterThan(bucephalus.sent());
        assertThat(screen.text())
                .contains("Bucephalus has landed after " + bucephalus.sent()
                        + " records: stream wildrydes-2 does not exist; create it, or choose another, and start"
                        + " again.");
        assertThat(shown(bucephalus)).contains("landed by itself: stream wildrydes-2 does not exist");
        assertThat(participants()).containsExactly("formation of Shadowfax");
        shadowfax.stop();
        assertThat(participants()).isEmpty();
    }

    @Test
    void aHundredThatLoseTheirStreamSayItOnce() {
        stream();
        start(100);
        lab.clock().run(ofSeconds(1));
        lab.stream("wildrydes").delete();
        lab.clock().run(ofSeconds(1));

        assertThat(screen.text()).containsOnlyOnce("100 unicorns have landed after ");
        assertThat(participants()).isEmpty();
    }

    @Test
    void aLabThatIsOpenedAnewKnowsWhoFlies() {
        stream();
        Unicorn before = start("Shadowfax");
        lab.clock().run(ofSeconds(5));

        lab = Lab.join(cloud);
        Unicorn after = start("Shadowfax");
        lab.clock().run(ofSeconds(5));

        assertThat(before.sent()).isEqualTo(5);
        assertThat(after.sent()).isEqualTo(5);
        assertThat(participants()).hasSize(1);
    }

    @Test
    void aCellThatRunsAgainLandsAllThatItLetTakeOff() throws InterruptedException {
        stream();
        CellId cell = new CellId("run-1", Optional.of("fly"));
        CellId.enter(cell);
        start(20);
        CellId.enter(new CellId("run-2", Optional.of("another")));
        Unicorn stays = start("Shadowfax");
        lab.clock().run(ofSeconds(2));
        List<Thread> threads = formations();

        new FleetCells().rerun(new CellId("run-1", Optional.of("fly")));
        lab.clock().run(ofSeconds(2));

        assertThat(flying.stream().mapToInt(Unicorn::sent).sum()).isEqualTo(20 * 2 + 4);
        assertThat(stays.sent()).isEqualTo(4);
        new FleetCells().rerun(new CellId("run-2", Optional.of("another")));
        awaitEnd(threads);
        assertThat(participants()).isEmpty();
    }

    @Test
    void theCallsOfAUnicornBelongToTheCellThatLetItTakeOff() {
        stream();
        CellId.enter(new CellId("cell-a", Optional.empty()));
        start("Shadowfax");
        CellId.enter(new CellId("cell-b", Optional.empty()));
        start("Bucephalus");
        long calls = cloud.control().lastCall();

        lab.clock().run(ofSeconds(2));

        assertThat(cloud.control().calls(calls, "cell-a")).hasSize(2);
        assertThat(cloud.control().calls(calls, "cell-b")).hasSize(2);
    }

    @Test
    void reshardingSaysWhatBecameOfTheShardsAndWhereTheRecordsAre() {
        DataStream stream = stream();
        lab.herd(1200).send(1);
        lab.clock().run(ofSeconds(1));
        screen = Screenshot.begin();

        stream.shards(2).update();
        assertThat(screen.text())
                .endsWith(
                        "Stream wildrydes has 2 open shards instead of 1: shardId-000000000000 is closed and keeps its"
                                + " records; shardId-000000000001 and shardId-000000000002 are new.");
        PutResult again = lab.herd(1200).send(1);

        assertThat(again.rejected()).isEmpty();
        Shards shards = stream.shardList();
        assertThat(shards.table().stringColumn("state").asList()).containsExactly("CLOSED", "OPEN", "OPEN");
        assertThat(shards.table().intColumn("records").asObjectArray()).containsExactly(1000, 580, 620);
        assertThat(shards.table().stringColumn("part of all keys").asList()).containsExactly("100 %", "50 %", "50 %");
        assertThat(shown(shards)).contains("2 of 3 shards of wildrydes are open", "2^127 - 1");
        assertThat(lab.unicorn("Shadowfax").send(1200).loads())
                .singleElement()
                .satisfies(load -> assertThat(load.shard()).isEqualTo("shardId-000000000001"));
        screen = Screenshot.begin();
        stream.shards(2).update();
        assertThat(screen.text()).isEqualTo("Stream wildrydes has 2 open shards already.");
        stream.shards(1).update();
        assertThat(screen.text())
                .endsWith(
                        "Stream wildrydes has 1 open shard instead of 2: shardId-000000000001 and shardId-000000000002"
                                + " are closed and keep their records; shardId-000000000003 is new.");
        assertThat(stream.shardList().table().stringColumn("parent").asList())
                .last()
                .isEqualTo("shardId-000000000001, shardId-000000000002");
    }

    @Test
    void aShardWhoseReadsAreUsedUpIsNotCountedAndTheClockDoesNotMove() {
        DataStream stream = stream();
        lab.unicorn("Shadowfax").send(3);
        Instant now = lab.clock().now();
        String iterator = lab.kinesis()
                .getShardIterator(b -> b.streamName("wildrydes")
                        .shardId("shardId-000000000000")
                        .shardIteratorType("TRIM_HORIZON"))
                .shardIterator();

        assertThat(stream.shardList().table().intColumn("records").asObjectArray())
                .containsExactly(3);
        for (int i = 0; i < 4; i++) {
            lab.kinesis().getRecords(b -> b.shardIterator(iterator));
        }

        assertThat(stream.shardList().table().columnNames()).doesNotContain("records");
        assertThat(lab.clock().now()).isEqualTo(now);
    }

    @Test
    void aUnicornDrawsItself() {
        stream();
        Instant takeOff = lab.clock().now();
        Unicorn shadowfax = lab.unicorn("Shadowfax");
        assertThat(shown(shadowfax)).isEqualTo("""
                Shadowfax
                  stream  wildrydes
                  state   on the ground
                  sent    0 records""");

        flying.add(shadowfax.start());
        lab.clock().run(ofSeconds(2));

        assertThat(shown(shadowfax))
                .contains("state             in the air", "sent              2 records")
                .contains("last record       2026-03-02 "
                        + takeOff.plusSeconds(2).toString().substring(11, 19) + ".000 UTC")
                .contains("position          40.", ", -73.")
                .containsPattern("magic and health  1\\d\\d and 1\\d\\d points");
    }

    @Test
    void aSeededFlightIsTheSameEachTime() {
        stream();
        lab.unicorn("Shadowfax").seed(7).metresPerSecond(50).send(3);
        lab.unicorn("Shadowfax").metresPerSecond(50).seed(7).send(3);
        lab.unicorn("Shadowfax").seed(8).send(3);
        lab.unicorn("Bucephalus").seed(7).send(3);

        List<StreamRecord> records = lab.stream("wildrydes").records().list();
        List<Double> latitudes =
                records.stream().map(record -> record.number("Latitude")).toList();
        assertThat(latitudes.subList(3, 6)).isEqualTo(latitudes.subList(0, 3));
        assertThat(latitudes).hasSize(12);
        assertThat(latitudes.stream().distinct()).hasSize(9);
        assertThat(records.get(0).number("Distance")).isBetween(49.0, 51.0);
        Unicorn flown = lab.unicorn("Rocinante");
        flown.send(1);
        assertThatThrownBy(() -> flown.seed(1))
                .hasMessage("Rocinante has flown already; take a new one: lab.unicorn(\"Rocinante\").seed(1).");
        assertThatThrownBy(() -> lab.unicorn("")).hasMessageContaining("of 1 to 256 characters");
    }

    /** Flies until the clock has moved on, then ends its JVM with the unicorn in the air. */
    static final class Kernel {

        private Kernel() {}

        public static void main(String[] arguments) {
            Lab lab = Lab.join(LocalCloud.open(new CloudHome(Path.of(arguments[0]))));
            lab.unicorn("Shadowfax").start();
            lab.clock().run(ofSeconds(3));
            System.exit(0);
        }
    }

    @Test
    void aKernelThatEndsLeavesNobodyInTheClock() throws Exception {
        stream();
        Process kernel = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Kernel.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        String printed = new String(kernel.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(kernel.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(kernel.exitValue()).as(printed).isZero();
        assertThat(printed).endsWith("3 seconds passed.\n");
        assertThat(lab.stream("wildrydes").records().size()).isEqualTo(3);
        assertThat(participants()).isEmpty();
    }
}
