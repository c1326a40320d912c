package wildrydes.lab;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import wildrydes.lab.flight.Rider;

/** A line below a cell that says how often its unicorns were refused by a shard without room, and that nothing is lost. */
final class RefusalLine {

    private static final Duration QUICKEST = Duration.ofMillis(250);

    private final Set<Rider> refused = new LinkedHashSet<>();
    private @Nullable Progress shown;
    private String said = "";
    private long saidAt;

    /** Counts this one in. */
    synchronized void add(Rider rider) {
        refused.add(rider);
    }

    /** Says how it stands, if that was not said just before. */
    synchronized void sayNowAndThen() {
        if (shown == null || System.nanoTime() - saidAt > QUICKEST.toNanos()) {
            say();
        }
    }

    /** Says how it stands. */
    synchronized void say() {
        String text = text();
        if (text.equals(said)) {
            return;
        }
        Progress line = shown;
        if (line == null) {
            shown = Progress.start(text);
        } else {
            line.say(text);
        }
        said = text;
        saidAt = System.nanoTime();
    }

    private String text() {
        List<Rider.Tally> tallies = refused.stream().map(Rider::tally).toList();
        int times = tallies.stream().mapToInt(Rider.Tally::refused).sum();
        int again = tallies.stream().mapToInt(Rider.Tally::sentAgain).sum();
        int waiting = tallies.stream().mapToInt(Rider.Tally::waiting).sum();
        String who = refused.size() == 1 ? refused.iterator().next().name() : Rides.count(refused.size()) + " unicorns";
        return "No room in the shard for " + who + ": refused " + times(times) + ", sent again " + Rides.count(again)
                + " in their order, waiting " + Rides.count(waiting) + ".";
    }

    private static String times(int number) {
        return number == 1 ? "once" : Rides.count(number) + " times";
    }
}
