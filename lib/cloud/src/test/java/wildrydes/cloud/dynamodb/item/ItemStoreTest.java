package wildrydes.cloud.dynamodb.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static wildrydes.cloud.dynamodb.item.ItemsOfTest.byDistance;
import static wildrydes.cloud.dynamodb.item.ItemsOfTest.item;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import wildrydes.cloud.dynamodb.table.IndexDefinition.Projected;
import wildrydes.cloud.dynamodb.table.TableDefinition;
import wildrydes.cloud.kinesis.ManualTime;
import wildrydes.cloud.store.Damage;
import wildrydes.cloud.store.FailingDisk;
import wildrydes.cloud.store.Store;
import wildrydes.cloud.store.StoreException;

/** What the disk does to items, expiry, and back-filling beside writers. */
class ItemStoreTest {

    private static final Instant NOW = Instant.parse("2026-03-02T09:14:36Z");
    private static final TableDefinition TABLE = ItemsOfTest.table(1);

    @TempDir
    Path folder;

    /** A life of the store. */
    private static final class Life implements AutoCloseable {
        final List<ItemChange> told = new ArrayList<>();
        final FailingDisk disk = new FailingDisk();
        final Store store;
        final ItemStore items;
        final List<Damage> damage;

        Life(Path folder) throws IOException {
            store = disk.store(folder, 1 << 30);
            items = ItemStore.in(store, new ManualTime(NOW), (table, change) -> told.add(change));
            damage = store.recover();
        }

        void put(int from, int count) {
            for (int i = from; i < from + count; i++) {
                items.write(ItemsOfTest.put(TABLE, numbered(i)));
            }
        }

        List<Map<String, AttributeValue>> all(TableDefinition table) {
            List<Map<String, AttributeValue>> all = new ArrayList<>();
            items.read(table, null, KeyRange.all(), true, item -> all.add(item.attributes()));
            return all;
        }

        @Override
        public void close() throws IOException {
            items.close();
            store.close();
        }
    }

    private static Map<String, AttributeValue> numbered(int number) {
        return item("Name", "n" + number % 20, "Minute", number, "Note", "x".repeat(100));
    }

    private static List<Map<String, AttributeValue>> numbers(int count) {
        return Stream.iterate(0, number -> number + 1)
                .limit(count)
                .map(ItemStoreTest::numbered)
                .toList();
    }

