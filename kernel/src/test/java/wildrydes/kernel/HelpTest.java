package wildrydes.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import wildrydes.kernel.client.Channel;
import wildrydes.kernel.client.Completion;
import wildrydes.kernel.client.ExecuteOptions;
import wildrydes.kernel.client.Execution;
import wildrydes.kernel.client.KernelClient;
import wildrydes.kernel.client.RunningCell;
import wildrydes.kernel.display.Renderers;
import wildrydes.kernel.shell.JavaShell;
import wildrydes.kernel.shell.ShellOptions;

/** Help for whoever types, over the wire and with real Java behind it. */
class HelpTest {

    private static TestKernel kernel;
    private static KernelClient client;

    @BeforeAll
    static void start() throws Exception {
        kernel = new TestKernel(
                () -> JavaShell.open(ShellOptions.DEFAULT, new Renderers(HelpTest.class.getClassLoader())));
        client = kernel.client();
    }

    @AfterAll
    static void stop() throws Exception {
        kernel.close();
    }

    @Test
    void positionsAreCodePoints() {
        String code = "var 🦄 = 1;";

        assertThat(client.complete("\"🦄🦄\".leng", 9)).isEqualTo(new Completion(List.of("length()"), 5, 9));
        assertThat(client.complete("/* 🦄 */ \"🦄\".leng + 1", 15))
                .isEqualTo(new Completion(List.of("length()"), 12, 15));
        assertThat(client.inspect("\"🦄🦄\".length()", 7, 0))
                .hasValueSatisfying(
                        bundle -> assertThat(bundle.data().get("text/plain").toString())
                                .startsWith("int java.lang.String.length()"));
        assertThat(client.complete(code, code.length()).matches()).isNotNull();
    }

    @Test
    void matchesTellTheirTypesAndSignatures() {
        Map<String, Object> content = client.request(
                        Channel.SHELL, "complete_request", Map.of("code", "\"🦄\".charA", "cursor_pos", 9))
                .content();

        assertThat(content)
                .isEqualTo(Map.of(
                        "status",
                        "ok",
                        "matches",
                        List.of("charAt("),
                        "cursor_start",
                        4,
                        "cursor_end",
                        9,
                        "metadata",
                        Map.of(
                                "_jupyter_types_experimental",
                                List.of(Map.of(
                                        "start", 4,
                                        "end", 9,
                                        "text", "charAt(",
                                        "type", "function",
                                        "signature", "(int index) char")))));
    }

    @Test
    void explanationsComeAsTextAndMarkdown() {
        client.execute("/** Doubles <b>it</b>. */ int twice(int it) { return 2 * it; }");

        assertThat(client.inspect("twice(", 6, 0).orElseThrow().data())
                .isEqualTo(Map.of(
                        "text/plain", "int twice(int it)\n\nDoubles it.",
                        "text/markdown", "```java\nint twice(int it)\n```\n\nDoubles **it**."));
        assertThat(client.inspect("nowhere(", 8, 1)).isEmpty();
    }

    @Test
    void helpWaitsForNoCell() {
        RunningCell cell = client.start(
                "var latch = new CountDownLatch(1);\nint waited = 3;\nlatch.await();\nwaited",
                ExecuteOptions.defaults());
        while (client.complete("waite", 5).matches().isEmpty()) {
            Thread.onSpinWait();
        }

        assertThat(client.complete("latch.getCo", 11).matches()).containsExactly("getCount()");
        assertThat(client.inspect("latch", 3, 0)).isPresent();
        assertThat(client.isComplete("latch.await(")).isEqualTo("incomplete");
        client.interrupt();
        assertThat(cell.await().status()).isEqualTo(Execution.Status.ERROR);
    }

    @Test
    void aConsoleIsToldHowToIndent() {
        assertThat(client.request(Channel.SHELL, "is_complete_request", Map.of("code", "void f() {\n    for (;;) {"))
                        .content())
                .isEqualTo(Map.of("status", "incomplete", "indent", "        "));
    }
}
