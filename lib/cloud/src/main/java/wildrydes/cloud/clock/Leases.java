package wildrydes.cloud.clock;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What those outside the cloud ask of time for as long as they live: to flow, or to be held. Each ends when it is not renewed
 * in time, since a browser or a terminal may vanish without a word. Guarded by the clock's lock.
 */
final class Leases {

    private static final class Lease {
        final String name;
        final double speed;
        boolean suspended;
        long renewed;

        Lease(String name, double speed, long renewed) {
            this.name = name;
            this.speed = speed;
            this.renewed = renewed;
        }

        boolean holds() {
            return speed == 0;
        }
    }

    private final Ticks ticks;
    private final Duration life;
    private final Map<String, Lease> all = new LinkedHashMap<>();
    private final Departed departed =
            new Departed("lease", "it may have been ended, or the cloud was restarted; open another");

    Leases(Ticks ticks, Rules rules) {
        this.ticks = ticks;
        this.life = rules.lease();
    }

    /** @param speed 0 for a lease that holds time */
    String open(String name, double speed) {
        String id = Departed.newId();
        all.put(id, new Lease(name, speed, ticks.nanos()));
        return id;
    }

    void renew(String id) {
        known(id).renewed = ticks.nanos();
    }

    void end(String id) {
        known(id);
        all.remove(id);
    }

    private Lease known(String id) {
        Lease lease = all.get(id);
        if (lease == null) {
            throw departed.gone(id);
        }
        return lease;
    }

    /** Lets those that let time flow rest until {@link #resume}. */
    void suspend() {
        all.values().forEach(lease -> lease.suspended = true);
    }

    void resume() {
        all.values().forEach(lease -> lease.suspended = false);
    }

    /** The speed that the fastest asks for; 0 where none lets time flow. */
    double speed() {
        double most = 0;
        for (Lease lease : all.values()) {
            most = lease.suspended ? most : Math.max(most, lease.speed);
        }
        return most;
    }

    /** Names of those that hold time. */
    List<String> holding() {
        return all.values().stream()
                .filter(Lease::holds)
                .map(lease -> lease.name)
                .toList();
    }

    boolean hold() {
        for (Lease lease : all.values()) {
            if (lease.holds()) {
                return true;
            }
        }
        return false;
    }

    List<String> names() {
        return all.values().stream().map(lease -> lease.name).toList();
    }

    /** Ends one that was not renewed in time; tells its name and why, or null. */
    @Nullable
    Dropped endForgotten() {
        for (String id : new ArrayList<>(all.keySet())) {
            Lease lease = known(id);
            if (ticks.nanos() - lease.renewed >= life.toNanos()) {
                String sentence = "The lease " + lease.name + " was not renewed for " + Spans.words(life)
                        + " and has ended; open another.";
                departed.add(id, sentence);
                all.remove(id);
                return new Dropped("LeaseEnded", lease.name, sentence);
            }
        }
        return null;
    }

    /** Real time, in nanoseconds, after which a lease may have to end. */
    long patience() {
        long least = Long.MAX_VALUE;
        for (Lease lease : all.values()) {
            least = Math.min(least, life.toNanos() - (ticks.nanos() - lease.renewed));
        }
        return Math.max(1, least);
    }
}
