package wildrydes.cloud.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What the clock promises, as plainly as it can be said: lists of everything that time may not pass, looked through each time.
 * The simulation tells it what it did and what it saw, and it finds fault.
 */
final class ClockModel {

    static final long SILENCE = TimeUnit.SECONDS.toNanos(5);
    static final long LEASE = TimeUnit.SECONDS.toNanos(15);

    enum State {
        PENDING,
        RUNNING,
        DONE,
        CANCELLED
    }

    /** What time may not pass before it is over. */
    abstract static class Barrier {
        Instant bar = Instant.MIN;

        void stands(Instant due, Instant now) {
            bar = later(due, now);
        }
    }

    /** Work of a service, which schedules it again after a restart. */
    static final class Planned extends Barrier {
        final int number;
        final Instant due;
        final @Nullable String resource;
        State state = State.PENDING;
        long order;
        CloudTime.Scheduled handle = () -> {};

        Planned(int number, Instant due, @Nullable String resource) {
            this.number = number;
            this.due = due;
            this.resource = resource;
        }
    }

    /** A participant. */
    static final class Pony extends Barrier {
        final String name;
        final String id;
        final long joined;
        Instant next;
        Participants.@Nullable Poll poll;
        long heard;

        Pony(String name, String id, long joined, Instant next) {
            this.name = name;
            this.id = id;
            this.joined = joined;
            this.next = next;
        }
    }

    /** A run, a settling or a look. */
    static final class Wish extends Barrier {
        final Move move;
        final double speed;
        final @Nullable Planned about;

        /** @param speed 0 for the clock's own */
        Wish(Move move, double speed, @Nullable Planned about) {
            this.move = move;
            this.speed = speed;
            this.about = about;
        }
    }

    /** An open hold. */
    static final class Held extends Barrier {
        final CloudTime.Hold hold;

        Held(CloudTime.Hold hold) {
            this.hold = hold;
        }
    }

    /** A lease; it holds time at speed 0. */
    static final class Lent extends Barrier {
        final String name;
        final String id;
        final double speed;
        boolean suspended;
        long renewed;

        Lent(String name, String id, double speed, long renewed) {
            this.name = name;
            this.id = id;
            this.speed = speed;
            this.renewed = renewed;
        }
    }

    final List<Planned> works = new ArrayList<>();
    final List<Pony> ponies = new ArrayList<>();
    final List<Wish> wishes = new ArrayList<>();
    final List<Held> holds = new ArrayList<>();
    final List<Lent> leases = new ArrayList<>();
    final Map<String, Integer> expectedNotes = new TreeMap<>();

    @Nullable
    Pony out;

    boolean step;
    boolean free;
    double speed;
    Instant last = Instant.MIN;
    /** Whether a note is being written, during which time stands still. */
    boolean noting;

    static Instant later(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }

    static void require(boolean so, String sentence, Object... values) {
        if (!so) {
            throw new AssertionError(String.format(sentence, values));
        }
    }

    List<Planned> pending() {
        return works.stream().filter(work -> work.state == State.PENDING).toList();
    }

    /** Everything that bars time, by what it is. */
    private List<Barrier> barriers() {
        List<Barrier> all = new ArrayList<>(holds);
        works.stream()
                .filter(work -> work.state == State.PENDING || work.state == State.RUNNING)
                .forEach(all::add);
        all.addAll(ponies);
        all.addAll(wishes);
        leases.stream().filter(lease -> lease.speed == 0).forEach(all::add);
        return all;
    }

    /** How far time may go. */
    Instant bar() {
        return noting
                ? last
                : barriers().stream()
                        .map(barrier -> barrier.bar)
                        .min(Comparator.naturalOrder())
                        .orElse(Instant.MAX);
    }

    /** Time was seen. */
    void see(Instant now) {
        require(!now.isBefore(last), "Time went back from %s to %s.", last, now);
        for (Barrier barrier : barriers()) {
            require(
                    !now.isAfter(barrier.bar),
                    "Time is %s and has passed %s at %s.",
                    now,
                    barrier.getClass().getSimpleName(),
                    barrier.bar);
        }
        require(!noting || now.equals(last), "Time passed from %s to %s while something was noted.", last, now);
        last = now;
    }

    /** How fast time should pass where nothing bars it. */
    double pace() {
        double flow = step || !free ? 0 : speed;
        for (Lent lease : leases) {
            flow = step || lease.suspended ? flow : Math.max(flow, lease.speed);
        }
        for (Wish wish : wishes) {
            flow = Math.max(flow, wish.speed == 0 ? speed : wish.speed);
        }
        return flow;
    }

