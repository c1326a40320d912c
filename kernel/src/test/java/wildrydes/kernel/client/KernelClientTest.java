package wildrydes.kernel.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import wildrydes.kernel.api.MimeBundle;
import wildrydes.kernel.client.ScriptedKernel.Request;

class KernelClientTest {

    private static final Map<String, Object> OK = Map.of("status", "ok", "execution_count", 3);

    @Test
    void aCellEndsWithItsReplyAndIdleInEitherOrder() throws Exception {
        try (var kernel = new ScriptedKernel((self, request) -> {
                    boolean replyFirst = self.received.size() % 2 == 0;
                    if (replyFirst) {
                        self.reply(request, OK);
                    }
                    self.tell(request, "stream", Map.of("name", "stdout", "text", "hello"));
                    self.idle(request);
                    if (!replyFirst) {
                        self.reply(request, OK);
                    }
                });
                var client = connected(kernel)) {
            for (int cell = 0; cell < 4; cell++) {
                Execution end = client.execute("code");

                assertThat(end.status()).isEqualTo(Execution.Status.OK);
                assertThat(end.count()).isEqualTo(3);
                assertThat(end.stdout()).isEqualTo("hello");
            }
        }
    }

    @Test
    void aCellOverItsBudgetIsInterrupted() throws Exception {
        var running = new AtomicReference<Request>();
        try (var kernel = new ScriptedKernel((self, request) -> {
                    switch (request.type()) {
                        case "execute_request" -> running.set(request);
                        case "interrupt_request" -> {
                            self.reply(request, Map.of("status", "ok"));
                            self.reply(running.get(), Map.of("status", "error"));
                            self.idle(running.get());
                        }
                        default -> answer(self, request);
                    }
                });
                var client = connected(kernel)) {
            Execution end =
                    client.execute("while (true) {}", ExecuteOptions.defaults().withBudget(Duration.ofMillis(50)));

            assertThat(end.overrun()).isTrue();
            assertThat(end.status()).isEqualTo(Execution.Status.ERROR);
        }
    }

    @Test
    void questionsAreAnsweredWhileTheCellRuns() throws Exception {
        var running = new AtomicReference<Request>();
        try (var kernel = new ScriptedKernel((self, request) -> {
                    switch (request.type()) {
                        case "execute_request" -> {
                            running.set(request);
                            self.ask(request, "name? ");
                        }
                        case "input_reply" -> {
                            self.tell(
                                    running.get(),
                                    "stream",
                                    Map.of(
                                            "name",
                                            "stdout",
                                            "text",
                                            request.content().get("value")));
                            answer(self, running.get());
                        }
                        default -> answer(self, request);
                    }
                });
                var client = connected(kernel)) {
            Queue<InputRequest> asked = new ConcurrentLinkedQueue<>();

            Execution end = client.execute("read", ExecuteOptions.defaults().withAnswers(question -> {
                asked.add(question);
                return "Shadowfax";
            }));

            assertThat(end.stdout()).isEqualTo("Shadowfax");
            assertThat(asked).containsExactly(new InputRequest("name? ", false));
        }
    }

    @Test
    void onlyACellWithAnswersMayAsk() throws Exception {
        try (var kernel = new ScriptedKernel(KernelClientTest::answer);
                var client = connected(kernel)) {
            client.execute("one");
            client.execute("two", ExecuteOptions.defaults().withAnswers(question -> ""));

            assertThat(kernel.received)
                    .filteredOn(request -> request.type().equals("execute_request"))
                    .extracting(request -> request.content().get("allow_stdin"))
                    .containsExactly(false, true);
        }
    }

