package wildrydes.kernel.streams;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wildrydes.kernel.api.MimeBundle;
import wildrydes.kernel.jupyter.Outbox;
import wildrydes.kernel.jupyter.Outgoing;
import wildrydes.kernel.jupyter.Request;

/**
 * What appears below one cell, in order. Printed text is gathered and sent in larger pieces; everything else sends the text
 * before it first. Any thread may use it, also long after the cell has ended.
 *
 * <p>Nothing here waits while it holds the monitor: the thread that sends messages enters it, too.
 */
public final class CellOutput {

    /** Where printed text goes. */
    enum Target {
        STDOUT("stdout"),
        STDERR("stderr");

        private final String name;

        Target(String name) {
            this.name = name;
        }
    }

    private static final int MOST_CHARS = 64 * 1024;
    private static final int KEPT_CHARS = 1024;

    private final Request request;
    private final boolean silent;
    private final boolean mayAsk;
    private final Outbox outbox;
    private final Outputs outputs;
    /** Most cells print text and no bytes, and all cells of a session are kept. */
    private final Map<Target, Utf8Decoder> decoders = new EnumMap<>(Target.class);

    private StringBuilder text = new StringBuilder();
    private Target target = Target.STDOUT;
    private boolean due;
    private long since;
    private volatile boolean ended;

    CellOutput(Request request, boolean silent, boolean mayAsk, Outbox outbox, Outputs outputs) {
        this.request = request;
        this.silent = silent;
        this.mayAsk = mayAsk;
        this.outbox = outbox;
        this.outputs = outputs;
    }

    /** The request that runs the cell. */
    public Request request() {
        return request;
    }

    /** Tells front ends something about the cell that is not one of its outputs. */
    public void tell(Outgoing message) {
        synchronized (this) {
            send(false);
            outbox.put(message);
        }
    }

    /** An output of the cell other than text. */
    public void show(String type, Map<String, ? extends @Nullable Object> content) {
        if (!silent) {
            tell(Outgoing.broadcast(request, type, content));
        }
    }

    /** The value of the cell's last expression. */
    public void result(MimeBundle value, int executionCount) {
        var content = new LinkedHashMap<String, @Nullable Object>();
        content.put("execution_count", executionCount);
        content.put("data", value.data());
        content.put("metadata", value.metadata());
        show("execute_result", content);
    }

    /** Sends all text that has been printed so far. */
    public synchronized void flush() {
        send(true);
    }

    /** The cell has ended; threads that it started may still print. */
    public void end() {
        ended = true;
        flush();
    }

    boolean ended() {
        return ended;
    }

    /** Whether somebody sits at the front end who can answer. */
    boolean mayAsk() {
        return mayAsk && !ended;
    }

    void print(Target to, String printed, boolean line) {
        if (silent || !outbox.awaitRoom()) {
            return;
        }
        if (printed.length() > MOST_CHARS) {
            printPieces(to, printed);
            printed = "";
        }
        synchronized (this) {
            turn(to);
            text.append(printed);
            if (line) {
                text.append('\n');
            }
            printed();
        }
    }

    void print(Target to, byte[] bytes, int offset, int length) {
        int end = offset + length;
        for (int begin = offset; begin < end; begin += MOST_CHARS) {
            if (silent || !outbox.awaitRoom()) {
                return;
            }
            synchronized (this) {
                turn(to);
                decoders.computeIfAbsent(to, target -> new Utf8Decoder())
                        .decode(bytes, begin, Math.min(MOST_CHARS, end - begin), text);
                printed();
            }
        }
    }

    /** Sends the text if it has waited long enough. @return for how many nanoseconds it may still wait; 0 if it was sent */
    synchronized long sendWhenDue(long now, long patience) {
        long left = since + patience - now;
        if (left > 0) {
            return left;
        }
        due = false;
        send(false);
        return 0;
    }

    private void printPieces(Target to, String printed) {
        for (int begin = 0; begin < printed.length(); begin += MOST_CHARS) {
            if (!outbox.awaitRoom()) {
                return;
            }
            synchronized (this) {
                turn(to);
                text.append(printed, begin, Math.min(printed.length(), begin + MOST_CHARS));
                printed();
            }
        }
    }

    private void turn(Target to) {
        if (target != to) {
            send(true);
            target = to;
        }
    }

    private void printed() {
        if (text.length() >= MOST_CHARS) {
            send(false);
        } else if (!due && !text.isEmpty()) {
            due = true;
            since = System.nanoTime();
            outputs.due(this);
        }
    }

    /** @param all also the first half of a character whose second half may still be printed */
    private void send(boolean all) {
        int length = text.length();
        if (!all && length > 0 && Character.isHighSurrogate(text.charAt(length - 1))) {
            length--;
        }
        if (length == 0) {
            return;
        }
        outbox.put(Outgoing.stream(request, target.name, text.substring(0, length)));
        String rest = text.substring(length);
        text.setLength(0);
        if (ended && text.capacity() > KEPT_CHARS) {
            text = new StringBuilder();
        }
        text.append(rest);
    }

    /** The formats of a bundle, and the id by which it can be changed. */
    static Map<String, Object> content(String displayId, MimeBundle bundle) {
        var content = new LinkedHashMap<String, Object>();
        content.put("data", bundle.data());
        content.put("metadata", bundle.metadata());
        content.put("transient", Map.of("display_id", displayId));
        return content;
    }

    /** An error as front ends show it. */
    public void error(String name, String value, List<String> traceback) {
        show("error", Map.of("ename", name, "evalue", value, "traceback", traceback));
    }
}
