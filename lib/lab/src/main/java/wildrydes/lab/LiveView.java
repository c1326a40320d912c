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

    private final MimeBundle last;
    private final Optional<CellId> shownBelow = CellId.current();

    private LiveView(MimeBundle last) {
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
        return new LiveView(new LiveRun(control, duration, scene).play());
    }

    /** What it shows of itself at the end of a cell: nothing more where it stands already, else its last frame. */
    public MimeBundle picture() {
        boolean there = shownBelow.isPresent() && shownBelow.equals(CellId.current());
        return there ? new MimeBundle(Map.of(), Map.of()) : last;
    }

    @Override
    public String toString() {
        return String.valueOf(last.data().get("text/plain"));
    }
}
