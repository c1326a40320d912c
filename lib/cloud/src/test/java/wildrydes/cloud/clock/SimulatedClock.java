package wildrydes.cloud.clock;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import org.jspecify.annotations.Nullable;

/**
 * A clock without a thread: the simulation takes each of its turns, lets real time pass, and is asked whenever the clock has
 * let go of its lock, as other threads might be.
 */
final class SimulatedClock {

    private static final long RETRY = TimeUnit.SECONDS.toNanos(1);

    /** Real time that passes only when the simulation says so, and never while the clock rests. */
    private final class SimulatedTicks implements Ticks {
        @Override
        public long nanos() {
            return nanos;
        }

        @Override
        public void await(Condition condition, long most) {
            waits = most;
        }
    }

    /** The time on a disk that may fail. */
    private final class Disk implements TimeFile {
        @Override
        public @Nullable String read() {
            return text;
        }

        @Override
        public void write(String next) throws IOException {
            if (!closing) {
                compare();
                meanwhile.run();
            }
            if (broken) {
                failed = nanos;
                throw new IOException("on purpose");
            }
            text = next;
            failed = null;
        }
    }

    final Map<String, Integer> notes = new TreeMap<>();
    /** What else goes on whenever the clock has let go of its lock. */
    private final Runnable meanwhile;

    private final ClockModel model;
    /** Overflows soon, as the real one may. */
    long nanos = Long.MAX_VALUE - 1000;

    boolean broken;
    /** When the disk failed last; null where it has worked since. */
    private @Nullable Long failed;

    private @Nullable String text;
    private boolean closing;
    private @Nullable Long waits;
    Clockwork works;
    VirtualClock face;

    SimulatedClock(ClockModel model, Instant start, Rules rules, Runnable meanwhile) throws IOException {
        this.model = model;
        this.meanwhile = meanwhile;
        this.closing = true;
        this.works = open(start, rules);
        this.face = new VirtualClock(works);
        this.closing = false;
    }

    private Clockwork open(Instant start, Rules rules) throws IOException {
        return new Clockwork(Reserve.open(new Disk(), start), rules, new SimulatedTicks());
    }

    /** Where the hands are, without moving them. */
    Instant now() {
        return works.pace.now();
    }

    /** Some moment around now. */
    Instant moment(Random random, int before, int after) {
        Instant moment = now().plusMillis(random.nextInt(1000 * (before + after)) - 1000L * before);
        // Whole seconds, so that much comes at the same moment.
        return random.nextInt(4) == 0 ? moment : moment.truncatedTo(ChronoUnit.SECONDS);
    }

    /** The time on disk. */
    Instant kept() {
        return Instant.parse(String.valueOf(text).strip());
    }

    /**
     * Ends the clock, as its process does when it is told to or when it is killed, and begins another over what is on disk.
     *
     * @param before is done before the new one begins
     */
    void restart(boolean killed, Rules rules, Runnable before) throws IOException {
        closing = true;
        if (!killed) {
            try {
                face.close();
                ClockModel.require(kept().equals(now()), "Time ended at %s, not at %s.", kept(), now());
            } catch (IOException e) {
                ClockModel.require(broken, "The clock did not close: %s.", e);
            }
        }
        broken = false;
        failed = null;
        works = open(Instant.EPOCH, rules);
        face = new VirtualClock(works);
        closing = false;
        before.run();
        works.locked(works::begin);
    }

    /** Takes turns until there is nothing to do. */
    void rest() {
        int turns = 0;
        do {
            turn();
            turns++;
            ClockModel.require(turns < 10_000, "The clock never rests.");
        } while (waits == null);
        Long failure = failed;
        boolean retried = failure == null || nanos - failure >= RETRY;
        ClockModel.require(failure == null || waits <= RETRY, "The disk is not tried again for %s ns.", waits);
        model.rests(now(), nanos, waits, !broken && retried);
        ClockModel.require(
                broken || !retried || model.pace() > 0 || kept().equals(now()),
                "Time stands still at %s and %s is on disk.",
                now(),
                kept());
    }

    /** Takes one turn. */
    void turn() {
        waits = null;
        works.lock.lock();
        try {
            works.turn(this::note);
        } finally {
            works.lock.unlock();
        }
        compare();
    }

    private void note(String operation, String subject, String sentence) {
        notes.merge(operation + " " + subject, 1, Integer::sum);
        see();
        lookForDropped();
        model.noting = true;
        meanwhile.run();
        model.noting = false;
        if (notes.size() % 3 == 0) {
            throw new IllegalStateException("on purpose");
        }
    }

    private void lookForDropped() {
        List<String> present = works.participants.names();
        for (ClockModel.Pony pony : List.copyOf(model.ponies)) {
            if (!present.contains(pony.name)) {
                model.drops(pony, nanos);
            }
        }
        List<String> lent = works.leases.names();
        for (ClockModel.Lent lease : List.copyOf(model.leases)) {
            if (!lent.contains(lease.name)) {
                model.ends(lease, nanos);
            }
        }
    }

    /** Finds out what the clock has done and whether it may have. */
    private void compare() {
        lookForDropped();
        for (ClockModel.Wish wish : new ArrayList<>(model.wishes)) {
            if (wish.move.ended()) {
                model.comesTrue(wish, now());
            }
        }
        String out = works.participants.out();
        if (out != null && model.out == null) {
            model.ponies.stream()
                    .filter(pony -> pony.name.equals(out))
                    .findFirst()
                    .ifPresent(pony -> model.tells(pony, now(), nanos));
        }
        ClockModel.require((out == null) == (model.out == null), "%s is out.", out);
        see();
    }

    void see() {
        model.see(now());
        ClockModel.require(!kept().isBefore(now()), "Time is %s and only %s is on disk.", now(), kept());
    }
}
