package wildrydes.kernel.client;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import wildrydes.kernel.api.MimeBundle;

/**
 * A front end without a screen: runs cells in a kernel and asks it for completions, documentation and history. May be
 * used by several threads at once. Cells are remembered with their outputs until the client is closed, since a kernel
 * may change an output long after its cell has ended.
 *
 * <pre>{@code
 * try (var kernel = KernelProcess.start(KernelSpec.read(folder))) {
 *     Execution sum = kernel.client().execute("1 + 1");
 *     sum.resultText(); // "2"
 * }
 * }</pre>
 */
public final class KernelClient implements AutoCloseable {

    /** How long a kernel may take for an answer that runs no cell. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Map<String, Conversation> conversations = new ConcurrentHashMap<>();
    private final List<Consumer<Broadcast>> listeners = new CopyOnWriteArrayList<>();
    private final Envelopes envelopes;
    private final Wire wire;
    private volatile @Nullable String lost;

    KernelClient(Endpoints endpoints) {
        envelopes = new Envelopes(endpoints.key());
        wire = new Wire(
                endpoints, envelopes, this::received, why -> lost("The client of this kernel failed (" + why + ")."));
    }

    /**
     * A client of the kernel that listens where this connection file says. The kernel may come up later; what it says
     * before the connection stands is not heard.
     *
     * @throws KernelException if the file cannot be read
     */
    public static KernelClient connect(Path connectionFile) {
        return new KernelClient(Endpoints.read(connectionFile));
    }

    /** Runs a cell with {@link ExecuteOptions#defaults()}. */
    public Execution execute(String code) {
        return execute(code, ExecuteOptions.defaults());
    }

    /**
     * Runs a cell and waits for its end.
     *
     * @throws KernelException if the kernel ends, or the cell does not end even when interrupted
     */
    public Execution execute(String code, ExecuteOptions options) {
        return start(code, options).await();
    }

    /** Sends a cell and does not wait. Questions of the cell are answered only in {@link RunningCell#await()}. */
    public RunningCell start(String code, ExecuteOptions options) {
        Conversation conversation =
                converse(Channel.SHELL, "execute_request", options.content(code), options.metadata());
        return new RunningCell(this, conversation, options);
    }

    /**
     * What stands below a cell now, with what arrived after its end.
     *
     * @param id the execution's id
     */
    public List<Output> outputs(String id) {
        return Optional.ofNullable(conversations.get(id))
                .map(conversation -> conversation.outputs().now())
                .orElse(List.of());
    }

    /** What the kernel says about itself: the content of kernel_info_reply. */
    public Map<String, Object> kernelInfo() {
        return request(Channel.SHELL, "kernel_info_request", Map.of()).content();
    }

    /**
     * What may stand at the cursor.
     *
     * @param cursor in Unicode code points from the start of the code
     */
    public Completion complete(String code, int cursor) {
        Map<String, Object> content = request(
                        Channel.SHELL, "complete_request", Map.of("code", code, "cursor_pos", cursor))
                .content();
        return new Completion(
                Json.texts(content, "matches"),
                Json.number(content, "cursor_start"),
                Json.number(content, "cursor_end"));
    }

    /**
     * The documentation of what stands at the cursor; nothing if there is none.
     *
     * @param cursor in Unicode code points from the start of the code
     * @param detail 0 for a signature, 1 for everything
     */
    public Optional<MimeBundle> inspect(String code, int cursor, int detail) {
        Map<String, Object> content = request(
                        Channel.SHELL,
                        "inspect_request",
                        Map.of("code", code, "cursor_pos", cursor, "detail_level", detail))
                .content();
        return Json.flag(content, "found") ? Optional.of(Json.bundle(content)) : Optional.empty();
    }

    /** Whether this code may be run as it is: {@code complete}, {@code incomplete}, {@code invalid} or {@code unknown}. */
    public String isComplete(String code) {
        return request(Channel.SHELL, "is_complete_request", Map.of("code", code))
                .status();
    }

    /** The last cells that entered the history, oldest first. */
    public List<HistoryEntry> history(int last) {
        Map<String, Object> asked =
                Map.of("output", false, "raw", true, "hist_access_type", "tail", "session", 0, "n", last);
        return Json.list(request(Channel.SHELL, "history_request", asked).content(), "history").stream()
                .map(entry -> (List<?>) entry)
                .map(entry -> new HistoryEntry(
                        ((Number) entry.get(0)).intValue(),
                        ((Number) entry.get(1)).intValue(),
                        String.valueOf(entry.get(2))))
                .toList();
    }

    /** Stops the running cell. Returns when the kernel has answered, which may be before the cell has ended. */
    public Reply interrupt() {
        return request(Channel.CONTROL, "interrupt_request", Map.of());
    }

    /**
     * Ends the kernel. Returns when it has answered; {@link KernelProcess} waits for the process.
     *
     * @param restart whether a new one will be started in its place
     */
    public Reply shutdown(boolean restart) {
        Conversation conversation = converse(Channel.CONTROL, "shutdown_request", Map.of("restart", restart), Map.of());
        return conversation.reply(PATIENCE).orElseThrow(() -> silence("shutdown_request", PATIENCE));
    }

