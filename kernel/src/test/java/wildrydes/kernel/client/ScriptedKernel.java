package wildrydes.kernel.client;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/** A kernel that runs no code: it answers each request with what a test has written for it. */
final class ScriptedKernel implements AutoCloseable {

    /** What the kernel does with a request. */
    interface Script {
        void play(ScriptedKernel kernel, Request request);
    }

    /** A request with the identity of its sender. */
    record Request(byte[] sender, String id, String type, Map<String, Object> content) {}

    final Endpoints endpoints = Endpoints.free();
    final List<Request> received = new CopyOnWriteArrayList<>();

    private final Envelopes envelopes = new Envelopes(endpoints.key());
    private final ZContext context = new ZContext();
    private final ZMQ.Socket shell = bound(SocketType.ROUTER, endpoints.of(Channel.SHELL));
    private final ZMQ.Socket control = bound(SocketType.ROUTER, endpoints.of(Channel.CONTROL));
    private final ZMQ.Socket stdin = bound(SocketType.ROUTER, endpoints.of(Channel.STDIN));
    private final ZMQ.Socket iopub = bound(SocketType.PUB, endpoints.of(Channel.IOPUB));
    private final Thread thread;
    private volatile boolean closed;

    ScriptedKernel(Script script) throws IOException {
        thread = new Thread(() -> run(script), "scripted kernel");
        thread.start();
    }

    /** Answers on the socket that this type of request came from. */
    void reply(Request to, Map<String, Object> content) {
        boolean urgent = to.type().startsWith("interrupt") || to.type().startsWith("shutdown");
        send(urgent ? control : shell, to.sender(), to.id(), to.type().replace("request", "reply"), content);
    }

    void ask(Request to, String prompt) {
        send(stdin, to.sender(), to.id(), "input_request", Map.of("prompt", prompt, "password", false));
    }

    void tell(Request about, String type, Map<String, Object> content) {
        send(iopub, new byte[] {'t'}, about.id(), type, content);
    }

    void idle(Request about) {
        tell(about, "status", Map.of("execution_state", "idle"));
    }

    /** Sends these frames on the iopub socket as they are. */
    void babble(byte[]... frames) {
        for (int frame = 0; frame < frames.length; frame++) {
            iopub.send(frames[frame], frame < frames.length - 1 ? ZMQ.SNDMORE : 0);
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        context.close();
    }

    private ZMQ.Socket bound(SocketType type, String address) {
        ZMQ.Socket socket = context.createSocket(type);
        socket.setLinger(0);
        socket.bind(address);
        return socket;
    }

    private void run(Script script) {
        try (ZMQ.Poller poller = context.createPoller(3)) {
            for (ZMQ.Socket socket : List.of(shell, control, stdin)) {
                poller.register(socket, ZMQ.Poller.POLLIN);
            }
            while (!closed) {
                poller.poll(20);
                for (int index = 0; index < 3; index++) {
                    if (poller.pollin(index)) {
                        Request request = request(poller.getSocket(index));
                        received.add(request);
                        script.play(this, request);
                    }
                }
            }
        }
    }

    private static Request request(ZMQ.Socket socket) {
        var frames = new ArrayList<byte[]>();
        do {
            frames.add(socket.recv());
        } while (socket.hasReceiveMore());
        Map<String, Object> header = object(frames.get(3));
        return new Request(
                frames.get(0), Json.text(header, "msg_id"), Json.text(header, "msg_type"), object(frames.get(6)));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(byte[] json) {
        try {
            return new ObjectMapper().readValue(json, Map.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void send(ZMQ.Socket socket, byte[] address, String parent, String type, Map<String, Object> content) {
        List<byte[]> frames =
                new ArrayList<>(envelopes.seal(type, content, Map.of()).frames());
        frames.set(3, ("{\"msg_id\": \"" + parent + "\"}").getBytes(StandardCharsets.UTF_8));
        socket.send(address, ZMQ.SNDMORE);
        for (int frame = 0; frame < frames.size(); frame++) {
            socket.send(frames.get(frame), frame < frames.size() - 1 ? ZMQ.SNDMORE : 0);
        }
    }
}
