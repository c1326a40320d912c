package wildrydes.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.List;
import java.util.Map;
import java.util.Scanner;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import wildrydes.kernel.client.Channel;
import wildrydes.kernel.client.ExecuteOptions;
import wildrydes.kernel.client.Execution;
import wildrydes.kernel.client.InputRequest;
import wildrydes.kernel.client.KernelClient;
import wildrydes.kernel.client.RunningCell;

class InputTest {

    @Test
    void aScannerReadsWhatTheUserTypes() throws Exception {
        try (var kernel = new TestKernel()) {
            kernel.shell.on("ask", () -> {
                System.out.print("Name and age? ");
                var scanner = new Scanner(System.in);
                return scanner.nextLine() + " is " + scanner.nextInt();
            });
            var typed = new ConcurrentLinkedQueue<>(List.of("Shadowfäx 🦄", "42"));
            var asked = new ConcurrentLinkedQueue<InputRequest>();

            Execution cell = kernel.client()
                    .execute("ask", ExecuteOptions.defaults().withAnswers(question -> {
                        asked.add(question);
                        return typed.remove();
                    }));

            assertThat(cell.resultText()).isEqualTo("Shadowfäx 🦄 is 42");
            assertThat(cell.stdout()).isEqualTo("Name and age? ");
            assertThat(asked).containsExactly(new InputRequest("", false), new InputRequest("", false));
        }
    }

    @Test
    void aReaderAsksForNoMoreThanItNeeds() throws Exception {
        try (var kernel = new TestKernel()) {
            kernel.shell.on("ask", () -> {
                var reader = new BufferedReader(new InputStreamReader(System.in));
                return reader.readLine() + "|" + reader.readLine();
            });
            kernel.shell.on("byte", () -> (char) System.in.read());
            var typed = new ConcurrentLinkedQueue<>(List.of("one", "", "three", "four"));
            var options = ExecuteOptions.defaults().withAnswers(question -> typed.remove());

            assertThat(kernel.client().execute("ask", options).resultText()).isEqualTo("one|");
            assertThat(kernel.client().execute("byte", options).resultText()).isEqualTo("t");
            // The rest of the earlier line is not for this cell.
            assertThat(kernel.client().execute("byte", options).resultText()).isEqualTo("f");
            assertThat(typed).isEmpty();
        }
    }

    @Test
    void aCellThatMayNotAskIsToldSo() throws Exception {
        try (var kernel = new TestKernel()) {
            kernel.shell.on("ask", () -> System.in.read());

            Execution cell = kernel.client().execute("ask");

            assertThat(cell.error().orElseThrow().ename()).isEqualTo("IOException");
            assertThat(cell.error().orElseThrow().evalue())
                    .isEqualTo(
                            "This cell was run by a program that cannot answer questions, so that System.in has nothing"
                                    + " to read. Run it in a notebook or console, or put the text into a variable.");
        }
    }

    @Test
    void aThreadCannotAskForACellThatHasEnded() throws Exception {
        try (var kernel = new TestKernel()) {
            var ended = new CountDownLatch(1);
            var failure = new AtomicReference<String>();
            var thread = new AtomicReference<Thread>();
            kernel.shell.on("start", () -> {
                thread.set(new Thread(() -> {
                    try {
                        ended.await();
                        System.in.read();
                    } catch (IOException | InterruptedException e) {
                        failure.set(e.getMessage());
                    }
                }));
                thread.get().start();
                return null;
            });

            kernel.client().execute("start", ExecuteOptions.defaults().withAnswers(question -> "never"));
            ended.countDown();
            thread.get().join();

            assertThat(failure.get())
                    .startsWith("The cell has ended, so that System.in cannot ask for a line any more.");
        }
    }

    @Test
    void anInterruptEndsTheWaitForALine() throws Exception {
        try (var kernel = new TestKernel()) {
            kernel.shell.on("ask", () -> System.in.read());
            KernelClient client = kernel.client();
            var asked = new CountDownLatch(1);
            var interrupted = new CountDownLatch(1);
            var waiting = new Thread(() -> {
                try {
                    asked.await();
                    client.interrupt();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                } finally {
                    interrupted.countDown();
                }
            });
            waiting.start();
            RunningCell cell = client.start("ask", ExecuteOptions.defaults().withAnswers(question -> {
                asked.countDown();
                try {
                    interrupted.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                return "too late";
            }));

            assertThat(cell.await().error().orElseThrow().evalue())
                    .isEqualTo("The cell was interrupted while it waited for a line on System.in.");
            kernel.awaitLog(
                    log -> log.contains("Ignored a line that the front end sent, since no cell waits for one."));
            assertThat(client.execute("next").resultText()).isEqualTo("next");
        }
    }

    @Test
    void aLineThatNobodyAskedForIsIgnored() throws Exception {
        try (var kernel = new TestKernel()) {
            kernel.shell.on("ask", () -> new Scanner(System.in).nextLine());
            kernel.client().send(Channel.STDIN, "input_reply", Map.of("value", "unasked"));
            kernel.awaitLog(log -> log.contains("Ignored a line"));

            Execution cell =
                    kernel.client().execute("ask", ExecuteOptions.defaults().withAnswers(question -> "asked"));

            assertThat(cell.resultText()).isEqualTo("asked");
        }
    }
}