    /**
     * Sends any request and waits for its reply and for the kernel's word that it is done.
     *
     * @throws KernelException if the kernel ends, or does not answer within 30 s
     */
    public Reply request(Channel channel, String type, Map<String, Object> content) {
        return request(channel, type, content, PATIENCE).orElseThrow(() -> silence(type, PATIENCE));
    }

    /** Sends any request and waits this long for its reply and for the kernel's word that it is done. */
    public Optional<Reply> request(Channel channel, String type, Map<String, Object> content, Duration time) {
        return converse(channel, type, content, Map.of()).end(time);
    }

    /** Sends any message and does not wait. @return its id */
    public String send(Channel channel, String type, Map<String, Object> content) {
        return converse(channel, type, content, Map.of()).id();
    }

    /** The frames of a correct message, without routing prefix, for tests that spoil them. */
    public List<byte[]> frames(String type, Map<String, Object> content) {
        return envelopes.seal(type, content, Map.of()).frames();
    }

    /** Sends frames as they are, right or wrong. */
    public void sendRaw(Channel channel, List<byte[]> frames) {
        wire.send(channel, frames);
    }

    /** Whether the kernel's heartbeat sends back what it gets, within this time. */
    public boolean beats(Duration time) {
        return wire.beats("ping".getBytes(StandardCharsets.UTF_8), time);
    }

    /** Hands every message that the kernel sends to all front ends to this listener, on the thread that reads them. */
    public void listen(Consumer<Broadcast> listener) {
        listeners.add(listener);
    }

    @Override
    public void close() {
        lost("The client of this kernel is closed.");
        wire.close();
    }

    /** Ends all waiting, now and later, with this sentence. */
    void lost(String why) {
        lost = why;
        conversations.values().forEach(conversation -> conversation.lost(why));
    }

    void type(String line) {
        wire.send(
                Channel.STDIN,
                envelopes.seal("input_reply", Map.of("value", line), Map.of()).frames());
    }

    /** Whether the kernel answers, and is heard by this client's subscription to outputs, within this time. */
    boolean hears(Duration time) {
        return request(Channel.SHELL, "kernel_info_request", Map.of(), time).isPresent();
    }

    /**
     * Waits until the kernel answers, and what it tells all front ends is heard here.
     *
     * @throws KernelException if that takes longer
     */
    public void awaitReady(Duration time) {
        awaitAnswer(time);
        awaitBroadcast(time);
    }

    /** Waits until the kernel answers. */
    void awaitAnswer(Duration time) {
        Conversation question = converse(Channel.SHELL, "kernel_info_request", Map.of(), Map.of());
        if (question.reply(time).isEmpty()) {
            throw new KernelException("The kernel did not answer within " + RunningCell.seconds(time)
                    + " after its start. Look for its output, or allow it more time.");
        }
    }

    /** Waits until what an answering kernel tells all front ends is heard here. */
    void awaitBroadcast(Duration time) {
        long begin = System.nanoTime();
        // A subscription takes effect some time after the connection, and the kernel drops what it says before.
        while (!hears(Duration.ofMillis(100))) {
            if (System.nanoTime() - begin > time.toNanos()) {
                throw new KernelException(
                        "The kernel answers, but what it says on its iopub socket did not arrive within "
                                + RunningCell.seconds(time) + ".");
            }
        }
    }

    private Conversation converse(
            Channel channel, String type, Map<String, Object> content, Map<String, Object> metadata) {
        Envelopes.Sealed message = envelopes.seal(type, content, metadata);
        var conversation = new Conversation(message.id(), type);
        conversations.put(message.id(), conversation);
        String why = lost;
        if (why != null) {
            conversation.lost(why);
        }
        wire.send(channel, message.frames());
        return conversation;
    }

    private void received(Channel channel, Envelopes.Received message) {
        Conversation conversation = conversations.get(message.parentId());
        switch (channel) {
            case IOPUB -> broadcast(message, conversation);
            case STDIN -> {
                if (conversation != null) {
                    conversation.asked(new InputRequest(
                            Json.text(message.content(), "prompt"), Json.flag(message.content(), "password")));
                }
            }
            case SHELL, CONTROL -> {
                if (conversation != null) {
                    conversation.replied(
                            new Reply(message.type(), message.parentId(), message.content(), message.metadata()));
                }
            }
        }
    }

    private void broadcast(Envelopes.Received message, @Nullable Conversation conversation) {
        var broadcast = new Broadcast(message.type(), message.parentId(), message.content(), message.metadata());
        if (message.type().equals("update_display_data")) {
            Json.displayId(message.content())
                    .ifPresent(id -> conversations
                            .values()
                            .forEach(each -> each.outputs().update(id, Json.bundle(message.content()))));
        }
        // First, so that who waits for the end of a cell has heard all of it.
        listeners.forEach(listener -> listener.accept(broadcast));
        if (conversation != null) {
            conversation.told(broadcast);
        }
    }

    private static KernelException silence(String type, Duration time) {
        return new KernelException(
                "The kernel did not answer " + type + " within " + RunningCell.seconds(time) + ". Restart the kernel.");
    }
}
