package wildrydes.lab.terminal;

import java.time.Duration;
import java.util.Optional;
import wildrydes.lab.cloud.ClockReading;
import wildrydes.lab.cloud.Control;

/** Notices that nothing happens because time stands still, and says so once. */
final class Standstill {

    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final Control control;
    private long events = -1;
    private long since = System.nanoTime();
    private boolean said;

    Standstill(Control control) {
        this.control = control;
    }

    /**
     * Looks whether there is something to say.
     *
     * @param happened a number that grows with each event
     */
    Optional<String> look(long happened) {
        if (happened != events) {
            events = happened;
            since = System.nanoTime();
            said = false;
            return Optional.empty();
        }
        if (said || System.nanoTime() - since < PATIENCE.toNanos()) {
            return Optional.empty();
        }
        ClockReading clock = control.clock();
        since = System.nanoTime();
        said = clock.step() || !clock.flowing();
        return !said
                ? Optional.empty()
                : Optional.of(
                        clock.step()
                                ? "Time moves only when a notebook asks: lab.clock().run(ofMinutes(1))"
                                : "Time stands still, since a notebook holds it; lab.clock().flow() there lets it"
                                        + " pass.");
    }
}
