package wildrydes.cloud.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {

    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    @TempDir
    Path folder;

    @Test
    void callsAreNumberedAndTimed() throws Exception {
        try (Journal journal = open()) {
            journal.add(call("a", null));
            journal.add(call("b", "cell"));

            Journal.Page page = journal.since(0, null, Duration.ZERO);
            assertThat(page.last()).isEqualTo(2);
            assertThat(page.calls()).extracting(Call::seq).containsExactly(1L, 2L);
            assertThat(page.calls()).extracting(Call::time).containsOnly(NOW);
            assertThat(journal.since(1, null, Duration.ZERO).calls())
                    .extracting(Call::operation)
                    .containsExactly("b");
            assertThat(journal.since(2, null, Duration.ofMillis(1)).calls()).isEmpty();
        }
    }

    @Test
    void numbersGoOnAfterARestartEvenBehindATornLine() throws Exception {
        try (Journal journal = open()) {
            journal.add(call("a", null));
            journal.add(call("b", null));
        }
        Files.writeString(folder.resolve("calls.jsonl"), "{\"seq\":", StandardOpenOption.APPEND);

        try (Journal journal = open()) {
            journal.add(call("c", null));
            assertThat(journal.since(0, null, Duration.ZERO).calls())
                    .extracting(Call::seq)
                    .containsExactly(3L);
        }
    }

    @Test
    void everyCallIsInTheFile() throws Exception {
        try (Journal journal = open()) {
            for (int i = 0; i < 3000; i++) {
                journal.add(call("op" + i, null));
            }
        }

        List<String> lines = Files.readAllLines(folder.resolve("calls.jsonl"));
        assertThat(lines).hasSize(3000);
        assertThat(lines.get(2999)).contains("\"seq\":3000,\"time\":\"2026-11-24T10:00:00Z\",\"cell\":null");
    }

    @Test
    void onlyTheLatestCallsStayInMemory() throws Exception {
        try (Journal journal = open()) {
            for (int i = 0; i < Journal.KEPT + 10; i++) {
                journal.add(call("op", null));
            }

            Journal.Page oldest = journal.since(0, null, Duration.ZERO);
            assertThat(oldest.calls().get(0).seq()).isEqualTo(11);
            assertThat(oldest.calls()).hasSize(Journal.MOST_ANSWERED);
            assertThat(oldest.last()).isEqualTo(10 + Journal.MOST_ANSWERED);
        }
    }

    private Journal open() throws Exception {
        return new Journal(folder, InstantSource.fixed(NOW));
    }

    private static Call call(String operation, @Nullable String cell) {
        return new Call(
                0, Instant.EPOCH, cell, "id", "kinesis", operation, "*", 200, null, null, "arn", "key", 1, 2, 0.5);
    }
}
