package wildrydes.cloud.http;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The bodies that are being pushed, so that they end with their server. Safe for concurrent use. */
final class Pushings {

    private final Set<Pushing> open = new HashSet<>();
    private boolean ended;

    void begin(Pushing pushing) {
        boolean late;
        synchronized (this) {
            late = ended;
            open.add(pushing);
        }
        pushing.begin();
        if (late) {
            pushing.end();
        }
    }

    synchronized void remove(Pushing pushing) {
        open.remove(pushing);
    }

    /** Ends all that are open, and whatever begins later. */
    void end() {
        List<Pushing> all;
        synchronized (this) {
            ended = true;
            all = List.copyOf(open);
        }
        all.forEach(Pushing::end);
    }
}
