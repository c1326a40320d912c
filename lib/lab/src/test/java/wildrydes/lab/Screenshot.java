package wildrydes.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import wildrydes.kernel.api.Display;
import wildrydes.kernel.api.MimeBundle;
import wildrydes.lab.render.LabRenderer;

/** Keeps what is shown, as the front end would. */
final class Screenshot implements Display.Screen {

    private final List<String> ids = new ArrayList<>();
    private final List<MimeBundle> shown = new ArrayList<>();
    private int updates;

    /** Shows on a new one from now on. */
    static Screenshot begin() {
        Screenshot screen = new Screenshot();
        Display.on(screen);
        return screen;
    }

    synchronized String text() {
        return String.join(
                "\n",
                shown.stream()
                        .map(bundle -> String.valueOf(bundle.data().get("text/plain")))
                        .toList());
    }

    synchronized String html() {
        return String.join(
                "\n",
                shown.stream()
                        .map(bundle -> String.valueOf(bundle.data().getOrDefault("text/html", "")))
                        .toList());
    }

    /** The one thing that is shown. */
    synchronized MimeBundle only() {
        return shown.stream()
                .reduce((one, other) -> {
                    throw new AssertionError("There are several: " + text());
                })
                .orElseThrow();
    }

    synchronized int updates() {
        return updates;
    }

    @Override
    public synchronized void show(String displayId, MimeBundle content) {
        ids.add(displayId);
        shown.add(content);
    }

    @Override
    public synchronized void update(String displayId, MimeBundle content) {
        shown.set(ids.indexOf(displayId), content);
        updates++;
    }

    @Override
    public synchronized void clear(boolean waitForNext) {
        shown.clear();
        ids.clear();
    }

    /** What is shown of a value, as a text. */
    String shown(Object value) {
        return String.valueOf(render(value).data().get("text/plain"));
    }

    @Override
    public MimeBundle render(Object value) {
        return new LabRenderer()
                .render(value)
                .orElseGet(() -> new MimeBundle(Map.of("text/plain", String.valueOf(value)), Map.of()));
    }
}