    private Path file(Path of) {
        return of.resolve("dynamodb").resolve("items.mv");
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Files.copy(path, to.resolve(from.relativize(path).toString()));
            }
        }
    }

    /** As a process leaves it that is killed, or loses power, while a checkpoint writes the file. */
    @Test
    void aCheckpointThatIsCutOffAnywhereLosesNothing() throws IOException {
        Path first = folder.resolve("first");
        Path second = folder.resolve("second");
        long before;
        try (Life life = new Life(first)) {
            life.items.create(TABLE);
            life.put(0, 300);
            life.store.checkpoint();
            life.put(300, 300);
            before = Files.size(file(first));
            copy(first, second);
            life.store.checkpoint();
            life.items.close();
            Files.copy(file(first), folder.resolve("after.mv"));
        }
        long after = Files.size(folder.resolve("after.mv"));
        assertThat(after).isGreaterThan(before);
        for (int cut = 0; cut <= 8; cut++) {
            Path third = folder.resolve("cut" + cut);
            copy(second, third);
            Files.delete(file(third));
            Files.copy(folder.resolve("after.mv"), file(third));
            try (RandomAccessFile torn = new RandomAccessFile(file(third).toFile(), "rw")) {
                torn.setLength(before + (after - before) * cut / 8);
            }
            try (Life life = new Life(third)) {
                assertThat(life.all(TABLE))
                        .as("cut at %s eighths", cut)
                        .containsExactlyInAnyOrderElementsOf(numbers(600));
                assertThat(life.damage).isEmpty();
                assertThat(life.items.extent(TABLE).items()).isEqualTo(600);
            }
        }
    }

    @Test
    void aFileThatIsMissingOrGarbageIsToldAndTheRestIsServed() throws IOException {
        Path at = folder.resolve("data");
        try (Life life = new Life(at)) {
            life.items.create(TABLE);
            life.put(0, 100);
        }
        Path garbage = folder.resolve("garbage");
        copy(at, garbage);
        Files.write(file(garbage), new byte[20_000]);
        Files.delete(file(at));
        try (Life life = new Life(at)) {
            assertThat(life.damage)
                    .singleElement()
                    .satisfies(damage -> assertThat(damage.sentence())
                            .startsWith("The file " + file(at)
                                    + " is missing, so that all items of DynamoDB tables are lost"));
            life.put(100, 1);
            assertThat(life.all(TABLE)).containsExactly(numbered(100));
        }
        try (Life life = new Life(garbage)) {
            life.put(100, 1);
            assertThat(life.all(TABLE)).containsExactly(numbered(100));
            assertThat(life.store.damages().found())
                    .singleElement()
                    .satisfies(damage -> assertThat(damage.sentence())
                            .contains("is damaged as a whole")
                            .endsWith("it is kept as items.mv.damaged."));
        }
    }

    @Test
    void whatTheDiskRefusesIsNotSeen() throws IOException {
        try (Life life = new Life(folder)) {
            life.items.create(TABLE);
            life.put(0, 1);
            life.disk.fail("no space left on device");
            assertThatThrownBy(() -> life.put(1, 1)).isInstanceOf(StoreException.class);
            assertThat(life.all(TABLE)).containsExactly(numbered(0));
            life.disk.heal();
            life.put(2, 1);
            assertThat(life.all(TABLE)).containsExactlyInAnyOrder(numbered(0), numbered(2));
        }
    }

    @Test
    void expiredItemsAreRemovedAndTold() throws IOException {
        TableDefinition table = ItemsOfTest.table(2, "OLD_IMAGE", "Until");
        long now = NOW.getEpochSecond();
        try (Life life = new Life(folder)) {
            life.items.create(table);
            long[] moments = {
                now - 10, now, now + 10, now - Duration.ofDays(6 * 365).toSeconds()
            };
            for (int i = 0; i < moments.length; i++) {
                Map<String, AttributeValue> item = item("Name", "n", "Minute", i);
                item.put("Until", AttributeValue.fromN(String.valueOf(moments[i])));
                life.items.write(ItemsOfTest.put(table, item));
            }
            life.items.write(ItemsOfTest.put(table, item("Name", "n", "Minute", 4, "Until", "some day")));
            life.told.clear();

            assertThat(life.items.expire(table, NOW)).isEqualTo(2);

            assertThat(life.all(table))
                    .extracting(item -> item.get("Minute").n())
                    .containsExactly("2", "3", "4");
            assertThat(life.told).hasSize(2).allSatisfy(change -> {
                assertThat(change.expired()).isTrue();
                assertThat(change.after()).isNull();
            });
        }
    }

    @Test
    void anIndexIsFilledWhileOthersWrite() throws Exception {
        TableDefinition indexed = ItemsOfTest.table(1, byDistance(Projected.ALL));
        try (Life life = new Life(folder)) {
            life.items.create(TABLE);
            for (int i = 0; i < 1000; i++) {
                life.items.write(ItemsOfTest.put(TABLE, herd(i, 1)));
            }
            List<Thread> writers = new ArrayList<>();
            for (int writer = 0; writer < 3; writer++) {
                int number = writer;
                writers.add(new Thread(() -> {
                    for (int i = number; i < 1500; i += 3) {
                        Map<String, AttributeValue> next = herd(i, 2);
                        life.items.write(i % 5 == 0 ? ItemsOfTest.delete(TABLE, next) : ItemsOfTest.put(TABLE, next));
                    }
                }));
            }
            writers.forEach(Thread::start);
            life.items.fill(TABLE, byDistance(Projected.ALL));
            for (Thread writer : writers) {
                writer.join();
            }
            List<Map<String, AttributeValue>> found = new ArrayList<>();
            life.items.read(
                    indexed, byDistance(Projected.ALL), KeyRange.all(), true, item -> found.add(item.attributes()));
            assertThat(found)
                    .containsExactlyInAnyOrderElementsOf(life.all(TABLE))
                    .hasSize(1200);
            assertThat(life.items.extent(indexed, byDistance(Projected.ALL))).isEqualTo(life.items.extent(TABLE));
        }
    }

    private static Map<String, AttributeValue> herd(int number, int distance) {
        return item("Name", "n" + number, "Minute", 1, "Herd", "h" + number % 7, "Distance", distance);
    }

    @Test
    void tablesThatNobodyKnowsGoAndThoseWithoutRoomGetIt() throws IOException {
        TableDefinition other = ItemsOfTest.table(3);
        try (Life life = new Life(folder)) {
            life.items.create(TABLE);
            life.put(0, 10);
        }
        try (Life life = new Life(folder)) {
            life.items.only(List.of(other));
            assertThat(life.all(TABLE)).isEmpty();
            life.items.write(ItemsOfTest.put(other, numbered(1)));
            assertThat(life.all(other)).hasSize(1);
        }
    }
}