    @Test
    void outputAfterTheEndOfACellIsKept() throws Exception {
        var cells = new ConcurrentLinkedQueue<Request>();
        try (var kernel = new ScriptedKernel((self, request) -> {
                    if (request.type().equals("execute_request")) {
                        cells.add(request);
                        self.tell(cells.element(), "stream", Map.of("name", "stdout", "text", cells.size() + " "));
                    }
                    answer(self, request);
                });
                var client = connected(kernel)) {
            Execution first = client.execute("starts a thread");
            Execution second = client.execute("meanwhile");

            assertThat(first.stdout()).isEqualTo("1 ");
            assertThat(second.outputs()).isEmpty();
            assertThat(client.outputs(first.id())).containsExactly(new Output.Stream("stdout", "1 2 "));
        }
    }

    @Test
    void anUpdateFromAnotherCellChangesWhatIsShown() throws Exception {
        try (var kernel = new ScriptedKernel((self, request) -> {
                    if (request.type().equals("execute_request")) {
                        String code = request.content().get("code").toString();
                        String type = code.equals("show") ? "display_data" : "update_display_data";
                        self.tell(
                                request,
                                type,
                                Map.of(
                                        "data", Map.of("text/plain", code),
                                        "metadata", Map.of(),
                                        "transient", Map.of("display_id", "d1")));
                    }
                    answer(self, request);
                });
                var client = connected(kernel)) {
            Execution first = client.execute("show");
            Execution second = client.execute("changed");

            assertThat(second.outputs()).isEmpty();
            assertThat(client.outputs(first.id()))
                    .containsExactly(new Output.DisplayData(MimeBundle.text("changed"), Optional.of("d1")));
        }
    }

    @Test
    void whatIsNoMessageIsNotHeard() throws Exception {
        try (var kernel = new ScriptedKernel((self, request) -> {
                    byte[] noise = "noise".getBytes(StandardCharsets.UTF_8);
                    byte[] delimiter = "<IDS|MSG>".getBytes(StandardCharsets.UTF_8);
                    self.babble(noise);
                    self.babble(noise, delimiter, noise, noise);
                    self.babble(noise, delimiter, noise, noise, noise, noise, noise);
                    answer(self, request);
                });
                var client = connected(kernel)) {
            assertThat(client.execute("code").status()).isEqualTo(Execution.Status.OK);
        }
    }

    @Test
    void aKernelThatIsGoneEndsTheWaiting() throws Exception {
        try (var kernel = new ScriptedKernel((self, request) -> {
                    if (!request.type().equals("execute_request")) {
                        answer(self, request);
                    }
                });
                var client = connected(kernel)) {
            RunningCell cell = client.start("code", ExecuteOptions.defaults());

            client.lost("The kernel went home.");

            assertThatThrownBy(cell::await).isInstanceOf(KernelException.class).hasMessage("The kernel went home.");
            assertThatThrownBy(() -> client.execute("another"))
                    .isInstanceOf(KernelException.class)
                    .hasMessage("The kernel went home.");
        }
    }

    @Test
    void aClosedClientSaysSo() throws Exception {
        try (var kernel = new ScriptedKernel(KernelClientTest::answer)) {
            KernelClient client = connected(kernel);
            client.close();
            client.close();

            assertThatThrownBy(() -> client.execute("code")).hasMessage("The client of this kernel is closed.");
        }
    }

    @Test
    void aFailingListenerIsNamedInsteadOfASilentWait() throws Exception {
        try (var kernel = new ScriptedKernel((self, request) -> {
                    self.tell(request, "stream", Map.of("name", "stdout", "text", "heard"));
                    answer(self, request);
                });
                var client = connected(kernel)) {
            client.listen(message -> {
                throw new IllegalStateException("listener at fault");
            });

            assertThatThrownBy(() -> client.execute("code")).hasMessageContaining("listener at fault");
        }
    }

    private static void answer(ScriptedKernel kernel, Request request) {
        if (request.type().endsWith("_request")) {
            kernel.reply(request, OK);
            kernel.idle(request);
        }
    }

    private static KernelClient connected(ScriptedKernel kernel) {
        var client = new KernelClient(kernel.endpoints);
        while (!client.hears(Duration.ofMillis(100))) {
            // The subscription is not in effect yet.
            Thread.onSpinWait();
        }
        return client;
    }
}
