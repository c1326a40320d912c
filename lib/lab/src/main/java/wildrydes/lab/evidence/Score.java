package wildrydes.lab.evidence;

import java.time.Instant;
import java.util.Optional;

/**
 * What a check has given.
 *
 * @param id such as {@code e1-record}
 * @param points 0 where it never ran
 * @param most the most that it gives
 * @param at cloud time; empty where it never ran
 */
public record Score(String id, double points, int most, Optional<Instant> at) {

    /** Whether it counts for the mark of the lab; what does not is practice. */
    public boolean marked() {
        return id.startsWith("q");
    }

    /** The number of its notebook. */
    public String notebook() {
        return "0" + id.charAt(1);
    }
}
