package wildrydes.cloud.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
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

            Journal.Page page = journal.since(0, CallFilter.all(), Duration.ZERO);
            assertThat(page.last()).isEqualTo(2);
            assertThat(page.calls()).extracting(Call::seq).containsExactly(1L, 2L);
            assertThat(page.calls()).extracting(Call::time).containsOnly(NOW);
            assertThat(journal.since(1, CallFilter.all(), Duration.ZERO).calls())
                    .extracting(Call::operation)
                    .containsExactly("b");
            assertThat(journal.since(2, CallFilter.all(), Duration.ofMillis(1)).calls())
                    .isEmpty();
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
            assertThat(all(journal)).extracting(Call::seq).containsExactly(1L, 2L, 3L);
            assertThat(all(journal)).extracting(Call::operation).containsExactly("a", "b", "c");
        }
        assertThat(Files.readAllLines(folder.resolve("calls.jsonl")))
                .hasSize(3)
                .allMatch(line -> line.startsWith("{\"seq\":") && line.endsWith("}"));
    }

    @Test
    void aCallIsReadBackAsItWas() throws Exception {
        Call refused = new Call(
                0,
                Instant.EPOCH,
                "cell",
                "id",
                "s3",
                "GetObject",
                "arn:aws:s3:::b/k",
                404,
                "NoSuchKey",
                "The \"key\" is\nnot there.",
                "arn",
                null,
                1,
                2,
                3,
                new BigDecimal("0.0000004"));
        try (Journal journal = open()) {
            journal.add(refused);
        }

        try (Journal journal = open()) {
            assertThat(all(journal)).containsExactly(refused.numbered(1, NOW));
        }
    }

    @Test
    void callsAreFilteredByCellServiceResourceAndCaller() throws Exception {
        try (Journal journal = open()) {
            journal.add(call("a", "cell-1"));
            journal.add(call("b", "cell-2"));

            assertThat(journal.since(0, new CallFilter("cell-2", null, null, null), Duration.ZERO)
                            .calls())
                    .extracting(Call::operation)
                    .containsExactly("b");
            assertThat(journal.since(0, new CallFilter(null, "kinesis", "*", "arn"), Duration.ZERO)
                            .calls())
                    .hasSize(2);
            assertThat(journal.since(0, new CallFilter(null, "iam", null, null), Duration.ZERO))
                    .isEqualTo(new Journal.Page(List.of(), 2));
            assertThat(journal.since(0, new CallFilter(null, null, "other", null), Duration.ZERO)
                            .calls())
                    .isEmpty();
            assertThat(journal.since(0, new CallFilter(null, null, null, "other"), Duration.ZERO)
                            .calls())
                    .isEmpty();
        }
    }

    @Test
    void aNumberThatIsNotGivenYetAsksForTheNewest() throws Exception {
        try (Journal journal = open()) {
            journal.add(call("a", null));

            assertThat(journal.since(Long.MAX_VALUE, CallFilter.all(), Duration.ZERO))
                    .isEqualTo(new Journal.Page(List.of(), 1));
        }
    }

    @Test
    void filesRotateAndTheOldestIsDeleted() throws Exception {
        CallFile file = new CallFile(folder, 1000);
        for (int seq = 1; seq <= 100; seq++) {
            file.append(List.of(call("op" + seq, null).numbered(seq, NOW)), 0);
        }

        assertThat(folder.toFile().list())
                .containsExactlyInAnyOrder("calls.jsonl", "calls.1.jsonl", "calls.2.jsonl", "calls.3.jsonl");
        assertThat(folder.toFile().listFiles()).allMatch(one -> one.length() <= 1000);
        Journal.Page page = file.read(1, 101, CallFilter.all(), 1000, 1000);
        assertThat(page.last()).isEqualTo(100);
        assertThat(page.calls()).extracting(Call::seq).isSorted().endsWith(100L).hasSizeBetween(9, 20);
        assertThat(file.read(99, 101, CallFilter.all(), 1000, 1000).calls())
                .extracting(Call::seq)
                .containsExactly(99L, 100L);
        assertThat(file.recover()).isEqualTo(100);
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
    void anAnswerHasABoundedNumberOfCalls() throws Exception {
        try (Journal journal = open()) {
            for (int i = 0; i < Journal.KEPT + 10; i++) {
                journal.add(call("op", null));
            }

            Journal.Page oldest = journal.since(10, CallFilter.all(), Duration.ZERO);
            assertThat(oldest.calls().get(0).seq()).isEqualTo(11);
            assertThat(oldest.calls()).hasSize(Journal.MOST_ANSWERED);
            assertThat(oldest.last()).isEqualTo(10 + Journal.MOST_ANSWERED);
        }
    }

    private static List<Call> all(Journal journal) throws Exception {
        List<Call> calls = new ArrayList<>();
        Journal.Page page = new Journal.Page(List.of(), -1);
        for (long since = 0; since != page.last(); ) {
            since = Math.max(0, page.last());
            page = journal.since(since, CallFilter.all(), Duration.ZERO);
            calls.addAll(page.calls());
        }
        return calls;
    }

    private Journal open() throws Exception {
        return new Journal(folder, InstantSource.fixed(NOW));
    }

    private static Call call(String operation, @Nullable String cell) {
        return new Call(
                0,
                Instant.EPOCH,
                cell,
                "id",
                "kinesis",
                operation,
                "*",
                200,
                null,
                null,
                "arn",
                "key",
                1,
                2,
                3,
                new BigDecimal("0.5"));
    }
}
