package wildrydes.lab.live;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import wildrydes.kernel.api.Display;
import wildrydes.kernel.api.MimeBundle;

/**
 * The place below a cell where frame replaces frame: at most four a second, and at most a quarter of the time is spent on
 * them, however slow drawing is. One is drawn after the other on the caller's thread, so that none ever waits behind another.
 */
final class Frames {

    private static final long LEAST_NANOS = 250_000_000;
    /** Between two frames, this many times as long as the last one took. */
    private static final int REST = 3;

    private @Nullable String id;
    private long next;

    /** Draws a frame, if it is time for one. */
    void offer(Supplier<MimeBundle> frame) {
        if (id == null || System.nanoTime() - next >= 0) {
            draw(frame);
        }
    }

    /** Draws a frame in any case. */
    void draw(Supplier<MimeBundle> frame) {
        long began = System.nanoTime();
        MimeBundle drawn = frame.get();
        String shown = id;
        if (shown == null) {
            id = Display.show(drawn);
        } else {
            Display.update(shown, drawn);
        }
        long end = System.nanoTime();
        next = end + Math.max(LEAST_NANOS - (end - began), REST * (end - began));
    }
}
