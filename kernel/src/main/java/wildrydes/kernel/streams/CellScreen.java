package wildrydes.kernel.streams;

import java.util.Map;
import java.util.function.Function;
import wildrydes.kernel.api.Display;
import wildrydes.kernel.api.MimeBundle;
import wildrydes.kernel.jupyter.Outbox;

/** Shows things below the cell that the calling thread works for. A slow front end makes the caller wait. */
public final class CellScreen implements Display.Screen {

    private final Outputs outputs;
    private final Outbox outbox;
    private final Function<Object, MimeBundle> renderer;

    /** @param renderer draws a value in every format that helps */
    public CellScreen(Outputs outputs, Outbox outbox, Function<Object, MimeBundle> renderer) {
        this.outputs = outputs;
        this.outbox = outbox;
        this.renderer = renderer;
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
        return renderer.apply(value);
    }

    private void put(String type, Map<String, Object> content) {
        outbox.awaitRoom();
        outputs.current().show(type, content);
    }
}
