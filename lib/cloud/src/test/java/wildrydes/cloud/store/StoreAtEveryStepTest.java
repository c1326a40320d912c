package wildrydes.cloud.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed, or a machine that is switched off, at any step of anything that the store does. */
class StoreAtEveryStepTest {

    private static final int NUMBER = 4;
    /** Cloud time between two events. */
    private static final long STEP_MILLIS = 1_800_000;
    /** So many events back records are kept. */
    private static final int KEPT = 4;

    private static final long SEED = 20261124;

    @TempDir
    Path root;

    private Path folder;
    private Path copies;

    /** A table that is written over and over, a tape beside it, and resets. */
    static final class Table implements Owner {
        private static final byte PUT = 1;
        private static final byte RECORDS = 2;
        private static final byte RESET = 3;

        private final Store store;
        private final Path folder;
        final Map<String, String> rows = new TreeMap<>();
        Tape tape;

        Table(Store store) {
            this.store = store;
            this.folder = store.folder().resolve("tape");
            this.tape = new Tape(folder);
        }

        synchronized void put(String key, String value) {
            byte[] bytes = (key + "=" + value).getBytes(StandardCharsets.UTF_8);
            store.append(
                            NUMBER,
                            ByteBuffer.allocate(1 + bytes.length)
                                    .put(PUT)
                                    .put(bytes)
                                    .array())
                    .await();
            rows.put(key, value);
        }

        synchronized void record(long arrival, String data) {
            List<Run.Item> items = List.of(new Run.Item(new byte[] {'k'}, data.getBytes(StandardCharsets.UTF_8)));
            byte[] entry = new byte[1 + Run.size(items)];
            Run run = Run.write(ByteBuffer.wrap(entry).put(RECORDS), tape.next(), arrival, items);
            Commit commit = store.append(NUMBER, entry);
            tape.add(run, commit);
            commit.await();
        }

        synchronized void reset() {
            store.append(NUMBER, new byte[] {RESET}).await();
            rows.clear();
        }

        @Override
        public void restore(DataInput snapshot) throws IOException {
            rows.putAll(Fields.map(snapshot));
            tape = Tape.described(folder, snapshot, store.damages());
        }

        @Override
        public void replay(byte[] entry, Commit commit) {
            switch (entry[0]) {
                case PUT -> {
                    String[] row = new String(entry, 1, entry.length - 1, StandardCharsets.UTF_8).split("=", 2);
                    rows.put(row[0], row[1]);
                }
                case RECORDS -> tape.replay(Run.read(ByteBuffer.wrap(entry, 1, entry.length - 1)), commit);
                default -> rows.clear();
            }
        }

        @Override
        public void recovered() {}

        @Override
        public void checkpoint(Checkpoint checkpoint) throws IOException {
            synchronized (this) {
                Fields.map(checkpoint.state(), rows);
            }
            checkpoint.write(tape, sinceMillis());
        }

        /** Only the last few records are kept. */
        private long sinceMillis() {
            return tape.lastArrival() - KEPT * STEP_MILLIS;
        }

        List<String> records() {
            return tape.read(0, 10_000, Long.MAX_VALUE, 0).records().stream()
                    .map(record -> new String(record.data(), StandardCharsets.UTF_8))
                    .toList();
        }
    }

    /** What was acknowledged, and what was asked and not yet answered. */
    private final Map<String, String> rows = new TreeMap<>();

    private final List<String> records = new ArrayList<>();
    private @Nullable String asked;
    private int looks;

    @BeforeEach
    void folders() throws IOException {
        folder = Files.createDirectory(root.resolve("data"));
        copies = Files.createDirectory(root.resolve("copies"));
    }

