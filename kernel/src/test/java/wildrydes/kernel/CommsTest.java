package wildrydes.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import wildrydes.kernel.api.Comm;
import wildrydes.kernel.api.Comms;
import wildrydes.kernel.client.Broadcast;
import wildrydes.kernel.client.Channel;
import wildrydes.kernel.client.ExecuteOptions;
import wildrydes.kernel.client.Execution;
import wildrydes.kernel.client.KernelClient;
import wildrydes.kernel.client.RunningCell;

class CommsTest {

    @Test
    void aLibraryOpensALineAndTalksOverIt() throws Exception {
        try (var kernel = new TestKernel()) {
            KernelClient client = kernel.client();
            BlockingQueue<Broadcast> heard = comms(client);
            BlockingQueue<Map<String, Object>> taken = new LinkedBlockingQueue<>();
            var comm = new AtomicReference<Comm>();
            kernel.shell.on("open", () -> {
                comm.set(Comms.open(
                        "counter", new Comm.Message(Map.of("start", 1), Map.of("version", "2.1"), List.of())));
                comm.get().onMessage(message -> {
                    taken.add(message.data());
                    System.out.println("taken");
                });
                comm.get().onClose(message -> taken.add(message.data()));
                comm.get().send(Comm.Message.of(Map.of("value", 2)));
                return null;
            });

            Execution cell = client.execute("open");
            String id = comm.get().id();

            assertThat(heard.take())
                    .isEqualTo(new Broadcast(
                            "comm_open",
                            cell.id(),
                            Map.of("comm_id", id, "target_name", "counter", "data", Map.of("start", 1)),
                            Map.of("version", "2.1")));
            assertThat(heard.take().content()).isEqualTo(Map.of("comm_id", id, "data", Map.of("value", 2)));
            assertThat(client.request(Channel.SHELL, "comm_info_request", Map.of())
                            .content())
                    .isEqualTo(Map.of("status", "ok", "comms", Map.of(id, Map.of("target_name", "counter"))));
            assertThat(client.request(Channel.SHELL, "comm_info_request", Map.of("target_name", "other"))
                            .content())
                    .containsEntry("comms", Map.of());

            String message = client.send(Channel.SHELL, "comm_msg", Map.of("comm_id", id, "data", Map.of("clicks", 3)));
            assertThat(taken.take()).isEqualTo(Map.of("clicks", 3));
            client.send(Channel.SHELL, "comm_close", Map.of("comm_id", id, "data", Map.of("bye", true)));
            assertThat(taken.take()).isEqualTo(Map.of("bye", true));
            assertThat(client.request(Channel.SHELL, "comm_info_request", Map.of())
                            .content())
                    .containsEntry("comms", Map.of());
            assertThat(client.outputs(message).toString()).contains("taken");

            comm.get().send(Comm.Message.of(Map.of()));
            comm.get().close(Comm.Message.of(Map.of()));
            client.execute("flush");
            assertThat(heard).isEmpty();
        }
    }

    @Test
    void theFrontEndOpensALine() throws Exception {
        try (var kernel = new TestKernel()) {
            KernelClient client = kernel.client();
            BlockingQueue<Broadcast> heard = comms(client);
            kernel.shell.on("accept", () -> {
                Comms.accept("echo", (comm, first) -> {
                    comm.onMessage(message -> comm.send(Comm.Message.of(message.data())));
                    comm.send(first);
                });
                return null;
            });
            client.execute("accept");

            client.send(
                    Channel.SHELL, "comm_open", Map.of("comm_id", "c1", "target_name", "echo", "data", Map.of("a", 1)));
            assertThat(heard.take().content()).isEqualTo(Map.of("comm_id", "c1", "data", Map.of("a", 1)));
            client.send(Channel.SHELL, "comm_msg", Map.of("comm_id", "c1", "data", Map.of("b", List.of())));
            assertThat(heard.take().content()).isEqualTo(Map.of("comm_id", "c1", "data", Map.of("b", List.of())));
        }
    }

    @Test
    void aLineThatNobodyTakesIsClosed() throws Exception {
        try (var kernel = new TestKernel()) {
            BlockingQueue<Broadcast> heard = comms(kernel.client());

            kernel.client().send(Channel.SHELL, "comm_open", Map.of("comm_id", "c1", "target_name", "nobody"));

            Broadcast answer = heard.take();
            assertThat(answer.type()).isEqualTo("comm_close");
            assertThat(answer.content()).isEqualTo(Map.of("comm_id", "c1", "data", Map.of()));
            assertThat(kernel.log())
                    .contains("The front end opened a line to nobody, which no library of the notebook takes.");
        }
    }

    @Test
    void messagesAreTakenWhileACellRunsAndAFailureHarmsNobody() throws Exception {
        try (var kernel = new TestKernel()) {
            var clicked = new CountDownLatch(1);
            var comm = new AtomicReference<Comm>();
            kernel.shell.on("wait", () -> {
                comm.set(Comms.open("button", Comm.Message.of(Map.of())));
                comm.get().onMessage(message -> {
                    clicked.countDown();
                    throw new IllegalStateException("no");
                });
                clicked.await();
                return "clicked";
            });
            BlockingQueue<Broadcast> heard = comms(kernel.client());
            RunningCell cell = kernel.client().start("wait", ExecuteOptions.defaults());
            Object id = heard.take().content().get("comm_id");
            while (clicked.getCount() > 0) {
                // The library may not listen yet.
                kernel.client().send(Channel.SHELL, "comm_msg", Map.of("comm_id", id, "data", Map.of()));
                kernel.client().kernelInfo();
            }

            assertThat(cell.await().resultText()).isEqualTo("clicked");
            kernel.awaitLog(log -> log.contains("A library failed on comm_msg."));
        }
    }

    private static BlockingQueue<Broadcast> comms(KernelClient client) {
        var heard = new LinkedBlockingQueue<Broadcast>();
        client.listen(message -> {
            if (message.type().startsWith("comm_")) {
                heard.add(message);
            }
        });
        return heard;
    }
}
