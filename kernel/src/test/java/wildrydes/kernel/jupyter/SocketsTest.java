package wildrydes.kernel.jupyter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

class SocketsTest {

    private static final byte[] FRONT_END = "front end".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    @RepeatedTest(10)
    void aQuestionWaitsForAFrontEndThatConnectsItsStdinSocketLast() throws Exception {
        Connection connection =
                new Connection("tcp://127.0.0.1", freePort(), freePort(), freePort(), freePort(), freePort(), "");
        var outbox = new Outbox();
        var asleep = new CountDownLatch(2);
        try (var sockets = new Sockets(connection, outbox, new KernelLog(folder.resolve("log")));
                var context = new ZContext()) {
            var thread = new Thread(() -> sockets.run(receiver(asleep)));
            thread.start();
            outbox.put(Outgoing.question(request(), "Name?"));
            // By then it has tried to send it.
            asleep.await();

            ZMQ.Socket stdin = context.createSocket(SocketType.DEALER);
            stdin.setIdentity(FRONT_END);
            stdin.setReceiveTimeOut(10_000);
            // Between two ends of JeroMQ a connection may never come alive; then it begins again, as in the kernel's
            // client.
            stdin.setHandshakeIvl(300);
            stdin.connect(connection.of(Channel.STDIN));

            byte[] frame = stdin.recv();
            while (stdin.hasReceiveMore()) {
                frame = stdin.recv();
            }
            assertThat(Json.object(frame)).isEqualTo(Map.of("prompt", "Name?", "password", false));
            sockets.stop();
            thread.join();
        }
    }

    private static Sockets.Receiver receiver(CountDownLatch asleep) {
        return new Sockets.Receiver() {
            @Override
            public void received(Request request) {}

            @Override
            public long beforeSleep() {
                asleep.countDown();
                return 0;
            }
        };
    }

    private static Request request() {
        Request none = Request.NONE;
        return new Request(
                Channel.SHELL,
                List.of(FRONT_END),
                "{}",
                "1",
                "execute_request",
                none.metadata(),
                none.content(),
                List.of());
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
