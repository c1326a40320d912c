package wildrydes.kernel.streams;

import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import wildrydes.kernel.api.Display;
import wildrydes.kernel.api.MimeBundle;
import wildrydes.kernel.display.Renderers;
import wildrydes.kernel.jupyter.Outbox;

/** Shows things below the cell that the calling thread works for. A slow front end makes the caller wait. */
public final class CellScreen implements Display.Screen {

    private final Outputs outputs;
    private final Outbox outbox;
    private final Renderers renderers;

    /** @param renderers draw values */
    public CellScreen(Outputs outputs, Outbox outbox, Renderers renderers) {
        this.outputs = outputs;
        this.outbox = outbox;
        this.renderers = renderers;
    }

    @Override
    public void show(String displayId, MimeBundle content) {
        put("display_data", CellOutput.content(displayId, content));
    }

    @Override
    public void update(String displayId, MimeBundle content) {
        put("update_display_data", CellOutput.content(displayId, content));
    }

    @Override
    public void clear(boolean waitForNext) {
        put("clear_output", Map.of("wait", waitForNext));
    }

    @Override
    public MimeBundle render(Object value) {
        return renderers.render(value);
    }

    @Override
    public MimeBundle render(Object value, Set<String> mimeTypes) {
        return renderers.render(value, mimeTypes);
    }

    @Override
    public <T> void register(Class<T> type, Function<? super T, MimeBundle> rendering) {
        renderers.register(type, rendering);
    }

    private void put(String type, Map<String, Object> content) {
        outbox.awaitRoom();
        outputs.current().show(type, content);
    }
}
