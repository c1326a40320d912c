package wildrydes.cloud.kinesis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.model.StreamMode;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;
import wildrydes.cloud.ledger.Metering;
import wildrydes.cloud.store.Commit;
import wildrydes.cloud.store.Store;
import wildrydes.cloud.store.TapeRecord;

/** Whatever splits, merges and updates come one after another, with records, checkpoints and killed processes between them. */
class AnyReshardingTest {

    /** What is done with the stream; which shard and where is told by two numbers of 0 to 999. */
    private record Step(Kind kind, int where, int how) {

        enum Kind {
            PUT,
            SPLIT,
            MERGE,
            SCALE,
            PASS,
            CHECKPOINT,
            KILL
        }
    }

    @Provide
    Arbitrary<Step> step() {
        return Combinators.combine(
                        Arbitraries.frequencyOf(
                                net.jqwik.api.Tuple.of(4, Arbitraries.of(Step.Kind.PUT)),
                                net.jqwik.api.Tuple.of(4, Arbitraries.of(Step.Kind.class))),
                        Arbitraries.integers().between(0, 999),
                        Arbitraries.integers().between(0, 999))
                .as(Step::new);
    }

    /** A stream and what the test knows of it. */
    private static final class World implements AutoCloseable {
        final Path folder;
        final List<Store> stores = new ArrayList<>();
        ManualTime time = new ManualTime(ServedKinesis.START);
        Store store;
        Streams streams;
        final Map<String, Integer> puts = new HashMap<>();

        World() throws IOException {
            folder = Files.createTempDirectory("resharding");
            store = new Store(folder);
            streams = open();
            streams.create("w", 2, Traits.of(StreamMode.PROVISIONED, 1024, 0), Map.of());
            time.pass(Streams.CHANGE);
        }

        private Streams open() throws IOException {
            stores.add(store);
            Streams opened = new Streams(
                    store, time, new KinesisErrors("000000000000", "us-east-1"), ServedKinesis::arn, Metering.none());
            store.recover();
            return opened;
        }

        Stream stream() {
            return Objects.requireNonNull(streams.named("w"));
        }

        void put(String key) {
            int place = puts.merge(key, 1, Integer::sum);
            byte[] bytes = HashRange.bytes(key);
            Stream.Batch batch = stream()
                    .put(
                            List.of(new Stream.Put(bytes, HashRange.hash(bytes), HashRange.bytes(key + " " + place))),
                            time.instant(),
                            entry -> store.append(Streams.OWNER, entry));
            Commit commit = batch.commit();
            assertThat(commit).isNotNull();
            Objects.requireNonNull(commit).await();
        }

        void kill() throws IOException {
            time = new ManualTime(time.instant());
            store = new Store(folder);
            streams = open();
        }

        void update(Update update) {
            if (stream().status() == StreamStatus.ACTIVE) {
                streams.update(stream(), null, settings -> update);
            }
        }