    @Test
    void whatWasAcknowledgedIsThereAtEveryStep() throws IOException {
        SteppedDisk disk = new SteppedDisk(folder, copies, this::look);
        Format.claim(folder, disk, Format.CURRENT, Format.OLDEST);
        Random random = new Random(SEED);
        for (int life = 0; life < 2; life++) {
            try (Store store = new Store(folder, disk, 1 << 20, Duration.ofHours(1))) {
                Table table = open(store);
                for (int i = 0; i < 16; i++) {
                    act(random, store, table, life * 16 + i);
                }
            }
        }
        assertThat(looks).isGreaterThan(300);
        assertThat(strays()).isEmpty();
    }

    private void act(Random random, Store store, Table table, int i) throws IOException {
        switch (random.nextInt(12)) {
            case 0, 1 -> store.checkpoint();
            case 2 -> {
                asked = "reset";
                table.reset();
                rows.clear();
            }
            case 3, 4, 5 -> {
                asked = "record " + i;
                table.record(1 + i * STEP_MILLIS, "record " + i);
                records.add("record " + i);
            }
            default -> {
                String key = "key " + random.nextInt(5);
                asked = key + "=value " + i;
                table.put(key, "value " + i);
                rows.put(key, "value " + i);
            }
        }
        asked = null;
    }

    private static Table open(Store store) throws IOException {
        Table table = new Table(store);
        store.keep(NUMBER, "table", table);
        assertThat(store.recover()).isEmpty();
        return table;
    }

    /** Starts over a copy: all that was acknowledged is there, and of what was asked all or nothing. */
    private void look(Path copy) throws IOException {
        looks++;
        Format.claim(copy, new LazyDisk(), Format.CURRENT, Format.OLDEST);
        Map<String, String> found;
        List<String> told;
        try (Store store = new Store(copy, new LazyDisk(), 1 << 20, Duration.ofHours(1))) {
            Table table = open(store);
            found = new TreeMap<>(table.rows);
            told = table.records();
            table.put("new", "life");
        }
        try (Store store = new Store(copy, new LazyDisk(), 1 << 20, Duration.ofHours(1))) {
            Table again = open(store);
            List<String> left = again.records();
            assertThat(left).isEqualTo(told.subList(told.size() - left.size(), told.size()));
            assertThat(again.rows.remove("new")).isEqualTo("life");
            assertThat(again.rows).isEqualTo(found);
        }
        String pending = asked;
        if (pending == null || found.equals(rows)) {
            assertThat(found).isEqualTo(rows);
        } else if (pending.equals("reset")) {
            assertThat(found).isEmpty();
        } else {
            Map<String, String> after = new TreeMap<>(rows);
            after.put(pending.split("=", 2)[0], pending.split("=", 2)[1]);
            assertThat(found).isEqualTo(after);
        }
        // The oldest records leave with their file; what is left goes on to the last one.
        List<String> all = new ArrayList<>(records);
        if (!told.isEmpty() && told.get(told.size() - 1).equals(pending)) {
            all.add(pending);
        }
        assertThat(told).isEqualTo(all.subList(all.size() - told.size(), all.size()));
        assertThat(told)
                .containsAll(all.stream()
                        .filter(record -> number(record) >= newest(all) - KEPT)
                        .toList());
    }

    private static int newest(List<String> records) {
        return records.isEmpty() ? 0 : number(records.get(records.size() - 1));
    }

    private static int number(String record) {
        return Integer.parseInt(record.substring("record ".length()));
    }

    /** Files of the tape that no snapshot speaks of. */
    private List<Path> strays() throws IOException {
        try (Store store = new Store(folder)) {
            Table table = open(store);
            store.checkpoint();
            List<Path> known = new ArrayList<>();
            for (long position = 0; position < 200; position++) {
                known.add(TapeFile.path(folder.resolve("tape"), position));
            }
            try (Stream<Path> files = Files.list(folder.resolve("tape"))) {
                List<Path> found = new ArrayList<>(files.toList());
                assertThat(found).hasSizeLessThanOrEqualTo(table.records().size());
                found.removeAll(known);
                return found;
            }
        }
    }
}
