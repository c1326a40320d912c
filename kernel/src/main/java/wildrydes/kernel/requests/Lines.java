package wildrydes.kernel.requests;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import wildrydes.kernel.api.CellId;
import wildrydes.kernel.api.Comm;
import wildrydes.kernel.api.Comms;
import wildrydes.kernel.jupyter.KernelLog;
import wildrydes.kernel.jupyter.MalformedException;
import wildrydes.kernel.jupyter.Outbox;
import wildrydes.kernel.jupyter.Outgoing;
import wildrydes.kernel.jupyter.Request;
import wildrydes.kernel.streams.CellOutput;
import wildrydes.kernel.streams.Outputs;

/** The lines between libraries and front ends, and whose message goes to whom. */
public final class Lines implements Comms.Exchange {

    private static final Comm.Message NOTHING = Comm.Message.of(Map.of());

    private final Map<String, Line> lines = new ConcurrentHashMap<>();
    private final Map<String, BiConsumer<Comm, Comm.Message>> takers = new ConcurrentHashMap<>();
    private final Outbox outbox;
    private final Outputs outputs;
    private final Beside beside;
    private final KernelLog log;

    /** @param beside where libraries take messages */
    public Lines(Outbox outbox, Outputs outputs, Beside beside, KernelLog log) {
        this.outbox = outbox;
        this.outputs = outputs;
        this.beside = beside;
        this.log = log;
    }

    @Override
    public Comm open(String target, Comm.Message first) {
        var line = new Line(UUID.randomUUID().toString(), target);
        lines.put(line.id, line);
        line.tell("comm_open", Map.of("comm_id", line.id, "target_name", target), first);
        return line;
    }

    @Override
    public void accept(String target, BiConsumer<Comm, Comm.Message> taker) {
        takers.put(target, taker);
    }

    /**
     * The open lines.
     *
     * @param target only those of this name; all if it is empty
     */
    Map<String, @Nullable Object> info(String target) {
        var found = new LinkedHashMap<String, Object>();
        for (Line line : lines.values()) {
            if (target.isEmpty() || line.target.equals(target)) {
                found.put(line.id, Map.of("target_name", line.target));
            }
        }
        Map<String, @Nullable Object> content = Answers.ok();
        content.put("comms", found);
        return content;
    }

    void opened(Request request) throws MalformedException {
        var line = new Line(request.content().text("comm_id"), request.content().text("target_name"));
        Comm.Message first = message(request);
        BiConsumer<Comm, Comm.Message> taker = takers.get(line.target);
        if (taker == null) {
            log.warn("The front end opened a line to " + line.target + ", which no library of the notebook takes.");
            handle(request, () -> line.tell("comm_close", Map.of("comm_id", line.id), NOTHING));
        } else {
            lines.put(line.id, line);
            handle(request, () -> taker.accept(line, first));
        }
    }

    void said(Request request) throws MalformedException {
        Comm.Message message = message(request);
        Line line = line(request);
        handle(request, () -> {
            if (line != null) {
                line.taker.accept(message);
            }
        });
    }

    void closed(Request request) throws MalformedException {
        Comm.Message message = message(request);
        Line line = line(request);
        handle(request, () -> {
            if (line != null && line.close()) {
                line.closing.accept(message);
            }
        });
    }

    /** The line that a message is about; nothing if it has just been closed. */
    private @Nullable Line line(Request request) throws MalformedException {
        return lines.get(request.content().text("comm_id"));
    }

    private void handle(Request request, Runnable work) {
        beside.run(() -> {
            outbox.put(Outgoing.status(request, "busy"));
            var id = new CellId(request.id(), Optional.empty());
            CellOutput output = outputs.beginAside(id, request);
            CellId.enter(id);
            try {
                work.run();
            } catch (RuntimeException | LinkageError | StackOverflowError e) {
                log.warn("A library failed on " + request.type() + ".", e);
            } finally {
                output.end();
                outbox.put(Outgoing.status(request, "idle"));
            }
        });
    }

    private static Comm.Message message(Request request) throws MalformedException {
        return new Comm.Message(
                request.content().object("data").values(), request.metadata().values(), request.buffers());
    }

    /** One line. */
    private final class Line implements Comm {

        private final String id;
        private final String target;
        private final AtomicBoolean closed = new AtomicBoolean();
        private volatile Consumer<Message> taker = message -> {};
        private volatile Consumer<Message> closing = message -> {};

        Line(String id, String target) {
            this.id = id;
            this.target = target;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public String target() {
            return target;
        }

        @Override
        public void send(Message message) {
            if (!closed.get()) {
                tell("comm_msg", Map.of("comm_id", id), message);
            }
        }

        @Override
        public void close(Message last) {
            if (close()) {
                tell("comm_close", Map.of("comm_id", id), last);
            }
        }

        @Override
        public void onMessage(Consumer<Message> messages) {
            taker = messages;
        }

        @Override
        public void onClose(Consumer<Message> last) {
            closing = last;
        }

        /** @return whether it was open */
        boolean close() {
            lines.remove(id);
            return closed.compareAndSet(false, true);
        }

        void tell(String type, Map<String, Object> fields, Message message) {
            var content = new LinkedHashMap<String, @Nullable Object>(fields);
            content.put("data", message.data());
            outbox.awaitRoom();
            CellOutput cell = outputs.current();
            cell.tell(Outgoing.broadcast(cell.request(), type, content, message.metadata(), copies(message.buffers())));
        }

        private List<byte[]> copies(List<byte[]> buffers) {
            return buffers.stream().map(byte[]::clone).toList();
        }
    }
}
