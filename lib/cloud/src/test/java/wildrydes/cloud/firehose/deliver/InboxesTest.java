package wildrydes.cloud.firehose.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wildrydes.cloud.store.Page;
import wildrydes.cloud.store.Store;

/** Records that were put, between the log, their files, and their delivery. */
class InboxesTest {

    private static final Instant NOW = Instant.parse("2026-03-02T09:15:00Z");

    @TempDir
    Path folder;

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> read(Inboxes inboxes, long from) {
        Page page = inboxes.read(1, from, 100, 1 << 20, Long.MIN_VALUE);
        return page.records().stream()
                .map(record -> new String(record.data(), StandardCharsets.UTF_8))
                .toList();
    }

    @Test
    void recordsOutliveTheirProcessWithAndWithoutACheckpoint() throws IOException {
        try (Store store = new Store(folder)) {
            Inboxes inboxes = Inboxes.in(store);
            store.recover();
            inboxes.add(1, List.of(bytes("a"), bytes("b")), NOW).commit().await();
            store.checkpoint();
            inboxes.add(1, List.of(bytes("c")), NOW).commit().await();
            assertThat(read(inboxes, 1)).containsExactly("a", "b", "c");
        }
        try (Store store = new Store(folder)) {
            Inboxes inboxes = Inboxes.in(store);
            store.recover();
            assertThat(read(inboxes, 2)).containsExactly("b", "c");
            assertThat(inboxes.add(1, List.of(bytes("d")), NOW).first()).isEqualTo(4);
        }
    }

    @Test
    void filesGoWhenWhatIsInThemIsDelivered() throws IOException {
        try (Store store = new Store(folder)) {
            Inboxes inboxes = Inboxes.in(store);
            store.recover();
            inboxes.add(1, List.of(bytes("a")), NOW).commit().await();
            store.checkpoint();
            assertThat(files()).isNotZero();
            inboxes.delivered(1, 1);
            store.checkpoint();
            assertThat(files()).isZero();
            inboxes.add(1, List.of(bytes("b")), NOW).commit().await();
            store.checkpoint();
            assertThat(read(inboxes, 2)).containsExactly("b");
        }
    }

    private long files() throws IOException {
        try (Stream<Path> all = Files.walk(folder.resolve("firehose"))) {
            return all.filter(Files::isRegularFile).count();
        }
    }

    @Test
    void whatBelongsToNobodyGoes() throws IOException {
        try (Store store = new Store(folder)) {
            Inboxes inboxes = Inboxes.in(store);
            store.recover();
            inboxes.add(1, List.of(bytes("a")), NOW).commit().await();
            inboxes.add(2, List.of(bytes("b")), NOW).commit().await();
            store.checkpoint();
            inboxes.only(number -> number == 2, 2);
            store.checkpoint();
            assertThat(read(inboxes, 1)).isEmpty();
            assertThat(folder.resolve("firehose/1")).doesNotExist();
            assertThat(folder.resolve("firehose/2")).exists();
            inboxes.reset();
            store.checkpoint();
            assertThat(files()).isZero();
        }
    }
}
