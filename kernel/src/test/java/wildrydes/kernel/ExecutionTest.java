package wildrydes.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import wildrydes.kernel.api.MimeBundle;
import wildrydes.kernel.client.Broadcast;
import wildrydes.kernel.client.Channel;
import wildrydes.kernel.client.ExecuteOptions;
import wildrydes.kernel.client.Execution;
import wildrydes.kernel.client.Output;
import wildrydes.kernel.client.RunningCell;

class ExecutionTest {

    private static final ExecuteOptions DEFAULTS = ExecuteOptions.defaults();

    @Test
    void theLastExpressionIsTheResult() throws Exception {
        try (var kernel = new TestKernel()) {
            Execution cell = kernel.client().execute("6 * 7");

            assertThat(cell.status()).isEqualTo(Execution.Status.OK);
            assertThat(cell.resultText()).isEqualTo("6 * 7");
            assertThat(cell.result().orElseThrow().executionCount()).isEqualTo(1);
            assertThat(cell.reply().type()).isEqualTo("execute_reply");
            assertThat(cell.reply().content())
                    .containsEntry("status", "ok")
                    .containsEntry("execution_count", 1)
                    .containsEntry("user_expressions", Map.of())
                    .containsEntry("payload", List.of());
        }
    }

    @Test
    void frontEndsAreToldBusyTheCodeTheOutputsAndIdleInThisOrder() throws Exception {
        try (var kernel = new TestKernel()) {
            var heard = new ConcurrentLinkedQueue<Broadcast>();
            kernel.client().listen(heard::add);
            kernel.shell.on("print", () -> {
                System.out.println("printed");
                return "value";
            });

            Execution cell = kernel.client().execute("print");

            List<Broadcast> ofCell = heard.stream()
                    .filter(message -> message.parentId().equals(cell.id()))
                    .toList();
            assertThat(ofCell)
                    .extracting(Broadcast::type)
                    .containsExactly("status", "execute_input", "stream", "execute_result", "status");
            assertThat(ofCell.get(0).content()).isEqualTo(Map.of("execution_state", "busy"));
            assertThat(ofCell.get(1).content()).isEqualTo(Map.of("code", "print", "execution_count", 1));
            assertThat(ofCell.get(4).content()).isEqualTo(Map.of("execution_state", "idle"));
        }
    }

    @Test
    void onlyCellsForTheHistoryCount() throws Exception {
        try (var kernel = new TestKernel()) {
            assertThat(kernel.client().execute("a").count()).isEqualTo(1);
            assertThat(kernel.client()
                            .execute("b", DEFAULTS.withStoreHistory(false))
                            .count())
                    .isEqualTo(1);
            assertThat(kernel.client().execute("c", DEFAULTS.withSilent(true)).count())
                    .isEqualTo(1);
            assertThat(kernel.client().execute(" \n").count()).isEqualTo(1);
            assertThat(kernel.client().execute("d").count()).isEqualTo(2);
        }
    }

    @Test
    void aValueThatIsShownAlreadyIsNoResult() throws Exception {
        try (var kernel = new TestKernel()) {
            kernel.shell.on("view", () -> new MimeBundle(Map.of(), Map.of()));

            Execution cell = kernel.client().execute("view");

            assertThat(cell.status()).isEqualTo(Execution.Status.OK);
            assertThat(cell.result()).isEmpty();
            assertThat(cell.count()).isEqualTo(1);
        }
    }

    @Test
    void aSilentCellShowsNothing() throws Exception {
        try (var kernel = new TestKernel()) {
            var heard = new ConcurrentLinkedQueue<Broadcast>();
            kernel.client().listen(heard::add);
            kernel.shell.on("print", () -> {
                System.out.println("printed");
                return "value";
            });
            kernel.shell.on("fail", () -> {
                throw new IllegalStateException("no");
            });

            Execution cell = kernel.client().execute("print", DEFAULTS.withSilent(true));
            Execution failed = kernel.client().execute("fail", DEFAULTS.withSilent(true));

            assertThat(cell.outputs()).isEmpty();
            assertThat(failed.outputs()).isEmpty();
            assertThat(failed.reply().content()).containsEntry("ename", "IllegalStateException");
            assertThat(heard)
                    .filteredOn(message -> List.of(cell.id(), failed.id()).contains(message.parentId()))
                    .extracting(Broadcast::type)
                    .containsOnly("status");
        }
    }