    /** A work begins. */
    void begins(Planned work, Instant now) {
        require(work.state == State.PENDING, "Work %s, which is %s, is done.", work.number, work.state);
        require(now.equals(work.bar), "Work %s for %s is done at %s.", work.number, work.bar, now);
        for (Planned other : pending()) {
            require(
                    other.due.isAfter(work.due) || other.due.equals(work.due) && other.order >= work.order,
                    "Work %s of %s is done before work %s of %s.",
                    work.number,
                    work.due,
                    other.number,
                    other.due);
        }
        work.state = State.RUNNING;
        see(now);
    }

    /** It is a participant's turn. */
    void tells(Pony told, Instant now, long nanos) {
        require(out == null, "%s was told while another was out.", told.name);
        requireNoneDue(now, told.name + " was told");
        for (Pony other : ponies) {
            require(
                    other.next.isAfter(told.next) || other.next.equals(told.next) && other.joined >= told.joined,
                    "%s was told before %s.",
                    told.name,
                    other.name);
        }
        require(now.equals(told.bar), "%s of %s was told at %s.", told.name, told.bar, now);
        out = told;
        told.heard = nanos;
    }

    private void requireNoneDue(Instant now, String what) {
        for (Planned work : pending()) {
            require(work.due.isAfter(now), "%s at %s before work %s of %s.", what, now, work.number, work.due);
        }
    }

    /** A participant was dropped by the clock. */
    void drops(Pony pony, long nanos) {
        require(out == pony, "%s was dropped, whose turn it was not.", pony.name);
        require(
                pony.poll == null && nanos - pony.heard >= SILENCE,
                "%s was dropped after %s ns.",
                pony.name,
                nanos - pony.heard);
        expectedNotes.merge("ParticipantDropped " + pony.name, 1, Integer::sum);
        forget(pony);
    }

    void forget(Pony pony) {
        ponies.remove(pony);
        out = out == pony ? null : out;
    }

    /** A lease was ended by the clock. */
    void ends(Lent lease, long nanos) {
        require(nanos - lease.renewed >= LEASE, "%s was ended after %s ns.", lease.name, nanos - lease.renewed);
        expectedNotes.merge("LeaseEnded " + lease.name, 1, Integer::sum);
        leases.remove(lease);
    }

    /** A wish has come true by time passing. */
    void comesTrue(Wish wish, Instant now) {
        require(now.equals(wish.bar), "A run to %s ended at %s.", wish.bar, now);
        require(allDone(now), "A run ended at %s before everything was done.", now);
        wishes.remove(wish);
    }

    private boolean allDone(Instant now) {
        return works.stream().noneMatch(work -> work.state == State.RUNNING)
                && pending().stream().allMatch(work -> work.due.isAfter(now))
                && ponies.stream().allMatch(pony -> pony.next.isAfter(now))
                && holds.isEmpty()
                && leases.stream().noneMatch(lease -> lease.speed == 0);
    }

    /**
     * The clock has nothing to do.
     *
     * @param waits how long it means to sleep, in nanoseconds
     * @param diskWorks whether the time can be written
     */
    void rests(Instant now, long nanos, long waits, boolean diskWorks) {
        requireNoneDue(now, "The clock rests");
        require(out != null || ponies.stream().allMatch(pony -> pony.next.isAfter(now)), "Nobody is told at %s.", now);
        for (Lent lease : leases) {
            require(
                    waits <= LEASE - (nanos - lease.renewed),
                    "%s is not ended after %s ns.",
                    lease.name,
                    nanos - lease.renewed);
        }
        Pony silent = out;
        if (silent != null && silent.poll == null) {
            require(waits <= SILENCE - (nanos - silent.heard), "%s is not dropped in time.", silent.name);
        }
        for (Wish wish : wishes) {
            require(wish.move.target().isAfter(now) || !allDone(now), "A run to %s does not end.", wish.bar);
        }
        Instant bar = bar();
        if (diskWorks && pace() > 0 && bar.isAfter(now)) {
            require(pace() != Pace.AT_ONCE, "Time stays at %s before %s, to which it should leap.", now, bar);
            double left = Duration.between(now, bar).getSeconds() + 1.0;
            require(waits <= left * 1e9 / pace(), "The clock sleeps %s ns at %s before %s.", waits, now, bar);
        }
    }
}
