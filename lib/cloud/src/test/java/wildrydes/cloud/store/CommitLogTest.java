package wildrydes.cloud.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommitLogTest {

    private static final byte OWNER = 7;

    @TempDir
    Path folder;

    @Test
    void whatWasCommittedIsReadBackInItsOrder() throws IOException {
        try (CommitLog log = open()) {
            put(log, "a");
            put(log, "");
            put(log, "c".repeat(600_000));
        }

        assertThat(read()).containsExactly(Map.entry(1L, "a"), Map.entry(2L, ""), Map.entry(3L, "c".repeat(600_000)));
    }

    @Test
    void numbersGoOnAfterARestart() throws IOException {
        try (CommitLog log = open()) {
            put(log, "a");
        }
        try (CommitLog log = open()) {
            assertThat(put(log, "b").number()).isEqualTo(2);
        }

        assertThat(read()).containsExactly(Map.entry(1L, "a"), Map.entry(2L, "b"));
    }

    @Test
    void aNumberIsNeverGivenTwiceEvenWhenTheLogIsEmpty() throws IOException {
        try (CommitLog log = new CommitLog(folder, Disk.real())) {
            log.recover(41, 41, (number, frame) -> {});

            assertThat(put(log, "a").number()).isEqualTo(42);
        }
    }

    @Test
    void whatNobodyWaitedForIsWrittenAtTheEnd() throws IOException {
        try (CommitLog log = open()) {
            log.append(OWNER, bytes("a"));
        }

        assertThat(read()).containsExactly(Map.entry(1L, "a"));
    }

    @Test
    void concurrentWritersAllComeBack() throws Exception {
        int writers = 8;
        int each = 200;
        Map<Long, String> written = new ConcurrentSkipListMap<>();
        try (CommitLog log = open()) {
            ExecutorService threads = Executors.newFixedThreadPool(writers);
            CountDownLatch begin = new CountDownLatch(1);
            for (int writer = 0; writer < writers; writer++) {
                String name = "writer " + writer;
                threads.submit(() -> {
                    begin.await();
                    for (int i = 0; i < each; i++) {
                        String text = name + " " + i;
                        written.put(put(log, text).number(), text);
                    }
                    return null;
                });
            }
            begin.countDown();
            threads.shutdown();
            assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        }

        assertThat(written).hasSize(writers * each);
        assertThat(read()).isEqualTo(written);
    }

    @Test
    void aFileThatIsNoLogIsPassedOver() throws IOException {
        Files.writeString(folder.resolve("notes.txt"), "mine");
        Files.writeString(LogFile.of(folder, 1).path(), "no log at all");

        assertThat(read()).isEmpty();
        assertThat(folder.resolve("notes.txt")).exists();
    }

    @Test
    void aGroupThatCannotBeWrittenFailsAndLaterOnesWork() throws IOException {
        FailingDisk disk = new FailingDisk();
        try (CommitLog log = new CommitLog(folder, disk)) {
            log.recover(0, 0, (number, frame) -> {});
            put(log, "a");

            disk.fail("No space left on device");
            assertThatThrownBy(() -> put(log, "b"))
                    .isInstanceOf(StoreException.class)
                    .hasMessage("An entry of the commit log could not be written: No space left on device");
            assertThatThrownBy(() -> put(log, "c")).isInstanceOf(StoreException.class);
            disk.heal();
            put(log, "d");
        }

        assertThat(read()).containsExactly(Map.entry(1L, "a"), Map.entry(4L, "d"));
    }

    @Test
    void whatCouldNotBeForcedHidesNothingThatWas() throws IOException {
        FailingDisk disk = new FailingDisk();
        disk.failAtForce();
        try (CommitLog log = new CommitLog(folder, disk)) {
            log.recover(0, 0, (number, frame) -> {});
            put(log, "a");
            disk.fail("Input/output error");
            assertThatThrownBy(() -> put(log, "b")).isInstanceOf(StoreException.class);
            disk.heal();
            put(log, "c");
        }

        assertThat(read()).containsEntry(1L, "a").containsEntry(3L, "c");
    }

    @Test
    void trimmingDeletesWholeFilesOnly() throws IOException {
        List<Commit> commits = new ArrayList<>();
        String large = "x".repeat((int) CommitLog.FILE_BYTES / 4);
        try (CommitLog log = open()) {
            for (int i = 0; i < 12; i++) {
                commits.add(put(log, large));
            }
            assertThat(LogFile.in(folder)).hasSizeGreaterThan(2);
            long second = LogFile.in(folder).get(1).first();

            log.trim(second);

            assertThat(LogFile.in(folder).get(0).first()).isEqualTo(second);
            log.trim(commits.get(11).number());
            assertThat(LogFile.in(folder)).isEmpty();
            put(log, "after");
        }

        assertThat(read()).containsExactly(Map.entry(13L, "after"));
    }

    @Test
    void nothingIsTakenAfterTheEnd() throws IOException {
        CommitLog log = open();
        log.close();

        assertThatThrownBy(() -> log.append(OWNER, bytes("late")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The commit log is closed; nothing can be written any more.");
    }

    private CommitLog open() throws IOException {
        CommitLog log = new CommitLog(folder, Disk.real());
        log.recover(0, 0, (number, frame) -> {});
        return log;
    }

    private static Commit put(CommitLog log, String text) {
        Commit commit = log.append(OWNER, bytes(text));
        commit.await();
        return commit;
    }

    private Map<Long, String> read() throws IOException {
        Map<Long, String> entries = new TreeMap<>();
        try (CommitLog log = new CommitLog(folder, Disk.real())) {
            log.recover(0, 0, (number, frame) -> {
                assertThat(frame.owner()).isEqualTo(OWNER);
                entries.put(number, new String(frame.entry(), StandardCharsets.UTF_8));
            });
        }
        return entries;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
