package wildrydes.kernel.requests;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import wildrydes.kernel.jupyter.KernelLog;
import wildrydes.kernel.jupyter.Outbox;
import wildrydes.kernel.jupyter.Outgoing;
import wildrydes.kernel.jupyter.Request;

/** Answers requests that run no cell, and says busy before and idle behind each. */
final class Answers {

    private final Outbox outbox;
    private final KernelLog log;

    Answers(Outbox outbox, KernelLog log) {
        this.outbox = outbox;
        this.log = log;
    }

    /** Answers with this; a failure is an answer, too. */
    void answer(Request request, Supplier<Map<String, @Nullable Object>> content) {
        outbox.put(Outgoing.status(request, "busy"));
        outbox.put(Outgoing.reply(request, content(request, content)));
        outbox.put(Outgoing.status(request, "idle"));
    }

    private Map<String, @Nullable Object> content(Request request, Supplier<Map<String, @Nullable Object>> content) {
        try {
            return content.get();
        } catch (RuntimeException | Error e) {
            log.warn("The kernel failed to answer " + request.type() + ".", e);
            var failure = new LinkedHashMap<String, @Nullable Object>();
            failure.put("status", "error");
            failure.put("ename", e.getClass().getSimpleName());
            failure.put("evalue", String.valueOf(e.getMessage()));
            failure.put("traceback", List.of());
            return failure;
        }
    }

    /** A content that begins with {@code status: ok}. */
    static Map<String, @Nullable Object> ok() {
        var content = new LinkedHashMap<String, @Nullable Object>();
        content.put("status", "ok");
        return content;
    }
}
