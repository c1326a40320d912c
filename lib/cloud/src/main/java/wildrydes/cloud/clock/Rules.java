package wildrydes.cloud.clock;

import java.time.Duration;

/**
 * How a clock behaves.
 *
 * @param step whether time moves only when asked, and then at once
 * @param speed seconds of cloud time per second of real time at the start, above 0
 * @param poll real time after which a waiting participant is told to ask again, well below the time-outs of HTTP clients
 * @param silence real time after which a participant that is due and does not come back is dropped
 * @param lease real time after which a lease ends that is not renewed
 */
public record Rules(boolean step, double speed, Duration poll, Duration silence, Duration lease) {

    /** How long a lease usually lives that is not renewed. */
    public static final Duration LEASE = Duration.ofSeconds(15);

    /** The usual patience. */
    public static Rules of(boolean step, double speed) {
        return new Rules(step, speed, Duration.ofSeconds(2), Duration.ofSeconds(5), LEASE);
    }
}
