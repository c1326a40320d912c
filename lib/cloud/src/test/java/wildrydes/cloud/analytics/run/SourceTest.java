package wildrydes.cloud.analytics.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.kinesis.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;
import wildrydes.cloud.door.Denied;
import wildrydes.cloud.reading.ShardPosition;

class SourceTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

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

    private Source source(ShardPosition start) {
        return source(start, "", Positions.NONE);
    }

    private Source source(ShardPosition start, String identity, Positions known) {
        return new Source(
                new RoleCalls(ground.cloud.cloud()::door), Ground.arn("w"), Ground.ROLE, start, identity, known);
    }

    private List<String> read(Source source) {
        source.read(Positions.NONE, ground.now().toEpochMilli());
        return data(source.takeUntil(Long.MAX_VALUE));
    }

    private static List<String> data(Source.Taken taken) {
        return taken.records().stream()
                .map(record -> new String(record.data(), StandardCharsets.UTF_8))
                .toList();
    }

    private void put(String data) {
        ground.put("w", data, data);
    }

    @Test
    void recordsOfAllShardsComeInTheOrderOfTheirArrival() {
        ground.stream("w", 4);
        List<String> all = IntStream.range(0, 20).mapToObj(i -> "record " + i).toList();
        for (String one : all) {
            put(one);
            ground.pass(Duration.ofMillis(10));
        }
        Source source = source(ShardPosition.OLDEST);

        assertThat(read(source)).isEqualTo(all);
        assertThat(source.millisBehind()).isZero();
        assertThat(read(source)).isEmpty();
        assertThat(source.positions().shards()).hasSize(4);
    }

    @Test
    void fromAMomentOnOnlyWhatArrivesThenIsRead() {
        ground.stream("w", 2);
        put("before");
        ground.pass(SECOND);
        Source source = source(ShardPosition.since(ground.now().toEpochMilli()));
        assertThat(read(source)).isEmpty();
        put("after");

        assertThat(read(source)).containsExactly("after");
    }

    @Test
    void itGoesOnBehindWhatWasTaken() {
        ground.stream("w", 2);
        put("a");
        put("b");
        Source source = source(ShardPosition.OLDEST);
        assertThat(read(source)).containsExactlyInAnyOrder("a", "b");
        put("c");
        source.read(Positions.NONE, 0); // read, but not taken
        Source next = source(ShardPosition.OLDEST, source.identity(), source.positions());

        assertThat(read(next)).containsExactly("c");
    }

    @Test
    void shardsThatCameOfOthersAreReadAfterThese() {
        ground.stream("w", 2);
        Source source = source(ShardPosition.since(ground.now().toEpochMilli()));
        List<String> all = new ArrayList<>();
        List<String> found = new ArrayList<>(read(source));
        for (int shards : new int[] {4, 2, 3}) {
            for (int i = 0; i < 10; i++) {
                String one = shards + " " + i;
                all.add(one);
                put(one);
                ground.pass(Duration.ofMillis(10));
            }
            ground.reshard("w", shards);
            put("last of " + shards);
            all.add("last of " + shards);
            ground.pass(SECOND);
        }
        for (int i = 0; i < 8; i++) {
            found.addAll(read(source));
            ground.pass(SECOND);
        }

        assertThat(found).isEqualTo(all);
        assertThat(source.hasNew()).isFalse();
    }

    @Test
    void aRestartInTheMiddleOfReshardingLosesNothing() {
        ground.stream("w", 1);
        put("parent");
        Source source = source(ShardPosition.since(ground.now().toEpochMilli()));
        assertThat(read(source)).containsExactly("parent");
        put("parent again");
        ground.reshard("w", 2);
        put("child");
        Source next = source(ShardPosition.since(ground.now().toEpochMilli()), source.identity(), source.positions());

        List<String> found = new ArrayList<>(read(next));
        found.addAll(read(next));
        assertThat(found).containsExactly("parent again", "child");
    }

    @Test
    void aStreamThatWasMadeAnewIsReadFromItsBeginning() {
        ground.stream("w", 1);
        put("old");
        Source source = source(ShardPosition.OLDEST);
        assertThat(read(source)).containsExactly("old");
        ground.deleteStream("w");
        assertThatThrownBy(() -> read(source)).isInstanceOf(ResourceNotFoundException.class);
        ground.stream("w", 2);
        put("new");

        assertThat(read(source)).containsExactly("new");
    }

    @Test
    void aRoleThatMayNotReadIsToldSo() {
        ground.stream("w", 1);
        put("a");
        Source source = source(ShardPosition.OLDEST);
        ground.allow("kinesis:DescribeStream", "kinesis:GetShardIterator");
        assertThatThrownBy(() -> read(source))
                .isInstanceOf(Denied.class)
                .hasMessageContaining(
                        "is not authorized to perform: kinesis:GetRecords on resource: " + Ground.arn("w"));
        ground.allow("kinesis:*");

        assertThat(read(source)).containsExactly("a");
    }

    @Test
    void aShardThatOthersReadTooOftenIsReadTheNextTime() {
        ground.stream("w", 1);
        put("a");
        String iterator = ground.kinesis
                .getShardIterator(request -> request.streamName("w")
                        .shardId("shardId-000000000000")
                        .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                .shardIterator();
        for (int i = 0; i < 5; i++) {
            ground.kinesis.getRecords(request -> request.shardIterator(iterator));
        }
        assertThatThrownBy(() -> ground.kinesis.getRecords(request -> request.shardIterator(iterator)))
                .isInstanceOf(ProvisionedThroughputExceededException.class);
        Source source = source(ShardPosition.OLDEST);

        assertThat(read(source)).isEmpty();
        ground.pass(SECOND);
        assertThat(read(source)).containsExactly("a");
    }

    @Test
    void theSameIsTakenAgainUpToAPosition() {
        ground.stream("w", 2);
        List<Source.Taken> taken = new ArrayList<>();
        Source source = source(ShardPosition.OLDEST);
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 5; j++) {
                put(i + " " + j);
                ground.pass(Duration.ofMillis(7));
            }
            source.read(Positions.NONE, ground.now().toEpochMilli());
            taken.add(source.takeUntil(Long.MAX_VALUE));
            ground.pass(SECOND);
        }
        put("later");
        Source again = source(ShardPosition.OLDEST);

        for (Source.Taken once : taken) {
            if (!again.reaches(once.moved())) {
                again.read(once.moved(), ground.now().toEpochMilli());
            }
            assertThat(again.reaches(once.moved())).isTrue();
            assertThat(data(again.takeUntil(once.moved()))).isEqualTo(data(once));
        }
        assertThat(data(again.takeUntil(Long.MAX_VALUE))).containsExactly("later");
    }

    @Test
    void allThatArrivedUpToAMomentIsKnownWhenAllShardsWereRead() {
        ground.stream("w", 2);
        put("a");
        Source source = source(ShardPosition.OLDEST);
        assertThat(source.knownUntil()).isEqualTo(Long.MIN_VALUE);
        long now = ground.now().toEpochMilli();
        read(source);

        assertThat(source.knownUntil()).isEqualTo(now);
    }
}
