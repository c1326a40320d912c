package wildrydes.kernel.client;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/**
 * The sockets of one client. A thread of its own owns them, since ZeroMQ's sockets belong to one thread: it sends what
 * others put into a queue, and hands on what arrives.
 */
final class Wire implements AutoCloseable {

    private static final byte[] RING = {1};

    /**
     * Between two ends of JeroMQ 0.6.0, about one new connection in four hundred never ends its handshake (measured), and
     * what is sent on it waits for ever. After this time ZeroMQ gives the connection up and makes another, which takes along
     * what waits.
     */
    private static final int HANDSHAKE_MILLIS = 300;

    /** After how long a heartbeat is asked again. */
    private static final long PING_MILLIS = 2_000;

    private final Endpoints endpoints;
    private final Envelopes envelopes;
    private final BiConsumer<Channel, Envelopes.Received> receiver;
    private final ZContext context = new ZContext();
    private final Map<Channel, ZMQ.Socket> sockets = new EnumMap<>(Channel.class);
    private final Queue<Outgoing> outgoing = new ConcurrentLinkedQueue<>();
    /** Wakes the thread; whoever rings holds its lock. */
    private final ZMQ.Socket bell;

    private final ZMQ.Socket heardBell;
    private final Thread thread;
    private volatile boolean closed;

    /**
     * @param receiver takes each message that arrives, on the wire's own thread
     * @param broken is told why that thread has ended before its time
     */
    Wire(
            Endpoints endpoints,
            Envelopes envelopes,
            BiConsumer<Channel, Envelopes.Received> receiver,
            Consumer<Throwable> broken) {
        this.endpoints = endpoints;
        this.envelopes = envelopes;
        this.receiver = receiver;
        // Messages to a kernel that is gone must not hold up the client's end.
        context.setLinger(0);
        String inside = "inproc://bell";
        heardBell = context.createSocket(SocketType.PULL);
        heardBell.bind(inside);
        bell = context.createSocket(SocketType.PUSH);
        bell.connect(inside);
        // Kernels send the answer to a question to the identity that asked on the shell socket.
        byte[] identity = Envelopes.newId().getBytes(StandardCharsets.US_ASCII);
        for (Channel channel : Channel.values()) {
            sockets.put(channel, open(channel, identity));
        }
        thread = new Thread(this::run, "kernel client");
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((ended, why) -> broken.accept(why));
        thread.start();
    }

    void send(Channel channel, List<byte[]> frames) {
        outgoing.add(new Outgoing(channel, List.copyOf(frames)));
        ring();
    }

    /** Whether the heartbeat sends these bytes back within this time. */
    boolean beats(byte[] bytes, Duration time) {
        long begin = System.nanoTime();
        long left = time.toMillis();
        while (left > 0) {
            if (beatsOnce(bytes, (int) Math.min(left, PING_MILLIS))) {
                return true;
            }
            left = time.toMillis() - (System.nanoTime() - begin) / 1_000_000;
        }
        return false;
    }

    @Override
    public void close() {
        synchronized (bell) {
            if (closed) {
                return;
            }
            closed = true;
            bell.send(RING, ZMQ.DONTWAIT);
        }
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        context.close();
    }

    private boolean beatsOnce(byte[] bytes, int millis) {
        try (ZMQ.Socket heartbeat = context.createSocket(SocketType.REQ)) {
            heartbeat.setReceiveTimeOut(millis);
            heartbeat.setHandshakeIvl(HANDSHAKE_MILLIS);
            heartbeat.connect(endpoints.ofHeartbeat());
            heartbeat.send(bytes);
            return Arrays.equals(heartbeat.recv(), bytes);
        }
    }

    private ZMQ.Socket open(Channel channel, byte[] identity) {
        ZMQ.Socket socket = context.createSocket(channel == Channel.IOPUB ? SocketType.SUB : SocketType.DEALER);
        // A kernel may print a hundred thousand lines faster than they are read here; none may be dropped.
        socket.setRcvHWM(0);
        socket.setSndHWM(0);
        // The kernel binds its sockets some time after the client has begun to connect.
        socket.setReconnectIVL(10);
        socket.setHandshakeIvl(HANDSHAKE_MILLIS);
        if (channel == Channel.IOPUB) {
            socket.subscribe(new byte[0]);
        } else {
            socket.setIdentity(identity);
        }
        socket.connect(endpoints.of(channel));
        return socket;
    }

    private void ring() {
        synchronized (bell) {
            if (!closed) {
                bell.send(RING, ZMQ.DONTWAIT);
            }
        }
    }

    private void run() {
        try (ZMQ.Poller poller = context.createPoller(Channel.values().length + 1)) {
            poller.register(heardBell, ZMQ.Poller.POLLIN);
            for (Channel channel : Channel.values()) {
                poller.register(sockets.get(channel), ZMQ.Poller.POLLIN);
            }
            while (!closed) {
                poller.poll(-1);
                while (heardBell.recv(ZMQ.DONTWAIT) != null) {
                    sendAll();
                }
                sockets.forEach(this::receiveAll);
            }
        }
    }

    private void sendAll() {
        for (Outgoing next = outgoing.poll(); next != null; next = outgoing.poll()) {
            ZMQ.Socket socket = Objects.requireNonNull(sockets.get(next.channel()));
            int last = next.frames().size() - 1;
            for (int frame = 0; frame <= last; frame++) {
                socket.send(next.frames().get(frame), frame < last ? ZMQ.SNDMORE : 0);
            }
        }
    }

    private void receiveAll(Channel channel, ZMQ.Socket socket) {
        for (byte[] first = socket.recv(ZMQ.DONTWAIT); first != null; first = socket.recv(ZMQ.DONTWAIT)) {
            var frames = new ArrayList<byte[]>();
            frames.add(first);
            while (socket.hasReceiveMore()) {
                frames.add(socket.recv());
            }
            envelopes.open(frames).ifPresent(message -> receiver.accept(channel, message));
        }
    }

    private record Outgoing(Channel channel, List<byte[]> frames) {}
}