    @Test
    void anErrorIsAnOutputAndInTheReply() throws Exception {
        try (var kernel = new TestKernel()) {
            kernel.shell.on("fail", () -> {
                throw new IllegalStateException("no");
            });

            Execution cell = kernel.client().execute("fail");

            assertThat(cell.outputs())
                    .containsExactly(new Output.ErrorOutput(
                            "IllegalStateException", "no", List.of("IllegalStateException: no")));
            assertThat(cell.reply().content())
                    .containsEntry("status", "error")
                    .containsEntry("ename", "IllegalStateException")
                    .containsEntry("evalue", "no")
                    .containsEntry("traceback", List.of("IllegalStateException: no"))
                    .containsEntry("execution_count", 1);
        }
    }

    @Test
    void aFailureDropsTheCellsThatWaitBehindIt() throws Exception {
        try (var kernel = new TestKernel()) {
            var queued = new CountDownLatch(1);
            kernel.shell.on("fail", () -> {
                queued.await();
                throw new IllegalStateException("no");
            });

            RunningCell first = kernel.client().start("fail", DEFAULTS);
            RunningCell second = kernel.client().start("second", DEFAULTS);
            RunningCell third = kernel.client().start("third", DEFAULTS);
            // Answered behind the cells on the same socket: they have arrived.
            kernel.client().kernelInfo();
            queued.countDown();

            assertThat(first.await().status()).isEqualTo(Execution.Status.ERROR);
            assertThat(second.await().status()).isEqualTo(Execution.Status.ABORTED);
            assertThat(third.await().outputs()).isEmpty();
            assertThat(kernel.client().execute("later").count()).isEqualTo(2);
        }
    }

    @Test
    void aFailureThatShallNotStopOthersDoesNot() throws Exception {
        try (var kernel = new TestKernel()) {
            var queued = new CountDownLatch(1);
            kernel.shell.on("fail", () -> {
                queued.await();
                throw new IllegalStateException("no");
            });

            RunningCell first = kernel.client().start("fail", DEFAULTS.withStopOnError(false));
            RunningCell second = kernel.client().start("second", DEFAULTS);
            kernel.client().kernelInfo();
            queued.countDown();

            assertThat(first.await().status()).isEqualTo(Execution.Status.ERROR);
            assertThat(second.await().resultText()).isEqualTo("second");
        }
    }

    @Test
    void expressionsAreEvaluatedAfterTheCell() throws Exception {
        try (var kernel = new TestKernel()) {
            kernel.shell.on("wrong", () -> {
                throw new ArithmeticException("/ by zero");
            });
            kernel.shell.on("odd", () -> new MimeBundle(Map.of("application/json", new Object()), Map.of()));

            Execution cell = kernel.client()
                    .execute(
                            "code",
                            DEFAULTS.withUserExpressions(Map.of("good", "speed", "bad", "wrong", "unfit", "odd")));

            Map<String, Object> values = object(cell.reply().content(), "user_expressions");
            assertThat(values.get("good"))
                    .isEqualTo(Map.of("status", "ok", "data", Map.of("text/plain", "speed"), "metadata", Map.of()));
            assertThat(object(values, "bad"))
                    .containsEntry("status", "error")
                    .containsEntry("ename", "ArithmeticException")
                    .containsEntry("evalue", "/ by zero");
            assertThat(object(values, "unfit"))
                    .containsEntry("status", "error")
                    .containsEntry("ename", "IllegalArgumentException");
        }
    }

    @Test
    void aFailedCellEvaluatesNoExpressions() throws Exception {
        try (var kernel = new TestKernel()) {
            kernel.shell.on("fail", () -> {
                throw new IllegalStateException("no");
            });

            Execution cell = kernel.client().execute("fail", DEFAULTS.withUserExpressions(Map.of("a", "b")));

            assertThat(cell.reply().content()).containsEntry("user_expressions", Map.of());
        }
    }

    @Test
    void aValueWithoutAFormInJsonCostsTheCellOnly() throws Exception {
        try (var kernel = new TestKernel()) {
            kernel.shell.on("odd", () -> new MimeBundle(Map.of("application/json", new Object()), Map.of()));

            Execution odd = kernel.client().execute("odd");

            assertThat(odd.error().orElseThrow().evalue())
                    .contains("A java.lang.Object has no form in JSON. Use maps, lists, texts, numbers and booleans.");
            assertThat(kernel.client().execute("next").resultText()).isEqualTo("next");
        }
    }

