package wildrydes.kernel.requests;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import wildrydes.kernel.debug.DebugAdapter;
import wildrydes.kernel.jupyter.Outbox;
import wildrydes.kernel.jupyter.Outgoing;
import wildrydes.kernel.jupyter.Request;

/** Hands what a debugging front end asks to the shell's debugger, and tells all front ends what happens there. */
final class Debugging {

    private final LateShell shell;
    private final Outbox outbox;
    private final Beside beside;
    private volatile Request latest = Request.NONE;

    /** @param beside asks for one thing after another */
    Debugging(LateShell shell, Outbox outbox, Beside beside) {
        this.shell = shell;
        this.outbox = outbox;
        this.beside = beside;
    }

    void answer(Request request) {
        beside.run(() -> {
            latest = request;
            outbox.put(Outgoing.status(request, "busy"));
            Map<String, @Nullable Object> content = request.content().values();
            Optional<DebugAdapter> adapter = shell.await().debugAdapter();
            if (adapter.isEmpty()) {
                end(request, Map.of("type", "response", "success", false, "message", "There is no debugger."));
            } else {
                adapter.get().onEvent(event -> outbox.put(Outgoing.broadcast(latest, "debug_event", event)));
                adapter.get().answer(content, reply -> end(request, reply));
            }
        });
    }

    private void end(Request request, Map<String, Object> reply) {
        outbox.put(Outgoing.reply(request, reply));
        outbox.put(Outgoing.status(request, "idle"));
    }
}
