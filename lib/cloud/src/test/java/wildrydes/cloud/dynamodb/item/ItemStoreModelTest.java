package wildrydes.cloud.dynamodb.item;

import static org.assertj.core.api.Assertions.assertThat;
import static wildrydes.cloud.dynamodb.item.ItemsOfTest.byDistance;
import static wildrydes.cloud.dynamodb.item.ItemsOfTest.byMagic;
import static wildrydes.cloud.dynamodb.item.ItemsOfTest.item;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import wildrydes.cloud.dynamodb.expression.KeyCondition;
import wildrydes.cloud.dynamodb.table.IndexDefinition;
import wildrydes.cloud.dynamodb.table.IndexDefinition.Projected;
import wildrydes.cloud.dynamodb.table.TableDefinition;
import wildrydes.cloud.kinesis.ManualTime;
import wildrydes.cloud.store.FailingDisk;
import wildrydes.cloud.store.Store;
import wildrydes.cloud.wire.ServiceError;

/** Six hundred random steps over a table with indexes, checkpoints, restarts and crashes among them, beside a plain map. */
class ItemStoreModelTest {

    private static final int STEPS = 600;
    private static final int NAMES = 6;
    private static final int MINUTES = 8;

    @TempDir
    Path folder;

    private Store store;
    private ItemStore items;
    private int life;
    private final Map<List<String>, Map<String, AttributeValue>> model = new HashMap<>();
    private final NavigableMap<Long, ItemChange> told = new TreeMap<>();
    private TableDefinition table = ItemsOfTest.table(7, "NEW_AND_OLD_IMAGES", null, byMagic());
    private Random random = new Random(0);

    private void open(Path at) throws IOException {
        store = new FailingDisk().store(at, 1 << 30);
        items = ItemStore.in(store, new ManualTime(Instant.EPOCH), (definition, change) -> tell(change));
        store.recover();
    }

    /** After a crash some are told again. */
    private void tell(ItemChange change) {
        ItemChange known = told.put(change.sequence(), change);
        assertThat(known == null || known.equals(change)).isTrue();
        assertThat(known == null && told.lastKey() != change.sequence()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void whatIsReadIsWhatWasWritten(long seed) throws IOException {
        random = new Random(seed);
        open(folder.resolve("0"));
        items.create(table);
        for (int step = 0; step < STEPS; step++) {
            step();
            if (step % 50 == 0) {
                assertTheSame();
            }
        }
        assertTheSame();
        items.close();
        store.close();
    }

    private void step() throws IOException {
        switch (random.nextInt(24)) {
            case 0 -> store.checkpoint();
            case 1 -> restart();
            case 2 -> crash();
            case 3 -> toggle(byDistance(Projected.INCLUDE));
            case 4, 5, 6 -> transact();
            case 7, 8, 9, 10 -> deleteOne();
            case 11, 12 -> updateOne();
            default -> putSome();
        }
    }

    private void restart() throws IOException {
        items.close();
        store.close();
        open(folder.resolve(String.valueOf(life)));
    }

    /** Goes on with what a killed process would leave. */
    private void crash() throws IOException {
        Path from = folder.resolve(String.valueOf(life));
        Path to = folder.resolve(String.valueOf(++life));
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Files.copy(path, to.resolve(from.relativize(path).toString()));
            }
        }
        items.close();
        store.close();
        open(to);
    }

    private void toggle(IndexDefinition index) {
        if (table.index(index.name()) == null) {
            items.fill(table, index);
            table = ItemsOfTest.table(7, "NEW_AND_OLD_IMAGES", null, byMagic(), index);
        } else {
            table = ItemsOfTest.table(7, "NEW_AND_OLD_IMAGES", null, byMagic());
            items.drop(table, index);
        }
    }

    private Map<String, AttributeValue> anyKey() {
        return item("Name", "n" + random.nextInt(NAMES), "Minute", random.nextInt(MINUTES) - 3);
    }

    private Map<String, AttributeValue> anyItem() {
        Map<String, AttributeValue> item = anyKey();
        if (random.nextInt(3) > 0) {
            item.putAll(item("Herd", "h" + random.nextInt(3)));
        }
        if (random.nextInt(3) > 0) {
            item.putAll(random.nextInt(5) > 0 ? item("Distance", random.nextInt(50)) : item("Distance", "far"));
        }
        if (random.nextInt(3) > 0) {
            item.putAll(item("Magic", random.nextInt(5)));
        }
        item.putAll(item("Note", "x".repeat(random.nextInt(40))));
        return item;
    }

    private static List<String> id(Map<String, AttributeValue> item) {
        return List.of(item.get("Name").s(), item.get("Minute").n());
    }

    private void putSome() {
        Map<List<String>, Map<String, AttributeValue>> some = new HashMap<>();
        for (int i = random.nextInt(5); i >= 0; i--) {
            Map<String, AttributeValue> item = anyItem();
            some.put(id(item), item);
        }
        items.writeAll(
                some.values().stream().map(item -> ItemsOfTest.put(table, item)).toList());
        model.putAll(some);
    }

    private void deleteOne() {
        Map<String, AttributeValue> key = anyKey();
        Written written = items.write(ItemsOfTest.delete(table, key));
        assertThat(attributes(written.before())).isEqualTo(model.remove(id(key)));
    }

    private void updateOne() {
        Map<String, AttributeValue> key = anyKey();
        items.write(new ItemWrite(table, key, before -> {
            Map<String, AttributeValue> next = new HashMap<>(before == null ? key : before.attributes());
            next.putAll(item("Magic", random.nextInt(5)));
            model.put(id(key), next);
            return Item.of(next);
        }));
    }

