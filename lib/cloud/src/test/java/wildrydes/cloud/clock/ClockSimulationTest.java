package wildrydes.cloud.clock;

import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A thousand lives of a clock: work that schedules, fails, goes on for long and is taken back, participants that join, come back
 * late and die, runs, settling and holds at once, changing modes and speeds, disks that fail, kills and restarts. No event is
 * lost, doubled or out of order; time never goes back and never passes what is unfinished.
 */
class ClockSimulationTest {

    private static final int EVENTS = 120;
    private static final Logger CLOCKWORK = Logger.getLogger(Clockwork.class.getName());

    @BeforeAll
    static void beSilent() {
        CLOCKWORK.setLevel(Level.OFF); // about the failures on purpose
    }

    @AfterAll
    static void speakAgain() {
        CLOCKWORK.setLevel(null);
    }

    @Test
    void aThousandLivesKeepEveryPromise() throws IOException {
        live(1, 1000);
    }

    @Test
    @Tag("slow")
    void tenThousandMoreDo() throws IOException {
        live(1001, 11_000);
    }

    private static void live(long first, long last) throws IOException {
        for (long seed = first; seed <= last; seed++) {
            try {
                new ClockSimulation(seed).live(EVENTS);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError(
                        "The life of seed " + seed + " went wrong; live(" + seed + ", " + seed + ") repeats it.", e);
            }
        }
    }
}
