package wildrydes.lab.live;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import wildrydes.kernel.api.MimeBundle;

/** Something in the cloud that is worth watching while time passes. Used by one thread at a time. */
public interface Scene {

    /**
     * Looks at how things are now; cloud time waits for it. What it throws at the first look fails the cell; later on it
     * becomes a line in the view, and the next look follows at its time.
     *
     * @param now cloud time
     */
    void look(Instant now);

    /**
     * What was seen last, with plain text and HTML; makes no call.
     *
     * @param now cloud time
     */
    MimeBundle picture(Instant now);

    /**
     * Formats that are too large for each page, or that a front end would show in place of the picture, for {@code
     * render(view, format)}; makes no call.
     */
    default MimeBundle onRequest() {
        return new MimeBundle(Map.of(), Map.of());
    }

    /** Cloud time from look to look; a reader of a stream looks once a second. */
    default Duration every() {
        return Duration.ofSeconds(1);
    }
}