    /** Half of them fail at their last item, and change nothing then. */
    private void transact() {
        Map<List<String>, Map<String, AttributeValue>> some = new HashMap<>();
        List<ItemWrite> writes = new ArrayList<>();
        boolean fails = random.nextBoolean();
        for (int i = 0; i < 3; i++) {
            Map<String, AttributeValue> item = anyItem();
            if (some.putIfAbsent(id(item), item) == null) {
                writes.add(ItemsOfTest.put(table, item));
            }
        }
        if (fails) {
            Map<String, AttributeValue> last = item("Name", "last", "Minute", 1);
            writes.add(new ItemWrite(table, last, before -> {
                throw new ServiceError("Refused", 400, "on purpose");
            }));
        } else {
            model.putAll(some);
        }
        assertThat(items.transact(writes, null))
                .isInstanceOf(fails ? Transacted.Cancelled.class : Transacted.Done.class);
    }

    private static @Nullable Map<String, AttributeValue> attributes(@Nullable Item item) {
        return item == null ? null : item.attributes();
    }

    private List<Map<String, AttributeValue>> read(@Nullable IndexDefinition index, KeyRange range, boolean forward) {
        List<Map<String, AttributeValue>> found = new ArrayList<>();
        items.read(table, index, range, forward, item -> found.add(item.attributes()));
        return found;
    }

    private static int number(Map<String, AttributeValue> item, String name) {
        return Integer.parseInt(item.get(name).n());
    }

    private void assertTheSame() {
        assertThat(read(null, KeyRange.all(), true)).containsExactlyInAnyOrderElementsOf(model.values());
        List<Map<String, AttributeValue>> bySegment = new ArrayList<>();
        for (int segment = 0; segment < 3; segment++) {
            bySegment.addAll(read(null, KeyRange.segment(segment, 3), true));
        }
        assertThat(bySegment).isEqualTo(read(null, KeyRange.all(), true));
        for (int n = 0; n < NAMES; n++) {
            assertPartition("n" + n);
        }
        assertThat(items.extent(table)).isEqualTo(extent(model.values()));
        List<Map<String, AttributeValue>> magic = model.values().stream()
                .filter(item -> item.containsKey("Magic"))
                .toList();
        assertThat(read(byMagic(), KeyRange.all(), false)).containsExactlyInAnyOrderElementsOf(magic);
        assertThat(items.extent(table, byMagic()))
                .isEqualTo(extent(magic.stream()
                        .map(item -> Projections.of(item, table, byMagic()))
                        .toList()));
        assertHerds();
        assertStream();
    }

    private void assertPartition(String name) {
        AttributeValue partition = AttributeValue.fromS(name);
        List<Map<String, AttributeValue>> expected = model.values().stream()
                .filter(item -> item.get("Name").equals(partition))
                .sorted(Comparator.comparing(item -> number(item, "Minute")))
                .toList();
        assertThat(read(null, KeyRange.of(new KeyCondition(partition, null)), true))
                .isEqualTo(expected);
        KeyCondition some = new KeyCondition(
                partition,
                new KeyCondition.SortRange.Between(AttributeValue.fromN("-1"), false, AttributeValue.fromN("3"), true));
        List<Map<String, AttributeValue>> between = new ArrayList<>(expected.stream()
                .filter(item -> number(item, "Minute") > -1 && number(item, "Minute") <= 3)
                .toList());
        Collections.reverse(between);
        assertThat(read(null, KeyRange.of(some), false)).isEqualTo(between);
        for (Map<String, AttributeValue> item : expected) {
            assertThat(attributes(items.get(table, item))).isEqualTo(item);
        }
    }

    private void assertHerds() {
        IndexDefinition index = table.index("byDistance");
        if (index == null) {
            return;
        }
        List<Map<String, AttributeValue>> there = model.values().stream()
                .filter(item -> item.containsKey("Herd")
                        && item.containsKey("Distance")
                        && item.get("Distance").n() != null)
                .toList();
        assertThat(items.extent(table, index))
                .isEqualTo(extent(there.stream()
                        .map(item -> Projections.of(item, table, index))
                        .toList()));
        List<Map<String, AttributeValue>> found = new ArrayList<>();
        for (int h = 0; h < 3; h++) {
            List<Map<String, AttributeValue>> herd =
                    read(index, KeyRange.of(new KeyCondition(AttributeValue.fromS("h" + h), null)), true);
            assertThat(herd).extracting(item -> number(item, "Distance")).isSorted();
            found.addAll(herd);
        }
        assertThat(found).containsExactlyInAnyOrderElementsOf(there);
    }

    /** Each change begins where the one before it ended. */
    private void assertStream() {
        Map<List<String>, Map<String, AttributeValue>> followed = new HashMap<>();
        for (ItemChange change : told.values()) {
            Map<String, AttributeValue> after = change.after();
            List<String> id = id(change.key());
            assertThat(change.before())
                    .isEqualTo(after == null ? followed.remove(id) : followed.put(id, after))
                    .isNotEqualTo(after);
        }
        assertThat(followed).isEqualTo(model);
    }

    private static ItemTables.Extent extent(Iterable<Map<String, AttributeValue>> items) {
        long count = 0;
        long bytes = 0;
        for (Map<String, AttributeValue> item : items) {
            count++;
            bytes += Sizes.item(item);
        }
        return new ItemTables.Extent(count, bytes);
    }
}
