package wildrydes.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wildrydes.kernel.client.Channel;
import wildrydes.kernel.client.ExecuteOptions;
import wildrydes.kernel.client.HistoryEntry;
import wildrydes.kernel.client.KernelClient;

class HistoryTest {

    @TempDir
    private Path folder;

    @Test
    void theLastCellsAreRemembered() throws Exception {
        try (var kernel = new TestKernel(folder)) {
            run(kernel.client(), "a", "b", "c");
            kernel.client().execute("silent", ExecuteOptions.defaults().withSilent(true));
            kernel.client().execute("unstored", ExecuteOptions.defaults().withStoreHistory(false));

            assertThat(kernel.client().history(2))
                    .containsExactly(new HistoryEntry(1, 2, "b"), new HistoryEntry(1, 3, "c"));
            assertThat(kernel.client().history(10)).hasSize(3);
            assertThat(kernel.client().history(0)).isEmpty();
        }
    }

    @Test
    void cellsOfEarlierKernelsAreRemembered() throws Exception {
        try (var kernel = new TestKernel(folder)) {
            run(kernel.client(), "first\nof two lines", "second 🦄");
        }
        // A process that was killed while it wrote.
        Files.writeString(folder.resolve("history.jsonl"), "{\"session\": 1, \"li", StandardOpenOption.APPEND);
        try (var kernel = new TestKernel(folder)) {
            run(kernel.client(), "third");

            assertThat(kernel.client().history(3))
                    .containsExactly(
                            new HistoryEntry(1, 1, "first\nof two lines"),
                            new HistoryEntry(1, 2, "second 🦄"),
                            new HistoryEntry(2, 1, "third"));
            assertThat(ask(kernel.client(), Map.of("hist_access_type", "range", "session", -1, "start", 2)))
                    .isEqualTo(List.of(List.of(1, 2, "second 🦄")));
        }
    }

    @Test
    void aRangeOfASessionIsTold() throws Exception {
        try (var kernel = new TestKernel(folder)) {
            run(kernel.client(), "a", "b", "c", "d");

            assertThat(ask(kernel.client(), Map.of("hist_access_type", "range", "session", 0, "start", 2, "stop", 4)))
                    .isEqualTo(List.of(List.of(1, 2, "b"), List.of(1, 3, "c")));
            assertThat(ask(kernel.client(), Map.of("hist_access_type", "range", "session", 1, "start", 4)))
                    .isEqualTo(List.of(List.of(1, 4, "d")));
            assertThat(ask(kernel.client(), Map.of("hist_access_type", "range", "session", 7)))
                    .isEqualTo(List.of());
        }
    }

    @Test
    void cellsAreFoundByAPattern() throws Exception {
        try (var kernel = new TestKernel(folder)) {
            run(kernel.client(), "int a = 1;", "a[0]", "int b = 2;", "int a = 1;", "A.b()");

            assertThat(search(kernel.client(), "int ? = *", Map.of()))
                    .containsExactly("int a = 1;", "int b = 2;", "int a = 1;");
            assertThat(search(kernel.client(), "int ? = *", Map.of("unique", true)))
                    .containsExactly("int b = 2;", "int a = 1;");
            assertThat(search(kernel.client(), "int*", Map.of("n", 1))).containsExactly("int a = 1;");
            assertThat(search(kernel.client(), "a[0]", Map.of())).containsExactly("a[0]");
            assertThat(search(kernel.client(), "a.*", Map.of())).isEmpty();
        }
    }

    @Test
    void withOutputsAnEntryIsAPair() throws Exception {
        try (var kernel = new TestKernel(folder)) {
            run(kernel.client(), "a");

            assertThat(ask(kernel.client(), Map.of("hist_access_type", "tail", "n", 1, "output", true)))
                    .isEqualTo(List.of(List.of(1, 1, Arrays.asList("a", null))));
        }
    }

    @Test
    void aFileThatCannotBeWrittenCostsOnlyEarlierSessions() throws Exception {
        Files.createDirectory(folder.resolve("history.jsonl"));
        try (var kernel = new TestKernel(folder)) {
            run(kernel.client(), "a");

            assertThat(kernel.client().history(5)).containsExactly(new HistoryEntry(1, 1, "a"));
            assertThat(kernel.log()).contains("cannot be written; this cell is remembered until the kernel ends.");
        }
    }

    private static void run(KernelClient client, String... cells) {
        for (String cell : cells) {
            client.execute(cell);
        }
    }

    private static Object ask(KernelClient client, Map<String, Object> content) {
        return client.request(Channel.SHELL, "history_request", content)
                .content()
                .get("history");
    }

    private static List<Object> search(KernelClient client, String pattern, Map<String, Object> more) {
        var content = new HashMap<String, Object>(Map.of("hist_access_type", "search", "pattern", pattern));
        content.putAll(more);
        return ((List<?>) ask(client, content))
                .stream().<Object>map(entry -> ((List<?>) entry).get(2)).toList();
    }
}
