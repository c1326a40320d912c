package wildrydes.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import wildrydes.kernel.client.ExecuteOptions;
import wildrydes.kernel.client.Execution;
import wildrydes.kernel.client.KernelClient;
import wildrydes.kernel.client.Output;
import wildrydes.kernel.client.RunningCell;

class StreamsTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    @Test
    void aHundredThousandLinesArriveAllInOrder() throws Exception {
        try (var kernel = new TestKernel()) {
            kernel.shell.on("lines", () -> {
                for (int line = 0; line < 100_000; line++) {
                    System.out.println("line " + line);
                }
                return null;
            });

            String printed = kernel.client().execute("lines").stdout();

            assertThat(printed)
                    .isEqualTo(IntStream.range(0, 100_000)
                            .mapToObj(line -> "line " + line + "\n")
                            .collect(Collectors.joining()));
        }
    }

    @Test
    void printedTextIsGatheredIntoFewMessages() throws Exception {
        try (var kernel = new TestKernel()) {
            var pieces = new ConcurrentLinkedQueue<Integer>();
            kernel.client().listen(message -> {
                if (message.type().equals("stream")) {
                    pieces.add(message.content().get("text").toString().length());
                }
            });
            kernel.shell.on("lines", () -> {
                System.out.print("x".repeat(1_000_000));
                for (int line = 0; line < 200_000; line++) {
                    System.out.println("12345");
                }
                return null;
            });

            Execution cell = kernel.client().execute("lines");

            assertThat(cell.stdout()).hasSize(2_200_000);
            // Beside full pieces there may be one each 30 ms.
            assertThat(pieces).hasSizeLessThan(200).allMatch(length -> length < 130_000);
        }
    }

    @Test
    void bothStreamsKeepTheirOrder() throws Exception {
        try (var kernel = new TestKernel()) {
            kernel.shell.on("mixed", () -> {
                for (int turn = 0; turn < 1000; turn++) {
                    System.out.print("o" + turn + " ");
                    System.err.print("e" + turn + " ");
                }
                return null;
            });

            List<Output> outputs = kernel.client().execute("mixed").outputs();

            assertThat(outputs).hasSize(2000);
            for (int turn = 0; turn < 1000; turn++) {
                assertThat(outputs.get(2 * turn)).isEqualTo(new Output.Stream("stdout", "o" + turn + " "));
                assertThat(outputs.get(2 * turn + 1)).isEqualTo(new Output.Stream("stderr", "e" + turn + " "));
            }
        }
    }

    @Test
    void everyWayToPrintArrives() throws Exception {
        try (var kernel = new TestKernel()) {
            kernel.shell.on("all", () -> {
                PrintStream out = System.out;
                out.print(true);
                out.print('c');
                out.print(1);
                out.print(2L);
                out.print(1.5f);
                out.print(2.5);
                out.print(new char[] {'x', 'y'});
                out.print((String) null);
                out.print((Object) List.of(1));
                out.println();
                out.println(false);
                out.println('d');
                out.println(3);
                out.println(4L);
                out.println(0.5f);
                out.println(0.25);
                out.println(new char[] {'z'});
                out.println("line");
                out.println((Object) null);
                out.printf("%03d|", 7);
                out.printf(java.util.Locale.GERMANY, "%.1f|", 1.5);
                out.format("%s|", "f");
                out.append("abc").append("abcdef", 3, 6).append('g');
                out.write('\n');
                out.write("bytes".getBytes(StandardCharsets.UTF_8));
                out.flush();
                out.close();
                out.println(" still open " + out.checkError());
                return null;
            });

            assertThat(kernel.client().execute("all").stdout())
                    .isEqualTo("truec121.52.5xynull[1]\nfalse\nd\n3\n4\n0.5\n0.25\nz\nline\nnull\n"
                            + "007|1,5|f|abcdefg\nbytes still open false\n");
        }
    }

    @Test
    void aCharacterSplitOverTwoWritesStaysWhole() throws Exception {
        try (var kernel = new TestKernel()) {
            kernel.shell.on("split", () -> {
                for (byte part : "ä€🦄".getBytes(StandardCharsets.UTF_8)) {
                    System.out.write(part);
                    System.out.flush();
                }
                for (char half : "🦄".toCharArray()) {
                    System.out.print(half);
                }
                System.out.write(0xff);
                System.out.print('\ud83e');
                return null;
            });

            assertThat(kernel.client().execute("split").stdout()).isEqualTo("ä€🦄🦄\ufffd\ufffd");
        }
    }

    @Test
    void aThreadPrintsForTheCellThatStartedIt() throws Exception {
        try (var kernel = new TestKernel()) {
            var go = new CountDownLatch(1);
            var printed = new CountDownLatch(1);
            kernel.shell.on("start", () -> {
                new Thread(() -> {
                            await(go);
                            System.out.println("from the first");
                            System.err.println("also");
                            printed.countDown();
                        })
                        .start();
                return null;
            });
            kernel.shell.on("meanwhile", () -> {
                go.countDown();
                printed.await();
                System.out.println("from the second");
                return null;
            });

            Execution first = kernel.client().execute("start");
            Execution second = kernel.client().execute("meanwhile");

            assertThat(second.stdout()).isEqualTo("from the second\n");
            awaitText(
                    kernel.client(),
                    first.id(),
                    "[Stream[name=stdout, text=from the first\n], Stream[name=stderr, text=also\n]]");
        }
    }

    @Test
    void aThreadOfNoCellPrintsForTheRunningCellOrTheLast() throws Exception {
        try (var kernel = new TestKernel()) {
            Execution first = kernel.client().execute("first");

            System.out.println("after the first");
            awaitText(kernel.client(), first.id(), "after the first");

            Execution second = kernel.client().execute("second");
            System.err.println("after the second");
            awaitText(kernel.client(), second.id(), "after the second");
            assertThat(kernel.client().outputs(first.id()).toString()).doesNotContain("second");
        }
    }

    @Test
    void aPoolThreadPrintsForTheRunningCellWhenItsOwnHasEnded() throws Exception {
        try (var kernel = new TestKernel()) {
            var pool = new AtomicReference<ForkJoinPool>();
            kernel.shell.on("pool", () -> {
                pool.set(new ForkJoinPool(1));
                pool.get().submit(() -> System.out.println("one")).get();
                return null;
            });
            kernel.shell.on("reuse", () -> {
                pool.get().submit(() -> System.out.println("two")).get();
                return null;
            });

            assertThat(kernel.client().execute("pool").stdout()).isEqualTo("one\n");
            assertThat(kernel.client().execute("reuse").stdout()).isEqualTo("two\n");
            pool.get().shutdown();
        }
    }

    @Test
    void aCellMaySetItsOwnStreamsForItself() throws Exception {
        try (var kernel = new TestKernel()) {
            kernel.shell.on("own", () -> {
                System.setOut(new PrintStream(OutputStream.nullOutputStream()));
                System.setErr(new PrintStream(OutputStream.nullOutputStream()));
                System.setIn(java.io.InputStream.nullInputStream());
                System.out.println("unseen");
                return null;
            });
            kernel.shell.on("print", () -> {
                System.out.println("seen");
                System.err.println("too");
                return null;
            });

            assertThat(kernel.client().execute("own").outputs()).isEmpty();
            Execution next = kernel.client().execute("print");
            assertThat(next.stdout()).isEqualTo("seen\n");
            assertThat(next.stderr()).isEqualTo("too\n");
        }
    }

    @Test
    void textAppearsWhileTheCellRuns() throws Exception {
        try (var kernel = new TestKernel()) {
            var seen = new CountDownLatch(1);
            kernel.shell.on("wait", () -> {
                System.out.print("no line end yet");
                seen.await();
                return null;
            });

            RunningCell cell = kernel.client().start("wait", ExecuteOptions.defaults());
            cell.awaitOutputs(outputs -> outputs.equals(List.of(new Output.Stream("stdout", "no line end yet"))), LONG);
            seen.countDown();

            assertThat(cell.await().status()).isEqualTo(Execution.Status.OK);
        }
    }

    @Test
    void theStreamsOfTheProcessComeBackWhenTheKernelEnds() throws Exception {
        PrintStream before = System.out;
        try (var kernel = new TestKernel()) {
            assertThat(System.out).isNotSameAs(before);
            assertThat(kernel.client().execute("1").status()).isEqualTo(Execution.Status.OK);
        }
        assertThat(System.out).isSameAs(before);
    }

    @Test
    void theEndOfWhatWasPrintedArrivesBeforeTheKernelEnds() throws Exception {
        try (var kernel = new TestKernel()) {
            var heard = new LinkedBlockingQueue<Object>();
            kernel.client().listen(message -> {
                if (message.type().equals("stream")) {
                    heard.add(message.content().get("text"));
                }
            });
            kernel.client().execute("1");
            System.out.println("last words");
            kernel.client().shutdown(false);
            kernel.awaitExit();

            assertThat(heard.poll(30, TimeUnit.SECONDS)).isEqualTo("last words\n");
        }
    }

    private static void awaitText(KernelClient client, String cell, String expected) {
        for (int moment = 0; !client.outputs(cell).toString().contains(expected); moment++) {
            assertThat(moment).as("It shows: " + client.outputs(cell)).isLessThan(1000);
            // Each answer gives what is on its way a moment.
            client.kernelInfo();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
