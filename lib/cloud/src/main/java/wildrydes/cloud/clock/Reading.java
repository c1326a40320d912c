package wildrydes.cloud.clock;

import java.time.Instant;
import java.util.List;

/**
 * The clock at one moment.
 *
 * @param now cloud time
 * @param step whether time moves only when asked
 * @param flowing whether time passes by itself; false in a run of a clock that is held
 * @param speed seconds of cloud time per second of real time
 * @param participants names of those whom the clock waits for, in the order in which they joined
 * @param leases names of those who let time flow or hold it
 * @param waitsFor what keeps time from passing at this very moment
 */
public record Reading(
        Instant now,
        boolean step,
        boolean flowing,
        double speed,
        List<String> participants,
        List<String> leases,
        List<String> waitsFor) {}
