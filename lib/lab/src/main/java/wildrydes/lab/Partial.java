package wildrydes.lab;

import java.time.Duration;
import java.time.Instant;
import wildrydes.lab.cloud.ApplicationReading;
import wildrydes.lab.cloud.ApplicationWindow;
import wildrydes.lab.cloud.InAppRows;

/**
 * Which rows of a stream lack records: those of windows that had begun before the application read.
 *
 * @param window the length of the windows that fill it; zero where rows come from no window
 * @param since when reading began
 */
record Partial(Duration window, Instant since) {

    private static final Partial NONE = new Partial(Duration.ZERO, Instant.EPOCH);

    static Partial of(ApplicationWindow application, String stream) {
        ApplicationReading reading = application.reading();
        if (reading.readingSince().isEmpty()) {
            return NONE;
        }
        Duration longest = reading.pumps().stream()
                .filter(pump -> pump.target().equals(stream))
                .map(pump -> application.pump(pump.name()).tumbling())
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        return new Partial(longest, reading.readingSince().get());
    }

    /** Whether there can be such rows. */
    boolean any() {
        return !window.isZero();
    }

    /** The rowtime of a row is the end of its window. */
    boolean is(InAppRows.Row row) {
        return any() && row.rowtime().minus(window).isBefore(since);
    }
}
