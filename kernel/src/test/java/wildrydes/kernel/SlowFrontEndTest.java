package wildrydes.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;
import wildrydes.kernel.client.Channel;
import wildrydes.kernel.client.ExecuteOptions;
import wildrydes.kernel.client.Execution;
import wildrydes.kernel.client.RunningCell;

/** A front end that does not read what the kernel tells it. */
class SlowFrontEndTest {

    private static final int LINES = 60_000;
    private static final String LINE = "x".repeat(999);

    @Test
    void theCellWaitsAndNothingIsLost() throws Exception {
        try (var kernel = new TestKernel();
                var context = new ZContext()) {
            ZMQ.Socket lazy = lazy(kernel, context);
            CompletableFuture<Thread> printing = printing(kernel);

            RunningCell cell = kernel.client().start("flood", ExecuteOptions.defaults());
            awaitWaiting(printing.get());
            read(lazy);

            Execution end = cell.await();
            assertThat(end.status()).isEqualTo(Execution.Status.OK);
            assertThat(end.stdout()).hasSize(LINES * 1000);
        }
    }

    @Test
    void theWaitingCellCanBeInterrupted() throws Exception {
        try (var kernel = new TestKernel();
                var context = new ZContext()) {
            ZMQ.Socket lazy = lazy(kernel, context);
            CompletableFuture<Thread> printing = printing(kernel);

            RunningCell cell = kernel.client().start("flood", ExecuteOptions.defaults());
            awaitWaiting(printing.get());
            kernel.client().send(Channel.CONTROL, "interrupt_request", Map.of());
            printing.get().join();
            read(lazy);

            assertThat(cell.await().error().orElseThrow().ename()).isEqualTo("Interrupted");
        }
    }

    private static ZMQ.Socket lazy(TestKernel kernel, ZContext context) {
        ZMQ.Socket lazy = context.createSocket(SocketType.SUB);
        lazy.setRcvHWM(1);
        lazy.setReceiveBufferSize(64 * 1024);
        lazy.subscribe(new byte[0]);
        lazy.connect(kernel.connection().address() + ":" + kernel.connection().iopub());
        // The welcome: from now on it hears everything, and could.
        byte[][] welcome = frames(lazy);
        assertThat(new String(welcome[3], StandardCharsets.UTF_8)).contains("\"iopub_welcome\"");
        assertThat(new String(welcome[6], StandardCharsets.UTF_8)).isEqualTo("{\"subscription\":\"\"}");
        return lazy;
    }

    private static byte[][] frames(ZMQ.Socket socket) {
        var frames = new ArrayList<byte[]>();
        do {
            frames.add(socket.recv());
        } while (socket.hasReceiveMore());
        return frames.toArray(byte[][]::new);
    }

    private static CompletableFuture<Thread> printing(TestKernel kernel) {
        var thread = new CompletableFuture<Thread>();
        kernel.shell.on("flood", () -> {
            thread.complete(Thread.currentThread());
            for (int line = 0; line < LINES; line++) {
                System.out.println(LINE);
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
            }
            return null;
        });
        return thread;
    }

    private static void awaitWaiting(Thread thread) {
        while (Arrays.stream(thread.getStackTrace())
                .noneMatch(frame -> frame.getMethodName().equals("awaitRoom"))) {
            assertThat(thread.isAlive())
                    .as("the cell printed all without waiting")
                    .isTrue();
            Thread.onSpinWait();
        }
    }

    /** Reads from now on. */
    private static void read(ZMQ.Socket socket) {
        var reader = new Thread(
                () -> {
                    try {
                        while (true) {
                            socket.recv();
                        }
                    } catch (ZMQException e) {
                        socket.close();
                    }
                },
                "lazy front end");
        reader.setDaemon(true);
        reader.start();
    }
}
