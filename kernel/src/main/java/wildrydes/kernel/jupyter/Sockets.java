package wildrydes.kernel.jupyter;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.zeromq.SocketType;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;

/**
 * The kernel's sockets. The thread that calls {@link #run} owns them, since a ZeroMQ socket belongs to one thread: it hands
 * every request on and sends what lies in the {@link Outbox}, and never executes a cell nor waits for one.
 *
 * <p>Others wake it by {@link Selector#wakeup}: unlike ZeroMQ's own ways to talk to a thread, and every channel, that is
 * safe on a thread that user code has interrupted.
 */
public final class Sockets implements AutoCloseable {

    /** Takes what arrives, on the thread that owns the sockets; must not wait for anything. */
    public interface Receiver {

        /**
         * Takes a request.
         *
         * @throws MalformedException if its fields are wrong
         */
        void received(Request request) throws MalformedException;

        /**
         * Called before the thread sleeps.
         *
         * @return after how many milliseconds it shall be called again at the latest; 0 if there is no need
         */
        long beforeSleep();
    }

    /** Messages that ZeroMQ holds for a front end that does not read, text in pieces of 64 KB; more wait in the outbox. */
    private static final int HELD = 64;

    /** How long the last messages may take to leave. */
    private static final int FAREWELL_MILLIS = 1_000;

    /** How long a question waits for a front end that connects. */
    private static final long PATIENCE_MILLIS = 10_000;

    private static final long ASK_AGAIN_MILLIS = 50;
    private static final List<Channel> ASKED = List.of(Channel.CONTROL, Channel.STDIN, Channel.SHELL);

    private final Envelopes envelopes;
    private final Outbox outbox;
    private final KernelLog log;
    private final ZMQ.Context context = ZMQ.context(1);
    private final Map<Channel, ZMQ.Socket> sockets = new EnumMap<>(Channel.class);
    private final Queue<Runnable> whenAllIsRead = new ConcurrentLinkedQueue<>();
    private final List<Question> questions = new ArrayList<>();
    private final Heartbeat heartbeat;
    private final Selector selector;
    private volatile boolean stopped;
    private boolean closed;

    /**
     * Binds all sockets.
     *
     * @throws StartException if a port is taken
     */
    public Sockets(Connection connection, Outbox outbox, KernelLog log) {
        this.envelopes = new Envelopes(connection.key());
        this.outbox = outbox;
        this.log = log;
        context.setThreadFactor(Undisturbed::enduring);
        boolean bound = false;
        try {
            selector = Selector.open();
            for (Channel channel : Channel.values()) {
                ZMQ.Socket socket = bound(
                        context.socket(channel == Channel.IOPUB ? SocketType.XPUB : SocketType.ROUTER),
                        connection.of(channel));
                sockets.put(channel, socket);
                // Says that nobody is there instead of dropping a question.
                if (channel == Channel.STDIN) {
                    socket.setRouterMandatory(true);
                }
                socket.getFD().register(selector, SelectionKey.OP_READ);
            }
            heartbeat = new Heartbeat(bound(context.socket(SocketType.ROUTER), connection.ofHeartbeat()), log);
            bound = true;
        } catch (IOException e) {
            throw new StartException("The kernel cannot wait for its sockets (" + e.getMessage() + ").", e);
        } finally {
            if (!bound) {
                sockets.values().forEach(ZMQ.Socket::close);
                context.close();
            }
        }
        outbox.onRing(selector::wakeup);
    }

    /** Sends and receives until {@link #stop()}, then closes all. */
    public void run(Receiver receiver) {
        heartbeat.start();
        try {
            while (!stopped) {
                try {
                    turn(receiver);
                } catch (OutOfMemoryError e) {
                    // Cells may take all memory for a moment. There is none to tell of it; the cell that took it hears.
                }
            }
            receiver.beforeSleep();
            sayFarewell();
        } catch (IOException e) {
            throw new IllegalStateException("The kernel cannot wait for its sockets any more", e);
        } finally {
            close();
        }
    }

    private void turn(Receiver receiver) throws IOException {
        boolean quiet = !receive(receiver);
        long limit = receiver.beforeSleep();
        quiet &= !send();
        if (!quiet) {
            selector.selectedKeys().clear();
        } else if (!runTasks()) {
            sleep(limit);
        }
    }

    /** Runs this on the thread that owns the sockets, once every request that has arrived by now is handed on. */
    public void whenAllIsRead(Runnable task) {
        whenAllIsRead.add(task);
        selector.wakeup();
    }

    /** Ends {@link #run} after everything in the outbox has been sent. */
    public void stop() {
        stopped = true;
        selector.wakeup();
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        outbox.close();
        for (ZMQ.Socket socket : sockets.values()) {
            socket.close();
        }
        // Ends the heartbeat, and waits until what was sent has left or has lingered too long.
        context.close();
        try {
            selector.close();
        } catch (IOException e) {
            log.warn("The selector of the kernel's sockets did not close.", e);
        }
    }

    private ZMQ.Socket bound(ZMQ.Socket socket, String address) {
        socket.setLinger(FAREWELL_MILLIS);
        socket.setRcvHWM(0);
        if (socket.getSocketType() == SocketType.XPUB) {
            // Says "not now" instead of dropping a message, and reports every new subscriber.
            socket.setXpubNoDrop(true);
            socket.setXpubVerbose(true);
            socket.setSndHWM(HELD);
        } else {
            socket.setSndHWM(0);
        }
        try {
            socket.bind(address);
            return socket;
        } catch (ZMQException e) {
            // The context does not close before its last socket.
            socket.close();
            throw new StartException(
                    "The kernel cannot listen on " + address + " (" + e.getMessage()
                            + "). Another program may use the port; restart the kernel from Jupyter, which chooses new ones.",
                    e);
        }
    }

