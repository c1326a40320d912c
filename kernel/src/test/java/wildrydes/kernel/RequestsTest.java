package wildrydes.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import wildrydes.kernel.api.MimeBundle;
import wildrydes.kernel.client.Channel;
import wildrydes.kernel.client.Completion;
import wildrydes.kernel.client.KernelClient;
import wildrydes.kernel.client.Reply;

class RequestsTest {

    private static TestKernel kernel;
    private static KernelClient client;

    @BeforeAll
    static void start() throws Exception {
        kernel = new TestKernel();
        client = kernel.client();
    }

    @AfterAll
    static void stop() throws Exception {
        kernel.close();
    }

    @Test
    void theKernelSaysWhatItIs() {
        Map<String, Object> info = client.kernelInfo();

        assertThat(info)
                .containsEntry("status", "ok")
                .containsEntry("protocol_version", "5.4")
                .containsEntry("implementation", "wildrydes")
                .containsEntry(
                        "language_info",
                        Map.of(
                                "name", "java",
                                "version", System.getProperty("java.version"),
                                "codemirror_mode", "java",
                                "mimetype", "text/x-java",
                                "file_extension", ".java",
                                "pygments_lexer", "java"));
        assertThat(info.get("banner").toString()).contains("Java " + System.getProperty("java.version"));
        assertThat((List<?>) info.get("help_links")).hasSize(2);
    }

    @Test
    void theKernelSaysSoOnTheControlChannelToo() {
        assertThat(client.request(Channel.CONTROL, "kernel_info_request", Map.of())
                        .content())
                .containsEntry("status", "ok");
    }

    @Test
    void positionsOfCompletionsAreCodePoints() {
        Completion found = client.complete("\"🦄🦄\".le", 6);

        assertThat(found).isEqualTo(new Completion(List.of("lOf"), 5, 6));
    }

    @Test
    void completionsNameTheirKinds() {
        Reply reply = client.request(Channel.SHELL, "complete_request", Map.of("code", "a.b", "cursor_pos", 3));

        assertThat(reply.content())
                .isEqualTo(Map.of(
                        "status",
                        "ok",
                        "matches",
                        List.of("bOf"),
                        "cursor_start",
                        2,
                        "cursor_end",
                        3,
                        "metadata",
                        Map.of(
                                "_jupyter_types_experimental",
                                List.of(Map.of(
                                        "start",
                                        2,
                                        "end",
                                        3,
                                        "text",
                                        "bOf",
                                        "type",
                                        "function",
                                        "signature",
                                        "(int)")))));
    }

    @Test
    void aPositionOutsideTheCodeIsItsEnd() {
        assertThat(client.complete("a.b", 99)).isEqualTo(new Completion(List.of("bOf"), 2, 3));
        assertThat(client.complete("a.b", -1)).isEqualTo(new Completion(List.of("Of"), 0, 0));
    }

    @Test
    void aCompletionThatFailsIsAnswered() {
        Reply reply = client.request(Channel.SHELL, "complete_request", Map.of("code", "broken", "cursor_pos", 1));

        assertThat(reply.content())
                .isEqualTo(Map.of(
                        "status", "error",
                        "ename", "IllegalStateException",
                        "evalue", "no completions today",
                        "traceback", List.of()));
    }

    @Test
    void positionsOfInspectionsAreCodePoints() {
        assertThat(client.inspect("🦄.x", 1, 1)).contains(MimeBundle.text("🦄|.x 1"));
    }

    @Test
    void whatHasNoDocumentationIsNotFound() {
        Reply reply = client.request(Channel.SHELL, "inspect_request", Map.of("code", "", "cursor_pos", 0));

        assertThat(reply.content())
                .isEqualTo(Map.of("status", "ok", "found", false, "data", Map.of(), "metadata", Map.of()));
    }

    @Test
    void codeIsCompleteOrNot() {
        assertThat(client.isComplete("int x;")).isEqualTo("complete");
        assertThat(client.isComplete("what!")).isEqualTo("invalid");
        assertThat(client.isComplete("")).isEqualTo("unknown");
        assertThat(client.request(Channel.SHELL, "is_complete_request", Map.of("code", "for (;;) {"))
                        .content())
                .isEqualTo(Map.of("status", "incomplete", "indent", "    "));
    }

    @Test
    void thePortsAreTold() {
        Map<String, Object> ports =
                client.request(Channel.SHELL, "connect_request", Map.of()).content();

        assertThat(ports)
                .containsEntry("status", "ok")
                .containsKeys("shell_port", "iopub_port", "stdin_port", "hb_port", "control_port");
    }

    @Test
    void theHeartbeatBeats() {
        assertThat(client.beats(Duration.ofSeconds(30))).isTrue();
    }
}