        @Override
        public void close() throws IOException {
            for (Store one : stores) {
                one.close();
            }
            try (java.util.stream.Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    @Property(tries = 60)
    void theOpenShardsTakeEveryKeyOnceAndNoRecordIsLostOrOutOfOrder(
            @ForAll @Size(max = 40) List<@net.jqwik.api.From("step") Step> steps) throws IOException {
        try (World world = new World()) {
            for (Step step : steps) {
                take(step, world);
                assertPartition(world.stream());
            }
            world.time.pass(Duration.ofMinutes(1));
            assertPartition(world.stream());
            assertThat(world.stream().status()).isEqualTo(StreamStatus.ACTIVE);
            assertParents(world.stream());
            assertRecords(world);

            List<String> before = described(world.stream());
            world.kill();
            assertThat(described(world.stream())).isEqualTo(before);
            assertRecords(world);
        }
    }

    private static void take(Step step, World world) throws IOException {
        List<Shard> open = List.copyOf(world.stream().shards().open());
        Shard shard = open.get(step.where() % open.size());
        switch (step.kind()) {
            case PUT -> {
                world.put("key " + step.where() % 20);
                world.put("key " + step.how() % 20);
            }
            case SPLIT -> {
                HashRange range = shard.range();
                BigInteger inside = range.end()
                        .subtract(range.start())
                        .multiply(BigInteger.valueOf(step.how()))
                        .divide(BigInteger.valueOf(1000));
                if (inside.bitLength() > 2 && open.size() < 30) {
                    world.update(new Update.Split(shard.index(), range.start().add(inside)));
                }
            }
            case MERGE -> {
                int at = step.where() % open.size();
                if (at + 1 < open.size()) {
                    world.update(
                            new Update.Merge(shard.index(), open.get(at + 1).index()));
                }
            }
            case SCALE -> world.update(new Update.Scale(1 + step.how() % 12));
            case PASS -> world.time.pass(Duration.ofSeconds(1 + step.how() % 10));
            case CHECKPOINT -> world.store.checkpoint();
            case KILL -> world.kill();
        }
    }

    private static void assertPartition(Stream stream) {
        BigInteger next = BigInteger.ZERO;
        for (Shard shard : stream.shards().open()) {
            assertThat(shard.isOpen()).isTrue();
            assertThat(shard.range().start()).isEqualTo(next);
            next = shard.range().end().add(BigInteger.ONE);
        }
        assertThat(next).isEqualTo(HashRange.LARGEST.add(BigInteger.ONE));
    }

    private static void assertParents(Stream stream) {
        List<Shard> all = stream.shards().all();
        for (Shard shard : all) {
            assertThat(all.indexOf(shard)).isEqualTo(shard.index());
            Integer parent = shard.origin().parent();
            Integer adjacent = shard.origin().adjacentParent();
            if (parent == null) {
                assertThat(shard.origin().created()).isEqualTo(ServedKinesis.START);
                continue;
            }
            HashRange range = all.get(parent).range();
            if (adjacent == null) {
                assertThat(range.contains(shard.range().start())).isTrue();
                assertThat(range.contains(shard.range().end())).isTrue();
            } else {
                assertThat(shard.range().start()).isEqualTo(range.start());
                assertThat(shard.range().end())
                        .isEqualTo(all.get(adjacent).range().end());
                assertThat(all.get(adjacent).closed()).isEqualTo(shard.origin().created());
            }
            assertThat(all.get(parent).closed()).isEqualTo(shard.origin().created());
        }
    }

    /** Shards by index, so that parents come before their children. */
    private static void assertRecords(World world) {
        Map<String, Integer> read = new HashMap<>();
        @Nullable SequenceNumber before = null;
        Map<String, SequenceNumber> last = new HashMap<>();
        for (Shard shard : world.stream().shards().all()) {
            for (TapeRecord record : shard.tape().read(0, 10_000, 1 << 20, 0).records()) {
                String key = record.key();
                int place = read.merge(key, 1, Integer::sum);
                assertThat(new String(record.data(), java.nio.charset.StandardCharsets.UTF_8))
                        .isEqualTo(key + " " + place);
                assertThat(shard.range().contains(HashRange.hash(HashRange.bytes(key))))
                        .isTrue();
                SequenceNumber number = shard.number(record.position(), record.arrivalMillis());
                before = last.put(key, number);
                if (before != null) {
                    assertThat(number).isGreaterThan(before);
                }
            }
        }
        assertThat(read).isEqualTo(world.puts);
    }

    private static List<String> described(Stream stream) {
        List<String> lines = new ArrayList<>();
        lines.add(String.valueOf(stream.settings()));
        for (Shard shard : stream.shards().all()) {
            Instant closed = shard.closed();
            lines.add(shard.origin() + " " + closed + " " + shard.tape().next());
        }
        return lines;
    }
}
