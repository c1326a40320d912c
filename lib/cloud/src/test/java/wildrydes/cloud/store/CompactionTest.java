package wildrydes.cloud.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import wildrydes.cloud.store.StoreAtEveryStepTest.Table;

/** However often the same is written, the folder stays as small as the README says. */
@Timeout(60)
class CompactionTest {

    private static final long CHECKPOINT = 256 << 10;
    private static final int ROWS = 20;
    private static final String VALUE = "x".repeat(10_000);
    private static final long LIVE = ROWS * VALUE.length();

    @TempDir
    Path folder;

    private Store store(Duration idle) {
        return new Store(folder, new LazyDisk(), CHECKPOINT, idle);
    }

    private static Table open(Store store) throws IOException {
        Table table = new Table(store);
        store.keep(4, "table", table);
        assertThat(store.recover()).isEmpty();
        return table;
    }

    private long size() {
        return size(folder.toFile());
    }

    /** A file that is deleted meanwhile counts for nothing. */
    private static long size(File file) {
        File[] inside = file.listFiles();
        return inside == null
                ? file.length()
                : Stream.of(inside).mapToLong(CompactionTest::size).sum();
    }

    @Test
    void overwritingDoesNotLetTheFolderGrow() throws IOException {
        long most = 0;
        try (Store store = store(Duration.ofHours(1))) {
            Table table = open(store);
            for (int i = 0; i < 8000; i++) {
                store.awaitRoom();
                table.put("row " + i % ROWS, VALUE);
                if (i % 50 == 0) {
                    most = Math.max(most, size());
                }
            }
        }
        // 80 MB were written: a snapshot and its successor, what waits for a checkpoint, and the log file in use.
        assertThat(most).isLessThan(2 * LIVE + 3 * CHECKPOINT + CommitLog.FILE_BYTES + (64 << 10));
        assertThat(size()).isLessThan(LIVE + (4 << 10));
    }

    @Test
    void whoIsQuietHasAnEmptyLog() throws Exception {
        try (Store store = store(Duration.ofMillis(20))) {
            Table table = open(store);
            for (int i = 0; i < 10; i++) {
                table.put("row " + i % 2, VALUE);
            }
            while (!LogFile.in(folder.resolve("log")).isEmpty()) {
                Thread.sleep(5);
            }
            assertThat(size()).isLessThan(2L * VALUE.length() + (4 << 10));
            table.put("row 0", "once more");
            while (!LogFile.in(folder.resolve("log")).isEmpty()) {
                Thread.sleep(5);
            }
        }
    }

    @Test
    void whatAKilledProcessLeftIsPutInOrderWhenItIsQuiet() throws Exception {
        Table killed = open(store(Duration.ofHours(1)));
        killed.put("row", VALUE);
        try (Store store = store(Duration.ofMillis(20))) {
            assertThat(open(store).rows).containsKey("row");
            while (!LogFile.in(folder.resolve("log")).isEmpty()) {
                Thread.sleep(5);
            }
        }
    }
}
