package wildrydes.lab;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import wildrydes.kernel.api.CellId;
import wildrydes.kernel.api.MimeBundle;
import wildrydes.lab.cloud.Control;
import wildrydes.lab.live.LiveRun;
import wildrydes.lab.live.Scene;

/** What was to be seen while time passed, as it was at the end. It stands below the cell that let the time pass. */
public final class LiveView {

    private final Scene scene;
    private final MimeBundle last;
    private final Optional<CellId> shownBelow = CellId.current();

    private LiveView(Scene scene, MimeBundle last) {
        this.scene = scene;
        this.last = last;
    }

    /**
     * Shows a scene while this much time passes.
     *
     * @throws LabException if the duration is not above 0, or the thread is interrupted
     */
    static LiveView of(Control control, Duration duration, Scene scene) {
        if (duration.isNegative() || duration.isZero()) {
            throw new LabException("Time only passes forwards; live(" + duration + ") does not.");
        }
        return new LiveView(scene, new LiveRun(control, duration, scene).play());
    }

    /** What it shows of itself at the end of a cell: nothing more where it stands already, else its last frame. */
    public MimeBundle picture() {
        boolean there = shownBelow.isPresent() && shownBelow.equals(CellId.current());
        return there ? new MimeBundle(Map.of(), Map.of()) : last;
    }

    /** The last frame in all formats, also those that are made for who asks, such as {@code application/geo+json} of a map. */
    public MimeBundle onRequest() {
        MimeBundle all = last;
        for (Map.Entry<String, Object> format : scene.onRequest().data().entrySet()) {
            all = all.data().containsKey(format.getKey()) ? all : all.with(format.getKey(), format.getValue());
        }
        return all;
    }

    @Override
    public String toString() {
        return String.valueOf(last.data().get("text/plain"));
    }
}