    @Test
    void aShellThatCannotBeOpenedIsNamedByEveryCell() throws Exception {
        try (var kernel = new TestKernel(() -> {
            throw new IllegalStateException("no compiler");
        })) {
            assertThat(kernel.client().kernelInfo()).containsEntry("status", "ok");
            kernel.libraries(() -> {
                throw new IllegalStateException("no libraries");
            });
            Execution cell = kernel.client().execute("1");

            assertThat(cell.error().orElseThrow().evalue())
                    .contains("no compiler")
                    .contains("Restart the kernel.");
        }
    }

    @Test
    void theKernelAnswersBeforeItsShellIsOpen() throws Exception {
        var open = new CountDownLatch(1);
        try (var kernel = new TestKernel(() -> {
            try {
                open.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return new ScriptedShell();
        })) {
            RunningCell cell = kernel.client().start("early", DEFAULTS);
            assertThat(kernel.client().kernelInfo()).containsEntry("status", "ok");

            open.countDown();

            assertThat(cell.await().resultText()).isEqualTo("early");
        }
    }

    @Test
    void anInterruptBeforeTheShellIsOpenIsNotLost() throws Exception {
        var open = new CountDownLatch(1);
        try (var kernel = new TestKernel(() -> {
            try {
                open.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return new ScriptedShell();
        })) {
            var heard = new ConcurrentLinkedQueue<Broadcast>();
            var begun = new CountDownLatch(1);
            kernel.client().listen(message -> {
                heard.add(message);
                if (message.type().equals("execute_input")) {
                    begun.countDown();
                }
            });
            RunningCell cell = kernel.client().start("early", DEFAULTS);
            begun.await();

            kernel.client().interrupt();
            open.countDown();

            assertThat(cell.await().error().orElseThrow().ename()).isEqualTo("Interrupted");
        }
    }

    @Test
    void aRunningCellHoldsUpNothingElse() throws Exception {
        try (var kernel = new TestKernel()) {
            var go = new CountDownLatch(1);
            kernel.shell.on("long", () -> {
                go.await();
                return "done";
            });
            RunningCell cell = kernel.client().start("long", DEFAULTS);

            assertThat(kernel.client().complete("list.so", 7).matches()).containsExactly("soOf");
            assertThat(kernel.client().isComplete("x;")).isEqualTo("complete");
            assertThat(kernel.client().inspect("x", 1, 0)).isPresent();
            assertThat(kernel.client().history(5)).hasSize(1);
            assertThat(kernel.client()
                            .request(Channel.SHELL, "comm_info_request", Map.of())
                            .content())
                    .containsEntry("comms", Map.of());

            go.countDown();
            assertThat(cell.await().resultText()).isEqualTo("done");
        }
    }

    @Test
    void anInterruptEndsTheRunningCellAndNoneElse() throws Exception {
        try (var kernel = new TestKernel()) {
            kernel.shell.on("endless", () -> {
                System.out.println("begun");
                new CountDownLatch(1).await();
                return null;
            });
            RunningCell cell = kernel.client().start("endless", DEFAULTS);
            cell.awaitOutputs(outputs -> !outputs.isEmpty(), Duration.ofSeconds(30));

            assertThat(kernel.client().interrupt().content()).isEqualTo(Map.of("status", "ok"));

            assertThat(cell.await().error().orElseThrow().ename()).isEqualTo("Interrupted");
            assertThat(kernel.client().interrupt().status()).isEqualTo("ok");
            assertThat(kernel.client().execute("next").resultText()).isEqualTo("next");
        }
    }

    @Test
    void shutdownIsAnsweredWhileACellRuns() throws Exception {
        try (var kernel = new TestKernel()) {
            kernel.shell.on("endless", () -> {
                System.out.println("begun");
                new CountDownLatch(1).await();
                return null;
            });
            RunningCell cell = kernel.client().start("endless", DEFAULTS);
            cell.awaitOutputs(outputs -> !outputs.isEmpty(), Duration.ofSeconds(30));

            assertThat(kernel.client().shutdown(true).content()).isEqualTo(Map.of("status", "ok", "restart", true));
            assertThat(kernel.awaitExit()).isZero();
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(Map<String, Object> of, String field) {
        return (Map<String, Object>) of.get(field);
    }
}
