package wildrydes.lab;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import wildrydes.kernel.api.CellId;
import wildrydes.lab.cloud.Control;
import wildrydes.lab.cloud.LocalCloud;
import wildrydes.lab.flight.Formation;
import wildrydes.lab.flight.Rider;
import wildrydes.lab.flight.Watcher;

/**
 * The unicorns of this kernel. Those in the air are one formation: hundreds of them are one participant of the clock, and one
 * thread. A cell that runs twice does not put the same unicorn into the air twice, also when it opens the lab anew.
 */
final class Fleet implements Watcher {

    private static @Nullable Fleet current;

    private final LocalCloud cloud;
    private final Map<String, Unicorn> flying = new LinkedHashMap<>();
    private final Map<Optional<CellId>, RefusalLine> lines = new ConcurrentHashMap<>();
    private volatile KinesisClient kinesis;
    private @Nullable Formation formation;

    private Fleet(LocalCloud cloud, KinesisClient kinesis) {
        this.cloud = cloud;
        this.kinesis = kinesis;
    }

    /** The fleet of this cloud; one that flies goes on with the calls of this client. */
    static synchronized Fleet of(LocalCloud cloud, KinesisClient kinesis) {
        Fleet fleet = current;
        if (fleet == null || !fleet.cloud.state().equals(cloud.state())) {
            fleet = new Fleet(cloud, kinesis);
            current = fleet;
        }
        fleet.kinesis = kinesis;
        return fleet;
    }

    static synchronized Optional<Fleet> current() {
        return Optional.ofNullable(current);
    }

    /** Lands the unicorn that last took off with this name and stream, unless it is this one. */
    void clear(String nameAndStream, Unicorn unicorn) {
        Unicorn before;
        synchronized (flying) {
            before = flying.put(nameAndStream, unicorn);
        }
        if (before != null && before != unicorn) {
            before.stop();
        }
    }

    /**
     * Lets one take off.
     *
     * @param now cloud time
     */
    synchronized Formation takeOff(Rider rider, Instant now) {
        Formation joined = formation;
        if (joined == null || !joined.add(rider)) {
            Control control = cloud.control();
            joined = Formation.takeOff(control, () -> kinesis, this, "formation of " + rider.name(), now, rider);
            formation = joined;
        }
        return joined;
    }

    /** Lands those that this cell let take off. */
    void land(CellId cell) {
        for (Unicorn unicorn : unicorns()) {
            unicorn.stopIfOf(cell);
        }
        lines.keySet().removeIf(of -> of.filter(one -> same(one, cell)).isPresent());
    }

    /** Lands all. */
    void land() {
        unicorns().forEach(Unicorn::stop);
    }

    static boolean same(CellId one, CellId other) {
        return one.equals(other) || (one.cell().isPresent() && one.cell().equals(other.cell()));
    }

    private List<Unicorn> unicorns() {
        synchronized (flying) {
            return List.copyOf(flying.values());
        }
    }

    /** Says how it went on with those that were refused, now that one of them has landed. */
    void landed(Rider rider) {
        RefusalLine line = lines.get(rider.cell());
        if (line != null) {
            line.say();
        }
    }

    @Override
    public void passed(List<Rider> riders) {
        for (Rider rider : riders) {
            if (rider.tally().refused() > 0) {
                lines.computeIfAbsent(rider.cell(), cell -> new RefusalLine()).add(rider);
            }
        }
        lines.forEach((cell, line) -> {
            cell.ifPresent(CellId::enter);
            line.sayNowAndThen();
        });
    }

    @Override
    public void fell(List<Rider> riders, String reason) {
        Map<Optional<CellId>, Set<Rider>> byCell = new LinkedHashMap<>();
        riders.forEach(rider -> byCell.computeIfAbsent(rider.cell(), cell -> new LinkedHashSet<>())
                .add(rider));
        byCell.forEach((cell, some) -> {
            cell.ifPresent(CellId::enter);
            int sent = some.stream().mapToInt(rider -> rider.tally().sent()).sum();
            Progress.line(who(some) + " landed after " + count(sent, "record") + ": " + reason + ".");
        });
    }

    private static String who(Collection<Rider> riders) {
        return riders.size() == 1
                ? riders.iterator().next().name() + " has"
                : count(riders.size(), "unicorn") + " have";
    }

    private static String count(int number, String noun) {
        return Rides.count(number) + " " + noun + (number == 1 ? "" : "s");
    }
}