    private ZMQ.Socket socket(Channel channel) {
        return Objects.requireNonNull(sockets.get(channel));
    }

    @SuppressWarnings("ThreadPriorityCheck")
    private void sleep(long limitMillis) throws IOException {
        if (!selector.selectedKeys().isEmpty()) {
            // ZeroMQ has signalled and nothing was there: its own thread signals just before it makes a message
            // visible.
            // That needs a processor, which this thread would otherwise keep busy by asking again.
            selector.selectedKeys().clear();
            Thread.yield();
        }
        long limit = limitMillis == 0 ? Long.MAX_VALUE : limitMillis;
        selector.select(questions.isEmpty() ? limitMillis : Math.min(limit, ASK_AGAIN_MILLIS));
        // An interrupt by a stray program must not turn waiting into spinning.
        Thread.interrupted();
    }

    /** Hands on what has arrived: all that is urgent, then one request at most. @return whether there was any */
    private boolean receive(Receiver receiver) {
        boolean any = welcome();
        for (Channel channel : ASKED) {
            List<byte[]> frames = frames(socket(channel));
            while (frames != null) {
                any = true;
                receive(receiver, channel, frames);
                frames = channel == Channel.SHELL ? null : frames(socket(channel));
            }
        }
        return any;
    }

    private void receive(Receiver receiver, Channel channel, List<byte[]> frames) {
        try {
            receiver.received(envelopes.open(channel, frames));
        } catch (MalformedException e) {
            log.warn("Ignored what arrived on the " + channel + " socket. " + e.getMessage());
        } catch (RuntimeException e) {
            log.warn("A request on the " + channel + " socket could not be handled.", e);
        }
    }

    private static @Nullable List<byte[]> frames(ZMQ.Socket socket) {
        byte[] frame = socket.recv(ZMQ.DONTWAIT);
        if (frame == null) {
            return null;
        }
        var frames = new ArrayList<byte[]>();
        frames.add(frame);
        while (socket.hasReceiveMore()) {
            frames.add(socket.recv());
        }
        return frames;
    }

    /** Greets new subscribers, so that they know from when on they hear everything (JEP 65). */
    private boolean welcome() {
        ZMQ.Socket iopub = socket(Channel.IOPUB);
        boolean any = false;
        for (byte[] heard = iopub.recv(ZMQ.DONTWAIT); heard != null; heard = iopub.recv(ZMQ.DONTWAIT)) {
            any = true;
            if (heard.length > 0 && heard[0] == 1) {
                String topic = new String(heard, 1, heard.length - 1, StandardCharsets.UTF_8);
                List<byte[]> frames = envelopes.seal(
                        Outgoing.broadcast(Request.NONE, "iopub_welcome", Map.of("subscription", topic)));
                frames.set(0, Envelopes.utf8(topic));
                // A subscriber of a socket that is full finds out by other messages.
                transmit(iopub, frames);
            }
        }
        return any;
    }

    /** Sends all that may be sent now. @return whether there was any */
    private boolean send() {
        boolean any = false;
        for (Outgoing reply = outbox.nextReply(); reply != null; reply = outbox.nextReply()) {
            if (reply.channel() == Channel.STDIN) {
                questions.add(new Question(reply, System.nanoTime() + PATIENCE_MILLIS * 1_000_000L));
            } else {
                any |= transmit(socket(reply.channel()), envelopes.seal(reply));
            }
            outbox.sentReply();
        }
        any |= ask();
        Outgoing next = outbox.nextBroadcast();
        while (next != null && transmit(socket(Channel.IOPUB), envelopes.seal(next))) {
            any = true;
            outbox.sentBroadcast();
            next = outbox.nextBroadcast();
        }
        return any;
    }

    /**
     * Sends the questions whose front end is there. One that connects its stdin socket last may not be when its first
     * cell asks already; such a question waits a while. @return whether any was sent
     */
    private boolean ask() {
        return questions.removeIf(this::asked);
    }

    private boolean asked(Question question) {
        try {
            return transmit(socket(Channel.STDIN), envelopes.seal(question.message()));
        } catch (ZMQException e) {
            if (e.getErrorCode() != ZMQ.Error.EHOSTUNREACH.getCode()) {
                throw e;
            }
            if (System.nanoTime() < question.deadline()) {
                return false;
            }
            log.warn("A cell asked for input, and its front end did not open a stdin socket within "
                    + PATIENCE_MILLIS / 1000 + " s. Interrupt the cell.");
            return true;
        }
    }

    /** A message that asks a person. */
    private record Question(Outgoing message, long deadline) {}

    private static boolean transmit(ZMQ.Socket socket, List<byte[]> frames) {
        int last = frames.size() - 1;
        for (int frame = 0; frame <= last; frame++) {
            // A socket that takes the first frame takes them all.
            if (!socket.send(frames.get(frame), ZMQ.DONTWAIT | (frame < last ? ZMQ.SNDMORE : 0))) {
                return false;
            }
        }
        return true;
    }

    private boolean runTasks() {
        Runnable task = whenAllIsRead.poll();
        if (task != null) {
            task.run();
        }
        return task != null;
    }

    /** Lets a front end that is slow read the last outputs, for a while. */
    private void sayFarewell() throws IOException {
        long deadline = System.nanoTime() + FAREWELL_MILLIS * 1_000_000L;
        send();
        while (outbox.nextBroadcast() != null && System.nanoTime() < deadline) {
            selector.select(10);
            selector.selectedKeys().clear();
            welcome();
            send();
        }
    }
}
